#include "ui/inboxwords.h"

#include "ui/parts.h"

#include <QGuiApplication>
#include <QPalette>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::InboxModel;

namespace {

constexpr qint64 soonSeconds = 2 * 60 * 60;

} // namespace

InboxWords::InboxWords(Shell &shell, workflow::Workplace &workplace, FormTexts &texts, QWidget *screen)
    : QIdentityProxyModel(screen)
    , m_screen(screen)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_texts(texts)
{
    setSourceModel(&workplace.inbox());
    connect(&m_texts, &FormTexts::changed, this, &InboxWords::reword);
    connect(&workplace.catalogue(), &workflow::Catalogue::changed, this, &InboxWords::reword);
}

void InboxWords::reword()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString InboxWords::title(const domain::Request &request) const
{
    const domain::Service *service = m_workplace.catalogue().find(request.form);
    return service ? service->title(m_shell.languages.current()) : request.form;
}

QString InboxWords::variant(const domain::Request &request) const
{
    return m_texts.variant(request, m_shell.languages.current());
}

QString InboxWords::deadline(const domain::Request &request) const
{
    if (!request.deadlineUtc.isValid())
        return {};
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_workplace.clock().nowUtc();
    const QString when = words.when(request.deadlineUtc, now);
    return isFinal(request.state) ? when : u"%1 · %2"_s.arg(when, words.timeLeft(request.deadlineUtc, now));
}

QString InboxWords::text(const domain::Request &request, int column) const
{
    const Words &words = m_shell.languages.words();
    switch (static_cast<InboxModel::Column>(column)) {
    case InboxModel::Reference:
        return shownReference(request);
    case InboxModel::Service:
        return title(request);
    case InboxModel::Variant:
        return variant(request);
    case InboxModel::Maker:
        return words.person(request.maker);
    case InboxModel::State:
        return words.state(request);
    case InboxModel::Deadline:
        return deadline(request);
    case InboxModel::Updated:
        return words.when(request.updatedUtc, m_workplace.clock().nowUtc());
    case InboxModel::KeyFacts:
    case InboxModel::ColumnCount:
        break;
    }
    return {};
}

QVariant InboxWords::data(const QModelIndex &index, int role) const
{
    const domain::Request *request = m_workplace.inbox().at(index.row());
    if (!request)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column == InboxModel::KeyFacts)
            return m_workplace.keyFacts(*request, m_shell.languages.current());
        return text(*request, column);
    case Qt::ToolTipRole:
        return data(index, Qt::DisplayRole).toString();
    case Qt::DecorationRole:
        if (column == InboxModel::State)
            return steadyIcon(stateIcon(request->state), stateTone(request->state), m_screen);
        return {};
    case Qt::ForegroundRole:
        if (column == InboxModel::Deadline && !isFinal(request->state) && request->deadlineUtc.isValid()) {
            const qint64 left = m_workplace.clock().nowUtc().secsTo(request->deadlineUtc);
            if (left < soonSeconds)
                return toneColour(left <= 0 ? Tone::Error : Tone::Warning, QGuiApplication::palette());
        }
        return {};
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant InboxWords::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (static_cast<InboxModel::Column>(section)) {
    case InboxModel::Reference:
        return tr("Reference");
    case InboxModel::Service:
        return tr("E-service");
    case InboxModel::Variant:
        return tr("Request type");
    case InboxModel::KeyFacts:
        return tr("Key facts");
    case InboxModel::Maker:
        return tr("Maker");
    case InboxModel::State:
        return tr("State");
    case InboxModel::Deadline:
        return tr("Deadline");
    case InboxModel::Updated:
        return tr("Updated");
    case InboxModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace eforms::ui
