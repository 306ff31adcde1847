#include "architecture/words.h"

#include <QRegularExpression>

namespace eforms::architecture {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lineLimit = 600;

struct Rule {
    QString word; ///< regular expression
    QString reason;
    QString where;           ///< regular expression for paths; empty: all of app/
    QString except;          ///< regular expression for paths that may
    bool inComments = false; ///< look at comments and literals as well
};

const QString screen = u"^app/(ui|widgets|tour)/|^app/[a-z]+\\.(cpp|h)$"_s;

/// Loops inside loops, waiting and threads.
const QList<Rule> &waitingRules()
{
    static const QList<Rule> rules {
        {u"\\bQEventLoop\\b"_s, u"a nested event loop; use Async and then()"_s, {}, {}},
        {u"\\bprocessEvents\\b"_s, u"a nested event loop; use Async and then()"_s, {}, {}},
        {u"\\bwaitForFinished\\b"_s, u"blocks its thread; use then()"_s, {}, {}},
        {u"(\\.|->)\\s*then\\s*[(<]"_s, u"QFuture::then asserts when its context dies; use eforms::then()"_s, {}, {}},
        {u"\\b(msleep|usleep|qSleep|sleep_for|sleep_until)\\b|QThread::sleep"_s,
            u"a sleep; wait on a signal or condition"_s, u"^(app|tests)/"_s, {}},
    };
    return rules;
}

/// Ways round the composition root and the types.
const QList<Rule> &reachRules()
{
    static const QList<Rule> rules {
        {u"\\b(?!Q[A-Z])\\w+\\s*::\\s*instance\\s*\\("_s, u"a singleton of our own; pass it to the constructor"_s, {},
            {}},
        {u"(?<!::|\\.|->)\\binstance\\s*\\(\\s*\\)"_s, u"a singleton of our own; pass it to the constructor"_s, {}, {}},
        {u"\\b(SIGNAL|SLOT)\\s*\\("_s, u"a connection by text; connect member functions"_s, {}, {}},
        {u"\\bsender\\s*\\(\\s*\\)"_s, u"sender(); bind what the handler needs"_s, {}, {}},
        {u"\\bfindChild(ren)?\\b"_s, u"findChild(); keep the pointer"_s, u"^app/(ui|widgets)/"_s, {}},
        {u"\\bQJson(Document|Object|Array|Value)\\b"_s, u"JSON is eforms::Json: it keeps digits, refuses duplicates"_s,
            {}, {}},
    };
    return rules;
}

/// Where words for people are made, and how they are drawn.
const QList<Rule> &wordingRules()
{
    static const QList<Rule> rules {
        {u"\\b(tr|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\s*\\(|\\bQCoreApplication\\s*::\\s*translate\\b"_s,
            u"words for people belong to ui and widgets"_s, {}, screen},
        {u"\\bcase\\s+(base::|eforms::)*ErrorKind::"_s, u"errors get their words in ui/troubletext.cpp only"_s, screen,
            u"^app/ui/troubletext\\.cpp$"_s},
        {u"\\bQt::(RichText|AutoText|MarkdownText)\\b"_s, u"text from people must not be read as markup"_s, {}, {}},
    };
    return rules;
}

const QList<Rule> &promiseRules()
{
    // Spelt apart, so that this file does not complain about itself.
    static const QString promises = u"\\b(TO"_s
                                    u"DO|FIX"_s
                                    u"ME|XX"_s
                                    u"X)\\b"_s;
    static const QList<Rule> rules {
        {promises, u"an open end; finish it or write an issue"_s, u"^(app|tests)/"_s, {}, true},
        {u"(?i)\\bnot (yet )?implemented\\b|\\bstub(bed|s)?\\b"_s, u"an open end; finish it or write an issue"_s, {},
            {}, true},
    };
    return rules;
}

bool concerns(const Rule &rule, const QString &path)
{
    const QString where = rule.where.isEmpty() ? u"^app/"_s : rule.where;
    return path.contains(QRegularExpression(where))
        && (rule.except.isEmpty() || !path.contains(QRegularExpression(rule.except)));
}

void judge(const Rule &rule, const Source &source, QStringList &complaints)
{
    if (!concerns(rule, source.path))
        return;
    const QRegularExpression word(rule.word);
    const QStringList &lines = rule.inComments ? source.text : source.code;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = word.match(lines[i]);
        if (match.hasMatch())
            complaints.append(complaint(source, i, u"%1: %2"_s.arg(match.captured().trimmed(), rule.reason)));
    }
}

/// QLabel guesses whether its text is markup, so a name like <b>x</b> would be drawn bold: whoever makes one says PlainText.
void judgeLabels(const Source &source, QStringList &complaints)
{
    static const QRegularExpression making(u"\\bnew\\s+QLabel\\b|\\bQLabel\\s+m?_?[a-z]\\w*\\s*[;{(]"_s);
    if (!concerns({{}, {}, screen, {}}, source.path) || source.code.join(u'\n').contains("Qt::PlainText"_L1))
        return;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const bool picture = source.code.mid(i + 1, 2).join(u'\n').contains("->setPixmap("_L1);
        if (source.path.endsWith(".cpp"_L1) && source.code[i].contains(making) && !picture)
            complaints.append(complaint(source, i, u"QLabel without Qt::PlainText reads text from people as markup"_s));
    }
}

} // namespace

QStringList wordComplaints(const QList<Source> &sources)
{
    const QList<Rule> rules = waitingRules() + reachRules() + wordingRules() + promiseRules();
    QStringList complaints;
    for (const Source &source : sources) {
        for (const Rule &rule : rules)
            judge(rule, source, complaints);
        judgeLabels(source, complaints);
        if (source.text.size() > lineLimit)
            complaints.append(
                complaint(source, -1, u"%1 lines, more than %2"_s.arg(source.text.size()).arg(lineLimit)));
    }
    return complaints;
}

} // namespace eforms::architecture
