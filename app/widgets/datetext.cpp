#include "widgets/datetext.h"

#include "widgets/numbertext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

QLocale localeOf(Language language)
{
    return language == Language::English
        ? QLocale(QLocale::English, QLocale::HongKong)
        : QLocale(QLocale::Chinese, QLocale::TraditionalChineseScript, QLocale::HongKong);
}

QString dateWords(QDate date, Language language)
{
    if (!date.isValid())
        return {};
    return language == Language::English
        ? u"%1 %2 %3"_s.arg(date.day()).arg(QLocale::c().monthName(date.month(), QLocale::ShortFormat)).arg(date.year())
        : u"%1年%2月%3日"_s.arg(date.year()).arg(date.month()).arg(date.day());
}

QString dateWords(const QString &iso, Language language)
{
    const QDate date = QDate::fromString(iso, u"yyyy-MM-dd"_s);
    return date.isValid() ? dateWords(date, language) : iso;
}

QString dateTimeWords(const QString &value, Language language)
{
    const QDate date = QDate::fromString(value.left(10), u"yyyy-MM-dd"_s);
    const bool whole = date.isValid() && value.size() == 16 && value.at(10) == u'T';
    return whole ? dateWords(date, language) + u' ' + value.mid(11) : value;
}

std::optional<QString> dateTime(const QString &typed)
{
    static const QRegularExpression between(u"[T,\\s]+"_s);
    const QString text = typed.normalized(QString::NormalizationForm_KC).trimmed();
    for (auto place = between.globalMatch(text); place.hasNext();) {
        const auto gap = place.next();
        const std::optional<QString> date = isoDate(text.left(gap.capturedStart()));
        const std::optional<QString> time = clockTime(text.mid(gap.capturedEnd()));
        if (date && time)
            return *date + u'T' + *time;
    }
    const qsizetype day = text.indexOf(u'日') + 1; // 2025年7月8日9時30分, nothing between
    const std::optional<QString> date = day > 0 ? isoDate(text.left(day)) : std::nullopt;
    const std::optional<QString> time = day > 0 ? clockTime(text.mid(day)) : std::nullopt;
    return date && time ? std::optional(*date + u'T' + *time) : std::nullopt;
}

} // namespace eforms::widgets
