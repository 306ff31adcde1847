#include "widgets/reviewview.h"
#include "widgets/sampleform.h"
#include "widgets/tablegrid.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace eforms;

/// The form as the checker reads it.
class ReviewViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsReadOnOnePage()
    {
        Desk desk(*Json::parse(
            R"({"name":"Chan","quantity":12000,"market":"HKMK","lines":[{"quantity":5,"remark":"urgent one"}]})"));
        desk.model.setReadonly(true);

        widgets::ReviewView review(desk.model, Language::English);

        QCOMPARE(review.findChild<QLabel *>(u"field.quantity"_s)->text(), u"12,000 shares"_s);
        QCOMPARE(review.findChild<QLabel *>(u"field.market"_s)->text(), u"Hong Kong"_s);
        const auto *grid = review.findChild<widgets::TableGrid *>(u"table.lines"_s);
        QStringList heads;
        for (int column = 0; column < grid->model()->columnCount(); ++column)
            heads.append(grid->model()->headerData(column, Qt::Horizontal).toString());
        QVERIFY(heads.contains(u"Remark"_s)); // not among the columns of the form page, but it has a value
        review.setLanguage(Language::TraditionalChinese);
        QCOMPARE(review.findChild<QLabel *>(u"field.quantity"_s)->text(), u"12,000 股"_s);
    }

    void changesAreMarkedWithTheOldValue()
    {
        Desk desk(*Json::parse(R"({"name":"Chan","amount":"20.00","lines":[{"quantity":5},{"quantity":6}]})"));
        widgets::ReviewView review(desk.model, Language::English);

        review.setBaseline(*Json::parse(R"({"name":"Chan","amount":"10.00","lines":[{"quantity":4}]})"));

        QCOMPARE(review.findChild<QLabel *>(u"was.amount"_s)->text(), u"Changed; was: 10.00"_s);
        QVERIFY(review.findChild<QLabel *>(u"was.name"_s) == nullptr);
        QVERIFY(review.changedPaths().contains(u"/lines/0/quantity"_s));
        QVERIFY(review.changedPaths().contains(u"/lines/1/quantity"_s));
        const auto *grid = review.findChild<widgets::TableGrid *>(u"table.lines"_s);
        QVERIFY(grid->model()->index(0, 1).data().toString().contains(u"was 4"_s));
    }

    void hiddenValuesAreSaidNotToBeSubmitted()
    {
        Desk desk(*Json::parse(R"({"side":"BUY","reason":"left over"})"));

        widgets::ReviewView review(desk.model, Language::English);

        QVERIFY(review.findChild<QLabel *>(u"review.hidden"_s)->text().contains(u"Reason"_s));
    }
};

QTEST_MAIN(ReviewViewTest)
#include "tst_reviewview.moc"
