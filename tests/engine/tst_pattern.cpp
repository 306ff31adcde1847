#include "engine/pattern.h"

#include <QElapsedTimer>
#include <QTest>

using namespace eforms;
using namespace eforms::engine;
using namespace Qt::StringLiterals;

namespace {

Pattern pattern(const QString &source, Pattern::Anchoring anchoring = Pattern::Anchoring::Anywhere)
{
    const auto made = Pattern::compile(source, anchoring);
    if (!made)
        qFatal("%s: %s", qPrintable(source), qPrintable(made.error().detail));
    return *made;
}

bool matches(const QString &source, const QString &text)
{
    return pattern(source).match(text) == Pattern::Match::Yes;
}

} // namespace

class PatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itMeansWhatEcmaScriptMeans_data();
    void itMeansWhatEcmaScriptMeans();
    void whatIsNoRegularExpressionIsRefused_data();
    void whatIsNoRegularExpressionIsRefused();
    void aWholeMatchLeavesNothingOver();
    void aPatternThatCanRunForEverIsRefused_data();
    void aPatternThatCanRunForEverIsRefused();
    void aHarmlessPatternIsNotRefused_data();
    void aHarmlessPatternIsNotRefused();
    void aMatchThatTakesTooLongIsNeitherYesNorNo();
    void aTextThatIsNoUnicodeMatchesNothing();
};

void PatternTest::itMeansWhatEcmaScriptMeans_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("bad");
    const auto row = [](const char *name, const QString &source, const QString &good, const QString &bad) {
        QTest::newRow(name) << source << good << bad;
    };
    row("found anywhere", u"b+"_s, u"abba"_s, u"aa"_s);
    row("end is the very end", u"^a$"_s, u"a"_s, u"a\n"_s);
    row("beginning is no line's", u"^b"_s, u"b"_s, u"a\nb"_s);
    row("each alternative has its own beginning", u"^a|b$"_s, u"xb"_s, u"xa"_s);
    row("dot takes no line end", u"^.$"_s, u"\u00e9"_s, u"\u2028"_s);
    row("dot takes a whole character", u"^.$"_s, u"𠮷"_s, u"ab"_s);
    row("a digit is ASCII", u"^\\d$"_s, u"7"_s, u"\u0967"_s);
    row("no digit", u"^\\D$"_s, u"\u0967"_s, u"7"_s);
    row("a word is ASCII", u"^\\w$"_s, u"_"_s, u"\u00e9"_s);
    row("no word", u"^\\W$"_s, u"\u00e9"_s, u"a"_s);
    row("an edge of a word is ASCII", u"\\bcole"_s, u"\u00e9cole"_s, u"ecole"_s);
    row("white space is Unicode's", u"^\\s$"_s, u"\u3000"_s, u"\u200b"_s);
    row("no white space", u"^\\S$"_s, u"\u200b"_s, u"\ufeff"_s);
    row("white space in a class", u"^[\\s.]$"_s, u"\u00a0"_s, u"x"_s);
    row("no white space in a class", u"^[\\S]$"_s, u"x"_s, u"\u00a0"_s);
    row("control letter", u"^\\cA\\ca$"_s, u"\u0001\u0001"_s, u"cAca"_s);
    row("hexadecimal", u"^\\x41$"_s, u"A"_s, u"x41"_s);
    row("four digits", u"^\\u9999$"_s, u"香"_s, u"u9999"_s);
    row("a pair of surrogates", u"^\\uD842\\uDFB7$"_s, u"𠮷"_s, u"x"_s);
    row("braces", u"^\\u{20BB7}+$"_s, u"𠮷𠮷"_s, u"x"_s);
    row("a lone surrogate is never there", u"^(?:\\uD842|a)$"_s, u"a"_s, u"𠮷"_s);
    row("an astral range", u"^[\\u{1F600}-\\u{1F64F}]$"_s, u"😀"_s, u"🚀"_s);
    row("astral characters in a class", u"^[😀🚀]$"_s, u"🚀"_s, u"a"_s);
    row("a range over surrogates", u"^[\\ud000-\\uffff]$"_s, u"\uffee"_s, u"a"_s);
    row("zero", u"^\\0$"_s, QString(QChar(0)), u"0"_s);
    row("empty class", u"^(?:[]|a)$"_s, u"a"_s, u"]"_s);
    row("full class", u"^[^]$"_s, u"\n"_s, u""_s);
    row("bracket in a class", u"^[[]$"_s, u"["_s, u"]"_s);
    row("POSIX classes are none", u"^[[:alpha:]]$"_s, u":]"_s, u"b"_s);
    row("backspace in a class", u"^[\\b]$"_s, u"\b"_s, u"b"_s);
    row("hyphen at the end of a class", u"^[a-]$"_s, u"-"_s, u"b"_s);
    row("escaped hyphen", u"^[a\\-z]$"_s, u"-"_s, u"b"_s);
    row("long name of a category", u"^\\p{Letter}$"_s, u"\u00e9"_s, u"1"_s);
    row("short name of a category", u"^\\p{Lu}$"_s, u"\u00c9"_s, u"\u00e9"_s);
    row("category by its kind", u"^\\p{General_Category=Decimal_Number}$"_s, u"\u0967"_s, u"a"_s);
    row("script", u"^\\p{Script=Han}+$"_s, u"中文"_s, u"かな"_s);
    row("negated property", u"^\\P{L}$"_s, u"1"_s, u"a"_s);
    row("property in a class", u"^[\\p{Lu}_]$"_s, u"_"_s, u"a"_s);
    row("ASCII", u"^\\p{ASCII}$"_s, u"~"_s, u"\u00e9"_s);
    row("lookahead", u"^(?=.*[0-9])[a-z0-9]+$"_s, u"a1"_s, u"ab"_s);
    row("negative lookahead", u"^(?!00)[0-9]+$"_s, u"01"_s, u"001"_s);
    row("lookbehind", u"(?<=\\$)[0-9]+$"_s, u"$5"_s, u"5"_s);
    row("negative lookbehind", u"^[a-z]+(?<!x)$"_s, u"xa"_s, u"ax"_s);
    row("named group", u"^(?<twice>[a-z])\\k<twice>$"_s, u"aa"_s, u"ab"_s);
    row("numbered group", u"^([a-z])\\1$"_s, u"aa"_s, u"ab"_s);
    row("a group that took no part is empty", u"^(?:(a)|b)\\1$"_s, u"b"_s, u"a"_s);
    row("lazy", u"^a+?b$"_s, u"aab"_s, u"b"_s);
    row("brace that counts nothing", u"^a{$"_s, u"a{"_s, u"a"_s);
    row("escaped slash", u"^\\/$"_s, u"/"_s, u"\\/"_s);
    row("hash is a character", u"^#$"_s, u"#"_s, u""_s);
}

