#include "widgets/numbertext.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>
#include <QTime>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Input methods in Chinese mode send full-width digits and signs.
QString halfWidth(const QString &typed)
{
    return typed.normalized(QString::NormalizationForm_KC).trimmed();
}

std::optional<QString> validDate(int year, int month, int day)
{
    const QDate date(year, month, day);
    if (!date.isValid() || year < 1000)
        return std::nullopt;
    return date.toString(Qt::ISODate);
}

} // namespace

std::optional<QString> plainNumber(const QString &typed)
{
    static const QRegularExpression grammar(
        u"^([+-]?)([0-9]{1,3}(?:([, '])[0-9]{3}(?:\\3[0-9]{3})*)|[0-9]*)(\\.[0-9]*)?$"_s);
    const QString text = halfWidth(typed);
    static const QRegularExpression digit(u"[0-9]"_s);
    if (!text.contains(digit))
        return std::nullopt;
    const QRegularExpressionMatch match = grammar.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    static const QRegularExpression separator(u"[, ']"_s);
    QString whole = match.captured(2).remove(separator);
    while (whole.size() > 1 && whole.startsWith(u'0'))
        whole.remove(0, 1);
    if (whole.isEmpty())
        whole = u"0"_s;
    QString fraction = match.captured(4);
    if (fraction == "."_L1)
        fraction.clear();
    const QString sign = match.captured(1) == "-"_L1 ? u"-"_s : QString();
    return sign + whole + fraction;
}

QString groupedNumber(const QString &plain, std::optional<int> scale)
{
    static const QRegularExpression grammar(u"^(-?)([0-9]+)(?:\\.([0-9]+))?$"_s);
    const QRegularExpressionMatch match = grammar.match(plain);
    if (!match.hasMatch())
        return plain;
    QString whole = match.captured(2);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, u',');
    QString fraction = match.captured(3);
    while (fraction.size() < scale.value_or(0))
        fraction.append(u'0');
    return match.captured(1) + whole + (fraction.isEmpty() ? QString() : u'.' + fraction);
}

std::optional<QString> isoDate(const QString &typed)
{
    static const QRegularExpression yearFirst(
        u"^([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*日?$"_s);
    static const QRegularExpression compact(u"^([0-9]{4})([0-9]{2})([0-9]{2})$"_s);
    static const QRegularExpression dayFirst(u"^([0-9]{1,2})\\s*[-/.]\\s*([0-9]{1,2})\\s*[-/.]\\s*([0-9]{4})$"_s);
    static const QRegularExpression named(u"^([0-9]{1,2})[ -]([A-Za-z]{3,9})\\.?[ -]([0-9]{4})$"_s);
    const QString text = halfWidth(typed);
    for (const QRegularExpression *order : {&yearFirst, &compact}) {
        if (const auto match = order->match(text); match.hasMatch())
            return validDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    }
    if (const auto match = dayFirst.match(text); match.hasMatch())
        return validDate(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
    if (const auto match = named.match(text); match.hasMatch()) {
        const QString wanted = match.captured(2).left(3).toLower();
        for (int month = 1; month <= 12; ++month) {
            if (QLocale::c().monthName(month, QLocale::ShortFormat).toLower() == wanted)
                return validDate(match.captured(3).toInt(), month, match.captured(1).toInt());
        }
    }
    return std::nullopt;
}

std::optional<QString> clockTime(const QString &typed)
{
    static const QRegularExpression grammar(u"^([0-9]{1,2})\\s*[:.時]?\\s*([0-9]{2})\\s*分?$"_s);
    const auto match = grammar.match(halfWidth(typed));
    if (!match.hasMatch())
        return std::nullopt;
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt());
    if (!time.isValid())
        return std::nullopt;
    return time.toString(u"HH:mm"_s);
}

} // namespace eforms::widgets
