#include "engine/uri.h"

#include <QStringList>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiLetter(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z');
}

bool isScheme(QStringView text)
{
    return !text.isEmpty() && isAsciiLetter(text[0]) && std::all_of(text.begin(), text.end(), [](QChar character) {
        return isAsciiLetter(character) || (character >= u'0' && character <= u'9') || character == u'+'
            || character == u'-' || character == u'.';
    });
}

/// RFC 3986, 5.2.4.
QString withoutDots(const QString &path)
{
    QStringList kept;
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i == parts.size() - 1;
        if (parts[i] == ".."_L1) {
            if (kept.size() > 1)
                kept.removeLast();
            if (last)
                kept.append(QString());
        } else if (parts[i] == "."_L1) {
            if (last)
                kept.append(QString());
        } else {
            kept.append(parts[i]);
        }
    }
    return kept.join(u'/');
}

QString merged(const Uri &base, const QString &path)
{
    if (base.authority && base.path.isEmpty())
        return u'/' + path;
    return base.path.left(base.path.lastIndexOf(u'/') + 1) + path;
}

} // namespace

Uri Uri::split(const QString &text)
{
    Uri uri;
    QString rest = text;
    if (const qsizetype hash = rest.indexOf(u'#'); hash >= 0) {
        uri.fragment = rest.mid(hash + 1);
        rest.truncate(hash);
    }
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        uri.query = rest.mid(mark + 1);
        rest.truncate(mark);
    }
    if (const qsizetype colon = rest.indexOf(u':'); colon > 0 && isScheme(QStringView(rest).left(colon))) {
        uri.scheme = rest.left(colon);
        rest.remove(0, colon + 1);
    }
    if (rest.startsWith("//"_L1)) {
        const qsizetype slash = rest.indexOf(u'/', 2);
        uri.authority = rest.mid(2, slash < 0 ? -1 : slash - 2);
        rest = slash < 0 ? QString() : rest.mid(slash);
    }
    uri.path = rest;
    return uri;
}

Uri Uri::resolved(const Uri &reference) const
{
    Uri target = reference;
    if (!reference.scheme.isEmpty()) {
        target.path = withoutDots(reference.path);
        return target;
    }
    target.scheme = scheme;
    if (reference.authority) {
        target.path = withoutDots(reference.path);
        return target;
    }
    target.authority = authority;
    if (reference.path.isEmpty()) {
        target.path = path;
        if (!reference.query)
            target.query = query;
    } else if (reference.path.startsWith(u'/')) {
        target.path = withoutDots(reference.path);
    } else {
        target.path = withoutDots(merged(*this, reference.path));
    }
    return target;
}

QString Uri::toString() const
{
    QString text;
    if (!scheme.isEmpty())
        text += scheme + u':';
    if (authority)
        text += "//"_L1 + *authority;
    text += path;
    if (query)
        text += u'?' + *query;
    if (fragment)
        text += u'#' + *fragment;
    return text;
}

} // namespace eforms::engine
