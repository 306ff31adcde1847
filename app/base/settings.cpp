#include "base/settings.h"

#include <algorithm>
#include <array>

namespace eforms::base {

namespace {

struct Row {
    Setting setting;
    const char *key;
    const char *fallback;
};

constexpr std::array table {
    Row {Setting::Language, "language", ""},
    Row {Setting::Theme, "theme", "system"},
    Row {Setting::WindowGeometry, "window/geometry", ""},
    Row {Setting::LastUserName, "sign_in/last_user_name", ""},
    Row {Setting::DeviceId, "device/id", ""},
};

const Row &rowOf(Setting setting)
{
    const auto *found
        = std::find_if(table.begin(), table.end(), [setting](const Row &row) { return row.setting == setting; });
    Q_ASSERT(found != table.end());
    return *found;
}

} // namespace

Settings::Settings(const QString &file)
    : m_file(file, QSettings::IniFormat)
{
}

QVariant Settings::value(Setting setting) const
{
    const Row &row = rowOf(setting);
    return m_file.value(QString::fromLatin1(row.key), QString::fromLatin1(row.fallback));
}

void Settings::set(Setting setting, const QVariant &value)
{
    m_file.setValue(QString::fromLatin1(rowOf(setting).key), value);
}

} // namespace eforms::base
