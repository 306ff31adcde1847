#pragma once

#include "base/language.h"

#include <QDate>
#include <QLocale>

#include <optional>

namespace eforms::widgets {

/// The locale that days, months and weeks are written in.
[[nodiscard]] QLocale localeOf(Language language);

/// `8 July 2025`, `2025年7月8日`; empty for an invalid date.
[[nodiscard]] QString dateWords(QDate date, Language language);
/// The same for a date in ISO form; what is none comes back as it is.
[[nodiscard]] QString dateWords(const QString &iso, Language language);
/// `2025-07-08T09:30` → `8 July 2025 09:30`; what is no date-time comes back as it is.
[[nodiscard]] QString dateTimeWords(const QString &value, Language language);

/// `2025-07-08T09:30` from a date and a time of day as people type them, with a space, comma or `T` between. Nothing
/// for what is none.
[[nodiscard]] std::optional<QString> dateTime(const QString &typed);

} // namespace eforms::widgets
