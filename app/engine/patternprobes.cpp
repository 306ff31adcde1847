#include "engine/patterntranslation.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// Two to the power of it is far over the limit of steps.
constexpr int fewest = 32;
constexpr int most = 200;
constexpr qsizetype mostRisks = 12;
constexpr qsizetype mostEndings = 8;

/// Finds for each part of a pattern a character that it takes.
class Samples
{
public:
    explicit Samples(const QString &characters) : m_candidates(characters.left(64) + u"a0Z -_.,@/:;中\n\u0001"_s) { }

    QString of(const QStringList &way)
    {
        QString text;
        for (const QString &part : way)
            text += of(part);
        return text;
    }

private:
    QString of(const QString &part)
    {
        if (const auto known = m_known.constFind(part); known != m_known.cend())
            return *known;
        const QRegularExpression whole(u"\\A(?:"_s + part + u")\\z"_s);
        QString found;
        for (qsizetype i = 0; i < m_candidates.size() && found.isEmpty(); ++i) {
            const QString candidate = m_candidates.mid(i, m_candidates[i].isHighSurrogate() ? 2 : 1);
            if (whole.match(candidate).hasMatch())
                found = candidate;
        }
        m_known.insert(part, found);
        return found;
    }

    QString m_candidates;
    QHash<QString, QString> m_known;
};

} // namespace

QStringList PatternTranslation::probes() const
{
    if (risks.isEmpty())
        return {};
    // PCRE2 does not even begin where a character is missing that any match needs: some endings have them all.
    QStringList endings {QString(), u'\u0001' + characters, characters + u'\u0001', u"\u0001"_s, u"\n"_s};
    for (qsizetype i = 0; i < std::min(characters.size(), mostEndings); ++i) {
        if (!characters[i].isSurrogate())
            endings.append(characters[i]);
    }
    const int repetitions = std::clamp(largestCount + 8, fewest, most);
    Samples samples(characters);
    QStringList texts;
    for (const Risk &risk : risks.mid(0, mostRisks)) {
        const QString start = samples.of(risk.before);
        for (const QStringList &way : risk.units.mid(0, 8)) {
            const QString unit = samples.of(way);
            for (const QString &ending : endings) {
                if (!unit.isEmpty())
                    texts.append(start + unit.repeated(repetitions) + ending);
            }
        }
    }
    texts.removeDuplicates();
    return texts;
}

} // namespace eforms::engine
