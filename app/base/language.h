#pragma once

#include <QString>

namespace eforms::base {

/// The two languages of the product.
enum class Language {
    English,
    TraditionalChinese, ///< as written in Hong Kong
};

/// `en` or `zh-Hant`: the names of the form language files and the `messages` keys on the wire.
[[nodiscard]] inline QString languageTag(Language language)
{
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("zh-Hant");
}

} // namespace eforms::base

namespace eforms {
using base::Language;
using base::languageTag;
} // namespace eforms
