#include "engine/startcase.h"

#include <QTest>

using namespace eforms::engine;

class StartCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreReadAsLodashReadsThem_data();
    void namesAreReadAsLodashReadsThem();
};

void StartCaseTest::namesAreReadAsLodashReadsThem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    const std::pair<const char *, const char *> cases[] {{"firstName", "First Name"}, {"foo_bar-baz", "Foo Bar Baz"},
        {"HTMLParser", "HTML Parser"}, {"ratio2nd", "Ratio 2nd"}, {"x2y", "X 2 Y"}, {"ABC1st", "ABC 1st"},
        {"it's", "Its"}, {"prénomÉlève", "Prenom Eleve"}, {"__a__", "A"}, {"myURL2", "My URL 2"},
        {"日期", "日期"}, {"日期abc", "日期abc"}, {"addressLine1", "Address Line 1"}, {"Straße", "Strasse"},
        {"emoji😀x", "Emoji 😀 X"}, {"1st_place", "1st Place"}, {"a/b", "A B"}, {"", ""}};
    for (const auto &[name, words] : cases)
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(words);
}

void StartCaseTest::namesAreReadAsLodashReadsThem()
{
    QFETCH(QString, name);
    QFETCH(QString, words);

    QCOMPARE(startCase(name), words);
}

QTEST_GUILESS_MAIN(StartCaseTest)

#include "tst_startcase.moc"
