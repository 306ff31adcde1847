#include "engine/formats.h"

#include <QElapsedTimer>
#include <QTest>

using namespace eforms;
using namespace Qt::StringLiterals;

/// What the official tests of formats leave out; those run in tst_suites.
class FormatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormatAcceptsAndRefuses_data()
    {
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("bad");
        const auto row = [](const char *format, const QString &good, const QString &bad) {
            QTest::newRow(format) << good << bad;
        };
        row("date", u"2024-02-29"_s, u"2023-02-29"_s);
        row("time", u"09:30"_s, u"9:30"_s);
        row("time-hkt", u"23:59"_s, u"23:59:00Z"_s);
        row("date-time", u"2025-07-08T09:30:00+08:00"_s, u"2025-07-08T09:30"_s);
        row("date-time-hkt", u"2025-07-08T09:30"_s, u"2025-07-08 09:30"_s);
        row("duration", u"P1Y2M3DT4H"_s, u"P1Y3D"_s);
        row("decimal", u"-0.50"_s, u".5"_s);
        row("email", u"a.b+c@example.com.hk"_s, u"a b@example.com"_s);
        row("idn-email", u"陳大文@例子.香港"_s, u"陳大文@"_s);
        row("hostname", u"xn--fsqu00a.xn--j6w193g"_s, u"-example.com"_s);
        row("idn-hostname", u"例子。香港"_s, u"例 子.香港"_s);
        row("ipv4", u"10.0.0.1"_s, u"10.0.0.01"_s);
        row("ipv6", u"2001:db8::1"_s, u"2001:db8:::1"_s);
        row("uri", u"https://example.com/a?b#c"_s, u"/a"_s);
        row("uri-reference", u"../a"_s, u"a b"_s);
        row("iri", u"https://例子.香港/陳"_s, u"陳"_s);
        row("iri-reference", u"陳?大#文"_s, u"陳|文"_s);
        row("uri-template", u"/requests{?state,page*}"_s, u"/requests{"_s);
        row("uuid", u"2eb8aa08-aa98-11ea-b4aa-73b441d16380"_s, u"2eb8aa08aa9811eab4aa73b441d16380"_s);
        row("json-pointer", u"/a~1b/0"_s, u"/a~2"_s);
        row("relative-json-pointer", u"1/a"_s, u"/a"_s);
        row("regex", u"^[a-z]+$"_s, u"^[a-z+$"_s);
    }

    void aFormatAcceptsAndRefuses()
    {
        QFETCH(QString, good);
        QFETCH(QString, bad);
        const engine::FormatCheck check = engine::formatCheck(QString::fromUtf8(QTest::currentDataTag()));

        QVERIFY(check);
        QVERIFY(check(good));
        QVERIFY(!check(bad));
    }

    void nothingLongTakesLong()
    {
        const QString text(100000, u'a');
        for (const QString &name : {u"email"_s, u"hostname"_s, u"idn-hostname"_s, u"ipv6"_s, u"uri"_s, u"iri"_s,
                 u"uri-template"_s, u"json-pointer"_s, u"regex"_s, u"duration"_s, u"decimal"_s}) {
            QElapsedTimer timer;
            timer.start();

            const bool any = engine::formatCheck(name)(text);
            Q_UNUSED(any)

            QVERIFY2(timer.elapsed() < 1000, qPrintable(name));
        }
    }

    void aFormatThatIsNotKnownHasNoCheck() { QVERIFY(!engine::formatCheck(u"colour"_s)); }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
