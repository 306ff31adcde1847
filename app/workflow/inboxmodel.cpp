#include "workflow/inboxmodel.h"

#include <algorithm>

namespace eforms::workflow {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Hindrance;
using domain::Lifecycle;

namespace {

constexpr qsizetype shortIdLength = 8;

bool newerFirst(const domain::Request &a, const domain::Request &b)
{
    return a.updatedUtc != b.updatedUtc ? a.updatedUtc > b.updatedUtc : a.id < b.id;
}

bool urgentFirst(const domain::Request &a, const domain::Request &b)
{
    if (a.deadlineUtc != b.deadlineUtc)
        return a.deadlineUtc.isValid() && (!b.deadlineUtc.isValid() || a.deadlineUtc < b.deadlineUtc);
    return a.updatedUtc < b.updatedUtc;
}

/// Rows that changed place or content are few; telling the view which keeps selection and scroll.
bool sameRows(const QList<domain::Request> &a, const QList<domain::Request> &b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(),
            [](const domain::Request &left, const domain::Request &right) { return left.id == right.id; });
}

} // namespace

InboxModel::InboxModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int InboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    const domain::Request *request = at(index.row());
    if (!request)
        return {};
    if (role == IdRole)
        return request->id;
    if (role == RequestRole)
        return QVariant::fromValue(*request);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Reference:
        return request->referenceNo.isEmpty() ? request->id.left(shortIdLength) : request->referenceNo;
    case Service:
        return request->form;
    case Variant:
        return request->types().join(u'\n');
    case KeyFacts:
        return m_keyFacts ? m_keyFacts(*request) : QString();
    case Maker:
        return QString(request->maker.nameEn + u'\n' + request->maker.nameZh);
    case State:
        return stateCode(request->state);
    case Deadline:
        return request->deadlineUtc;
    case Updated:
        return request->updatedUtc;
    case ColumnCount:
        break;
    }
    return {};
}

void InboxModel::setFilter(Filter filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
}

void InboxModel::setSearch(const QString &text)
{
    const QStringList words = text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    if (m_words == words)
        return;
    m_words = words;
    rebuild();
}

void InboxModel::setRequests(const QList<domain::Request> &requests)
{
    m_all = requests;
    std::sort(m_all.begin(), m_all.end(), newerFirst);
    rebuild();
    Q_EMIT countsChanged();
}

void InboxModel::setActor(const domain::Actor &actor)
{
    m_actor = actor;
    rebuild();
    Q_EMIT countsChanged();
}

int InboxModel::count(Filter filter) const
{
    return static_cast<int>(std::count_if(
        m_all.begin(), m_all.end(), [this, filter](const domain::Request &request) { return passes(request, filter); }));
}

const domain::Request *InboxModel::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

int InboxModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(
        m_shown.begin(), m_shown.end(), [&id](const domain::Request &request) { return request.id == id; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QList<domain::Request> InboxModel::listOf(Filter filter) const
{
    QList<domain::Request> list;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(list),
        [this, filter](const domain::Request &request) { return passes(request, filter); });
    std::sort(list.begin(), list.end(), urgentFirst);
    return list;
}

void InboxModel::setKeyFacts(std::function<QString(const domain::Request &)> keyFacts)
{
    m_keyFacts = std::move(keyFacts);
    rebuild();
}

bool InboxModel::passes(const domain::Request &request, Filter filter) const
{
    // Whether a claim is alive is the review page's business; in the list a claimed request stays everybody's work.
    domain::Request unclaimed = request;
    unclaimed.claim.reset();
    const auto can = [this, &unclaimed](Event event) {
        return Lifecycle::hindrance(unclaimed, event, m_actor, {}) == Hindrance::None;
    };
    switch (filter) {
    case Filter::All:
        return true;
    case Filter::Finished:
        return isFinal(request.state);
    case Filter::Mine: {
        const bool mineToCorrect = request.state == domain::State::Returned && can(Event::Edit);
        const bool mineToAnswer
            = can(Event::Answer) && (!request.query || request.query->answer.isEmpty() || request.query->answerApproved);
        return can(Event::Claim) || mineToCorrect || mineToAnswer || can(Event::ApproveAnswer);
    }
    case Filter::Waiting:
        return !isFinal(request.state) && !passes(request, Filter::Mine);
    }
    return false;
}

bool InboxModel::isFound(const domain::Request &request) const
{
    if (m_words.isEmpty())
        return true;
    const QString text = QStringList {request.referenceNo, request.id, request.form, stateCode(request.state),
        request.maker.nameEn, request.maker.nameZh, request.types().join(u'\n'),
        request.data["client_ref"_L1].toString(), m_keyFacts ? m_keyFacts(request) : QString()}
                             .join(u'\n')
                             .toCaseFolded();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

void InboxModel::rebuild()
{
    QList<domain::Request> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
        [this](const domain::Request &request) { return passes(request, m_filter) && isFound(request); });
    if (sameRows(shown, m_shown)) {
        m_shown = shown;
        if (!m_shown.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    const QList<domain::Request> old = std::exchange(m_shown, shown);
    for (const QModelIndex &kept : before) {
        const int row = rowOf(old.at(kept.row()).id);
        after.append(row < 0 ? QModelIndex() : index(row, kept.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

} // namespace eforms::workflow
