#include "store/bench.h"

#include <QFile>
#include <QTest>

namespace eforms::store {

using support::await;

/// The Big List of Naughty Strings; EFORMS_SUITES names the folder that holds naughty-strings/blns.json.
class TestNaughtyStrings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftGivesThemBackUnchanged()
    {
        const QString folder = qEnvironmentVariable(
            "EFORMS_SUITES", QStringLiteral(EFORMS_SOURCE_DIR) + u"/../shared/suites"_s);
        QFile file(folder + u"/naughty-strings/blns.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the strings are not here");
        const auto strings = Json::parse(file.readAll());
        QVERIFY(strings && strings->size() > 400);
        Json data = Json::of({{u"all"_s, *strings}});
        for (qsizetype i = 0; i < strings->size(); ++i)
            data.set(u"key "_s + (*strings)[i].toString() + QString::number(i), (*strings)[i]);
        Bench b;
        {
            const auto vault = b.mustOpen();
            domain::Draft draft = someDraft(u"d-1"_s);
            draft.data = data;
            QVERIFY(await(vault->drafts().save(draft)));
        }

        const auto vault = b.mustOpen();

        const Json loaded = vault->drafts().find(u"d-1"_s)->data;
        QVERIFY(loaded == data);
        for (qsizetype i = 0; i < strings->size(); ++i)
            QCOMPARE(loaded["all"_L1][i].toString(), (*strings)[i].toString());
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestNaughtyStrings)
#include "tst_naughty.moc"
