#pragma once

#include "engine/formdefinition.h"

namespace bench {

/// One form as every engine gets it: JSON Schema, JSON Forms UI schema, and data that meets the schema.
struct Workload {
    QString name; ///< `fields-300`, `table-1000`
    eforms::Json schema;
    eforms::Json uischema;
    eforms::Json data;

    /// `{"schema","uischema","data"}`
    [[nodiscard]] QByteArray bytes() const;
    /// As our engine takes it.
    [[nodiscard]] eforms::engine::FormBundle bundle() const;
};

/// Groups of 20 fields on one page: 13 texts with pattern and length, 4 choices of 10, 2 numbers with limits, and a
/// boolean that shows three of them. All are filled in and all are shown. @p count is a multiple of 20.
[[nodiscard]] Workload fields(int count);
/// One table of 8 columns: 5 texts, a choice, a number, a boolean; @p rows rows, all right.
[[nodiscard]] Workload table(int rows);
/// Tab-separated rows for the table of which every tenth has a text, and every seventh a number, that is wrong.
[[nodiscard]] QString block(int rows);

/// Object name of the first control of a kind in the last group: `text`, `choice`, `number`.
[[nodiscard]] QString lastOf(int count, const QString &kind);
/// Of the last field of all.
[[nodiscard]] QString lastField(int count);

/// One file `<name>.json` with schema, uischema and data for each workload, and block.txt. False when that failed.
[[nodiscard]] bool writeAll(const QString &folder);

} // namespace bench
