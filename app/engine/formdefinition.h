#pragma once

#include "base/json.h"
#include "base/language.h"
#include "engine/layout.h"
#include "engine/operators.h"
#include "engine/problem.h"

#include <QHash>
#include <QString>

#include <memory>

namespace eforms::engine {

class CompiledSchema;

/// The documents of one published form version, as they lie in forms/ or come from the server:
/// `{"form":{…},"schema":{…},"layout":{…},"texts":{"en":{…},"zh-Hant":{…}},"common":{"blocks.json":{…}}}`.
/// Texts are flat objects, key to text; the common ones are merged in already.
struct FormBundle {
    Json form;
    Json schema;
    Json layout; ///< Absent: generated from the schema
    QHash<Language, Json> texts;
    QHash<QString, Json> common; ///< documents that `$ref: "common/<name>#…"` may name
    Json migrations; ///< from earlier versions, see engine/migration.h; Absent: there is none

    [[nodiscard]] static Result<FormBundle> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// SHA-256 of the canonical bundle, in hex: what a draft is pinned to.
    [[nodiscard]] QString hash() const;
};

/// One form version, compiled: schema, rules, layout and texts. Immutable and shared between threads.
class FormDefinition
{
public:
    /// Fails with Unsupported (unknown keyword), Malformed (a schema or rule that cannot be: unlike types compared,
    /// cycle, bad pattern …) or TooLarge; the detail names the place.
    [[nodiscard]] static Result<std::shared_ptr<const FormDefinition>> load(
        const FormBundle &bundle, const Operators &operators);

    ~FormDefinition();

    [[nodiscard]] QString id() const;
    [[nodiscard]] int version() const;
    [[nodiscard]] QString hash() const;
    /// form.json as it is: number, variants, approvals, hours, attachments, stages …
    [[nodiscard]] const Json &about() const;
    /// Of FormBundle; an object, empty for a first version.
    [[nodiscard]] const Json &migrations() const;
    [[nodiscard]] const LayoutElement &layout() const;
    [[nodiscard]] const CompiledSchema &schema() const;

    /// The text of a key; empty where there is none.
    [[nodiscard]] QString text(const QString &key, Language language) const;
    /// Label of the value at a pointer (`/positions/2/quantity` or `/positions/quantity`), without asterisk.
    [[nodiscard]] QString label(const QString &pointer, Language language) const;
    /// Help under the field; empty where there is none.
    [[nodiscard]] QString hint(const QString &pointer, Language language) const;
    /// Text of one choice of an enumeration; the value itself where there is none.
    [[nodiscard]] QString choiceLabel(const QString &pointer, const Json &value, Language language) const;
    /// The sentence for a problem: field and keyword first (`positions.quantity.error.maximum`), then the rule
    /// (`rule.1.2`), then the keyword (`error.maximum`). `{limit}` in a text is replaced from the params.
    [[nodiscard]] QString problemText(const Problem &problem, Language language) const;

private:
    FormDefinition();
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

using FormPointer = std::shared_ptr<const FormDefinition>;

} // namespace eforms::engine
