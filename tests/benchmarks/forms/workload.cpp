#include "forms/workload.h"

#include <QDir>
#include <QFile>

#include <random>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

/// Kinds of the fields of one group: text, choice, number, boolean; capital letters are shown by the boolean.
constexpr QLatin1StringView pattern("ttcttnbTTCttcttntctt");
constexpr int choices = 10;

using Random = std::mt19937; // the same sequence everywhere; distributions are not

QString kindOf(QChar letter)
{
    switch (letter.toLower().unicode()) {
    case u'c':
        return u"choice"_s;
    case u'n':
        return u"number"_s;
    case u'b':
        return u"boolean"_s;
    default:
        return u"text"_s;
    }
}

QString keyOf(int group, int at)
{
    return u"g%1_%2_%3"_s.arg(group, 2, 10, QChar(u'0')).arg(kindOf(pattern.at(at))).arg(at, 2, 10, QChar(u'0'));
}

QString titleOf(const QString &kind, int group, int at)
{
    return kind.at(0).toUpper() + kind.mid(1) + u" %1.%2"_s.arg(group + 1).arg(at + 1);
}

Json schemaOf(const QString &kind, const QString &title)
{
    Json schema = Json::of({{u"title"_s, title}});
    if (kind == "text"_L1) {
        schema.set(u"type"_s, u"string"_s);
        schema.set(u"pattern"_s, u"^[A-Z][A-Za-z0-9 ]*$"_s);
        schema.set(u"minLength"_s, 3);
        schema.set(u"maxLength"_s, 40);
    } else if (kind == "choice"_L1) {
        QStringList values;
        for (int i = 0; i < choices; ++i)
            values.append(u"Choice %1"_s.arg(i + 1));
        schema.set(u"type"_s, u"string"_s);
        schema.set(u"enum"_s, Json::strings(values));
    } else if (kind == "number"_L1) {
        schema.set(u"type"_s, u"integer"_s);
        schema.set(u"minimum"_s, 1);
        schema.set(u"maximum"_s, 1000000);
    } else {
        schema.set(u"type"_s, u"boolean"_s);
    }
    return schema;
}

Json valueOf(const QString &kind, Random &random)
{
    if (kind == "text"_L1) {
        QString text;
        const int length = 4 + static_cast<int>(random() % 20);
        for (int i = 0; i < length; ++i)
            text += QChar(static_cast<char16_t>((i == 0 ? u'A' : u'a') + random() % 26));
        return text;
    }
    if (kind == "choice"_L1)
        return u"Choice %1"_s.arg(1 + random() % choices);
    if (kind == "number"_L1)
        return static_cast<qint64>(1 + random() % 1000000);
    return true;
}

Json control(const QString &key)
{
    return Json::of({{u"type"_s, u"Control"_s}, {u"scope"_s, u"#/properties/"_s + key}});
}

Json shownBy(Json element, const QString &key)
{
    const Json condition
        = Json::of({{u"scope"_s, u"#/properties/"_s + key}, {u"schema"_s, Json::of({{u"const"_s, true}})}});
    element.set(u"rule"_s, Json::of({{u"effect"_s, u"SHOW"_s}, {u"condition"_s, condition}}));
    return element;
}

const QStringList &columns()
{
    static const QStringList kinds {
        u"text"_s, u"text"_s, u"choice"_s, u"number"_s, u"text"_s, u"boolean"_s, u"text"_s, u"text"_s};
    return kinds;
}

QString columnKey(qsizetype at)
{
    return u"c%1_%2"_s.arg(at).arg(columns().at(at));
}

bool write(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

QByteArray Workload::bytes() const
{
    return Json::of({{u"schema"_s, schema}, {u"uischema"_s, uischema}, {u"data"_s, data}}).toBytes();
}

engine::FormBundle Workload::bundle() const
{
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, name}, {u"version"_s, 1}});
    bundle.schema = schema;
    bundle.layout = uischema;
    return bundle;
}

Workload fields(int count)
{
    Random random(20);
    Json properties = Json::emptyObject();
    Json data = Json::emptyObject();
    Json::Array groups;
    const int size = static_cast<int>(pattern.size());
    for (int group = 0; group < count / size; ++group) {
        Json::Array controls;
        for (int at = 0; at < size; ++at) {
            const QString kind = kindOf(pattern.at(at));
            const QString key = keyOf(group, at);
            properties.set(key, schemaOf(kind, titleOf(kind, group, at)));
            data.set(key, valueOf(kind, random));
            const bool optional = QChar(pattern.at(at)).isUpper();
            const QString boolean = keyOf(group, static_cast<int>(pattern.indexOf('b'_L1)));
            controls.append(optional ? shownBy(control(key), boolean) : control(key));
        }
        groups.append(
            Json::of({{u"type"_s, u"Group"_s}, {u"label"_s, u"Group %1"_s.arg(group + 1)}, {u"elements"_s, controls}}));
    }
    return {u"fields-%1"_s.arg(count), Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, properties}}),
        Json::of({{u"type"_s, u"VerticalLayout"_s}, {u"elements"_s, groups}}), data};
}

Workload table(int rows)
{
    Random random(8);
    Json properties = Json::emptyObject();
    for (qsizetype at = 0; at < columns().size(); ++at)
        properties.set(columnKey(at), schemaOf(columns().at(at), titleOf(columns().at(at), 0, static_cast<int>(at))));
    Json::Array values;
    for (int row = 0; row < rows; ++row) {
        Json one = Json::emptyObject();
        for (qsizetype at = 0; at < columns().size(); ++at)
            one.set(columnKey(at), valueOf(columns().at(at), random));
        values.append(one);
    }
    const Json items = Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, properties}});
    const Json array = Json::of({{u"title"_s, u"Rows"_s}, {u"type"_s, u"array"_s}, {u"items"_s, items}});
    return {u"table-%1"_s.arg(rows),
        Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, Json::of({{u"rows"_s, array}})}}),
        Json::of({{u"type"_s, u"VerticalLayout"_s}, {u"elements"_s, Json::Array {control(u"rows"_s)}}}),
        Json::of({{u"rows"_s, values}})};
}

QString block(int rows)
{
    const Json values = table(rows).data[u"rows"_s];
    QStringList lines;
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (qsizetype at = 0; at < columns().size(); ++at) {
            const Json &value = values[row][columnKey(at)];
            QString cell = value.isNumber() ? value.numberToken() : value.toString(u"TRUE"_s);
            if (at == 0 && row % 10 == 0)
                cell = u"!"_s + cell;
            if (columns().at(at) == "number"_L1 && row % 7 == 0)
                cell += u"000000"_s;
            cells.append(cell);
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

QString lastOf(int count, const QString &kind)
{
    const int size = static_cast<int>(pattern.size());
    int at = 0;
    while (at + 1 < size && kindOf(pattern.at(at)) != kind)
        ++at;
    return keyOf(count / size - 1, at);
}

QString lastField(int count)
{
    const int size = static_cast<int>(pattern.size());
    return keyOf(count / size - 1, size - 1);
}

bool writeAll(const QString &folder)
{
    const QDir target(folder);
    if (!target.mkpath(u"."_s))
        return false;
    for (const Workload &work : {fields(40), fields(300), fields(1000), table(0), table(1000), table(10000)}) {
        if (!write(target, work.name + u".json"_s, work.bytes()))
            return false;
    }
    return write(target, u"block.txt"_s, block(1000).toUtf8());
}

} // namespace bench
