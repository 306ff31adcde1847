#include "ui/decisionpanel.h"

#include "widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using domain::Event;
namespace space = widgets::space;

namespace {

// Length of a reason (portal.md §5).
constexpr qsizetype reasonMin = 5;
constexpr qsizetype reasonMax = 500;
constexpr int factorWidth = 240;

} // namespace

DecisionPanel::DecisionPanel(Shell &shell, workflow::ReviewFlow &flow, QWidget *parent)
    : Card(parent)
    , m_shell(shell)
    , m_flow(flow)
    , m_title(makeHeading(2, {}, this))
    , m_consequences(makeLabel(u"review.consequences"_s, this))
    , m_checked(new QCheckBox(this))
    , m_late(new QCheckBox(this))
    , m_factorLabel(makeLabel({}, this))
    , m_factor(new QLineEdit(this))
    , m_reasonLabel(makeLabel({}, this))
    , m_reason(new QPlainTextEdit(this))
    , m_count(makeCaption(u"review.reasonCount"_s, this))
    , m_confirm(makePrimaryButton({}, {}, this))
    , m_cancel(makeButton(u"review.cancel"_s, {}, this))
{
    setObjectName(u"review.decision"_s);
    setTone(Tone::Accent);
    m_consequences->setWordWrap(true);
    m_checked->setObjectName(u"review.checked"_s);
    m_late->setObjectName(u"review.late"_s);
    m_factor->setObjectName(u"review.secondFactor"_s);
    m_factor->setFixedWidth(factorWidth);
    m_factorLabel->setBuddy(m_factor);
    m_reason->setObjectName(u"review.reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(fontMetrics().height() * 3 + space::large);
    m_reasonLabel->setBuddy(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_consequences),
             static_cast<QWidget *>(m_checked), static_cast<QWidget *>(m_late), static_cast<QWidget *>(m_factorLabel),
             static_cast<QWidget *>(m_factor), static_cast<QWidget *>(m_reasonLabel), static_cast<QWidget *>(m_reason),
             static_cast<QWidget *>(m_count)})
        column()->addWidget(part);
    column()->addLayout(buttons);
    hide();

    connect(m_checked, &QCheckBox::toggled, this, &DecisionPanel::refresh);
    connect(m_late, &QCheckBox::toggled, this, &DecisionPanel::refresh);
    connect(m_factor, &QLineEdit::textChanged, this, &DecisionPanel::refresh);
    connect(m_factor, &QLineEdit::returnPressed, this, &DecisionPanel::confirm);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &DecisionPanel::refresh);
    connect(m_confirm, &QPushButton::clicked, this, &DecisionPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &DecisionPanel::close);
    connect(&m_flow, &workflow::ReviewFlow::changed, this, &DecisionPanel::refresh);
}

bool DecisionPanel::needsReason() const
{
    return m_event == Event::Return || m_event == Event::Decline || m_event == Event::Answer;
}

void DecisionPanel::begin(Event event)
{
    m_event = event;
    m_checked->setChecked(false);
    m_late->setChecked(false);
    m_factor->clear();
    m_reason->clear();
    m_confirm->setObjectName(confirmName());
    const bool isApproval = event == Event::Approve;
    m_checked->setVisible(isApproval);
    m_late->setVisible(isApproval && m_flow.isLate());
    m_factorLabel->setVisible(isApproval && !m_flow.secondFactor().isEmpty());
    m_factor->setVisible(isApproval && !m_flow.secondFactor().isEmpty());
    m_factor->setEchoMode(m_flow.secondFactor() == "password"_L1 ? QLineEdit::Password : QLineEdit::Normal);
    m_factor->setMaxLength(m_flow.secondFactor() == "totp"_L1 ? 6 : 128);
    m_reasonLabel->setVisible(needsReason());
    m_reason->setVisible(needsReason());
    m_count->setVisible(needsReason());
    retranslate();
    show();
    QWidget *first = needsReason() ? static_cast<QWidget *>(m_reason)
        : isApproval               ? static_cast<QWidget *>(m_checked)
                                   : m_cancel;
    first->setFocus(Qt::OtherFocusReason);
}

void DecisionPanel::close()
{
    m_event.reset();
    m_factor->clear();
    hide();
}

void DecisionPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void DecisionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        Card::keyPressEvent(event);
}

