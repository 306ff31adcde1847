#include "ui/draftspage.h"

#include "ui/troubletext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

namespace {

constexpr qsizetype shortIdLength = 8;

} // namespace

DraftsPage::DraftsPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_title(makeHeading(1, u"drafts.title"_s, this))
    , m_hint(makeCaption(u"drafts.hint"_s, this))
    , m_message(new MessageBanner(u"drafts.message"_s, this))
    , m_question(new QuestionPanel(u"drafts.question"_s, this))
    , m_list(new EntryList(u"drafts.list"_s, this))
    , m_open(makePrimaryButton(u"drafts.open"_s, {}, this))
    , m_discard(makeButton(u"drafts.discard"_s, u"remove"_s, this))
{
    setObjectName(u"drafts"_s);
    auto *card = new Card(this);
    card->column()->setContentsMargins(space::small, space::small, space::small, space::small);
    card->column()->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_open);
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::large);
    page->setSpacing(space::medium);
    page->addWidget(m_title);
    page->addWidget(m_hint);
    page->addWidget(m_message);
    page->addWidget(m_question);
    page->addWidget(card, 1);
    page->addLayout(buttons);

    connect(m_list, &EntryList::opened, this, &DraftsPage::open);
    connect(m_list, &EntryList::currentChanged, this, &DraftsPage::refreshButtons);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_list->currentId()); });
    connect(m_discard, &QPushButton::clicked, this, &DraftsPage::askDiscard);
    connect(&m_workplace, &workflow::Workplace::draftsChanged, this, &DraftsPage::refresh);
    connect(&m_workplace, &workflow::Workplace::syncChanged, this, &DraftsPage::refresh);
    connect(&m_workplace.catalogue(), &workflow::Catalogue::changed, this, &DraftsPage::refresh);
    retranslate();
}

void DraftsPage::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void DraftsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DraftsPage::retranslate()
{
    m_title->setText(tr("Drafts"));
    m_hint->setText(tr("Drafts save themselves, sealed on this computer. A draft untouched for 30 days lapses."));
    m_list->setAccessibleName(m_title->text());
    m_list->setEmptyText(tr("No drafts. Start one under E-services."));
    setWords(m_open, tr("Go on with this draft"));
    setWords(m_discard, tr("Discard draft …"));
    refresh();
}

EntryList::Entry DraftsPage::rowOf(const domain::Draft &draft) const
{
    const Words &words = m_shell.languages.words();
    const domain::Service *service = m_workplace.catalogue().find(draft.form);
    EntryList::Entry row;
    row.id = draft.id;
    row.title = service ? service->title(words.language()) : draft.form;
    QStringList parts {tr("Draft %1").arg(draft.id.left(shortIdLength)), draft.data["client_ref"_L1].toString(),
        tr("begun %1").arg(words.when(draft.createdUtc, m_workplace.clock().nowUtc()))};
    parts.removeAll(QString());
    row.detail = parts.join(u" · "_s);
    row.icon = u"edit"_s;
    row.tone = Tone::Accent;
    row.aside = tr("saved %1").arg(words.when(draft.updatedUtc, m_workplace.clock().nowUtc()));
    return row;
}

EntryList::Entry DraftsPage::waitingRow(const domain::Draft &draft) const
{
    EntryList::Entry row = rowOf(draft);
    if (const auto refusal = m_workplace.refusalOf(draft.id)) {
        row.icon = u"error"_s;
        row.tone = Tone::Error;
        row.detail = refusalText(m_shell.languages.words(), *refusal);
        row.aside = tr("Not accepted");
        return row;
    }
    row.icon = u"submit"_s;
    row.tone = Tone::Warning;
    row.detail = tr("Confirmed here; it is sent to the checker by itself as soon as there is a connection.");
    row.aside = tr("Waiting to be sent");
    return row;
}

void DraftsPage::refresh()
{
    const QList<domain::Draft> waiting = m_workplace.waitingDrafts();
    const QList<domain::Draft> typed = m_workplace.drafts();
    QList<EntryList::Entry> rows;
    if (!waiting.isEmpty()) {
        rows.append({{}, tr("Passed to the checker"), {}, {}, Tone::Neutral, {}, false});
        std::transform(waiting.begin(), waiting.end(), std::back_inserter(rows),
            [this](const domain::Draft &draft) { return waitingRow(draft); });
        if (!typed.isEmpty())
            rows.append({{}, tr("Being typed"), {}, {}, Tone::Neutral, {}, false});
    }
    std::transform(typed.begin(), typed.end(), std::back_inserter(rows),
        [this](const domain::Draft &draft) { return rowOf(draft); });
    m_list->fill(rows);
    if (m_list->currentId().isEmpty() && !rows.isEmpty())
        m_list->setCurrentRow(waiting.isEmpty() ? 0 : 1);
    refreshButtons();
}

bool DraftsPage::canOpen(const QString &id) const
{
    if (id.isEmpty())
        return false;
    const QList<domain::Draft> typed = m_workplace.drafts();
    const bool isTyped
        = std::any_of(typed.begin(), typed.end(), [&id](const domain::Draft &draft) { return draft.id == id; });
    return isTyped || m_workplace.refusalOf(id).has_value();
}

void DraftsPage::refreshButtons()
{
    const bool can = canOpen(m_list->currentId());
    m_open->setEnabled(can);
    m_discard->setEnabled(can);
}

void DraftsPage::open(const QString &id)
{
    if (canOpen(id))
        Q_EMIT draftChosen(id);
}

void DraftsPage::askDiscard()
{
    const QString id = m_list->currentId();
    m_question->ask({tr("Discard this draft for good? Everything typed into it is deleted from this computer."),
                        tr("Discard draft"), tr("Keep the draft")},
        [this, id] { discard(id); });
}

void DraftsPage::discard(const QString &id)
{
    then(m_workplace.openDraft(id), this, [this](const Result<std::shared_ptr<workflow::FormSession>> &session) {
        if (!session) {
            m_message->say(m_shell.languages.words(), session.error());
            return;
        }
        m_discarding = *session;
        connect(m_discarding.get(), &workflow::FormSession::discarded, this, [this] { m_message->clear(); });
        m_discarding->discard();
    });
}

} // namespace eforms::ui
