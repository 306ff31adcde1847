#include "ui/statusline.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <chrono>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace space = widgets::space;

namespace {

constexpr int lineHeight = 30;
const QColor trainingColour(0xb4, 0x53, 0x09);

} // namespace

StatusLine::StatusLine(Shell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_waiting(new StatusText(u"status.waiting"_s, this))
    , m_deadline(new StatusText(u"status.deadline"_s, this))
    , m_training(makeLabel(u"status.training"_s, this))
{
    setObjectName(u"status"_s);
    setMinimumHeight(lineHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, 2, space::large, 2);
    row->setSpacing(space::wide);
    row->addWidget(m_waiting);
    row->addWidget(m_deadline);
    row->addStretch(1);
    row->addWidget(m_training);
    QFont bold = m_training->font();
    bold.setWeight(QFont::DemiBold);
    m_training->setFont(bold);
    QPalette colours = m_training->palette();
    colours.setColor(QPalette::WindowText, Qt::white);
    colours.setColor(QPalette::Window, trainingColour);
    m_training->setPalette(colours);
    m_training->setAutoFillBackground(true);
    m_training->setContentsMargins(space::small, 2, space::small, 2);
    m_training->setVisible(m_shell.isTraining);
    m_minute.start(60s);
    connect(&m_minute, &QTimer::timeout, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setWorkplace(workflow::Workplace *workplace)
{
    if (m_workplace)
        disconnect(m_workplace, nullptr, this, nullptr);
    m_workplace = workplace;
    if (workplace) {
        connect(workplace, &workflow::Workplace::syncChanged, this, &StatusLine::refresh);
        connect(workplace, &workflow::Workplace::draftsChanged, this, &StatusLine::refresh);
        connect(&workplace->inbox(), &workflow::InboxModel::countsChanged, this, &StatusLine::refresh);
    }
    refresh();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const widgets::Tokens tokens = widgets::tokens(palette());
    painter.fillRect(rect(), tokens.raised);
    painter.fillRect(0, 0, width(), 1, tokens.line);
}

void StatusLine::refresh()
{
    m_training->setText(tr("TRAINING MODE"));
    m_waiting->setVisible(m_workplace != nullptr);
    m_deadline->setVisible(m_workplace != nullptr);
    if (!m_workplace)
        return;
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_workplace->clock().nowUtc();
    const workflow::SyncStatus sync = m_workplace->syncStatus();
    if (sync.parked > 0)
        m_waiting->set(u"error"_s, Tone::Error, tr("%n request(s) not accepted: see Drafts", nullptr, sync.parked));
    else if (sync.waiting > 0)
        m_waiting->set(u"submit"_s, Tone::Warning, tr("%n item(s) waiting to be sent", nullptr, sync.waiting));
    else
        m_waiting->set(u"check"_s, Tone::Muted, tr("Nothing waits to be sent"));

    const domain::Request *next = nullptr;
    const auto requests = m_workplace->inbox().listOf(workflow::InboxModel::Filter::All);
    for (const domain::Request &request : requests) {
        const bool isAhead = !isFinal(request.state) && request.deadlineUtc.isValid() && request.deadlineUtc > now;
        if (isAhead && (!next || request.deadlineUtc < next->deadlineUtc))
            next = &request;
    }
    m_deadline->setVisible(next != nullptr);
    if (!next)
        return;
    const domain::Service *service = m_workplace->catalogue().find(next->form);
    const QString title = service ? service->title(words.language()) : next->form;
    m_deadline->set(u"clock"_s, Tone::Muted,
        tr("Next deadline %1 (%2): %3")
            .arg(words.when(next->deadlineUtc, now), words.timeLeft(next->deadlineUtc, now),
                fontMetrics().elidedText(title, Qt::ElideRight, 280)));
}

} // namespace eforms::ui
