#pragma once

#include "base/json.h"

#include <QProcess>
#include <QString>

/// eforms-check as people run it, for the tests of this folder.
namespace program {

struct Outcome {
    int status = -1; ///< -1: it did not end in time
    QByteArray output;
    QByteArray errors;
};

inline Outcome run(const QStringList &arguments)
{
    constexpr int patienceMs = 60000;
    QProcess process;
    process.start(QStringLiteral(EFORMS_CHECK), arguments);
    if (!process.waitForFinished(patienceMs))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Test data; ends the test program where it is no JSON.
inline eforms::Json json(const QByteArray &text)
{
    const auto parsed = eforms::Json::parse(text);
    if (!parsed)
        qFatal("test data: %s", qPrintable(parsed.error().detail));
    return *parsed;
}

inline QString formsFolder()
{
    return QStringLiteral(EFORMS_SOURCE_DIR "/forms");
}

} // namespace program
