// What the whole program costs: bench_program PATH-TO-EFORMS
//   {"figure":"cold start to the sign-in page painted","unit":"ms","aim":300,"median":…,"all":[…]}
//   {"figure":"memory after the journey","unit":"MB","aim":120,…}
// Each start has a data folder of its own, so that nothing is warm but the operating system's file cache.

#include "base/json.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

constexpr int starts = 7;
constexpr int patience = 300'000;

/// Milliseconds from starting the process to its word that the page is painted; -1 when it never came.
qint64 startOnce(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir folder;
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, QStringList {u"--data"_s, folder.path(), u"--say-when-painted"_s} + arguments);
    while (process.waitForReadyRead(patience)) {
        if (process.readAllStandardOutput().contains("\"painted\"")) {
            const qint64 elapsed = timer.elapsed();
            process.terminate();
            process.waitForFinished();
            return elapsed;
        }
    }
    return -1;
}

void print(const QString &figure, const QString &unit, qint64 aim, QList<qint64> values)
{
    Json::Array all;
    for (const qint64 value : values)
        all.append(value);
    std::sort(values.begin(), values.end());
    const Json line = Json::of({{u"figure"_s, figure}, {u"unit"_s, unit}, {u"aim"_s, aim},
        {u"median"_s, values.at(values.size() / 2)}, {u"all"_s, all}});
    QTextStream(stdout) << QString::fromUtf8(line.toBytes()) << Qt::endl;
}

qint64 megabytesAfterJourney(const QString &program)
{
    const QTemporaryDir folder;
    QProcess process;
    process.start(program, {u"--training"_s, u"--tour"_s, folder.path()});
    process.waitForFinished(patience);
    const auto report = Json::parse(process.readAllStandardOutput());
    return report ? (*report)["resident_kilobytes"_L1].toInteger(-1024) / 1024 : -1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "bench_program PATH-TO-EFORMS" << Qt::endl;
        return 2;
    }
    const QString program = application.arguments().at(1);
    QList<qint64> training;
    QList<qint64> remote;
    for (int i = 0; i < starts; ++i) {
        training.append(startOnce(program, {u"--training"_s}));
        remote.append(startOnce(program, {u"--server"_s, u"https://127.0.0.1:9"_s}));
    }
    print(u"cold start to the sign-in page painted, with another server"_s, u"ms"_s, 300, remote);
    print(u"cold start to the sign-in page painted, training"_s, u"ms"_s, 300, training);
    print(u"memory after the journey, training server included"_s, u"MB"_s, 120, {megabytesAfterJourney(program)});
    return 0;
}
