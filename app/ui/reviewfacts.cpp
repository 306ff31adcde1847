#include "ui/reviewfacts.h"

#include "widgets/problemtext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

ReviewFacts::ReviewFacts(Shell &shell, workflow::Workplace &workplace, workflow::ReviewFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_flow(flow)
    , m_state(new StatusText(u"review.state"_s, this))
    , m_facts(makeLabel(u"review.facts"_s, this))
    , m_warnings(new StatusText(u"review.warnings"_s, this))
    , m_query(makeLabel(u"review.query"_s, this))
    , m_rows(makeLabel(u"review.rows"_s, this))
    , m_attachmentsTitle(makeHeading(3, {}, this))
    , m_attachments(new QVBoxLayout)
    , m_historyTitle(makeHeading(3, {}, this))
    , m_history(makeLabel(u"review.history"_s, this))
    , m_chain(new StatusText(u"review.chain"_s, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::medium);
    for (QLabel *label : {m_facts, m_query, m_rows, m_history}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_state->setWordWrap(true);
    m_warnings->setWordWrap(true);
    m_chain->setWordWrap(true);
    column->addWidget(m_state);
    column->addWidget(m_warnings);
    column->addWidget(m_query);
    column->addWidget(m_facts);
    column->addWidget(m_rows);
    column->addWidget(m_attachmentsTitle);
    column->addLayout(m_attachments);
    column->addWidget(m_historyTitle);
    column->addWidget(m_history);
    column->addWidget(m_chain);
    column->addStretch(1);
    refresh();
}

void ReviewFacts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

QStringList ReviewFacts::approvalLines() const
{
    const Words &words = m_shell.languages.words();
    const domain::Request &request = m_flow.request();
    int asked = 0;
    for (const domain::ApprovalLevel &level : request.levels)
        asked += level.count;
    QStringList lines;
    if (asked > 0)
        lines.append(tr("Approvals: %1 of %2").arg(request.approvals.size()).arg(asked));
    for (const domain::Approval &approval : request.approvals)
        lines.append(u"✓ %1 · %2"_s.arg(words.person(approval.person), words.dateTime(approval.atUtc)));
    return lines;
}

QStringList ReviewFacts::factLines() const
{
    const Words &words = m_shell.languages.words();
    const domain::Request &request = m_flow.request();
    const QDateTime now = m_workplace.clock().nowUtc();
    QStringList lines {tr("Reference: %1").arg(shownReference(request))};
    const auto add = [&lines](const QString &line, const QString &value) {
        if (!value.isEmpty())
            lines.append(line.arg(value));
    };
    if (!request.stage.isEmpty())
        add(tr("At the clearing house: %1"), m_flow.form()->text(u"stage."_s + request.stage, words.language()));
    add(tr("Next step: %1"), words.nextStep(request));
    add(tr("Maker: %1"), words.person(request.maker));
    if (request.deadlineUtc.isValid()) {
        const QString left = isFinal(request.state) ? QString() : words.timeLeft(request.deadlineUtc, now);
        add(tr("Deadline: %1"), QStringList {words.dateTime(request.deadlineUtc), left}.join(left.isEmpty() ? u""_s : u" · "_s));
    }
    if (request.claim && request.claim->untilUtc > now) {
        const bool isMine = request.claim->person.id == m_workplace.user().person.id;
        lines.append(isMine ? tr("Open for checking by you until %1").arg(words.time(request.claim->untilUtc))
                            : tr("Open for checking by %1 until %2")
                                  .arg(words.person(request.claim->person), words.time(request.claim->untilUtc)));
    }
    if (request.remark)
        add(tr("Remark: %1"), request.remark->text);
    return lines + approvalLines();
}

QStringList ReviewFacts::warningLines() const
{
    const Language language = m_shell.languages.current();
    QStringList lines;
    if (m_flow.isLate() && !isFinal(m_flow.request().state)) {
        lines.append(tr("After the cut-off (%1); it may be processed on the next business day.")
                         .arg(m_shell.languages.words().dateTime(m_flow.request().deadlineUtc)));
    }
    for (const engine::Problem &problem : m_flow.model().problems()) {
        lines.append(u"%1: %2"_s.arg(widgets::problemPlace(*m_flow.form(), problem, language),
            widgets::problemText(*m_flow.form(), problem, language)));
    }
    return lines;
}

QStringList ReviewFacts::rowLines() const
{
    QStringList lines;
    for (const domain::RowResult &result : m_flow.request().rowResults) {
        const QString decision = m_flow.form()->text(u"result."_s + result.result, m_shell.languages.current());
        QString line = tr("Line %1: %2").arg(result.row + 1).arg(decision.isEmpty() ? result.result : decision);
        if (!result.reason.isEmpty())
            line += u" – "_s + result.reason;
        lines.append(line);
    }
    return lines;
}

void ReviewFacts::refreshQuery()
{
    const auto &query = m_flow.request().query;
    m_query->setVisible(query.has_value());
    if (!query)
        return;
    const Words &words = m_shell.languages.words();
    QStringList lines {tr("The clearing house asks: %1").arg(query->text)};
    if (!query->dueDate.isEmpty())
        lines.append(tr("Answer by %1").arg(words.date(query->dueDate)));
    if (!query->answer.isEmpty()) {
        lines.append(query->answerApproved ? tr("Answer sent: %1").arg(query->answer)
                                           : tr("Answer to be approved: %1").arg(query->answer));
    }
    m_query->setText(lines.join(u'\n'));
}

void ReviewFacts::refreshHistory()
{
    const Words &words = m_shell.languages.words();
    m_historyTitle->setText(tr("History"));
    QStringList lines;
    for (const domain::AuditEvent &event : m_flow.audit()) {
        QString line = u"%1\n%2 · %3"_s.arg(words.audit(event.type), words.person(event.actor), words.dateTime(event.atUtc));
        if (!event.reason.isEmpty())
            line += u"\n“%1”"_s.arg(event.reason);
        lines.append(line);
    }
    m_history->setText(lines.isEmpty() ? tr("The history is fetched from the server when there is a connection.")
                                       : lines.join(u"\n\n"_s));
    m_chain->setVisible(!lines.isEmpty());
    if (const auto fault = m_flow.auditFault()) {
        m_chain->set(u"error"_s, Tone::Error,
            tr("The trail is damaged from entry %1 on. Tell the hotline before you decide.").arg(fault->number));
    } else {
        m_chain->set(u"success"_s, Tone::Success, tr("Trail verified: complete and unchanged"));
    }
}

void ReviewFacts::refreshAttachments()
{
    clearLayout(m_attachments);
    m_attachmentsTitle->setText(tr("Attachments"));
    const Json &rows = m_flow.request().data["attachments"_L1];
    m_attachmentsTitle->setVisible(rows.size() > 0);
    for (const Json &row : rows.array()) {
        const QString id = row["id"_L1].toString();
        const QString file = row["file"_L1].toString();
        QPushButton *button = makeButton(u"review.attachment."_s + id, u"attach"_s, this);
        setWords(button, fontMetrics().elidedText(file, Qt::ElideMiddle, 190));
        button->setAccessibleName(tr("Save attachment %1").arg(file));
        button->setToolTip(button->accessibleName());
        m_attachments->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id, file] { Q_EMIT attachmentChosen(id, file); });
    }
}

void ReviewFacts::refresh()
{
    const domain::Request &request = m_flow.request();
    m_state->set(stateIcon(request.state), stateTone(request.state), m_shell.languages.words().state(request));
    m_facts->setText(factLines().join(u"\n"_s));
    const QStringList warnings = warningLines();
    m_warnings->setVisible(!warnings.isEmpty());
    m_warnings->set(u"warning"_s, Tone::Warning, warnings.join(u'\n'));
    const QStringList rows = rowLines();
    m_rows->setVisible(!rows.isEmpty());
    m_rows->setText(rows.join(u'\n'));
    refreshQuery();
    refreshAttachments();
    refreshHistory();
}

} // namespace eforms::ui
