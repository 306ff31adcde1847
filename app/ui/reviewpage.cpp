#include "ui/reviewpage.h"

#include "ui/decisionpanel.h"
#include "ui/requestpdf.h"
#include "ui/reviewfacts.h"
#include "widgets/reviewview.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Hindrance;
using workflow::ReviewFlow;
namespace space = widgets::space;

namespace {

constexpr int sideWidth = 290;
constexpr int narrowSideWidth = 230;
constexpr int wideFrom = 1000;

Status saveFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(ErrorKind::Storage, file.errorString());
    return ok();
}

} // namespace

ReviewPage::ReviewPage(
    Shell &shell, workflow::Workplace &workplace, std::shared_ptr<ReviewFlow> flow, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_flow(std::move(flow))
    , m_title(makeHeading(1, u"review.title"_s, this))
    , m_message(new MessageBanner(u"review.message"_s, this))
    , m_viewPlace(new QWidget(this))
    , m_side(new Card(this))
    , m_facts(new ReviewFacts(shell, workplace, *m_flow, m_side))
    , m_decision(new DecisionPanel(shell, *m_flow, this))
    , m_hindrance(makeCaption(u"review.hindrance"_s, this))
    , m_pdf(makeButton(u"review.pdf"_s, u"pdf"_s, this))
    , m_close(makeButton(u"review.close"_s, u"chevron-left"_s, this))
{
    setObjectName(u"review"_s);
    auto *place = new QVBoxLayout(m_viewPlace);
    place->setContentsMargins(0, 0, 0, 0);
    m_side->column()->setContentsMargins(space::tiny, space::tiny, space::tiny, space::tiny);
    m_side->column()->addWidget(makeScroll(m_facts, m_side));
    auto *body = new QHBoxLayout;
    body->setSpacing(space::large);
    body->addWidget(m_viewPlace, 1);
    body->addWidget(m_side);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_close, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    head->addWidget(m_pdf, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    makeActions(buttons);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::medium);
    page->setSpacing(space::small);
    page->addLayout(head);
    page->addWidget(m_message);
    page->addLayout(body, 1);
    page->addWidget(m_decision);
    page->addLayout(buttons);
    makeView();

    connect(m_flow.get(), &ReviewFlow::changed, this, &ReviewPage::refresh);
    connect(m_flow.get(), &ReviewFlow::contentChanged, this, &ReviewPage::makeView);
    connect(m_flow.get(), &ReviewFlow::done, this, &ReviewPage::onDone);
    connect(&m_workplace, &workflow::Workplace::syncChanged, this, &ReviewPage::refresh);
    connect(m_facts, &ReviewFacts::attachmentChosen, this, &ReviewPage::saveAttachment);
    connect(m_close, &QPushButton::clicked, this, &ReviewPage::closed);
    connect(m_pdf, &QPushButton::clicked, this, &ReviewPage::savePdf);
    retranslate();
    m_flow->open();
    m_view->setFocus(Qt::OtherFocusReason);
}

ReviewPage::~ReviewPage()
{
    // They draw the flow's model and must go before it.
    delete m_view;
    delete m_decision;
    delete m_facts;
    m_flow->leave();
}

void ReviewPage::makeActions(QLayout *row)
{
    const auto add = [this](Event event, QPushButton *button) {
        m_actions.append({event, button});
        connect(button, &QPushButton::clicked, this, [this, event] { m_decision->begin(event); });
    };
    add(Event::Recall, makeButton(u"review.recall"_s, u"undo"_s, this));
    add(Event::Withdraw, makeButton(u"review.withdraw"_s, u"remove"_s, this));
    add(Event::Decline, makeButton(u"review.decline"_s, u"decline"_s, this));
    add(Event::Return, makeButton(u"review.return"_s, u"return"_s, this));
    add(Event::Answer, makePrimaryButton(u"review.answer"_s, {}, this));
    add(Event::ApproveAnswer, makePrimaryButton(u"review.approveAnswer"_s, {}, this));
    add(Event::Approve, makePrimaryButton(u"review.approve"_s, {}, this));
    auto *box = static_cast<QBoxLayout *>(row);
    box->addWidget(m_hindrance, 1);
    for (const Action &action : std::as_const(m_actions))
        box->addWidget(action.button);
}

void ReviewPage::makeView()
{
    delete m_view;
    m_view = new widgets::ReviewView(m_flow->model(), m_shell.languages.current(), m_viewPlace);
    m_view->setObjectName(u"review.view"_s);
    m_view->setFrameShape(QFrame::NoFrame);
    m_viewPlace->layout()->addWidget(m_view);
}

void ReviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(width() >= wideFrom ? sideWidth : narrowSideWidth);
}

