#include "tour/tour.h"

#include "tour/journey.h"
#include "tour/memory.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScreen>
#include <QTextStream>

#include <chrono>

namespace eforms::tour {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookInterval = 25ms;
// Generous: the machine may be slow, and a step that holds ends at once.
constexpr qint64 stepLimit = 60'000;
// What was just shown needs a moment to be laid out and painted before its picture is taken.
constexpr qint64 settleTime = 80;

qint64 milliseconds()
{
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

} // namespace

Tour::Tour(Program program, const QString &directory, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_directory(directory)
    , m_clock(clock)
{
    QDir().mkpath(m_directory);
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &Tour::tick);
}

Tour::~Tour() = default;

void Tour::start()
{
    openProgram();
    m_journey = std::make_unique<Journey>(*this);
    m_steps = m_journey->steps();
    m_tourBegan = m_stepBegan = milliseconds();
    m_timer.start();
}

bool Tour::openProgram()
{
    m_opened = m_program.open();
    // The smallest screen that the windows are made for, or what a larger scale leaves of it. Qt's offscreen platform
    // has a screen of no real size.
    QSize size(1280, 800);
    if (QGuiApplication::platformName() != "offscreen"_L1)
        size = size.boundedTo(QGuiApplication::primaryScreen()->availableSize());
    if (m_opened.window)
        m_opened.window->resize(size);
    return m_opened.window != nullptr;
}

void Tour::tick()
{
    if (m_at >= m_steps.size()) {
        end();
        return;
    }
    const Step &step = m_steps.at(m_at);
    const qint64 now = milliseconds();
    if (!step.until()) {
        m_shownSince = 0;
        if (now - m_stepBegan > stepLimit)
            finishStep(false, u"not seen in time"_s);
        return;
    }
    if (m_shownSince == 0)
        m_shownSince = now;
    if (now - m_shownSince < settleTime)
        return;
    if (step.isPictured)
        takePicture(step.name);
    // The act may open another window or a whole new program: nothing of this step is touched after it.
    const bool held = !step.act || step.act();
    finishStep(held, held ? QString() : u"could not be done"_s);
}

void Tour::takePicture(const QString &name)
{
    if (!m_opened.window)
        return;
    const QString file = u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    m_opened.window->grab().save(QDir(m_directory).filePath(file));
}

void Tour::finishStep(bool held, const QString &why)
{
    const qint64 now = milliseconds();
    Json verdict = Json::of({{u"step"_s, m_steps.at(m_at).name}, {u"held"_s, held},
        {u"milliseconds"_s, now - m_stepBegan}});
    if (!held) {
        verdict.set(u"why"_s, why);
        takePicture(u"failed"_s);
    }
    m_verdicts.append(verdict);
    m_failed = m_failed || !held;
    m_stepBegan = now;
    m_shownSince = 0;
    m_at = held ? m_at + 1 : m_steps.size();
}

void Tour::end()
{
    m_timer.stop();
    const Json report = Json::of({{u"tour"_s, m_failed ? u"failed"_s : u"held"_s},
        {u"milliseconds"_s, milliseconds() - m_tourBegan},
        {u"resident_kilobytes"_s, residentKilobytes()}, {u"steps"_s, m_verdicts}});
    QTextStream(stdout) << QString::fromUtf8(report.toBytes()) << Qt::endl;
    m_opened = {};
    m_program.close();
    QCoreApplication::exit(m_failed ? 1 : 0);
}

} // namespace eforms::tour
