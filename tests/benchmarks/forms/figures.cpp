#include "forms/figures.h"

#include <QFile>
#include <QGuiApplication>
#include <QSysInfo>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

QString firstLine(const QString &path, const QString &start = {})
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(start.toLatin1()))
            return QString::fromUtf8(line);
    }
    return {};
}

void addAll(Json &line, const Json &members)
{
    for (const auto &[key, value] : members.object())
        line.set(key, value);
}

} // namespace

double Samples::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

int Samples::over(double limit) const
{
    return static_cast<int>(
        std::count_if(m_values.begin(), m_values.end(), [limit](double value) { return value > limit; }));
}

Json rounded(double ms)
{
    return *Decimal::parse(QString::number(ms, 'f', 2));
}

void printLine(const Json &line)
{
    QTextStream(stdout) << QString::fromUtf8(line.toBytes()) << Qt::endl;
}

void print(const QString &benchmark, const Json &about, const Samples &samples, double aim, const Json &more)
{
    Json line = Json::of({{u"benchmark"_s, benchmark}});
    addAll(line, about);
    line.set(u"median_ms"_s, rounded(samples.quantile(0.5)));
    line.set(u"p95_ms"_s, rounded(samples.quantile(0.95)));
    line.set(u"min_ms"_s, rounded(samples.quantile(0)));
    line.set(u"max_ms"_s, rounded(samples.quantile(1)));
    line.set(u"runs"_s, static_cast<qint64>(samples.count()));
    line.set(u"aim_ms"_s, rounded(aim));
    addAll(line, more);
    printLine(line);
}

void printMachine()
{
    const QString load = firstLine(u"/proc/loadavg"_s);
    Json line = Json::of({{u"machine"_s, firstLine(u"/proc/cpuinfo"_s, u"model name"_s).section(u": "_s, 1)},
        {u"cores"_s, QThread::idealThreadCount()}, {u"load"_s, load.section(u' ', 0, 2)},
        {u"system"_s, QSysInfo::prettyProductName()}, {u"qt"_s, QString::fromLatin1(qVersion())},
        {u"platform"_s, QGuiApplication::platformName()}});
#ifndef NDEBUG
    line.set(u"warning"_s, u"not a release build"_s);
#endif
    if (load.section(u' ', 0, 0).toDouble() > 0.5)
        line.set(u"warning"_s, u"others are using this machine; times are not to be trusted"_s);
    printLine(line);
}

double residentMegabytes()
{
    const QString line = firstLine(u"/proc/self/status"_s, u"VmRSS:"_s);
    return line.section(u':', 1).simplified().section(u' ', 0, 0).toDouble() / 1024;
}

} // namespace bench
