#pragma once

#include "base/json.h"
#include "base/language.h"
#include "domain/request.h"

namespace eforms::domain {

/// One line of the catalogue of e-services.
struct Service {
    QString slug;
    int number = 0;
    QString category; ///< `settlement-depository`, `membership`, `technical`
    QStringList clearingHouses;
    QString titleEn;
    QString titleZh;
    QString purposeEn;
    QString purposeZh;
    int version = 0;  ///< of the form; 0: not yet available
    QString hash;     ///< of the form's bundle
    QList<ApprovalLevel> levels;
    bool secondFactor = false; ///< approvals ask for the second factor
    bool bulkAllowed = false;
    QString open;  ///< service hours, `HH:MM` Hong Kong time
    QString close;
    Json params; ///< `ctx.params` of the form's rules, as the server configures them

    [[nodiscard]] bool isAvailable() const { return version > 0; }
    [[nodiscard]] QString title(Language language) const
    {
        return language == Language::English ? titleEn : titleZh;
    }
    [[nodiscard]] static Service fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

} // namespace eforms::domain
