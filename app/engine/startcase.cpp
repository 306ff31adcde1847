#include "engine/startcase.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &words()
{
    // lower, upper and everything else that is no break, digit or symbol: the character classes of lodash.
    static const QString lower = u"a-z\\x{df}-\\x{f6}\\x{f8}-\\x{ff}"_s;
    static const QString upper = u"A-Z\\x{c0}-\\x{d6}\\x{d8}-\\x{de}"_s;
    static const QString breaks = u"\\x{d7}\\x{f7}\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x{bf}\\x{2000}-\\x{206f}"
                                  u"\\x{feff}\\x{1680}\\x{180e}\\x{3000}"_s;
    static const QString misc = u"[^\\x{10000}-\\x{10ffff}"_s + breaks + u"\\d\\x{2700}-\\x{27bf}"_s + lower + upper + u']';
    static const QString l = u'[' + lower + u']';
    static const QString u = u'[' + upper + u']';
    static const QString b = u'[' + breaks + u']';
    static const QString miscLower = u"(?:"_s + l + u'|' + misc + u')';
    static const QString miscUpper = u"(?:"_s + u + u'|' + misc + u')';
    static const QRegularExpression all(QStringList {
        u + u"?"_s + l + u"+(?="_s + b + u'|' + u + u"|$)"_s,
        miscUpper + u"+(?="_s + b + u'|' + u + miscLower + u"|$)"_s,
        u + u"?"_s + miscLower + u"+"_s,
        u + u"+"_s,
        u"\\d*(?:1ST|2ND|3RD|(?![123])\\dTH)(?=\\b|[a-z_])"_s,
        u"\\d*(?:1st|2nd|3rd|(?![123])\\dth)(?=\\b|[A-Z_])"_s,
        u"\\d+"_s,
        u"[\\x{10000}-\\x{10ffff}\\x{2700}-\\x{27bf}]"_s}.join(u'|'));
    return all;
}

/// Latin letters without their accents.
QString plain(const QString &name)
{
    static const QHash<QChar, QString> letters {{u'ß', u"ss"_s}, {u'æ', u"ae"_s}, {u'Æ', u"Ae"_s}, {u'ø', u"o"_s},
        {u'Ø', u"O"_s}, {u'ð', u"d"_s}, {u'Ð', u"D"_s}, {u'þ', u"th"_s}, {u'Þ', u"Th"_s}, {u'ł', u"l"_s}, {u'Ł', u"L"_s},
        {u'đ', u"d"_s}, {u'Đ', u"D"_s}, {u'œ', u"oe"_s}, {u'Œ', u"Oe"_s}, {u'ı', u"i"_s}};
    QString result;
    for (const QChar c : name) {
        const bool accented = (c.unicode() >= 0xc0 && c.unicode() <= 0x17f) && c.decompositionTag() == QChar::Canonical;
        if (accented)
            result += c.decomposition().at(0);
        else if (letters.contains(c))
            result += letters.value(c);
        else if (c != u'\'' && c != u'\x2019' && !(c.unicode() >= 0x300 && c.unicode() <= 0x36f))
            result += c;
    }
    return result;
}

} // namespace

QString startCase(const QString &name)
{
    QString result;
    auto found = words().globalMatch(plain(name));
    while (found.hasNext()) {
        QString word = found.next().captured();
        word[0] = word[0].toUpper();
        result += (result.isEmpty() ? QString() : u" "_s) + word;
    }
    return result;
}

} // namespace eforms::engine
