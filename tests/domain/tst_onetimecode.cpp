#include "domain/onetimecode.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms::domain;

class TestOneTimeCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // RFC 6238, appendix B, SHA-1, last six of the eight digits: https://www.rfc-editor.org/rfc/rfc6238
    void agreesWithTheStandard_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << u"287082"_s;
        QTest::newRow("2005, first") << qint64(1111111109) << u"081804"_s;
        QTest::newRow("2005, second") << qint64(1111111111) << u"050471"_s;
        QTest::newRow("2009") << qint64(1234567890) << u"005924"_s;
        QTest::newRow("2033") << qint64(2000000000) << u"279037"_s;
        QTest::newRow("2603") << qint64(20000000000) << u"353130"_s;
    }

    void agreesWithTheStandard()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);

        const qint64 step = oneTimeCodeStep(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));

        QCOMPARE(oneTimeCode("12345678901234567890", step), code);
    }
};

QTEST_GUILESS_MAIN(TestOneTimeCode)
#include "tst_onetimecode.moc"
