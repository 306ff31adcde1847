#include "tour/memory.h"

#ifdef Q_OS_WIN
#include <windows.h>

#include <psapi.h>
#else
#include <QFile>
#endif

namespace eforms::tour {

#ifdef Q_OS_WIN

qint64 residentKilobytes()
{
    PROCESS_MEMORY_COUNTERS counters {};
    if (!K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters))
        return -1;
    return static_cast<qint64>(counters.WorkingSetSize / 1024);
}

#else

qint64 residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

#endif

} // namespace eforms::tour
