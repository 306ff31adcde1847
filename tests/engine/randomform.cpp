#include "engine/randomform.h"

#include <rapidcheck.h>

namespace randomform {

namespace {

using Kind = Field::Kind;

bool chance(int percent)
{
    return pick(100) < percent;
}

Json call(const QString &operation, const Json::Array &arguments)
{
    return Json::of({{operation, Json(arguments)}});
}

/// Writes rules of the right types for one place of a form.
class Rules
{
public:
    /// @p before: only fields before this one may be read, so that nothing depends on itself.
    Rules(const Form &form, int table, qsizetype before) : m_form(form), m_table(table), m_before(before) { }

    Json truth(int depth = 2)
    {
        switch (pick(depth > 0 ? 12 : 8)) {
        case 0:
            return call(u"!!"_s, {variable(anything())});
        case 1:
            return call(u"!"_s, {variable(anything())});
        case 2:
            return call(chance(50) ? u"=="_s : u"!="_s, {text(0), literalText()});
        case 3:
            return call(chance(50) ? u"<="_s : u">"_s, {number(1), number(0)});
        case 4:
            return call(u"in"_s, {text(0), Json::strings({u"A"_s, u"a"_s, u"1"_s})});
        case 5:
            return call(u"=="_s, {Json::of({{u"var"_s, u"ctx.today"_s}}), text(0)});
        case 6:
            return call(u"matches"_s, {text(0), Json(u"^[a-cA-C]*$"_s)});
        case 7:
            return overRows(u"distinct"_s);
        case 8:
            return call(chance(50) ? u"and"_s : u"or"_s, {truth(depth - 1), truth(depth - 1)});
        case 9:
            return call(u"!"_s, {truth(depth - 1)});
        case 10:
            return overRows(chance(50) ? u"some"_s : u"none"_s);
        default:
            return overRows(u"all"_s);
        }
    }

    Json number(int depth = 2)
    {
        const int field = one({Kind::Integer, Kind::Decimal});
        switch (pick(depth > 0 ? 8 : 3)) {
        case 0:
            return Json(pick(5));
        case 3:
            return call(u"+"_s, {number(depth - 1), number(depth - 1)});
        case 4:
            return call(chance(50) ? u"*"_s : u"-"_s, {number(depth - 1), number(depth - 1)});
        case 5:
            return call(u"if"_s, {truth(0), number(depth - 1), number(depth - 1)});
        case 6:
            return overRows(chance(50) ? u"count"_s : u"reduce"_s);
        case 7:
            return record();
        default:
            return field < 0 ? Json(1) : variable(field);
        }
    }

    Json text(int depth = 2)
    {
        const int field = one({Kind::Text, Kind::Choice});
        if (depth > 0 && chance(30))
            return call(u"cat"_s, {text(depth - 1), number(0)});
        return field < 0 || chance(10) ? literalText() : variable(field);
    }

private:
    static Json literalText() { return Json(QStringList {u"A"_s, u"B"_s, u"a"_s, u"1"_s}.at(pick(4))); }

    bool isReadable(qsizetype index) const
    {
        const Field &field = m_form.fields[index];
        return field.closed && index < m_before && (field.table < 0 || field.table == m_table);
    }

    int one(const QList<Kind> &kinds) const
    {
        QList<int> found;
        for (qsizetype i = 0; i < m_form.fields.size(); ++i) {
            if (isReadable(i) && kinds.contains(m_form.fields[i].kind))
                found.append(static_cast<int>(i));
        }
        return found.isEmpty() ? -1 : found[pick(static_cast<int>(found.size()))];
    }

    int anything() const
    {
        return one({Kind::Text, Kind::Nullable, Kind::Integer, Kind::Decimal, Kind::Choice, Kind::Boolean, Kind::List});
    }

    QString nameOf(const Field &field) const
    {
        if (m_table < 0)
            return field.variable;
        return (field.table == m_table ? u"row."_s : u"form."_s) + field.variable;
    }

    Json variable(int field) const
    {
        return field < 0 ? Json::of({{u"var"_s, u"ctx.today"_s}}) : Json::of({{u"var"_s, nameOf(m_form.fields[field])}});
    }