void DecisionPanel::retranslate()
{
    m_checked->setText(tr("I have checked this request."));
    m_factorLabel->setText(m_flow.secondFactor() == "password"_L1
            ? tr("Your password, once more")
            : tr("Code that your authenticator app shows now"));
    m_factor->setAccessibleName(m_factorLabel->text());
    m_reasonLabel->setText(m_event == Event::Answer ? tr("Answer to the clearing house") : tr("Reason (the maker reads it)"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    setWords(m_cancel, tr("Go on reading"));
    refresh();
}

QString DecisionPanel::title() const
{
    if (m_event == Event::Approve)
        return tr("Approve this request?");
    if (m_event == Event::Return)
        return tr("Return this request to the maker?");
    if (m_event == Event::Decline)
        return tr("Decline this request?");
    if (m_event == Event::Recall)
        return tr("Recall this request?");
    if (m_event == Event::Withdraw)
        return tr("Withdraw this request?");
    if (m_event == Event::Answer)
        return tr("Answer the question of the clearing house");
    return tr("Send this answer to the clearing house?");
}

QString DecisionPanel::consequences() const
{
    const domain::Request &request = m_flow.request();
    if (m_event == Event::Approve) {
        const bool isLast = domain::Lifecycle::next(request, Event::Approve) == domain::State::Releasing;
        return isLast ? tr("This is the last approval: the request is submitted to the clearing house at once.")
                      : tr("After your approval a second, different checker must approve it before it is submitted.");
    }
    if (m_event == Event::Return)
        return tr("The maker can correct it and pass it on again. Approvals already given no longer count.");
    if (m_event == Event::Decline)
        return tr("This is final: the request cannot be changed or passed on again.");
    if (m_event == Event::Recall)
        return tr("It becomes your draft again. Approvals already given no longer count.");
    if (m_event == Event::Withdraw)
        return tr("This is final: the request is not submitted.");
    if (m_event == Event::Answer)
        return tr("A checker must approve the answer before it is sent.");
    return request.query ? request.query->answer : QString();
}

QString DecisionPanel::confirmWords() const
{
    if (m_event == Event::Approve)
        return tr("Approve request");
    if (m_event == Event::Return)
        return tr("Return request");
    if (m_event == Event::Decline)
        return tr("Decline request");
    if (m_event == Event::Recall)
        return tr("Recall request");
    if (m_event == Event::Withdraw)
        return tr("Withdraw request");
    if (m_event == Event::Answer)
        return tr("Save answer for checking");
    return tr("Approve and send answer");
}

QString DecisionPanel::confirmName() const
{
    if (m_event == Event::Approve)
        return u"review.confirmApprove"_s;
    if (m_event == Event::Return)
        return u"review.confirmReturn"_s;
    if (m_event == Event::Decline)
        return u"review.confirmDecline"_s;
    if (m_event == Event::Recall)
        return u"review.confirmRecall"_s;
    if (m_event == Event::Withdraw)
        return u"review.confirmWithdraw"_s;
    return u"review.confirmAnswer"_s;
}

bool DecisionPanel::isReady() const
{
    if (!m_event || m_flow.isBusy())
        return false;
    if (needsReason()) {
        const qsizetype length = m_reason->toPlainText().trimmed().size();
        return length >= (m_event == Event::Answer ? 1 : reasonMin) && length <= reasonMax;
    }
    if (m_event != Event::Approve)
        return true;
    return m_checked->isChecked() && (m_late->isHidden() || m_late->isChecked())
        && (m_factor->isHidden() || !m_factor->text().isEmpty());
}

void DecisionPanel::refresh()
{
    if (!m_event)
        return;
    m_title->setText(title());
    m_consequences->setText(consequences());
    m_late->setText(tr("After the cut-off (%1): I accept that it may be processed on the next business day.")
                        .arg(m_shell.languages.words().dateTime(m_flow.request().deadlineUtc)));
    m_count->setText(tr("%1 of %2 characters, at least %3")
                         .arg(m_reason->toPlainText().trimmed().size())
                         .arg(reasonMax)
                         .arg(m_event == Event::Answer ? 1 : reasonMin));
    setWords(m_confirm, confirmWords());
    m_confirm->setEnabled(isReady());
}

void DecisionPanel::confirm()
{
    if (!isReady())
        return;
    const Event event = *m_event;
    const QString reason = m_reason->toPlainText().trimmed();
    if (event == Event::Approve)
        m_flow.approve(m_factor->text(), m_late->isChecked());
    else if (event == Event::Return)
        m_flow.returnToMaker(reason);
    else if (event == Event::Decline)
        m_flow.decline(reason);
    else if (event == Event::Recall)
        m_flow.recall();
    else if (event == Event::Withdraw)
        m_flow.withdraw();
    else if (event == Event::Answer)
        m_flow.answer(reason);
    else
        m_flow.approveAnswer();
    m_factor->clear();
}

} // namespace eforms::ui
