#pragma once

#include "base/language.h"
#include "engine/layout.h"
#include "engine/problem.h"
#include "engine/schemaview.h"

#include <functional>
#include <optional>

namespace eforms::engine {

/// The text of a key in the language that is shown; nothing where there is none.
using TextOfKey = std::function<std::optional<QString>(const QString &key)>;

/// The words of a view tree: keys as in JSON Forms (`<i18n or path without indices>.label`, `.description`,
/// `.error.<keyword>`, `error.<keyword>` …), then what schema and layout say, then names made readable.
class ViewTexts
{
public:
    /// What one element shows and where its texts are looked for.
    struct Subject {
        const LayoutElement &element;
        const SchemaView &schema;
        const QString &path;
    };

    ViewTexts() = default;
    explicit ViewTexts(TextOfKey textOfKey) : m_textOfKey(std::move(textOfKey)) { }

    /// Label of a Control; empty for `label: false`.
    [[nodiscard]] QString label(const Subject &subject) const;
    /// Label of a layout, or the text of a Label.
    [[nodiscard]] QString label(const LayoutElement &element) const;
    [[nodiscard]] QString description(const Subject &subject) const;
    [[nodiscard]] QString choice(const Subject &subject, const Json &value) const;
    [[nodiscard]] QString message(const Subject &subject, const Problem &problem) const;

private:
    [[nodiscard]] std::optional<QString> text(const QString &key) const;
    [[nodiscard]] static QString prefix(const Subject &subject);

    TextOfKey m_textOfKey;
};

class FormDefinition;

/// The words of a form of ours. Its language files may leave out the outer parts of a key: `quantity.label` serves
/// `positions.quantity.label`, too.
[[nodiscard]] ViewTexts viewTexts(const FormDefinition &form, Language language);

/// What Ajv says of a problem, in English: the wording where no language file has one.
[[nodiscard]] QString englishMessage(const Problem &problem);

} // namespace eforms::engine