    Json record() const
    {
        for (qsizetype i = 0; i < m_form.fields.size(); ++i) {
            const Field &field = m_form.fields[i];
            if (isReadable(i) && field.lookup)
                return Json::of({{u"var"_s, m_table >= 0 && field.table == m_table ? u"row.sec.lot"_s
                        : m_table >= 0                                              ? u"form.sec.lot"_s
                                                                                    : u"sec.lot"_s}});
        }
        return Json(2);
    }

    Json overRows(const QString &operation)
    {
        const int table = one({Kind::Table});
        if (table < 0)
            return operation == "count"_L1 || operation == "reduce"_L1 ? Json(3) : Json(true);
        QStringList texts;
        QStringList numbers;
        for (const Field &field : m_form.fields) {
            if (field.table == table && (field.kind == Kind::Text || field.kind == Kind::Choice))
                texts.append(field.variable);
            if (field.table == table && (field.kind == Kind::Integer || field.kind == Kind::Decimal))
                numbers.append(field.variable);
        }
        const Json rows = variable(table);
        const auto column = [](const QString &name) { return Json::of({{u"var"_s, name}}); };
        if (operation == "distinct"_L1)
            return call(operation, {call(u"map"_s, {rows, column(texts.first())})});
        if (operation == "reduce"_L1)
            return call(operation, {rows,
                call(u"+"_s, {Json::of({{u"var"_s, u"accumulator"_s}}),
                    call(u"if"_s, {column(u"current."_s + numbers.first()), column(u"current."_s + numbers.first()), Json(0)})}),
                Json(0)});
        return call(operation, {rows, call(u"=="_s, {column(texts.last()), literalText()})});
    }

    const Form &m_form;
    int m_table;
    qsizetype m_before;
};

/// Draws a form field by field.
class Builder
{
public:
    Form build()
    {
        Json schema = members({}, -1, 0, 5 + pick(4));
        if (chance(30))
            schema.set(u"if"_s, json(R"({"properties":{"f0":{"const":"A"}},"required":["f0"]})"));
        if (schema.contains(u"if"))
            schema.set(u"then"_s, json(R"({"required":["f1"]})"));
        m_form.schema = schema;
        addChecks();
        return m_form;
    }

private:
    Form m_form;
    int m_next = 0;

    struct Place {
        QString pointer;
        QString variable; ///< with its dot
    };

