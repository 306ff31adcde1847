#pragma once

#include "base/json.h"

#include <QString>

#include <optional>

namespace eforms::engine {

/// The issues of JSON Schema that are understood. 2019-09 is there for documents that others refer to: all of it but
/// `$recursiveRef`.
enum class SchemaDialect : unsigned {
    Draft7 = 1,
    Draft2019 = 2,
    Draft2020 = 4,
};

/// Groups of keywords that a metaschema of one's own may leave out.
enum class Vocabulary : unsigned {
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    Annotation = 16, ///< meta-data and content
    Format = 32,
    FormatAssertion = 64, ///< formats hold, whatever was asked for
    Own = 128,            ///< our `x-…` keywords
};
inline constexpr unsigned allVocabularies = 255 - static_cast<unsigned>(Vocabulary::FormatAssertion);

/// How the keywords of a resource are read.
struct SchemaRules {
    SchemaDialect dialect = SchemaDialect::Draft2020;
    unsigned vocabularies = allVocabularies;

    [[nodiscard]] bool has(Vocabulary vocabulary) const { return (vocabularies & static_cast<unsigned>(vocabulary)) != 0; }
};

/// What a keyword's value holds, as far as schemas stand in it.
enum class KeywordShape {
    Value,        ///< no schema
    Schema,
    SchemaOrList, ///< `items` before 2020-12
    SchemaList,
    SchemaMap,    ///< an object whose members are schemas
    Dependencies, ///< an object whose members are schemas or lists of names
};

struct Keyword {
    KeywordShape shape = KeywordShape::Value;
    unsigned dialects = 0; ///< SchemaDialect
    Vocabulary vocabulary = Vocabulary::Annotation;
};

/// Nothing where the dialect, or what is taken of it, does not have the keyword.
[[nodiscard]] const Keyword *findKeyword(const QString &name, const SchemaRules &rules);

/// The dialect that a `$schema` names; nothing for others.
[[nodiscard]] std::optional<SchemaDialect> dialectOf(const QString &metaschema);

/// The vocabularies that a metaschema's `$vocabulary` lists; nothing when it demands one that is not known.
[[nodiscard]] std::optional<unsigned> vocabulariesOf(const Json &metaschema);

/// The metaschema with this URI (without an empty fragment), from the program itself; Absent if it is not one of ours.
[[nodiscard]] Json metaschema(const QString &uri);

} // namespace eforms::engine
