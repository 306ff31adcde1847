#include "base/clock.h"
#include "check/dumpcommand.h"
#include "check/freezecommand.h"
#include "check/lintcommand.h"
#include "check/logiccommand.h"
#include "check/suitecommand.h"
#include "check/validatecommand.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString command = arguments.value(0);
    eforms::check::Answer answer
        = eforms::check::failed(u"usage: eforms-check validate | lint | freeze | dump | suite | logic …"_s);
    if (command == "validate"_L1)
        answer = eforms::check::validateCommand(arguments.mid(1), eforms::base::SystemClock().nowUtc());
    else if (command == "lint"_L1)
        answer = eforms::check::lintCommand(arguments.mid(1));
    else if (command == "freeze"_L1)
        answer = eforms::check::freezeCommand(arguments.mid(1));
    else if (command == "dump"_L1)
        answer = eforms::check::dumpCommand(arguments.mid(1), eforms::base::SystemClock().nowUtc());
    else if (command == "suite"_L1)
        answer = eforms::check::suiteCommand(arguments.mid(1));
    else if (command == "logic"_L1)
        answer = eforms::check::logicCommand(arguments.mid(1));
    std::fwrite(answer.output.constData(), 1, static_cast<std::size_t>(answer.output.size()), stdout);
    if (!answer.failure.isEmpty())
        std::fprintf(stderr, "eforms-check: %s\n", answer.failure.toUtf8().constData());
    return answer.status;
}