    Json members(const Place &place, int table, int depth, int count)
    {
        Json properties = Json::emptyObject();
        Json::Array required;
        for (int i = 0; i < count; ++i) {
            const Kind kind = i == 0 ? Kind::Text : i == 1 ? Kind::Integer : anyKind(depth);
            const QString key = u"f%1"_s.arg(m_next++);
            properties.set(key, member(kind, key, place, table, depth));
            if (chance(25))
                required.append(Json(key));
        }
        Json schema = Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, properties}});
        if (!required.isEmpty())
            schema.set(u"required"_s, Json(required));
        if (chance(20))
            schema.set(u"additionalProperties"_s, false);
        return schema;
    }

    static Kind anyKind(int depth)
    {
        static const QList<Kind> kinds {Kind::Text, Kind::Nullable, Kind::Integer, Kind::Decimal, Kind::Choice,
            Kind::Boolean, Kind::List, Kind::Group, Kind::Table, Kind::Table};
        return kinds[pick(depth < 2 ? 10 : 7)];
    }

    Json member(Kind kind, const QString &key, const Place &place, int table, int depth)
    {
        const qsizetype index = m_form.fields.size();
        const Place inner {place.pointer + u'/' + key, place.variable + key + u'.'};
        m_form.fields.append({kind, key, inner.pointer, place.variable + key, table});
        Json schema = plain(kind);
        addRules(schema, index);
        if (kind != Kind::Group && kind != Kind::Table)
            return schema;
        m_form.fields[index].closed = false;
        const bool isTable = kind == Kind::Table;
        const Json content = members(isTable ? Place {inner.pointer, {}} : inner, isTable ? static_cast<int>(index) : table,
            depth + 1, 2 + pick(3));
        m_form.fields[index].closed = true;
        if (isTable) {
            schema.set(u"items"_s, content);
            return schema;
        }
        for (const auto &[name, value] : content.object())
            schema.set(name, value);
        return schema;
    }

    static Json plain(Kind kind)
    {
        switch (kind) {
        case Kind::Text:
            return json(std::array {R"({"type":"string"})", R"({"type":"string","minLength":2})",
                R"({"type":"string","pattern":"^[a-c]*$"})", R"({"type":"string","x-prefill":"user.name"})"}[std::size_t(pick(4))]);
        case Kind::Nullable:
            return json(R"({"type":["string","null"],"maxLength":2})");
        case Kind::Integer:
            return json(chance(20) ? R"({"type":"integer","default":3})" : R"({"type":"integer","minimum":1,"maximum":6})");
        case Kind::Decimal:
            return json(R"({"type":"string","format":"decimal","x-scale":2})");
        case Kind::Choice:
            return json(R"({"type":"string","enum":["A","B","C"]})");
        case Kind::Boolean:
            return json(R"({"type":"boolean"})");
        case Kind::List:
            return json(R"({"type":"array","uniqueItems":true,"maxItems":4,"items":{"type":"string","maxLength":2}})");
        case Kind::Group:
            return json("{}");
        case Kind::Table:
            return json(chance(30) ? R"({"type":"array","minItems":1,"maxItems":4,"uniqueItems":true})"
                                   : R"({"type":"array","maxItems":5})");
        }
        return {};
    }

    void addRules(Json &schema, qsizetype index)
    {
        Field &field = m_form.fields[index];
        Rules rules(m_form, field.table, index);
        if (chance(20))
            schema.set(u"x-relevant"_s, rules.truth());
        const bool isNumber = field.kind == Kind::Integer || field.kind == Kind::Decimal;
        if ((isNumber || field.kind == Kind::Text) && chance(30)) {
            schema.set(u"x-calculate"_s, Json::of({{u"rule"_s, isNumber ? rules.number() : rules.text()},
                {u"mode"_s, chance(50) ? u"always"_s : u"until-edited"_s}, {u"presence"_s, chance(30)}}));
        } else if (field.kind == Kind::Text && chance(25) && !hasRecord(field.table)) {
            field.lookup = true;
            schema.set(u"x-lookup"_s, json(R"({"source":"securities","as":"sec"})"));
        }
    }

    bool hasRecord(int table) const
    {
        return std::any_of(m_form.fields.begin(), m_form.fields.end(),
            [table](const Field &field) { return field.lookup && field.table == table; });
    }

    /// What only reads, and so may read everything.
    void addChecks()
    {
        for (const Field &field : m_form.fields) {
            Rules rules(m_form, field.table, m_form.fields.size());
            const QString at = schemaPointer(field.pointer);
            if (chance(15))
                m_form.schema.setAt(at + u"/x-required"_s, rules.truth());
            if (chance(10))
                m_form.schema.setAt(at + u"/x-readonly"_s, rules.truth());
        }
        addConstraints(-1);
        for (qsizetype i = 0; i < m_form.fields.size(); ++i) {
            if (m_form.fields[i].kind == Kind::Table)
                addConstraints(static_cast<int>(i));
        }
    }

    void addConstraints(int table)
    {
        Rules rules(m_form, table, m_form.fields.size());
        Json::Array all;
        QStringList targets {QString()};
        for (const Field &field : m_form.fields) {
            if (field.table == table)
                targets.append(u'/' + QString(field.variable).replace(u'.', u'/'));
        }
        for (int i = pick(3); i > 0; --i) {
            Json one = Json::of({{u"id"_s, QString::number(i)}, {u"rule"_s, rules.truth()}, {u"presence"_s, chance(50)},
                {u"severity"_s, chance(30) ? u"warning"_s : u"error"_s}});
            one.set(u"targets"_s, Json::strings({targets[pick(static_cast<int>(targets.size()))]}));
            all.append(one);
        }
        const QString at = table < 0 ? QString() : schemaPointer(m_form.fields[table].pointer) + u"/items"_s;
        if (!all.isEmpty())
            m_form.schema.setAt(at + u"/x-constraint"_s, Json(all));
    }

    /// `/rows/code` → `/properties/rows/items/properties/code`
    QString schemaPointer(const QString &pointer) const
    {
        QString made;
        QString walked;
        for (const QString &part : pointerParts(pointer)) {
            for (const Field &field : m_form.fields) {
                if (field.pointer == walked && field.kind == Kind::Table)
                    made += u"/items"_s;
            }
            made += u"/properties/"_s + part;
            walked += u'/' + part;
        }
        return made;
    }
};

