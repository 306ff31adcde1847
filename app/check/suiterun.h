#pragma once

#include "base/json.h"
#include "engine/schemadialect.h"

#include <QString>

namespace eforms::check {

/// How the tests of a suite came out.
struct SuiteRun {
    qint64 passed = 0;
    qint64 total = 0;
    Json::Array failed; ///< `{"file","group","test","expected","actual"}`, `"error"` where a schema did not load

    /// `{"passed":N,"total":N,"failed":[…]}`
    [[nodiscard]] Json toJson() const;
};

/// Runs tests in the layout of the official JSON Schema suite: a file, or all files of a folder and the folders in it.
///
/// @p remotes is the folder of documents that tests refer to as `http://localhost:1234/…`; empty: the one beside the
/// suite's `tests`, if there is one. Formats hold in files under `optional/format`. Fails with NotFound, Malformed or
/// TooLarge where a file cannot be read.
[[nodiscard]] Result<SuiteRun> runSchemaSuite(
    const QString &path, engine::SchemaDialect dialect, const QString &remotes = {});

/// Runs JsonLogic vectors: `{"rule","data","result"}` or `[rule, data, result]`; texts between them are comments.
/// Fails as runSchemaSuite() does.
[[nodiscard]] Result<SuiteRun> runLogicSuite(const QString &path);

} // namespace eforms::check
