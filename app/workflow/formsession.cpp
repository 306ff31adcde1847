#include "workflow/formsession.h"

#include "workflow/desk.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <chrono>

namespace eforms::workflow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Long enough to gather a burst of keys, short enough that a crash costs no thought (sync and security, §3.2).
constexpr auto saveDelay = 300ms;

struct ReadFile {
    QString name;
    QByteArray content;
};

Result<ReadFile> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, u"attachment"_s);
    if (file.size() > domain::attachmentByteLimit)
        return fail(ErrorKind::TooLarge, u"attachment"_s);
    ReadFile read {domain::cleanFileName(QFileInfo(path).fileName()), file.readAll()};
    if (const auto type = domain::mediaTypeOf(read.content, read.name); !type)
        return fail(type.error());
    return read;
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

qint64 totalBytes(const Json &data)
{
    qint64 total = 0;
    for (const Json &row : data["attachments"_L1].array())
        total += row["size"_L1].toInteger();
    return total;
}

} // namespace

FormSession::FormSession(
    std::shared_ptr<Desk> desk, engine::FormPointer form, domain::Draft draft, QObject *parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_form(std::move(form))
    , m_draft(std::move(draft))
    , m_model(std::make_unique<engine::FormModel>(m_form, m_draft.data, m_desk->context(*m_form, m_draft.participant)))
    , m_savedUtc(m_draft.updatedUtc)
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &FormSession::save);
    connect(m_model.get(), &engine::FormModel::edited, this, &FormSession::scheduleSave);
    m_minute.start(60s);
    connect(&m_minute, &QTimer::timeout, this, &FormSession::refreshContext);
    connect(m_desk.get(), &Desk::masterDataChanged, this, &FormSession::refreshContext);
}

FormSession::~FormSession()
{
    // What was typed in the last moment is handed to the store, which finishes its queue before it closes.
    if (m_saving != Saving::Saved && m_draft.stage == domain::Draft::Stage::Editing)
        save();
}

QDateTime FormSession::deadlineUtc() const
{
    return m_desk->cutOff(*m_form, m_model->data()).deadlineUtc;
}

bool FormSession::isLate() const
{
    const QDateTime deadline = deadlineUtc();
    return deadline.isValid() && m_desk->connection().serverNowUtc() > deadline;
}

std::optional<domain::Remark> FormSession::remark() const
{
    const auto request = m_desk->vault().workItems().find(m_draft.id);
    return request && request->state == domain::State::Returned ? request->remark : std::nullopt;
}

int FormSession::approvalsNeeded() const
{
    int needed = 0;
    for (const Json &level : m_form->about()["approvals"_L1]["levels"_L1].array())
        needed += static_cast<int>(level["k"_L1].toInteger(1));
    return needed;
}

QList<QPair<QString, QString>> FormSession::candidates(const QString &source, const QString &typed) const
{
    QList<QPair<QString, QString>> offered;
    const Json &participant = m_model->context().values["participant"_L1];
    for (const market::Directory::Entry &entry : market::candidates(m_desk->reference(), participant, source, typed))
        offered.append({entry.key, entry.names});
    return offered;
}

market::Calendar::DayMark FormSession::day(const QString &calendar, QDate date) const
{
    const market::ReferenceData *reference = m_desk->reference();
    return reference && reference->calendar ? reference->calendar->mark(calendar, date) : market::Calendar::DayMark {};
}

void FormSession::attach(const QStringList &paths)
{
    for (const QString &path : paths) {
        then(inBackground([path] { return readFile(path); }), this, [this](const Result<ReadFile> &read) {
            if (!read) {
                m_trouble = read.error();
                Q_EMIT changed();
                return;
            }
            addFile(read->name, read->content);
        });
    }
}

void FormSession::addFile(const QString &name, const QByteArray &content)
{
    if (totalBytes(m_model->data()) + content.size() > domain::attachmentTotalLimit) {
        m_trouble = Error {ErrorKind::TooLarge, u"attachments"_s};
        Q_EMIT changed();
        return;
    }
    domain::Attachment attachment;
    attachment.id = newId();
    attachment.file = name;
    attachment.bytes = content.size();
    attachment.sha256
        = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    attachment.mediaType = domain::mediaTypeOf(content, name).value_or(QString());
    // The row appears once the content is safe: a row without its file could not be submitted.
    then(m_desk->vault().files().add(attachment.id, content), this, [this, attachment](const Status &status) {
        m_trouble = status ? Trouble() : Trouble(status.error());
        if (status && m_model->addRows(u"/attachments"_s, {attachment.toJson()}) == 0)
            m_trouble = Error {ErrorKind::TooLarge, u"attachments"_s};
        Q_EMIT changed();
    });
}

void FormSession::scheduleSave()
{
    ++m_edits;
    m_saving = Saving::Pending;
    m_saveTimer.start(saveDelay);
    Q_EMIT changed();
}

void FormSession::save()
{
    m_saveTimer.stop();
    m_draft.data = m_model->data();
    m_draft.updatedUtc = m_desk->clock().nowUtc();
    const auto written = m_edits;
    const auto saving = m_desk->vault().drafts().save(m_draft);
    then(saving, this, [this, written](const Status &status) {
        if (status && written != m_edits)
            return; // typed on meanwhile; that save is on its way
        onSaved(status);
    });
}

void FormSession::onSaved(const Status &status)
{
    m_saving = status ? Saving::Saved : Saving::Failed;
    if (status) {
        m_savedUtc = m_draft.updatedUtc;
        m_trouble = {};
        Q_EMIT saved();
    } else {
        m_trouble = status.error();
    }
    Q_EMIT changed();
}

void FormSession::passToChecker(bool lateAccepted)
{
    m_model->showAllProblems();
    if (m_busy || !m_model->isValid())
        return;
    m_saveTimer.stop();
    domain::Draft draft = m_draft;
    draft.data = m_model->data();
    draft.updatedUtc = m_desk->clock().nowUtc();
    draft.stage = domain::Draft::Stage::Waiting;
    m_busy = true;
    Q_EMIT changed();
    const auto commands = m_desk->submission(draft, m_model->submission(), lateAccepted);
    then(m_desk->vault().outbox().confirm(draft, commands), this, [this, draft](const Status &status) {
        m_busy = false;
        if (!status) {
            m_trouble = status.error();
            Q_EMIT changed();
            return;
        }
        m_draft = draft;
        m_saving = Saving::Saved;
        m_desk->sync().nudge();
        Q_EMIT passed(m_draft.id);
    });
}

void FormSession::discard()
{
    m_saveTimer.stop();
    m_saving = Saving::Saved;
    then(m_desk->vault().drafts().remove(m_draft.id), this, [this](const Status &status) {
        if (status) {
            Q_EMIT discarded();
            return;
        }
        m_trouble = status.error();
        Q_EMIT changed();
    });
}

void FormSession::refreshContext()
{
    m_model->setContext(m_desk->context(*m_form, m_draft.participant));
    Q_EMIT changed();
}

} // namespace eforms::workflow
