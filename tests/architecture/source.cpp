#include "architecture/source.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace eforms::architecture {

using namespace Qt::StringLiterals;

namespace {

/// Copies text, blanking on demand.
class Blanker
{
public:
    explicit Blanker(const QString &text) : m_in(text) { m_out.reserve(text.size()); }

    QString run()
    {
        while (m_at < m_in.size()) {
            if (startsWith(u"//"_s))
                blankUntil(u"\n"_s, 0);
            else if (startsWith(u"/*"_s))
                blankUntil(u"*/"_s, 2);
            else if (m_in[m_at] == u'"' && isRawString())
                rawString();
            else if (m_in[m_at] == u'"' || (m_in[m_at] == u'\'' && !isDigitSeparator()))
                literal();
            else
                keep();
        }
        return m_out;
    }

private:
    bool startsWith(const QString &what) const { return QStringView(m_in).mid(m_at).startsWith(what); }
    void keep() { m_out += m_in[m_at++]; }
    void blank()
    {
        m_out += m_in[m_at] == u'\n' ? u'\n' : u' ';
        ++m_at;
    }
    void blankUntil(const QString &end, qsizetype keepGoing)
    {
        qsizetype stop = m_in.indexOf(end, m_at + (keepGoing > 0 ? 2 : 0));
        stop = stop < 0 ? m_in.size() : stop + keepGoing;
        while (m_at < stop)
            blank();
    }
    bool isRawString() const { return m_at > 0 && m_in[m_at - 1] == u'R'; }
    /// In 1'000 the quote stands in a word that began with a digit; in u'x' it does not.
    bool isDigitSeparator() const
    {
        qsizetype first = m_at;
        while (first > 0 && (m_in[first - 1].isLetterOrNumber() || m_in[first - 1] == u'\''))
            --first;
        return first < m_at && m_in[first].isDigit();
    }
    void rawString()
    {
        const qsizetype open = m_in.indexOf(u'(', m_at);
        const QString end = u')' + m_in.mid(m_at + 1, open - m_at - 1) + u'"';
        keep();
        qsizetype stop = m_in.indexOf(end, m_at);
        stop = stop < 0 ? m_in.size() : stop + end.size() - 1;
        while (m_at < stop)
            blank();
        if (m_at < m_in.size())
            keep();
    }
    void literal()
    {
        const QChar quote = m_in[m_at];
        keep();
        while (m_at < m_in.size() && m_in[m_at] != quote && m_in[m_at] != u'\n') {
            if (m_in[m_at] == u'\\')
                blank();
            if (m_at < m_in.size())
                blank();
        }
        if (m_at < m_in.size())
            keep();
    }

    const QString &m_in;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString complaint(const Source &source, qsizetype line, const QString &sentence)
{
    return line < 0 ? u"%1: %2"_s.arg(source.path, sentence)
                    : u"%1:%2: %3"_s.arg(source.path, QString::number(line + 1), sentence);
}

QString withoutCommentsAndLiterals(const QString &text)
{
    return Blanker(text).run();
}

Source sourceOf(const QString &path, const QString &text)
{
    QString ended = text;
    if (ended.endsWith(u'\n'))
        ended.chop(1);
    return {path, ended.split(u'\n'), withoutCommentsAndLiterals(ended).split(u'\n')};
}

QList<Source> readSources(const QString &root, const QString &folder)
{
    QStringList paths;
    QDirIterator files(QDir(root).filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(QDir(root).relativeFilePath(files.next()));
    paths.sort();
    QList<Source> sources;
    for (const QString &path : paths) {
        QFile file(QDir(root).filePath(path));
        if (file.open(QIODevice::ReadOnly))
            sources.append(sourceOf(path, QString::fromUtf8(file.readAll())));
    }
    return sources;
}

} // namespace eforms::architecture
