#include "forms/stage.h"

#include "forms/figures.h"

#include <QApplication>
#include <QEvent>
#include <QLibrary>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QWindow>
#include <QtTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

/// A question that the X server answers only when it has drawn everything before; loaded at run time, so that nothing
/// need be installed to build this.
void askXServer()
{
#if QT_CONFIG(xcb)
    if (QGuiApplication::platformName() != "xcb"_L1)
        return;
    auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (x11 == nullptr)
        return;
    struct Cookie {
        unsigned int sequence;
    };
    using Ask = Cookie (*)(xcb_connection_t *);
    using Answer = void *(*)(xcb_connection_t *, Cookie, void **);
    static QLibrary xcb(u"xcb"_s, 1);
    static const auto ask = reinterpret_cast<Ask>(xcb.resolve("xcb_get_input_focus"));
    static const auto answer = reinterpret_cast<Answer>(xcb.resolve("xcb_get_input_focus_reply"));
    if (ask == nullptr || answer == nullptr)
        qFatal("libxcb cannot be loaded");
    std::free(answer(x11->connection(), ask(x11->connection()), nullptr));
#endif
}

/// What the screen shows of a form, without the scroll bar beside it.
QImage picture(const widgets::FormView &view)
{
    flush();
    const QWidget &window = *view.window();
    const QWidget &page = *view.findChild<QScrollArea *>()->viewport();
    const QRect seen(page.mapTo(&window, QPoint()), page.size());
    return window.screen()->grabWindow(window.winId(), seen.x(), seen.y(), seen.width(), seen.height()).toImage();
}

} // namespace

void flush()
{
    askXServer();
}

Painted::Painted(QWidget *watched) : QObject(watched)
{
    watched->installEventFilter(this);
}

bool Painted::eventFilter(QObject *watched, QEvent *event)
{
    const bool frame = event->type() == QEvent::UpdateRequest && static_cast<QWidget *>(watched)->isWindow();
    m_happened = m_happened || frame || event->type() == QEvent::Paint;
    return false;
}

bool Painted::wait()
{
    constexpr double patience = 5000;
    const Stopwatch watch;
    while (!m_happened && watch.ms() < patience)
        QCoreApplication::processEvents();
    flush();
    return m_happened;
}

void Stage::showWindow()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1280, 900);
    auto *whole = new QVBoxLayout(m_window.get());
    whole->setContentsMargins(0, 0, 0, 0);
    Painted painted(m_window.get());
    m_window->show();
    if (!painted.wait())
        qFatal("the window was never painted");
}

Stage::Stage(const QByteArray &bytes, Window window)
{
    if (window == Window::There)
        showWindow();
    const std::clock_t processor = std::clock();
    const Stopwatch watch;
    const auto json = Json::parse(bytes);
    m_times.parsed = watch.ms();
    if (!json)
        qFatal("workload: %s", qPrintable(json.error().detail));
    Workload work {u"bench"_s, (*json)["schema"_L1], (*json)["uischema"_L1], (*json)["data"_L1]};
    const auto form = engine::FormDefinition::load(work.bundle(), {});
    m_times.compiled = watch.ms();
    if (!form)
        qFatal("workload: %s", qPrintable(form.error().detail));
    m_model = std::make_unique<engine::FormModel>(*form, work.data, engine::FormContext());
    m_times.modelled = watch.ms();
    m_view = std::make_unique<widgets::FormView>(*m_model, Language::English);
    m_times.built = watch.ms();
    m_view->resize(1280, 900);
    if (m_window != nullptr)
        m_window->layout()->addWidget(m_view.get());
    Painted painted(m_view->findChild<QScrollArea *>()->widget());
    m_view->show();
    if (!painted.wait())
        qFatal("the form was never painted");
    m_times.painted = watch.ms();
    m_times.processor = 1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
}

Stage::~Stage() = default;

QScrollBar &Stage::bar() const
{
    return *m_view->findChild<QScrollArea *>()->verticalScrollBar();
}

QWidget *Stage::find(const QString &name) const
{
    return m_view->findChild<QWidget *>(name);
}

bool Stage::activate()
{
    m_view->activateWindow();
    return QTest::qWaitForWindowActive(m_view->window());
}

void Stage::settle() const
{
    QTest::qWait(150);
}

bool Stage::isComplete() const
{
    const QImage before = picture(*m_view);
    settle();
    return before == picture(*m_view);
}

void wheel(QWidget *target, int notches)
{
    const QPointF onScreen = target->mapToGlobal(QPointF(target->rect().center()));
    QWidget *under = QApplication::widgetAt(onScreen.toPoint());
    // Qt hands on to the parents only what comes from the window system.
    for (QWidget *widget = under != nullptr ? under : target; widget != nullptr; widget = widget->parentWidget()) {
        QWheelEvent event(widget->mapFromGlobal(onScreen), onScreen, {}, QPoint(0, -120 * notches), Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        event.ignore();
        QCoreApplication::sendEvent(widget, &event);
        if (event.isAccepted())
            return;
    }
}

} // namespace bench
