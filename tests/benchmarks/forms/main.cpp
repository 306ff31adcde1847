// Speed of the form engine with its widgets, as lines of JSON:
//   xvfb-run -a bench_forms            everything; --only W1, W2 or W3 a part; --smoke whether it works
//   bench_forms --write DIR            the workloads as files, for other engines
// Times end when what was painted has reached the X server; nothing is slept away inside them.

#include "forms/figures.h"
#include "forms/opening.h"
#include "forms/tables.h"
#include "forms/typing.h"
#include "forms/workload.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setCursorFlashTime(0);
    eforms::widgets::applyTheme(application, eforms::widgets::ThemeMode::Light);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({{u"smoke"_s, u"Tiny sizes: only whether it works."_s},
        {u"only"_s, u"One part: W1 forms, W2 tables, W3 typing."_s, u"part"_s},
        {u"runs"_s, u"Openings of each kind."_s, u"number"_s, u"20"_s},
        {u"write"_s, u"Writes the workloads for other engines."_s, u"folder"_s},
        {u"cold"_s, u"The first opening of a process; called by this program itself."_s, u"workload"_s},
        {u"memory"_s, u"Memory of a table; called by this program itself."_s, u"rows"_s}});
    options.process(application);

    if (options.isSet(u"write"_s))
        return bench::writeAll(options.value(u"write"_s)) ? 0 : 1;
    const QString cold = options.value(u"cold"_s);
    const int size = cold.section(u'-', 1).toInt();
    if (!cold.isEmpty()) {
        bench::openOnce(cold.startsWith("table"_L1) ? bench::table(size) : bench::fields(size));
        return 0;
    }
    if (options.isSet(u"memory"_s)) {
        bench::printMemory(options.value(u"memory"_s).toInt());
        return 0;
    }
    bench::Plan plan {options.isSet(u"smoke"_s), options.value(u"runs"_s).toInt(), 200};
    if (plan.smoke)
        plan.runs = plan.keys = 2;
    bench::printMachine();
    const QString only = options.value(u"only"_s);
    if (only.isEmpty() || only == "W1"_L1)
        bench::measureForms(plan);
    if (only.isEmpty() || only == "W2"_L1)
        bench::measureTables(plan);
    if (only.isEmpty() || only == "W3"_L1)
        bench::measureTyping(plan);
    return 0;
}
