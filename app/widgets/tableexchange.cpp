#include "widgets/tableexchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// A heading as forms and people write it: `Quantity *`, `數量：`.
QString headingKey(const QString &heading)
{
    QString key = folded(heading);
    while (key.endsWith(u'*') || key.endsWith(u':'))
        key.chop(1);
    return key;
}

} // namespace

TableExchange::TableExchange(const engine::FormDefinition &form, QString table, QStringList members)
    : m_form(form)
    , m_table(std::move(table))
    , m_members(std::move(members))
{
    for (const QString &member : m_members) {
        m_facts.append(factsOf(form, pointerTo(m_table, member)));
        m_readers.emplace_back(form, m_facts.last());
    }
    const auto call = [this](const QString &name, int field) {
        if (const QString key = headingKey(name); !key.isEmpty() && !m_names.contains(key))
            m_names.insert(key, field);
    };
    for (int field = 0; field < m_members.size(); ++field)
        call(m_members.at(field), field);
    for (int field = 0; field < m_members.size(); ++field) {
        call(label(field, Language::English), field);
        call(label(field, Language::TraditionalChinese), field);
    }
}

QString TableExchange::label(int field, Language language) const
{
    return m_form.label(m_facts.at(field).pointer, language);
}

bool TableExchange::isOpen(int field) const
{
    using Kind = FieldFacts::Kind;
    const FieldFacts &facts = m_facts.at(field);
    const bool shown = facts.kind != Kind::Other || reader(field).isList();
    return !facts.computed && shown && facts.kind != Kind::Table && facts.kind != Kind::Group;
}

TableExchange::Mapping TableExchange::mappingOf(const QStringList &headings) const
{
    Mapping mapping;
    for (const QString &heading : headings) {
        const int field = m_names.value(headingKey(heading), -1);
        mapping.append(mapping.contains(field) ? -1 : field);
    }
    return mapping;
}

bool TableExchange::isHeader(const QStringList &headings) const
{
    bool any = false;
    for (const QString &heading : headings) {
        const QString key = headingKey(heading);
        if (!key.isEmpty() && !m_names.contains(key))
            return false;
        any = any || !key.isEmpty();
    }
    return any;
}

Json TableExchange::row(const QStringList &cells, const Mapping &mapping) const
{
    Json row = Json::emptyObject();
    const qsizetype count = std::min(cells.size(), mapping.size());
    for (qsizetype at = 0; at < count; ++at) {
        const int field = mapping.at(at);
        if (field >= 0 && isOpen(field))
            row.set(m_members.at(field), reader(field).read(cells.at(at)));
    }
    return row;
}

QStringList TableExchange::exported(const Json &row, Language language) const
{
    QStringList cells;
    for (int field = 0; field < m_members.size(); ++field)
        cells.append(reader(field).exported(row[m_members.at(field)], language));
    return cells;
}

QStringList TableExchange::headings(Language language) const
{
    QStringList result;
    for (int field = 0; field < m_members.size(); ++field) {
        // Two fields of the same name are told apart by their keys, so that a file can be read again.
        const QString name = label(field, language);
        result.append(m_names.value(headingKey(name)) == field ? name : m_members.at(field));
    }
    return result;
}

QList<bool> TableExchange::numeric() const
{
    QList<bool> result;
    for (const FieldFacts &facts : m_facts) {
        const bool number = facts.kind == FieldFacts::Kind::Integer || facts.kind == FieldFacts::Kind::Decimal;
        result.append(number && facts.choices.isEmpty());
    }
    return result;
}

} // namespace eforms::widgets
