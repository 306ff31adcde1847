#include "widgets/cellreader.h"

#include "engine/compiledschema.h"
#include "widgets/numbertext.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

constexpr std::array languages {Language::English, Language::TraditionalChinese};

QString rawText(const Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNumber())
        return value.numberToken();
    return value.isAbsent() ? QString() : QString::fromUtf8(value.toBytes());
}

QString withName(const QString &code, const QString &name)
{
    return name.isEmpty() || name == code ? code : code + u" – "_s + name;
}

std::optional<bool> yesOrNo(const QString &cell)
{
    static const QHash<QString, bool> words {{u"yes"_s, true}, {u"y"_s, true}, {u"true"_s, true}, {u"1"_s, true},
        {u"是"_s, true}, {u"有"_s, true}, {u"✓"_s, true}, {u"no"_s, false}, {u"n"_s, false}, {u"false"_s, false},
        {u"0"_s, false}, {u"否"_s, false}, {u"無"_s, false}};
    const auto found = words.constFind(folded(cell));
    return found == words.cend() ? std::nullopt : std::optional(*found);
}

/// A day, also one with the time of day that spreadsheets add: `2025-07-08 00:00:00`.
std::optional<QString> readDay(const QString &cell)
{
    static const QRegularExpression midnight(u"[T ]0{1,2}:00(:00)?$"_s);
    QString day = cell.trimmed();
    return isoDate(day.remove(midnight));
}

std::optional<QString> readTime(const QString &cell)
{
    static const QRegularExpression fullMinute(u"^([0-9]{1,2}:[0-9]{2}):00$"_s);
    const auto match = fullMinute.match(cell.trimmed());
    return clockTime(match.hasMatch() ? match.captured(1) : cell);
}

/// `2025-07-08T09:30` from a day and a time in any spelling that is understood.
std::optional<QString> readMoment(const QString &cell)
{
    static const QRegularExpression parts(u"^(.+?)[T ]\\s*([0-9]{1,2}:[0-9]{2}(?::00)?)$"_s);
    const auto match = parts.match(cell.trimmed());
    const auto day = match.hasMatch() ? isoDate(match.captured(1)) : std::nullopt;
    const auto time = match.hasMatch() ? readTime(match.captured(2)) : std::nullopt;
    return day && time ? std::optional(*day + u'T' + *time) : std::nullopt;
}

} // namespace

QString folded(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    result.removeIf([](QChar c) { return c.isSpace(); });
    return result;
}

CellReader::CellReader(const engine::FormDefinition &form, const FieldFacts &facts)
    : m_form(form)
    , m_facts(facts)
    , m_percent(facts.unit.contains("percent"_L1))
{
    const engine::FieldPlan *plan = form.schema().structure().field(facts.pointer);
    m_list = plan != nullptr && plan->type == engine::ValueType::List;
    const auto call = [this](const QString &name, const Json &choice) {
        const auto known = m_choices.constFind(folded(name));
        m_choices.insert(folded(name), known == m_choices.cend() || *known == choice ? choice : Json());
    };
    for (const Json &choice : m_facts.choices) {
        for (const Language language : languages) {
            const QString name = form.choiceLabel(facts.pointer, choice, language);
            call(name, choice);
            call(withName(rawText(choice), name), choice);
        }
    }
    for (const Json &choice : m_facts.choices)
        m_choices.insert(folded(rawText(choice)), choice); // a code is never somebody else's name
}

Json CellReader::read(const QString &cell) const
{
    if (cell.isEmpty())
        return {};
    if (m_list)
        return readList(cell);
    if (!m_facts.choices.isEmpty())
        return readChoice(cell);
    using Kind = FieldFacts::Kind;
    std::optional<QString> understood;
    if (m_facts.kind == Kind::Integer || m_facts.kind == Kind::Decimal)
        return readNumber(cell);
    if (m_facts.kind == Kind::Boolean) {
        const std::optional<bool> answer = yesOrNo(cell);
        return answer ? Json(*answer) : Json(cell);
    }
    if (m_facts.kind == Kind::Date)
        understood = readDay(cell);
    else if (m_facts.kind == Kind::Time)
        understood = readTime(cell);
    else if (m_facts.format == "date-time-hkt"_L1)
        understood = readMoment(cell);
    return Json(understood.value_or(cell));
}

Json CellReader::readList(const QString &cell) const
{
    if (cell.startsWith(u'[')) { // as exported where the values are no simple texts
        if (const Result<Json> list = Json::parse(cell.toUtf8()); list && list->isArray())
            return *list;
    }
    static const QRegularExpression divider(u"[;；\n\r]"_s);
    Json::Array values;
    for (const QString &part : cell.split(divider, Qt::SkipEmptyParts)) {
        if (const QString value = part.trimmed(); !value.isEmpty())
            values.append(m_choices.isEmpty() ? Json(value) : readChoice(value));
    }
    return Json(values);
}

QString CellReader::exportedList(const Json &values, Language language) const
{
    QStringList parts;
    for (const Json &value : values.array()) {
        const bool choice = m_facts.choices.contains(value);
        parts.append(choice ? withName(rawText(value), m_form.choiceLabel(m_facts.pointer, value, language)) : rawText(value));
    }
    const QString text = parts.join(u"; "_s);
    return !text.startsWith(u'[') && readList(text) == values ? text : rawText(values);
}

Json CellReader::readChoice(const QString &cell) const
{
    if (const Json found = m_choices.value(folded(cell)); !found.isAbsent())
        return found;
    return Json(cell);
}

Json CellReader::readNumber(const QString &cell) const
{
    static const QRegularExpression brackets(u"^[(（](.+)[)）]$"_s);
    QString typed = cell.trimmed();
    const auto match = brackets.match(typed);
    if (match.hasMatch())
        typed = u'-' + match.captured(1).trimmed();
    if (m_percent && (typed.endsWith(u'%') || typed.endsWith(u'％')))
        typed.chop(1);
    const std::optional<QString> plain = plainNumber(typed);
    if (!plain)
        return Json(cell);
    if (!m_facts.number)
        return Json(*plain);
    const std::optional<Decimal> number = Decimal::parse(*plain);
    return number ? Json(*number) : Json(cell);
}

QString CellReader::plain(const Json &value, Language language) const
{
    if (value.isBool() && m_facts.kind == FieldFacts::Kind::Boolean) {
        const bool english = language == Language::English;
        return value.toBool() ? (english ? u"Yes"_s : u"是"_s) : (english ? u"No"_s : u"否"_s);
    }
    return rawText(value);
}

QString CellReader::exported(const Json &value, Language language) const
{
    if (value.isArray())
        return exportedList(value, language);
    if (!m_facts.choices.contains(value))
        return plain(value, language);
    return withName(rawText(value), m_form.choiceLabel(m_facts.pointer, value, language));
}

QString CellReader::copied(const Json &value, Language language) const
{
    if (value.isArray())
        return exportedList(value, language);
    if (!m_facts.choices.contains(value))
        return plain(value, language);
    const QString name = m_form.choiceLabel(m_facts.pointer, value, language);
    return m_choices.value(folded(name)) == value ? name : rawText(value);
}

} // namespace eforms::widgets