void addPaths(const FormModel &model, const Form &form, int table, const QString &base, QStringList &paths)
{
    const qsizetype skip = table < 0 ? 0 : form.fields[table].pointer.size();
    for (qsizetype i = 0; i < form.fields.size(); ++i) {
        const Field &field = form.fields[i];
        if (field.table != table)
            continue;
        const QString path = base + field.pointer.mid(skip);
        paths.append(path);
        if (field.kind != Kind::Table)
            continue;
        for (int row = 0; row < model.rowCount(path); ++row) {
            paths.append(pointerTo(path, row));
            addPaths(model, form, static_cast<int>(i), pointerTo(path, row), paths);
        }
    }
}

} // namespace

int pick(int below)
{
    // Whole ranges from the first run on, not small numbers first.
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, below));
}

Form anyForm()
{
    return Builder().build();
}

Json anyValue(const Field &field)
{
    if (chance(12))
        return {};
    if (chance(6))
        return json(std::array {"7", "\"x\"", "true", "null", "[]", "{}", "\"\""}[std::size_t(pick(7))]);
    switch (field.kind) {
    case Kind::Text:
    case Kind::Nullable:
        return Json(QStringList {u"a"_s, u"abc"_s, u"1"_s, u"22"_s, u"A"_s, u"Z"_s}.at(pick(6)));
    case Kind::Integer:
        return Json(pick(8));
    case Kind::Decimal:
        return json(std::array {"\"1.5\"", "\"0\"", "\"1.555\"", "2.50", "\"1,5\"", "\"7\""}[std::size_t(pick(6))]);
    case Kind::Choice:
        return Json(QStringList {u"A"_s, u"B"_s, u"C"_s, u"D"_s}.at(pick(4)));
    case Kind::Boolean:
        return Json(chance(50));
    case Kind::List:
        return json(std::array {R"(["a"])", R"(["a","b"])", R"(["a","a"])", R"(["long"])"}[std::size_t(pick(4))]);
    case Kind::Group:
    case Kind::Table:
        break;
    }
    return {};
}

Json anyContent(const Form &form, int index)
{
    const Field &holder = form.fields[index];
    Json made = Json::emptyObject();
    for (qsizetype i = 0; i < form.fields.size(); ++i) {
        const Field &field = form.fields[i];
        const bool inside = field.pointer.lastIndexOf(u'/') == holder.pointer.size() && field.pointer.startsWith(holder.pointer);
        if (!inside || !chance(60))
            continue;
        if (field.kind == Kind::Table)
            made.set(field.key, Json(Json::Array(pick(3), anyContent(form, static_cast<int>(i)))));
        else if (field.kind == Kind::Group)
            made.set(field.key, anyContent(form, static_cast<int>(i)));
        else
            made.set(field.key, anyValue(field));
    }
    return made;
}

QString anyPath(const FormModel &model, const Form &form, int index)
{
    const Field &field = form.fields[index];
    if (field.table < 0)
        return field.pointer;
    const QString table = anyPath(model, form, field.table);
    const int row = pick(model.rowCount(table) + 1);
    return pointerTo(table, row) + field.pointer.mid(form.fields[field.table].pointer.size());
}

QStringList allPaths(const FormModel &model, const Form &form)
{
    QStringList paths {QString()};
    addPaths(model, form, -1, {}, paths);
    return paths;
}

FormContext anyContext()
{
    FormContext made = context({{u"1"_s, json(R"({"lot":1})")}, {u"22"_s, json(R"({"lot":2})")}}, chance(70));
    if (chance(30))
        made.values.set(u"today"_s, Json(QStringList {u"A"_s, u"2025-07-09"_s}.at(pick(2))));
    if (chance(20))
        made.lookup = {};
    return made;
}

} // namespace randomform
