#include "sheets/naughty.h"
#include "widgets/sampleform.h"
#include "widgets/tablegrid.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace eforms;
using widgets::TableGrid;
using widgets::TableModel;

namespace {

const QByteArray threeLines = R"({"lines":[{"stock_code":"00005","quantity":30,"kind":"B"},
    {"stock_code":"00700","quantity":4,"kind":"A"},{"stock_code":"00388","quantity":200}]})";

/// The table of the sample form with the keyboard in it.
struct TableDesk : Desk {
    explicit TableDesk(const QByteArray &data = threeLines) : Desk(*Json::parse(data))
    {
        view.showSection(1);
        grid = find<TableGrid>(u"table.lines"_s);
        grid->setFocus();
    }

    void at(int row, int column) const { grid->setCurrentIndex(grid->model()->index(row, column)); }
    void select(int top, int left, int bottom, int right) const
    {
        at(top, left);
        grid->selectionModel()->select(
            QItemSelection(grid->model()->index(top, left), grid->model()->index(bottom, right)), QItemSelectionModel::ClearAndSelect);
    }
    [[nodiscard]] QString cell(int row, int column) const { return grid->model()->index(row, column).data().toString(); }
    [[nodiscard]] QByteArray column(const QString &name) const
    {
        Json::Array values;
        for (const Json &row : model.data()[u"lines"_s].array())
            values.append(row[name].isAbsent() ? Json::null() : row[name]);
        return Json(values).toBytes();
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        key(Qt::Key_V, Qt::ControlModifier);
    }
    [[nodiscard]] QString notice() const
    {
        const auto labels = find(u"table.lines.notice"_s)->findChildren<QLabel *>();
        return labels.first()->text();
    }

    TableGrid *grid = nullptr;
};

} // namespace