void ReviewPage::retranslate()
{
    const Language language = m_shell.languages.current();
    m_view->setLanguage(language);
    m_title->setText(m_flow->form()->text(u"title"_s, language));
    setWords(m_close, tr("Back"));
    setWords(m_pdf, tr("Save as PDF …"));
    const QStringList names {tr("Recall"), tr("Withdraw"), tr("Decline"), tr("Return"), tr("Answer"),
        tr("Approve answer"), tr("Approve")};
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        setWords(m_actions.at(i).button, names.at(i));
    refresh();
}

bool ReviewPage::concerns(Event event) const
{
    const Hindrance hindrance = m_flow->offer(event).hindrance;
    const bool isPending = m_flow->request().state == domain::State::PendingCheck;
    if (event == Event::Approve || event == Event::Return || event == Event::Decline)
        return isPending;
    if (event == Event::Recall || event == Event::Withdraw)
        return isPending && hindrance != Hindrance::NotPermitted;
    return hindrance == Hindrance::None;
}

void ReviewPage::refresh()
{
    const bool isOffline = m_workplace.isOffline();
    for (const Action &action : std::as_const(m_actions)) {
        const bool can = m_flow->offer(action.event).hindrance == Hindrance::None;
        action.button->setVisible(concerns(action.event));
        action.button->setEnabled(can && !m_flow->isBusy() && !isOffline);
    }
    m_pdf->setEnabled(!m_saving);
    refreshHindrance();
    m_facts->refresh();
    if (workflow::isTrouble(m_flow->trouble()))
        m_message->say(m_shell.languages.words(), m_flow->trouble());
}

void ReviewPage::refreshHindrance()
{
    const Words &words = m_shell.languages.words();
    if (m_flow->isBusy()) {
        m_hindrance->setText(tr("Asking the server …"));
        return;
    }
    QString why;
    if (m_flow->request().state == domain::State::PendingCheck) {
        // Who made it hears that first, also when the right is missing as well.
        const bool isOwn = m_flow->request().hasContributed(m_workplace.user().person.id);
        const Hindrance hindrance = isOwn ? Hindrance::OwnRequest : m_flow->offer(Event::Approve).hindrance;
        why = m_workplace.isOffline() ? tr("Decisions need a connection; nothing is decided offline.")
            : hindrance == Hindrance::Claimed && m_flow->request().claim
            ? tr("%1 has this request open for checking until %2.")
                  .arg(words.person(m_flow->request().claim->person), words.time(m_flow->request().claim->untilUtc))
            : words.hindrance(hindrance);
    }
    m_hindrance->setText(why);
    for (const Action &action : std::as_const(m_actions))
        action.button->setAccessibleDescription(action.button->isEnabled() ? QString() : why);
}

void ReviewPage::onDone(Event event)
{
    m_decision->close();
    if (event == Event::Claim || event == Event::ReleaseClaim || event == Event::Open)
        return;
    m_message->say(Tone::Success, m_shell.languages.words().event(event));
    if (event == Event::Recall)
        Q_EMIT draftChosen(m_flow->request().id);
}

void ReviewPage::savePdf()
{
    const QString name = shownReference(m_flow->request()) + u".pdf"_s;
    m_shell.dialogs.chooseSavePath(this, name, [page = QPointer(this)](const QString &path) {
        if (page && !path.isEmpty())
            page->writePdf(path);
    });
}

void ReviewPage::writePdf(const QString &path)
{
    const auto &memberships = m_workplace.user().memberships;
    const auto own = std::find_if(memberships.begin(), memberships.end(), [this](const domain::Membership &membership) {
        return membership.participant == m_flow->request().participant;
    });
    domain::Membership membership;
    membership.participant = m_flow->request().participant;
    if (own != memberships.end())
        membership = *own;
    const PdfContent content = pdfContent({m_flow->model(), m_flow->request(), membership, m_flow->audit(),
        !m_flow->auditFault(), m_workplace.clock().nowUtc()});
    m_saving = true;
    refresh();
    m_message->say(Tone::Accent, tr("Writing the PDF …"));
    then(inBackground([path, content] { return writeRequestPdf(path, content); }), this,
        [this, path](const Status &status) {
            m_saving = false;
            refresh();
            if (status)
                m_message->say(Tone::Success, tr("Saved as %1").arg(path));
            else
                m_message->say(m_shell.languages.words(), status.error());
        });
}

void ReviewPage::saveAttachment(const QString &id, const QString &fileName)
{
    m_shell.dialogs.chooseSavePath(this, fileName, [page = QPointer(this), id](const QString &path) {
        if (!page || path.isEmpty())
            return;
        then(page->m_workplace.attachment(id), page.data(), [page, path](const Result<QByteArray> &content) {
            const Status status = content ? saveFile(path, *content) : Status(fail(content.error()));
            if (status)
                page->m_message->say(Tone::Success, tr("Saved as %1").arg(path));
            else
                page->m_message->say(page->m_shell.languages.words(), status.error());
        });
    });
}

} // namespace eforms::ui
