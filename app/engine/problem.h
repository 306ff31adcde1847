#pragma once

#include "base/json.h"

#include <QList>
#include <QString>

namespace eforms::engine {

enum class Severity {
    Error,   ///< blocks the submission
    Warning, ///< shown, does not block
};

/// One thing wrong with the values, without a sentence: problemText() in widgets words it.
struct Problem {
    QString path;       ///< JSON pointer of the value concerned, `/positions/2/quantity`; `required` sits on the missing field
    QString keyword;    ///< `required`, `pattern`, `maximum` …, `rule` for a business rule, `lookup` for an unknown record
    QString rule;       ///< id of the business rule (`1.2`), else empty
    QString schemaPath; ///< JSON pointer into the schema
    Severity severity = Severity::Error;
    Json params;        ///< what the text needs, named as Ajv names them: `{"limit":20}`

    friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = QList<Problem>;

} // namespace eforms::engine
