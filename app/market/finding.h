#pragma once

#include "engine/problem.h"

#include <QList>
#include <QString>

namespace eforms::market {

/// One thing in a form's folder that its author should put right.
struct Finding {
    enum class Kind {
        UnreadableFile,   ///< absent, no JSON, or with a key twice
        UnknownKeyword,
        UnknownFormat,
        BadPattern,       ///< no regular expression, or one that takes too many steps
        BadKeyword,       ///< a known keyword with a value that cannot be
        UnlikeTypes,      ///< a rule that compares text with numbers, say
        UnknownOperator,
        UnknownName,      ///< a rule, target, pointer or code that leads nowhere
        BadRule,          ///< not written as rules are, or too large
        Cycle,            ///< calculations or relevance that depend on themselves
        DuplicateRule,    ///< two rules with one id
        BadDefault,       ///< a default or prefill that the field itself would not take
        MissingText,
        CodeWithoutText,
        DifferentBlanks,  ///< `{…}` in one language and not in the other
        OrphanText,       ///< a text that nothing refers to
        Unreachable,      ///< a field that no control shows, or that is never relevant
        BadScope,         ///< a layout's scope or condition that names no field
        UnknownElement,   ///< of a layout
        LoadFailure,      ///< whatever else keeps the form from being loaded
    };
    QString form;  ///< slug
    QString file;  ///< `schema.json`, `en.json` …, `common/blocks.json`
    QString place; ///< JSON pointer in that file; of a text that is missing: where it should stand
    Kind kind = Kind::LoadFailure;
    engine::Severity severity = engine::Severity::Error;
    QString message; ///< for authors, in English

    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = QList<Finding>;

/// `unknown-keyword` and so on.
[[nodiscard]] QString nameOf(Finding::Kind kind);

} // namespace eforms::market
