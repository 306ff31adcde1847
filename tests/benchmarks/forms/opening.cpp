#include "forms/opening.h"

#include "forms/stage.h"

#include <QApplication>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

/// The same in processes of their own: nothing is warm but the operating system's file cache.
Samples openCold(const Workload &work, int runs)
{
    Samples samples;
    for (int run = 0; run < runs; ++run) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"--cold"_s, work.name});
        if (process.waitForFinished(60'000))
            samples.add(process.readAllStandardOutput().trimmed().toDouble());
    }
    return samples;
}

struct Phases {
    Samples parse, compile, model, build, paint;

    void add(const Opening &times)
    {
        parse.add(times.parsed);
        compile.add(times.compiled - times.parsed);
        model.add(times.modelled - times.compiled);
        build.add(times.built - times.modelled);
        paint.add(times.painted - times.built);
    }

    [[nodiscard]] Json medians() const
    {
        return Json::of({{u"parse"_s, rounded(parse.quantile(0.5))}, {u"compile"_s, rounded(compile.quantile(0.5))},
            {u"model"_s, rounded(model.quantile(0.5))}, {u"widgets"_s, rounded(build.quantile(0.5))},
            {u"paint"_s, rounded(paint.quantile(0.5))}});
    }
};

Json with(Json about, const QString &from)
{
    about.set(u"from"_s, from);
    return about;
}

/// Opens the form and goes to its end at once: the last field is there and painted.
void measureEnd(const Plan &plan, const Workload &work, int count)
{
    const QByteArray bytes = work.bytes();
    const QString last = u"field."_s + lastField(count);
    Samples samples;
    bool reached = true;
    for (int run = 0; run < plan.runs; ++run) {
        const Stopwatch watch;
        const Stage stage(bytes);
        stage.bar().setValue(stage.bar().maximum());
        QWidget *control = nullptr;
        for (int turn = 0; turn < 100 && control == nullptr; ++turn) {
            control = stage.find(last);
            if (control == nullptr)
                QCoreApplication::processEvents();
        }
        reached = reached && control != nullptr && Painted(control).wait();
        samples.add(watch.ms());
        reached = reached && control != nullptr && !control->visibleRegion().isEmpty();
    }
    print(u"W1.open_and_end"_s, Json::of({{u"fields"_s, count}, {u"from"_s, u"bytes"_s}}), samples, 0,
        Json::of({{u"last_field_painted"_s, reached}}));
}

/// From top to bottom by the wheel, directly after opening.
void measureScrolling(const Plan &plan, const Workload &work, int count)
{
    const Stage stage(work.bytes());
    auto *viewport = stage.view().findChild<QScrollArea *>()->viewport();
    Samples frames;
    const int most = plan.smoke ? 10 : 5000;
    for (int step = 0; step < most && stage.bar().value() < stage.bar().maximum(); ++step) {
        const int before = stage.bar().value();
        Painted painted(stage.view().window());
        const Stopwatch watch;
        wheel(viewport, 1);
        if (stage.bar().value() == before)
            break;
        while (watch.ms() < 1000 && !painted.happened())
            QCoreApplication::processEvents();
        flush();
        frames.add(watch.ms());
    }
    const bool all = stage.bar().value() == stage.bar().maximum();
    print(u"W1.scroll"_s, Json::of({{u"fields"_s, count}, {u"by"_s, u"wheel"_s}}), frames, 16,
        Json::of({{u"p99_ms"_s, rounded(frames.quantile(0.99))}, {u"frames_over_16_ms"_s, frames.over(16)},
            {u"reached_the_end"_s, all}}));
}

} // namespace

void openOnce(const Workload &work)
{
    const Stage stage(work.bytes());
    QTextStream(stdout) << stage.times().painted - stage.times().parsed << Qt::endl;
}

void measureOpening(const Plan &plan, const Workload &work, const QString &benchmark, const Json &about, double aim)
{
    const QByteArray bytes = work.bytes();
    Samples parsed, whole, compiled, processor, shown;
    Phases phases;
    const bool complete = Stage(bytes).isComplete(); // and it warms up
    for (int run = 0; run < plan.runs; ++run) {
        const Stage stage(bytes);
        const Opening &times = stage.times();
        whole.add(times.painted);
        parsed.add(times.painted - times.parsed);
        compiled.add(times.painted - times.compiled);
        phases.add(times);
        processor.add(times.processor);
        const Opening alone = Stage(bytes, Stage::Window::New).times();
        shown.add(alone.painted - alone.parsed);
    }
    const Json more = Json::of({{u"picture_complete"_s, complete}, {u"phases_ms"_s, phases.medians()}});
    print(benchmark, with(about, u"parsed JSON"_s), parsed, aim, more);
    print(benchmark, with(about, u"bytes"_s), whole, aim,
        Json::of({{u"processor_median_ms"_s, rounded(processor.quantile(0.5))}}));
    print(benchmark, with(about, u"compiled definition"_s), compiled, aim);
    print(benchmark, with(about, u"parsed JSON, window made and shown too"_s), shown, aim);
    print(benchmark, with(about, u"parsed JSON, first form of the process"_s), openCold(work, plan.smoke ? 1 : 7), aim);
}

void measureForms(const Plan &plan)
{
    const std::vector<std::pair<int, double>> sizes = plan.smoke
        ? std::vector<std::pair<int, double>> {{40, 15}}
        : std::vector<std::pair<int, double>> {{40, 15}, {300, 50}, {1000, 100}};
    for (const auto &[count, aim] : sizes) {
        const Workload work = fields(count);
        measureOpening(plan, work, u"W1.open"_s, Json::of({{u"fields"_s, count}}), aim);
        measureEnd(plan, work, count);
        measureScrolling(plan, work, count);
    }
}

} // namespace bench
