#include "base/result.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorKind::Malformed, u"odd"_s);
    return number / 2;
}

Result<QString> halfAsText(int number)
{
    const auto result = half(number);
    if (!result)
        return fail(result.error());
    return QString::number(*result);
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultHoldsAValueOrTheReason()
    {
        QVERIFY(half(4));
        QCOMPARE(*half(4), 2);
        QVERIFY(!half(3));
        QCOMPARE(half(3).error(), (Error {ErrorKind::Malformed, u"odd"_s}));
    }

    void aReasonTravelsThroughOtherTypes()
    {
        QCOMPARE(*halfAsText(6), u"3"_s);
        QCOMPARE(halfAsText(5).error().detail, u"odd"_s);
    }

    void aFallbackReplacesTheReasonOnly()
    {
        QCOMPARE(half(8).value_or(-1), 4);
        QCOMPARE(half(7).value_or(-1), -1);
    }

    void aValueCanBeMovedOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));

        const std::unique_ptr<int> value = *std::move(result);

        QCOMPARE(*value, 5);
    }

    void aResultOfErrorsIsNotMistaken()
    {
        const Result<Error> kept = Error {ErrorKind::Offline, {}};

        QVERIFY(kept);
        QCOMPARE(kept->kind, ErrorKind::Offline);
    }

    void aStatusSaysDoneOrWhyNot()
    {
        const Status done = ok();
        const Status refused = fail(ErrorKind::StorageFull);

        QVERIFY(done);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::StorageFull);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
