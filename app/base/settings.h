#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

namespace eforms::base {

/// What the user or the administrator may set on this computer. All of it, with its defaults, stands in one table in
/// settings.cpp; nothing secret is ever a setting.
enum class Setting {
    Language,       ///< `en` or `zh-Hant`; empty: as the computer
    Theme,          ///< `system`, `light`, `dark`, `contrast`
    WindowGeometry, ///< as QWidget saves it
    LastUserName,   ///< fills in the sign-in page
    DeviceId,       ///< random, made at the first start; names this installation in the audit trail
};

/// The settings file of one data folder.
class Settings
{
public:
    explicit Settings(const QString &file);

    /// The stored value, or the default of the table.
    [[nodiscard]] QVariant value(Setting setting) const;
    [[nodiscard]] QString text(Setting setting) const { return value(setting).toString(); }
    void set(Setting setting, const QVariant &value);

private:
    QSettings m_file;
};

} // namespace eforms::base

namespace eforms {
using base::Setting;
using base::Settings;
} // namespace eforms
