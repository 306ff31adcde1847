#include "engine/texts.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool isIndex(const QString &part)
{
    return !part.isEmpty()
        && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString written(const Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNumber())
        return value.toDecimal()->toString();
    if (value.isArray()) {
        QStringList parts;
        for (const Json &element : value.array())
            parts.append(written(element));
        return parts.join(u", "_s);
    }
    return value.isAbsent() ? QString() : QString::fromUtf8(value.toBytes());
}

/// `short_quantity` or `shortQuantity` → `Short Quantity`, as JSON Forms does where no label is given.
QString inWords(const QString &key)
{
    QString words;
    for (qsizetype i = 0; i < key.size(); ++i) {
        const QChar c = key[i];
        const bool separator = c == u'_' || c == u'-' || c == u' ';
        const bool start = i == 0 || key[i - 1] == u'_' || key[i - 1] == u'-' || key[i - 1] == u' '
            || (c.isUpper() && key[i - 1].isLower());
        if (separator)
            continue;
        if (start && !words.isEmpty())
            words += u' ';
        words += start ? c.toUpper() : c;
    }
    return words;
}

} // namespace

Result<Texts> Texts::read(const QHash<Language, Json> &documents)
{
    Texts texts;
    for (auto it = documents.cbegin(); it != documents.cend(); ++it) {
        for (const auto &[key, value] : it.value().object()) {
            if (!value.isString())
                return fail(ErrorKind::Malformed, languageTag(it.key()) + u": "_s + key + u" is no text"_s);
            texts.m_texts[it.key()].insert(key, value.toString());
        }
    }
    return texts;
}

QString Texts::text(const QString &key, Language language) const
{
    const auto texts = m_texts.constFind(language);
    return texts == m_texts.cend() ? QString() : texts->value(key);
}

QString Texts::firstOf(const QStringList &keys, Language language) const
{
    for (const QString &key : keys) {
        if (const QString found = text(key, language); !found.isEmpty())
            return found;
    }
    return {};
}

QString Texts::keyOf(const QString &pointer)
{
    QStringList parts = pointerParts(pointer);
    parts.removeIf(isIndex);
    return parts.join(u'.');
}

QString Texts::label(const QString &pointer, const QString &title, Language language) const
{
    const QString key = keyOf(pointer);
    const QString last = key.mid(key.lastIndexOf(u'.') + 1);
    const QString found = firstOf({key + u".label"_s, last + u".label"_s}, language);
    if (!found.isEmpty())
        return found;
    return title.isEmpty() ? inWords(last) : title;
}

QString Texts::hint(const QString &pointer, Language language) const
{
    const QString key = keyOf(pointer);
    return firstOf({key + u".description"_s, key.mid(key.lastIndexOf(u'.') + 1) + u".description"_s}, language);
}

QString Texts::choice(const QString &pointer, const QString &value, Language language) const
{
    const QString key = keyOf(pointer);
    const QString last = key.mid(key.lastIndexOf(u'.') + 1);
    const QString found = firstOf({key + u'.' + value, last + u'.' + value}, language);
    return found.isEmpty() ? value : found;
}

QString Texts::problem(const Problem &problem, const QString &fieldLabel, Language language) const
{
    const QString key = keyOf(problem.path);
    QStringList keys;
    if (!problem.rule.isEmpty())
        keys << key + u".error."_s + problem.rule << problem.params["message"_L1].toString()
             << u"rule."_s + problem.rule;
    keys << key + u".error."_s + problem.keyword
         << key.mid(key.lastIndexOf(u'.') + 1) + u".error."_s + problem.keyword;
    // What is no date and what is no amount are told apart: `error.format.date`, `error.type.integer`.
    if (problem.keyword == "format"_L1 || problem.keyword == "type"_L1)
        keys << u"error."_s + problem.keyword + u'.' + problem.params[problem.keyword].toString();
    if (problem.keyword == "calculated"_L1 && problem.params["expected"_L1].isEmpty())
        keys << u"error.calculated.empty"_s;
    keys << u"error."_s + problem.keyword;
    QString sentence = firstOf(keys, language);
    if (sentence.isEmpty())
        return problem.rule.isEmpty() ? problem.keyword : problem.rule;
    if (!sentence.contains(u'{'))
        return sentence;
    for (const auto &[name, value] : problem.params.object())
        sentence.replace(u'{' + name + u'}', written(value));
    return sentence.replace("{label}"_L1, fieldLabel);
}

} // namespace eforms::engine