void PatternTest::itMeansWhatEcmaScriptMeans()
{
    QFETCH(QString, source);
    QFETCH(QString, good);
    QFETCH(QString, bad);

    QVERIFY(matches(source, good));
    QVERIFY(!matches(source, bad));
}

void PatternTest::whatIsNoRegularExpressionIsRefused_data()
{
    QTest::addColumn<QString>("source");
    for (const QString &source : {u"(["_s, u"[a-"_s, u"("_s, u")"_s, u"*a"_s, u"a**"_s, u"a++"_s, u"a{2}{3}"_s, u"[b-a]"_s, u"\\"_s,
             u"\\Z"_s, u"\\a"_s, u"\\Qa\\E"_s, u"\\1"_s, u"\\01"_s, u"\\u{110000}"_s, u"\\u12"_s, u"\\p{Nonsense}"_s,
             u"(?i)a"_s, u"(?>a)"_s, u"(?R)"_s, u"(?#x)"_s, u"(?P<a>b)"_s, u"(*LIMIT_MATCH=9)a"_s, u"a(*FAIL)"_s,
             u"(?|a)"_s, u"\\k<none>"_s})
        QTest::newRow(qPrintable(source)) << source;
}

void PatternTest::whatIsNoRegularExpressionIsRefused()
{
    QFETCH(QString, source);

    const auto made = Pattern::compile(source, Pattern::Anchoring::Anywhere);

    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Malformed);
    QVERIFY(!isPattern(source));
}

void PatternTest::aWholeMatchLeavesNothingOver()
{
    const Pattern whole = pattern(u"a|ab"_s, Pattern::Anchoring::Whole);

    QVERIFY(whole.match(u"ab"_s) == Pattern::Match::Yes);
    QVERIFY(whole.match(u"abc"_s) == Pattern::Match::No);
}

void PatternTest::aPatternThatCanRunForEverIsRefused_data()
{
    QTest::addColumn<QString>("source");
    for (const QString &source : {u"(a+)+$"_s, u"^(a+)+$"_s, u"(a|a)*b"_s, u"^(\\d+)*x"_s, u"^(([a-z])+.)+[A-Z]([a-z])+$"_s,
             u"(x+x+)+y"_s, u"^(a|aa)+$"_s, u"^abc([0-9]+-?)+$"_s, u"(.*,){20}x"_s, u"^(\\w+\\s?)*$"_s,
             u"^((ab)*)*c"_s, u"(a?){40}a{40}"_s, u"^([^@]+)*@$"_s, u"^(?:a|b|ab)*c"_s, u"(?:(?:中)+)+文"_s})
        QTest::newRow(qPrintable(source)) << source;
}

void PatternTest::aPatternThatCanRunForEverIsRefused()
{
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();

    const auto made = Pattern::compile(source, Pattern::Anchoring::Anywhere);

    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::TooLarge);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void PatternTest::aHarmlessPatternIsNotRefused_data()
{
    QTest::addColumn<QString>("source");
    for (const QString &source : {u"^[A-Z]{3}[0-9]{5}$"_s, u"^[A-Z]+( [A-Z]+)*$"_s, u"^(a|b)*c$"_s, u"^[0-9]{1,3}(,[0-9]{3})*$"_s,
             u"^(?:[a-z0-9]+\\.)+[a-z]{2,}$"_s, u"^\\+?[0-9]+([ -][0-9]+)*$"_s, u"^([a-z]+|[0-9]+)$"_s, u"a*b*c*d*"_s})
        QTest::newRow(qPrintable(source)) << source;
}

void PatternTest::aHarmlessPatternIsNotRefused()
{
    QFETCH(QString, source);

    QVERIFY(Pattern::compile(source, Pattern::Anchoring::Anywhere));
}

void PatternTest::aMatchThatTakesTooLongIsNeitherYesNorNo()
{
    // Slow only for long texts, which no text made up from the pattern shows.
    const Pattern slow = pattern(u"^.*.*.*.*.*x$"_s);
    QElapsedTimer timer;
    timer.start();

    const Pattern::Match match = slow.match(QString(20000, u'a') + u"xa"_s);

    QVERIFY(match == Pattern::Match::GivenUp);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(slow.match(u"aax"_s) == Pattern::Match::Yes);
    QVERIFY(slow.match(u"aab"_s) == Pattern::Match::No);
}

void PatternTest::aTextThatIsNoUnicodeMatchesNothing()
{
    QVERIFY(pattern(u"a"_s).match(u"a"_s + QChar(0xD800)) == Pattern::Match::No);
}

QTEST_GUILESS_MAIN(PatternTest)
#include "tst_pattern.moc"
