#pragma once

#include "base/language.h"
#include "engine/schemanode.h"
#include "engine/structure.h"
#include "market/finding.h"

namespace eforms::market {

/// The documents of a form's folder, as far as they can be read, and what was found in them.
struct FormUnderLint {
    QString slug;
    Json form;
    Json schema;
    Json layout;
    QHash<Language, Json> texts;       ///< of the form itself
    QHash<Language, Json> commonTexts;
    Json blocks;                       ///< common/blocks.json
    Findings findings;

    /// Notes a finding, once.
    void add(Finding::Kind kind, const QString &file, const QString &place, const QString &message,
        engine::Severity severity = engine::Severity::Error);
    /// Notes one in the schema; @p place as SchemaNode::place says it.
    void addInSchema(Finding::Kind kind, const QString &place, const QString &message);
};

/// Stands for the id of a rule that has none.
inline constexpr QLatin1StringView namelessRule("?");

/// Looks at every keyword by itself. What remains of the schema documents without the faulty ones.
struct SoundSchema {
    Json schema;
    Json blocks;
};
[[nodiscard]] SoundSchema lintKeywords(FormUnderLint &form);

/// Rules, their targets, calculations, defaults. Rules that cannot be are left out of @p structure.
void lintRules(FormUnderLint &form, engine::FormStructure &structure, const engine::Operators &operators);

/// Scopes, conditions and elements; fields that nothing shows.
void lintLayout(FormUnderLint &form, const engine::FormStructure &structure);

/// Texts that are missing, that differ in their blanks, that nothing asks for.
void lintTexts(FormUnderLint &form, const engine::FormStructure &structure);

} // namespace eforms::market
