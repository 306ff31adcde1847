#include "engine/networkformats.h"

#include "engine/hostnames.h"
#include "engine/uri.h"

#include <QRegularExpression>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool fits(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text).hasMatch();
}

bool isAsciiLetterOrDigit(char32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

bool isHex(const QList<uint> &text, qsizetype at)
{
    return at < text.size() && text[at] < 128 && QByteArrayView("0123456789abcdefABCDEF").contains(
               static_cast<char>(text[at]));
}

/// RFC 3987's ucschar, and iprivate in queries.
bool isInternational(char32_t code, bool isPrivateAllowed)
{
    const bool isPrivate
        = (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xF0000 && code <= 0xFFFFD) || (code >= 0x100000 && code <= 0x10FFFD);
    if (isPrivate)
        return isPrivateAllowed;
    if (code < 0xA0 || (code >= 0xFDD0 && code <= 0xFDEF) || (code >= 0xFFF0 && code <= 0xFFFF))
        return false;
    return code < 0x10000 ? code <= 0xFFEF : code <= 0xEFFFD && (code & 0xFFFE) != 0xFFFE && !(code >= 0xE0000 && code <= 0xE0FFF);
}

enum class Alphabet { Ascii, International, InternationalAndPrivate };

/// Letters, digits, `-._~`, complete percent escapes, and what is @p allowed besides.
bool consistsOf(const QString &text, QByteArrayView allowed, Alphabet alphabet)
{
    const QList<uint> codes = text.toUcs4();
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const char32_t code = codes[i];
        if (code == '%' && isHex(codes, i + 1) && isHex(codes, i + 2)) {
            i += 2;
            continue;
        }
        const bool plain = isAsciiLetterOrDigit(code)
            || (code < 128 && (QByteArrayView("-._~").contains(static_cast<char>(code)) || allowed.contains(static_cast<char>(code))));
        const bool foreign = alphabet != Alphabet::Ascii
            && isInternational(code, alphabet == Alphabet::InternationalAndPrivate);
        if (!plain && !foreign)
            return false;
    }
    return true;
}

bool isIpLiteral(const QString &host)
{
    static const QRegularExpression future(u"\\A[vV][0-9a-fA-F]+\\.[a-zA-Z0-9._~!$&'()*+,;=:-]+\\z"_s);
    return isIpv6(host) || fits(future, host);
}

bool isAuthority(const QString &authority, Alphabet alphabet)
{
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0 && !consistsOf(authority.left(at), "!$&'()*+,;=:", alphabet))
        return false;
    static const QRegularExpression port(u":[0-9]*\\z"_s);
    const QString host = authority.mid(at + 1).remove(port);
    if (host.startsWith(u'['))
        return host.endsWith(u']') && isIpLiteral(host.mid(1, host.size() - 2));
    return consistsOf(host, "!$&'()*+,;=", alphabet);
}

bool isReference(const QString &text, Alphabet alphabet)
{
    const Uri uri = Uri::split(text);
    if (uri.authority && !isAuthority(*uri.authority, alphabet))
        return false;
    // A first segment with a colon would be read as a scheme.
    if (uri.scheme.isEmpty() && !uri.authority && uri.path.section(u'/', 0, 0).contains(u':'))
        return false;
    const Alphabet query = alphabet == Alphabet::Ascii ? alphabet : Alphabet::InternationalAndPrivate;
    return consistsOf(uri.path, "!$&'()*+,;=:@/", alphabet)
        && consistsOf(uri.query.value_or(QString()), "!$&'()*+,;=:@/?", query)
        && consistsOf(uri.fragment.value_or(QString()), "!$&'()*+,;=:@/?", alphabet);
}

bool hasScheme(const QString &text)
{
    return !Uri::split(text).scheme.isEmpty();
}

bool isMailbox(const QString &text, const QRegularExpression &local, bool (*isDomain)(const QString &))
{
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1 || text.size() > 254)
        return false;
    const QString domain = text.mid(at + 1);
    const bool literal = domain.startsWith(u'[') && domain.endsWith(u']');
    const QString inside = domain.mid(1, domain.size() - 2);
    const bool address = literal
        && (inside.startsWith("IPv6:"_L1, Qt::CaseInsensitive) ? isIpv6(inside.mid(5)) : isIpv4(inside));
    return fits(local, text.left(at)) && (address || isDomain(domain));
}

} // namespace

bool isIpv4(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!\\z)|\\z)){4}\\z"_s);
    return fits(shape, text);
}

bool isIpv6(const QString &text)
{
    static const QRegularExpression group(u"\\A[0-9a-fA-F]{1,4}\\z"_s);
    const qsizetype gap = text.indexOf("::"_L1);
    if (!text.contains(u':') || text.size() > 45 || (gap >= 0 && text.indexOf("::"_L1, gap + 1) >= 0))
        return false;
    const QString left = gap < 0 ? text : text.left(gap);
    const QString right = gap < 0 ? QString() : text.mid(gap + 2);
    QStringList groups = left.isEmpty() ? QStringList() : left.split(u':');
    if (!right.isEmpty())
        groups += right.split(u':');
    qsizetype count = groups.size();
    const bool dotted = !groups.isEmpty() && groups.last().contains(u'.') && !text.endsWith(u':');
    if (dotted) {
        if (!isIpv4(groups.takeLast()))
            return false;
        ++count;
    }
    const bool good = std::all_of(groups.begin(), groups.end(), [](const QString &part) { return fits(group, part); });
    return good && (gap < 0 ? count == 8 : count < 8);
}

bool isEmail(const QString &text)
{
    static const QRegularExpression local(
        u"\\A([a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"([^\"\\\\\\r\\n]|\\\\[ -~])*\")\\z"_s);
    return isMailbox(text, local, isHostname);
}

bool isInternationalEmail(const QString &text)
{
    static const QRegularExpression local(
        u"\\A([a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+)*"
        u"|\"([^\"\\\\\\r\\n]|\\\\[ -~])*\")\\z"_s);
    return isMailbox(text, local, [](const QString &domain) {
        return isInternationalHostname(domain.normalized(QString::NormalizationForm_C));
    });
}

bool isUri(const QString &text)
{
    return hasScheme(text) && isReference(text, Alphabet::Ascii);
}

bool isUriReference(const QString &text)
{
    return isReference(text, Alphabet::Ascii);
}

bool isIri(const QString &text)
{
    return hasScheme(text) && isReference(text, Alphabet::International);
}

bool isIriReference(const QString &text)
{
    return isReference(text, Alphabet::International);
}

bool isUriTemplate(const QString &text)
{
    static const QRegularExpression expression(
        u"\\{[+#./;?&=,!@|]?(?<variable>(?<name>(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2})(?:\\.?(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2}))*)"
        u"(?::[1-9][0-9]{0,3}|\\*)?)(?:,(?:(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2})(?:\\.?(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2}))*)"
        u"(?::[1-9][0-9]{0,3}|\\*)?)*\\}"_s);
    QString literals = text;
    literals.remove(expression);
    return consistsOf(literals, "!#$&'()*+,/:;=?@[]", Alphabet::InternationalAndPrivate);
}

} // namespace eforms::engine
