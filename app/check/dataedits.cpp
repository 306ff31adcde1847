#include "check/dataedits.h"

#include "engine/schemaview.h"

#include <optional>

namespace eforms::check {

using namespace Qt::StringLiterals;

namespace {

std::optional<qsizetype> indexOf(const QString &part)
{
    bool number = false;
    const int index = part.toInt(&number);
    return number && index >= 0 && QString::number(index) == part ? std::optional<qsizetype>(index) : std::nullopt;
}

class Editing
{
public:
    Editing(EditedData &edited, const engine::SchemaNode &schema, const QDateTime &nowUtc)
        : m_edited(edited)
        , m_schema(schema)
        , m_nowUtc(nowUtc)
    {
    }

    /// What is wrong with the edit; empty when it is done.
    QString apply(const Json &edit)
    {
        const QString op = edit["op"_L1].toString();
        const Json &path = edit["path"_L1];
        if (op == "readonly"_L1) {
            m_edited.readonly = edit["value"_L1].toBool(true);
            return {};
        }
        if (!path.isString() || !(path.toString().isEmpty() || path.toString().startsWith(u'/')))
            return u"an edit names a path, a JSON pointer"_s;
        if (op.isEmpty() || op == "set"_L1)
            return setValue(path.toString(), edit["value"_L1]);
        if (op == "add-row"_L1)
            return addRow(path.toString());
        return op == "remove-row"_L1 ? removeRow(path.toString()) : u"unknown op "_s + op;
    }

private:
    EditedData &m_edited;
    const engine::SchemaNode &m_schema;
    QDateTime m_nowUtc;

    QString setValue(const QString &path, const Json &value)
    {
        const qsizetype cut = path.lastIndexOf(u'/');
        if (cut < 0) {
            m_edited.data = value;
            return {};
        }
        const QString parent = path.left(cut);
        if (value.isAbsent())
            return empty(path, parent);
        if (const QString failure = create(parent, pointerParts(path).last()); !failure.isEmpty())
            return failure;
        return m_edited.data.setAt(path, value) ? QString() : u"leads through a value that cannot hold it"_s;
    }

    /// An element of an array cannot be missing: it becomes null.
    QString empty(const QString &path, const QString &parent)
    {
        if (!m_edited.data.at(path).isAbsent())
            static_cast<void>(m_edited.data.setAt(path, m_edited.data.at(parent).isArray() ? Json::null() : Json()));
        return {};
    }

    /// Makes sure that there is something to put the member @p next into.
    QString create(const QString &path, const QString &next)
    {
        const Json &present = m_edited.data.at(path);
        if (!present.isAbsent() && !present.isNull())
            return {};
        const engine::SchemaNode *schema = engine::schemaOfValue(&m_schema, m_edited.data, path);
        const QStringList types = schema ? engine::SchemaView(schema).types() : QStringList();
        const bool array = indexOf(next)
            && (types.contains("array"_L1) || (!types.contains("object"_L1) && !path.isEmpty()));
        return setValue(path, array ? Json(Json::Array()) : Json::emptyObject());
    }

    QString addRow(const QString &path)
    {
        const Json present = m_edited.data.at(path);
        if (!present.isAbsent() && !present.isNull() && !present.isArray())
            return u"is no array"_s;
        Json rows = present.isArray() ? present : Json(Json::Array());
        const QString place = pointerTo(path, rows.size());
        const engine::SchemaNode *schema = engine::schemaOfValue(&m_schema, m_edited.data, path);
        const engine::SchemaNode *element = schema ? engine::SchemaView(schema).element(rows.size()) : nullptr;
        rows.append(engine::defaultValue(element, m_nowUtc));
        return setValue(path, rows);
    }

    QString removeRow(const QString &path)
    {
        const qsizetype cut = path.lastIndexOf(u'/');
        const auto index = cut < 0 ? std::nullopt : indexOf(path.mid(cut + 1));
        Json rows = m_edited.data.at(path.left(std::max<qsizetype>(cut, 0)));
        if (!index || !rows.isArray() || *index >= rows.size())
            return u"there is no such row"_s;
        rows.removeElement(*index);
        return setValue(path.left(cut), rows);
    }
};

} // namespace

Status applyEdits(EditedData &edited, const Json &edits, const engine::SchemaNode &schema, const QDateTime &nowUtc)
{
    if (!edits.isArray())
        return fail(ErrorKind::Malformed, u"edits are a list"_s);
    Editing editing(edited, schema, nowUtc);
    for (qsizetype i = 0; i < edits.size(); ++i) {
        if (const QString failure = editing.apply(edits[i]); !failure.isEmpty())
            return fail(ErrorKind::Malformed,
                u"edit %1, %2: %3"_s.arg(QString::number(i), edits[i]["path"_L1].toString(), failure));
    }
    return ok();
}

} // namespace eforms::check
