#include "engine/patterntranslation.h"

#include "engine/patternclasses.h"

#include <QRegularExpression>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestGroup = 200;

/// Recursive descent over the grammar of ECMA-262, 22.2.1, with the flag u.
class Translator
{
public:
    explicit Translator(const QString &source) : m_reader(source) { }

    Result<PatternTranslation> translate()
    {
        Ways ways = disjunction();
        if (!m_failed && !m_reader.atEnd())
            refuse(u"a ) without its ("_s);
        if (m_failed)
            return fail(ErrorKind::Malformed, u"pattern: "_s + m_why);
        m_made.beginsAtStart = ways.beginsAtStart;
        return std::move(m_made);
    }

private:
    /// What is known about a part of the pattern: one way through each alternative, with all that may be left out and
    /// without, and whether it can repeat.
    struct Ways {
        QList<QStringList> all;
        QList<QStringList> least;
        bool repeats = false;
        bool beginsAtStart = false;
    };

    PatternReader m_reader;
    PatternTranslation m_made;
    QStringList m_before; ///< one way from the beginning to here
    int m_depth = 0;
    bool m_failed = false;
    QString m_why;

    void refuse(const QString &why)
    {
        if (!m_failed)
            m_why = why;
        m_failed = true;
    }

    Ways disjunction()
    {
        Ways ways;
        ways.beginsAtStart = true;
        const QStringList before = m_before;
        for (;;) {
            m_before = before;
            const Ways one = alternative();
            ways.all.append(one.all.first());
            ways.least.append(one.least.first());
            ways.repeats = ways.repeats || one.repeats;
            ways.beginsAtStart = ways.beginsAtStart && one.beginsAtStart;
            if (m_failed || !m_reader.take(u'|'))
                break;
            m_made.expression += u'|';
        }
        m_before = before;
        return ways;
    }

    Ways alternative()
    {
        Ways ways {{QStringList()}, {QStringList()}, false, false};
        bool first = true;
        while (!m_failed && !m_reader.atEnd() && m_reader.peek() != u'|' && m_reader.peek() != u')') {
            const bool start = m_reader.peek() == u'^';
            const Ways one = term();
            ways.beginsAtStart = ways.beginsAtStart || (first && (start || one.beginsAtStart));
            ways.all.first() += one.all.value(0);
            ways.least.first() += one.least.value(0);
            m_before += one.all.value(0);
            ways.repeats = ways.repeats || one.repeats;
            first = false;
        }
        return ways;
    }

    Ways term()
    {
        if (m_reader.take(u'^'))
            return assertion(u"^"_s);
        if (m_reader.take(u'$'))
            return assertion(u"\\z"_s);
        if (m_reader.startsWith(u"\\b") || m_reader.startsWith(u"\\B")) {
            const QString written = m_reader.takeNext(2);
            return assertion(written);
        }
        const bool lookaround = m_reader.startsWith(u"(?=") || m_reader.startsWith(u"(?!")
            || m_reader.startsWith(u"(?<=") || m_reader.startsWith(u"(?<!");
        const Ways ways = atom();
        if (lookaround)
            return {{}, {}, ways.repeats, false};
        return quantified(ways);
    }

    Ways assertion(const QString &translated)
    {
        m_made.expression += translated;
        return {};
    }

    Ways atom()
    {
        if (m_reader.peek() == u'(')
            return group();
        const QChar next = m_reader.peek();
        if (next == u'*' || next == u'+' || next == u'?' || m_reader.quantifierLength() > 0) {
            refuse(u"nothing to repeat"_s);
            return {};
        }
        QString made;
        if (next == u'.') {
            m_reader.takeNext(1);
            made = u"[^\\n\\r\\x{2028}\\x{2029}]"_s;
        } else if (next == u'[') {
            made = translatedClass(m_reader, m_made.characters);
        } else if (next == u'\\') {
            made = translatedEscape(m_reader, m_made.characters);
        } else {
            made = m_reader.takeCharacter();
            addCharacter(m_made.characters, made);
            if (made == "{"_L1 || made == "}"_L1 || made == "]"_L1 || made == "#"_L1)
                made.prepend(u'\\');
        }
        if (made.isEmpty())
            refuse(m_reader.complaint());
        m_made.expression += made;
        return {{QStringList {made}}, {QStringList {made}}, false, false};
    }

    Ways group()
    {
        static const QStringList kinds {u"(?:"_s, u"(?="_s, u"(?!"_s, u"(?<="_s, u"(?<!"_s};
        if (++m_depth > deepestGroup)
            refuse(u"groups nested too deep"_s);
        QString opening = u"("_s;
        for (const QString &kind : kinds) {
            if (m_reader.startsWith(kind))
                opening = kind;
        }
        if (opening == "("_L1 && m_reader.startsWith(u"(?"))
            opening = m_reader.groupName();
        if (opening.isEmpty() || m_reader.startsWith(u"(*"))
            refuse(u"a group of a kind that is not known"_s);
        m_reader.takeNext(opening.size());
        m_made.expression += opening;
        const Ways ways = m_failed ? Ways() : disjunction();
        if (!m_failed && !m_reader.take(u')'))
            refuse(u"a ( without its )"_s);
        m_made.expression += u')';
        --m_depth;
        return ways;
    }

    Ways quantified(Ways ways)
    {
        const qsizetype length = m_reader.quantifierLength();
        if (length == 0 || m_failed)
            return ways;
        const QString quantifier = m_reader.takeNext(length);
        m_made.expression += quantifier;
        static const QRegularExpression number(u"[0-9]+"_s);
        m_made.largestCount = std::max(m_made.largestCount, number.match(quantifier).captured().toInt());
        if (m_reader.take(u'?'))
            m_made.expression += u'?';
        if (m_reader.quantifierLength() > 0)
            refuse(u"nothing to repeat"_s);
        const bool many = quantifier != "?"_L1 && quantifier != "{1}"_L1 && quantifier != "{0}"_L1
            && quantifier != "{0,1}"_L1;
        if (many && (ways.repeats || ways.all.size() > 1))
            addRisk(ways);
        if (quantifier == "?"_L1 || quantifier == "*"_L1 || quantifier.startsWith("{0"_L1))
            ways.least = {};
        const bool fixed = quantifier.startsWith(u'{') && !quantifier.contains(u',');
        ways.repeats = ways.repeats || !fixed;
        ways.beginsAtStart = ways.beginsAtStart && quantifier == "+"_L1;
        return ways;
    }

    void addRisk(const Ways &ways)
    {
        PatternTranslation::Risk risk {m_before, ways.least + ways.all};
        if (ways.all.size() > 1) {
            QStringList together;
            for (const QStringList &way : ways.all)
                together += way;
            risk.units.append(together);
        }
        m_made.risks.append(risk);
    }
};

} // namespace

Result<PatternTranslation> translatePattern(const QString &source)
{
    if (!source.isValidUtf16())
        return fail(ErrorKind::Malformed, u"pattern: no Unicode"_s);
    return Translator(source).translate();
}

} // namespace eforms::engine
