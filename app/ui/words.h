#pragma once

#include "base/clock.h"
#include "base/language.h"
#include "domain/lifecycle.h"
#include "domain/service.h"

#include <QDate>
#include <QString>

#include <memory>

class QTranslator;

namespace eforms::ui {

/// The words of the business in one language, whichever is on screen: states, events, rights, dates, names.
///
/// Cheap to copy. Dates and times are shown as Hong Kong time, `8 Jul 2025 14:03` or `2025年7月8日 14:03`.
class Words
{
public:
    explicit Words(Language language);
    ~Words();
    Words(const Words &) = default;
    Words &operator=(const Words &) = default;

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] bool isChinese() const { return m_language == Language::TraditionalChinese; }
    /// The translation of any text of the program; @p n counts where the text holds `%n`.
    [[nodiscard]] QString text(const char *context, const char *source, int n = -1) const;

    [[nodiscard]] QString state(domain::State state) const;
    /// The same, telling the second check from the first.
    [[nodiscard]] QString state(const domain::Request &request) const;
    /// Who has to take the next step: the checker, the maker, the clearing house; empty when nobody has.
    [[nodiscard]] QString nextStep(const domain::Request &request) const;
    /// What was carried out, as a short sentence: “Approved”.
    [[nodiscard]] QString event(domain::Event event) const;
    /// A type of the audit trail; the code itself for one that a newer server may have.
    [[nodiscard]] QString audit(const QString &type) const;
    /// Why something may not be done, in words that help; empty for None.
    [[nodiscard]] QString hindrance(domain::Hindrance hindrance) const;
    /// `error` or `warning`.
    [[nodiscard]] QString severity(const QString &code) const;
    [[nodiscard]] QString function(domain::Function function) const;
    [[nodiscard]] QString capacity(const QString &code) const;
    [[nodiscard]] QString category(const QString &code) const;
    [[nodiscard]] QString clearingHouse(const QString &code) const;
    /// `1 checker`, `2 different checkers`.
    [[nodiscard]] QString approvals(int count) const;
    /// Name of a person; the clearing house and the system are persons too.
    [[nodiscard]] QString person(const domain::Person &person) const;
    [[nodiscard]] QString organisation(const domain::Membership &membership) const;

    [[nodiscard]] QString date(const QDate &date) const;
    /// An ISO date as above; the text itself if it is none.
    [[nodiscard]] QString date(const QString &iso) const;
    [[nodiscard]] QString time(const QDateTime &utc) const;
    [[nodiscard]] QString dateTime(const QDateTime &utc) const;
    /// The time alone for today, without the year for this year, else date and time.
    [[nodiscard]] QString when(const QDateTime &utc, const QDateTime &nowUtc) const;
    /// `3 h 28 min left`, or that the deadline has passed; empty without a deadline.
    [[nodiscard]] QString timeLeft(const QDateTime &deadlineUtc, const QDateTime &nowUtc) const;

private:
    [[nodiscard]] QString word(const char *source, int n = -1) const { return text("Words", source, n); }

    Language m_language;
    std::shared_ptr<const QTranslator> m_translator;
};

/// Reference number, or the first eight characters of the draft's own id until there is one (portal.md §9).
[[nodiscard]] QString shownReference(const domain::Request &request);

} // namespace eforms::ui
