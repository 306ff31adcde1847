#include "forms/tables.h"

#include "forms/opening.h"
#include "forms/stage.h"

#include <QApplication>
#include <QClipboard>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTextStream>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

QTableView &gridOf(const Stage &stage)
{
    auto *grid = qobject_cast<QTableView *>(stage.find(u"table.rows"_s));
    if (grid == nullptr)
        qFatal("the form shows no table");
    return *grid;
}

/// Milliseconds until what @p act changes is on the screen; nothing when it changes nothing.
template <typename Act>
std::optional<double> frame(QTableView &grid, const Act &act)
{
    constexpr double patience = 1000;
    const int before = grid.verticalScrollBar()->value();
    Painted painted(grid.viewport());
    const Stopwatch watch;
    act();
    if (grid.verticalScrollBar()->value() == before)
        return {};
    while (!painted.happened() && watch.ms() < patience)
        QCoreApplication::processEvents();
    flush();
    return watch.ms();
}

void printFrames(const QString &by, int rows, const Samples &frames, bool end)
{
    print(u"W2.scroll"_s, Json::of({{u"rows"_s, rows}, {u"by"_s, by}}), frames, 16,
        Json::of({{u"p99_ms"_s, rounded(frames.quantile(0.99))}, {u"frames_over_16_ms"_s, frames.over(16)},
            {u"reached_the_end"_s, end}}));
}

void measureScrolling(const Plan &plan, int rows)
{
    Stage stage(table(rows).bytes());
    QTableView &grid = gridOf(stage);
    QScrollBar &bar = *grid.verticalScrollBar();
    const int most = plan.smoke ? 10 : 20'000;
    Samples turned;
    for (int step = 0; step < most; ++step) {
        const std::optional<double> ms = frame(grid, [&grid] { wheel(grid.viewport(), 1); });
        if (!ms)
            break;
        turned.add(*ms);
    }
    printFrames(u"wheel"_s, rows, turned, bar.value() == bar.maximum());
    bar.setValue(0);
    stage.activate();
    grid.setFocus();
    grid.setCurrentIndex(grid.model()->index(0, 0));
    stage.settle();
    Samples paged;
    for (int step = 0; step < most; ++step) {
        const std::optional<double> ms = frame(grid, [&grid] { QTest::keyClick(&grid, Qt::Key_PageDown); });
        if (!ms && step > 1)
            break;
        if (ms)
            paged.add(*ms);
    }
    printFrames(u"page key"_s, rows, paged, bar.value() == bar.maximum());
}

/// Ctrl+V of a block into an empty table, until every problem is known and the table is painted.
void measurePaste(const Plan &plan, int rows)
{
    const QByteArray bytes = table(0).bytes();
    const QString text = block(rows);
    Samples samples;
    qint64 problems = 0;
    qint64 taken = 0;
    for (int run = 0; run < std::min(plan.runs, 10); ++run) {
        Stage stage(bytes);
        QTableView &grid = gridOf(stage);
        stage.activate();
        grid.setFocus();
        QApplication::clipboard()->setText(text);
        stage.settle();
        Painted painted(grid.viewport());
        const Stopwatch watch;
        QTest::keyClick(&grid, Qt::Key_V, Qt::ControlModifier);
        while (watch.ms() < 2000 && stage.model().rowCount(u"/rows"_s) < rows)
            QCoreApplication::processEvents();
        taken = stage.model().rowCount(u"/rows"_s);
        if (taken != rows)
            break;
        painted.wait();
        problems = stage.model().problems().size();
        samples.add(watch.ms());
        // What is known at once must be all there is.
        const auto all = engine::validate(*stage.model().form(), stage.model().data(), {}, engine::Purpose::Submission);
        if (all.size() != problems)
            qFatal("%lld problems of %lld are known after pasting", problems, static_cast<qint64>(all.size()));
    }
    Json more = Json::of({{u"problems"_s, problems}, {u"rows_taken"_s, taken}});
    if (taken != rows)
        more.set(u"failed"_s, u"the table does not take the block"_s);
    print(u"W2.paste"_s, Json::of({{u"rows"_s, rows}, {u"columns"_s, 8}}), samples, 100, more);
}

void measureMemory(int rows)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--memory"_s, QString::number(rows)});
    process.waitForFinished(60'000);
    const double megabytes = process.readAllStandardOutput().trimmed().toDouble();
    printLine(Json::of({{u"benchmark"_s, u"W2.memory"_s}, {u"rows"_s, rows}, {u"above_idle_mb"_s, rounded(megabytes)},
        {u"aim_mb"_s, 60}}));
}

} // namespace

void printMemory(int rows)
{
    double idle = 0;
    {
        const Stage stage(table(0).bytes());
        stage.settle();
        idle = residentMegabytes();
    }
    const QByteArray bytes = table(rows).bytes();
    const double before
        = residentMegabytes(); // making the workload is not the table's doing, but may leave free memory
    const Stage stage(bytes);
    stage.settle();
    QTextStream(stdout) << residentMegabytes() - std::min(idle, before) << Qt::endl;
}

void measureTables(const Plan &plan)
{
    const std::vector<std::pair<int, double>> sizes = plan.smoke
        ? std::vector<std::pair<int, double>> {{50, 30}}
        : std::vector<std::pair<int, double>> {{1000, 30}, {10'000, 100}};
    for (const auto &[rows, aim] : sizes)
        measureOpening(plan, table(rows), u"W2.open"_s, Json::of({{u"rows"_s, rows}, {u"columns"_s, 8}}), aim);
    measureScrolling(plan, sizes.back().first);
    measurePaste(plan, plan.smoke ? 20 : 1000);
    measureMemory(sizes.back().first);
}

} // namespace bench
