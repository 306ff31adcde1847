#pragma once

#include "base/json.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace eforms::domain {

/// A person as others may see him: in approvals, claims and the audit trail.
struct Person {
    QString id; ///< stable for the natural person, the same over all memberships
    QString nameEn;
    QString nameZh;

    [[nodiscard]] static Person fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    friend bool operator==(const Person &, const Person &) = default;
};

/// What a right allows (portal.md §2: a right is membership × service × function).
enum class Function {
    View,
    Make,
    Check,
    Sign,       ///< authorised signatory: second check of bank, signatory, name and administrator changes
    Administer, ///< delegated administrator
};

[[nodiscard]] QString functionCode(Function function);
[[nodiscard]] std::optional<Function> functionFromCode(const QString &code);

/// One triple of portal.md §2 without its membership.
struct Right {
    QString service; ///< slug, or `*` for all services of the participant
    Function function = Function::View;

    friend bool operator==(const Right &, const Right &) = default;
};

/// Whether @p rights allow @p function on @p service. Whoever may make, check, sign or administer may also view.
[[nodiscard]] bool allows(const QList<Right> &rights, Function function, const QString &service);

/// One organisation at one clearing house, and what the signed-in person may do there.
struct Membership {
    QString participant; ///< participant ID, `B01234`
    QString nameEn;
    QString nameZh;
    QString capacity; ///< CL-CAPACITY code of the main capacity, `DCP`
    QStringList capacities;
    QList<Right> rights;
    /// What the server knows of the participant for its forms: facts (`dcass_code`, `clearing_houses`) and lists of records
    /// with the key `ref` (`bank_accounts`). An object.
    Json profile;

    [[nodiscard]] bool may(Function function, const QString &service) const;
    [[nodiscard]] static Membership fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// What the rules and prefills of forms see as `ctx.participant`.
    [[nodiscard]] Json forRules() const;
};

/// The signed-in person's own profile: prefills forms, never shown to others as a whole.
struct User {
    Person person;
    QString userName; ///< sign-in name, an e-mail address
    QString email;
    QString phone;
    QString positionEn;
    QString positionZh;
    QString secondFactor;         ///< what approvals ask for: `totp` or `password`
    QDateTime lastSignInUtc;      ///< the sign-in before this one; invalid at the first
    QList<Membership> memberships;

    [[nodiscard]] static User fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// What the rules and prefills of forms see as `ctx.user`.
    [[nodiscard]] Json forRules() const;
};

} // namespace eforms::domain
