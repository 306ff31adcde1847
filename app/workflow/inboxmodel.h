#pragma once

#include "domain/identity.h"
#include "domain/lifecycle.h"
#include "domain/request.h"

#include <QAbstractTableModel>

#include <functional>

namespace eforms::workflow {

/// Requests of the acting membership as a table: filtered, searched, newest first. Values are codes; the screen words them.
class InboxModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reference, Service, Variant, KeyFacts, Maker, State, Deadline, Updated, ColumnCount };
    enum class Filter {
        Mine,       ///< I can act on it now: check, answer, correct
        Waiting,    ///< somebody else's turn
        Finished,
        All,
    };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< request id
        RequestRole,               ///< domain::Request as QVariant
    };

    explicit InboxModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Display: reference or short id, slug, variant code, key facts, maker's name (both languages: `en\nzh`), state
    /// code, deadline and update as QDateTime (UTC).
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    /// Words that must all occur in reference, id, form, names, key facts or state code, any length, any case.
    void setSearch(const QString &text);
    /// Replaces everything shown; rows that stay keep their identity, so that a selection survives.
    void setRequests(const QList<domain::Request> &requests);
    void setActor(const domain::Actor &actor);
    /// How many pass a filter, whatever is searched.
    [[nodiscard]] int count(Filter filter) const;
    [[nodiscard]] const domain::Request *at(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const;
    /// Requests that pass a filter, earliest deadline first, then oldest.
    [[nodiscard]] QList<domain::Request> listOf(Filter filter) const;
    /// Values of the form's `key_facts` pointers, joined; set by the workplace as forms become known.
    void setKeyFacts(std::function<QString(const domain::Request &)> keyFacts);

Q_SIGNALS:
    void countsChanged();

private:
    [[nodiscard]] bool passes(const domain::Request &request, Filter filter) const;
    [[nodiscard]] bool isFound(const domain::Request &request) const;
    void rebuild();

    QList<domain::Request> m_all;
    QList<domain::Request> m_shown;
    domain::Actor m_actor;
    Filter m_filter = Filter::Mine;
    QStringList m_words;
    std::function<QString(const domain::Request &)> m_keyFacts;
};

} // namespace eforms::workflow
