#include "widgets/attachmentseditor.h"
#include "widgets/sampleform.h"
#include "widgets/tablegrid.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace eforms;
using widgets::TableGrid;
using widgets::TableModel;

namespace {

QString cell(const TableGrid &grid, int row, int column)
{
    return grid.model()->index(row, column).data().toString();
}

/// Keys as they come from a keyboard: each to whatever has the focus then.
void typeKeys(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, letter, Qt::NoModifier);
}

} // namespace

/// Tables of a form: keys as in a spreadsheet, and grid, detail and model always agree.
class TableEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreAddedAndRemovedByButtonsAndKeys()
    {
        Desk desk;
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);

        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.add"_s), Qt::LeftButton);
        QCOMPARE(desk.model.rowCount(u"/lines"_s), 1);
        QCOMPARE(QApplication::focusWidget(), grid);
        desk.key(Qt::Key_Insert);
        QCOMPARE(grid->model()->rowCount(), 2);
        QCOMPARE(grid->currentIndex().row(), 1);
        QCOMPARE(desk.find<QLabel>(u"table.lines.count"_s)->text(), u"2 / 3"_s);
        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.remove"_s), Qt::LeftButton);

        QCOMPARE(desk.model.rowCount(u"/lines"_s), 1);
        QCOMPARE(grid->model()->rowCount(), 1);
    }

    void noMoreLinesThanTheFormTakes()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1},{"quantity":2},{"quantity":3}]})"));
        desk.view.showSection(1);

        QVERIFY(!desk.find<QPushButton>(u"table.lines.add"_s)->isEnabled());
        QVERIFY(!desk.find<QPushButton>(u"table.lines.duplicate"_s)->isEnabled());
    }

    void cellsAreTypedLikeASpreadsheet()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1},{"quantity":2}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));

        typeKeys(u"0"_s);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.lines.0.stock_code"_s);
        typeKeys(u"0388"_s);
        QCOMPARE(desk.value(u"/lines/0/stock_code"_s).toString(), u"00388"_s); // at once, not when left
        desk.key(Qt::Key_Tab);
        QCOMPARE(grid->currentIndex(), grid->model()->index(0, 1));
        typeKeys(u"2500"_s);
        desk.key(Qt::Key_Return);

        QCOMPARE(cell(*grid, 0, 1), u"2,500"_s);
        QCOMPARE(desk.value(u"/lines/0/quantity"_s).toInteger(), 2500);
        QCOMPARE(grid->currentIndex(), grid->model()->index(1, 1));
    }

    void escapePutsBackWhatWasThere()
    {
        Desk desk(*Json::parse(R"({"lines":[{"stock_code":"00005","quantity":1}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));

        desk.key(Qt::Key_F2);
        typeKeys(u"9"_s);
        desk.key(Qt::Key_Escape);

        QCOMPARE(desk.value(u"/lines/0/stock_code"_s).toString(), u"00005"_s);
        QCOMPARE(QApplication::focusWidget(), grid);
    }

    void deleteEmptiesCellsAndRemovesWholeLines()
    {
        Desk desk(*Json::parse(R"({"lines":[{"stock_code":"00005","quantity":1},{"quantity":2}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));

        desk.key(Qt::Key_Delete);
        QVERIFY(desk.value(u"/lines/0/stock_code"_s).isEmpty());
        QCOMPARE(desk.model.rowCount(u"/lines"_s), 2);
        grid->selectRow(0);
        desk.key(Qt::Key_Delete);

        QCOMPARE(desk.model.rowCount(u"/lines"_s), 1);
        QCOMPARE(desk.value(u"/lines/0/quantity"_s).toInteger(), 2);
    }

    void aNumberThatIsNoneIsKeptInItsCell()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 1));

        typeKeys(u"many"_s);
        desk.key(Qt::Key_Return);

        QCOMPARE(cell(*grid, 0, 1), u"many"_s);
        const QModelIndex wrong = grid->model()->index(0, 1);
        QCOMPARE(wrong.data(TableModel::ProblemRole).toString(), u"error"_s);
        QVERIFY(!wrong.data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(wrong.data(Qt::AccessibleTextRole).toString().startsWith(u"Quantity, many"_s));
    }

    void theDetailFollowsTheCurrentLine()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1,"remark":"one"},{"quantity":2,"remark":"two"}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        auto *remark = desk.find<QLineEdit>(u"detail.lines.remark"_s);

        grid->setCurrentIndex(grid->model()->index(1, 0));
        QCOMPARE(remark->text(), u"two"_s);
        remark->setFocus();
        desk.key(Qt::Key_End);
        typeKeys(u"!"_s);
        QCOMPARE(desk.value(u"/lines/1/remark"_s).toString(), u"two!"_s);
        desk.type(u"detail.lines.stock_code"_s, u"00700"_s);

        QCOMPARE(cell(*grid, 1, 0), u"00700"_s);
        desk.model.removeRow(u"/lines"_s, 0);
        QCOMPARE(remark->text(), u"two!"_s);
    }

    void totalsAddUpWhatIsInTheTable()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1000},{"quantity":234}]})"));
        desk.view.showSection(1);

        QCOMPARE(desk.find(u"table.lines.totals"_s)->accessibleName(), u"Totals: Quantity: 1,234"_s);
        desk.model.setValue(u"/lines/0/quantity"_s, Json(2000));
        QCOMPARE(desk.find(u"table.lines.totals"_s)->accessibleName(), u"Totals: Quantity: 2,234"_s);
    }

    void undoBringsALineBack()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":7}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();

        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.remove"_s), Qt::LeftButton);
        QCOMPARE(grid->model()->rowCount(), 0);
        desk.key(Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(grid->model()->rowCount(), 1);
        QCOMPARE(cell(*grid, 0, 1), u"7"_s);
    }

    void aLineIsDuplicated()
    {
        Desk desk(*Json::parse(R"({"lines":[{"stock_code":"00005","quantity":7,"kind":"B"}]})"));
        desk.view.showSection(1);

        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.duplicate"_s), Qt::LeftButton);

        QCOMPARE(desk.model.data()[u"lines"_s][1], desk.model.data()[u"lines"_s][0]);
    }

    void columnsFollowTheLanguage()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":7,"kind":"B"}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);

        desk.view.setLanguage(Language::TraditionalChinese);

        QCOMPARE(grid->model()->headerData(1, Qt::Horizontal).toString(), u"數量\u00a0*"_s);
        QCOMPARE(cell(*grid, 0, 3), u"乙"_s);
    }

    void aCheckBoxInACellTakesSpace()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":7}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 4));

        desk.key(Qt::Key_Space);

        QCOMPARE(desk.value(u"/lines/0/urgent"_s).toBool(), true);
    }

    void tabLeavesTheTableAtItsEnd()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":7}]})"));
        desk.view.showSection(1);
        auto *grid = desk.find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 4));

        desk.key(Qt::Key_Tab);

        QVERIFY(QApplication::focusWidget() != grid);
    }

    void filesAreHandedToTheOwner()
    {
        Desk desk;
        desk.view.showSection(2);
        QStringList taken;
        desk.view.setAttachmentHandler([&taken](const QStringList &paths) { taken += paths; });
        desk.view.setFileChooser(
            [](QWidget *, const widgets::AttachmentHandler &chosen) { chosen({u"/somewhere/receipt.pdf"_s}); });

        QTest::mouseClick(desk.find<QPushButton>(u"table.attachments.add"_s), Qt::LeftButton);

        QCOMPARE(taken, QStringList({u"/somewhere/receipt.pdf"_s}));
    }

    void filesAreDropped()
    {
        Desk desk;
        desk.view.showSection(2);
        QStringList taken;
        desk.view.setAttachmentHandler([&taken](const QStringList &paths) { taken += paths; });
        auto *editor = desk.view.findChild<widgets::AttachmentsEditor *>();
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QDir::tempPath() + u"/a.pdf"_s)});

        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(editor, &enter);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(editor, &drop);

        QCOMPARE(taken, QStringList({QDir::tempPath() + u"/a.pdf"_s}));
    }

    void aFileIsListedWithItsSize()
    {
        Desk desk(*Json::parse(
            R"({"attachments":[{"id":"a","file":"receipt.pdf","size":2048,"doc_type":"PROOF","description":"from HSBC"}]})"));
        desk.view.showSection(2);
        auto *grid = desk.find<TableGrid>(u"table.attachments"_s);

        QCOMPARE(cell(*grid, 0, 0), u"receipt.pdf"_s);
        QCOMPARE(cell(*grid, 0, 1), u"Proof"_s);
        QCOMPARE(cell(*grid, 0, 2), u"2 KB"_s);
    }
};

QTEST_MAIN(TableEditorTest)
#include "tst_tableeditor.moc"