/// Keys of a spreadsheet in a table of the form: blocks, clipboard, order of lines.
class TableKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsPastedAndIsOneUndoStep()
    {
        TableDesk desk(R"({"lines":[{"quantity":1}]})");
        desk.at(0, 0);

        desk.paste(u"00005\t1,000\n00700\t２０\n"_s);

        QCOMPARE(desk.column(u"stock_code"_s), QByteArray(R"(["00005","00700"])"));
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[1000,20]"));
        QCOMPARE(desk.notice(), u"2 line(s) pasted."_s);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.model.data()[u"lines"_s].toBytes(), QByteArray(R"([{"quantity":1}])"));
    }

    void pastingBeyondTheLastLineAddsLinesUpToTheLimit()
    {
        TableDesk desk(R"({"lines":[{"quantity":1}]})");
        desk.at(0, 1);

        desk.paste(u"11\n12\n13\n14\n15\n"_s);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[11,12,13]"));
        QCOMPARE(desk.notice(), u"3 line(s) pasted. 2 line(s) more than the table takes were left out."_s);
    }

    void headingsSayWhichColumnIsWhich()
    {
        TableDesk desk(R"({"lines":[]})");

        desk.paste(u"數量\tKind\tremark\n7\t乙\t\"a\nb\"\n"_s);

        QCOMPARE(desk.model.data()[u"lines"_s].toBytes(), QByteArray(R"([{"quantity":7,"kind":"B","remark":"a\nb"}])"));
    }

    void whatIsNotUnderstoodStaysAndIsMarked()
    {
        TableDesk desk(R"({"lines":[{"quantity":1}]})");
        desk.at(0, 1);

        desk.paste(u"many"_s);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray(R"(["many"])"));
        QCOMPARE(desk.grid->currentIndex().data(TableModel::ProblemRole).toString(), u"error"_s);
    }

    void oneValueFillsTheSelection()
    {
        TableDesk desk;
        desk.select(0, 1, 2, 1);

        desk.paste(u"8"_s);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[8,8,8]"));
    }

    void aBlockIsCopiedCutAndPasted()
    {
        TableDesk desk;
        desk.select(0, 0, 1, 3);

        desk.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"00005\t30\t\tBeta\n00700\t4\t\tAlpha\n"_s);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[null,null,200]"));
        desk.at(1, 0);
        desk.key(Qt::Key_V, Qt::ControlModifier);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[null,30,4]"));
        QCOMPARE(desk.column(u"kind"_s), QByteArray(R"([null,"B","A"])"));
    }

    void naughtyStringsAreCopiedAndPastedUnchanged()
    {
        const QStringList all = naughtyStrings();
        if (all.isEmpty())
            QSKIP("the list of naughty strings is not here");
        TableDesk desk(R"({"lines":[{"quantity":1},{"quantity":2}]})");
        for (const QString &each : all) {
            desk.model.setValue(u"/lines/0/stock_code"_s, Json(each));
            desk.at(0, 0);
            desk.key(Qt::Key_C, Qt::ControlModifier);
            desk.at(1, 0);
            desk.key(Qt::Key_V, Qt::ControlModifier);
            QCOMPARE(desk.value(u"/lines/1/stock_code"_s).toString(), each);
        }
    }

    void deleteEmptiesABlockInOneStep()
    {
        TableDesk desk;
        desk.select(0, 0, 2, 1);

        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[null,null,null]"));
        desk.key(Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[30,4,200]"));
    }

    void theFirstLineIsFilledDown()
    {
        TableDesk desk;
        desk.select(0, 0, 2, 1);

        desk.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[30,30,30]"));
        QCOMPARE(desk.column(u"stock_code"_s), QByteArray(R"(["00005","00005","00005"])"));
        desk.at(2, 3);
        desk.key(Qt::Key_D, Qt::ControlModifier); // a single cell takes the one above it

        QCOMPARE(desk.column(u"kind"_s), QByteArray(R"(["B","A","A"])"));
    }

    void linesAreInsertedRemovedAndMovedByKeys()
    {
        TableDesk desk(R"({"lines":[{"quantity":1},{"quantity":2}]})");
        desk.at(0, 1);

        desk.key(Qt::Key_Insert);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[1,null,2]"));
        QCOMPARE(desk.grid->currentIndex().row(), 1);
        desk.key(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[1,2]"));
        desk.at(1, 1);
        desk.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[2,1]"));
        QCOMPARE(desk.grid->currentIndex(), desk.grid->model()->index(0, 1));
        desk.key(Qt::Key_Down, Qt::AltModifier);

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[1,2]"));
    }

    void arrowsSelectAndJump()
    {
        TableDesk desk;
        desk.at(0, 0);

        desk.key(Qt::Key_Down, Qt::ShiftModifier);
        desk.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(desk.grid->selectionModel()->selectedIndexes().size(), 4);
        desk.at(0, 1);
        desk.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(desk.grid->currentIndex(), desk.grid->model()->index(2, 1));
        QCOMPARE(desk.grid->selectionModel()->selectedIndexes().size(), 1);
        desk.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(desk.grid->currentIndex(), desk.grid->model()->index(0, 0));
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(desk.grid->currentIndex(), desk.grid->model()->index(0, 0));
        desk.key(Qt::Key_A, Qt::ControlModifier);

        QCOMPARE(desk.grid->selectionModel()->selectedIndexes().size(), 15);
    }

    void aHeadingSortsTheViewAndNotTheForm()
    {
        TableDesk desk;
        auto *header = desk.grid->horizontalHeader();
        const QPoint heading(header->sectionViewportPosition(1) + 20, header->height() / 2);
        desk.at(1, 1);

        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
        QCOMPARE((QStringList {desk.cell(0, 1), desk.cell(1, 1), desk.cell(2, 1)}), (QStringList {u"4"_s, u"30"_s, u"200"_s}));
        QCOMPARE(desk.grid->model()->headerData(0, Qt::Vertical).toInt(), 2); // the form's own number
        QCOMPARE(desk.grid->currentIndex(), desk.grid->model()->index(0, 1)); // still the same line
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[30,4,200]"));
        QVERIFY(desk.notice().contains(u"Quantity"_s));
        desk.paste(u"5"_s);
        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[30,5,200]"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
        QCOMPARE(desk.cell(0, 1), u"200"_s);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);

        QCOMPARE(desk.cell(0, 1), u"30"_s);
        QVERIFY(!desk.find(u"table.lines.notice"_s)->isVisible() || !desk.notice().contains(u"Quantity"_s));
    }

    void linesComeAndGoWhileSorted()
    {
        TableDesk desk(R"({"lines":[{"quantity":2},{"quantity":1}]})");
        desk.at(0, 1);
        desk.key(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(desk.cell(0, 1), u"1"_s);

        desk.model.addRow(u"/lines"_s); // behind the second line, which is shown first
        QCOMPARE(desk.grid->model()->rowCount(), 3);
        QCOMPARE(desk.grid->model()->headerData(1, Qt::Vertical).toInt(), 3);
        desk.model.removeRow(u"/lines"_s, 0);

        QCOMPARE(desk.grid->model()->rowCount(), 2);
        QCOMPARE(desk.grid->model()->headerData(0, Qt::Vertical).toInt(), 1);
        QCOMPARE(desk.cell(0, 1), u"1"_s);
    }

    void onlyLinesWithProblemsAreShown()
    {
        TableDesk desk(R"({"lines":[{"quantity":1},{"quantity":0},{"quantity":2}]})");
        desk.model.showAllProblems();
        auto *filter = desk.find<QPushButton>(u"table.lines.problems"_s);
        QTRY_VERIFY(filter->isVisible());
        QCOMPARE(filter->accessibleName(), u"Only lines with problems (1)"_s);

        QTest::mouseClick(filter, Qt::LeftButton);
        QCOMPARE(desk.grid->model()->rowCount(), 1);
        QCOMPARE(desk.grid->model()->headerData(0, Qt::Vertical).toInt(), 2);
        desk.view.focusPath(u"/lines/2/quantity"_s); // hidden: the filter gives way

        QCOMPARE(desk.grid->model()->rowCount(), 3);
        QVERIFY(!filter->isChecked());
    }

    void everyActionHasANameAndAKey()
    {
        TableDesk desk;

        for (const Language language : {Language::English, Language::TraditionalChinese}) {
            desk.view.setLanguage(language);
            for (const QAction *action : desk.grid->actions()) {
                QVERIFY(!action->text().isEmpty());
                QVERIFY(!action->shortcut().isEmpty());
            }
        }
    }

    void theMenuOffersTheSame()
    {
        TableDesk desk;
        desk.select(0, 1, 1, 1);

        QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10}, desk.grid->mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(desk.grid->viewport(), &event);
        auto *menu = desk.grid->findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        const auto actions = menu->actions();
        const auto fill = std::find_if(actions.begin(), actions.end(), [](QAction *each) { return each->text() == "Fill down"_L1; });
        QVERIFY(fill != actions.end());
        (*fill)->trigger();
        menu->close();

        QCOMPARE(desk.column(u"quantity"_s), QByteArray("[30,30,200]"));
    }

    void nothingIsChangedInReview()
    {
        TableDesk desk;
        desk.model.setReadonly(true);
        desk.select(0, 0, 2, 4);

        desk.paste(u"1\t2\t3"_s);
        desk.key(Qt::Key_Delete);
        desk.key(Qt::Key_D, Qt::ControlModifier);
        desk.key(Qt::Key_Minus, Qt::ControlModifier);
        desk.key(Qt::Key_C, Qt::ControlModifier);

        QCOMPARE(desk.model.data()[u"lines"_s], (*Json::parse(threeLines))[u"lines"_s]);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("00005\t30"_L1));
        QVERIFY(!desk.find<QPushButton>(u"table.lines.import"_s)->isVisible());
        QVERIFY(desk.find<QPushButton>(u"table.lines.export"_s)->isVisible());
    }

    void aWidthStaysWhenThePersonHasChosenIt()
    {
        TableDesk desk;

        desk.grid->horizontalHeader()->resizeSection(0, 177);
        desk.view.resize(1100, 700);
        desk.view.setLanguage(Language::TraditionalChinese);
        QCoreApplication::sendPostedEvents();

        QCOMPARE(desk.grid->columnWidth(0), 177);
    }

    void totalsFollowAPaste()
    {
        TableDesk desk;
        desk.at(1, 1);

        desk.paste(u"12"_s);

        QCOMPARE(desk.find(u"table.lines.totals"_s)->accessibleName(), u"Totals: Quantity: 242"_s);
    }
};

QTEST_MAIN(TableKeysTest)
#include "tst_tablekeys.moc"
