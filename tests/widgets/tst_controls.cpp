#include "widgets/controlform.h"
#include "widgets/fieldeditor.h"
#include "widgets/sampleform.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace eforms;

/// Controls for codes in groups, several choices, lists of values, records and moments.
class Controls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMaskedCodeIsGroupedWhileTypedAndStoredPlain()
    {
        Desk desk({}, controlForm());
        auto *line = desk.find<QLineEdit>(u"field.account"_s);

        desk.type(u"field.account"_s, u"123456789001"_s);

        QCOMPARE(line->text(), u"123-456789-001"_s);
        QCOMPARE(line->cursorPosition(), 14);
        QCOMPARE(desk.value(u"/account"_s).toString(), u"123456789001"_s);
        QVERIFY(desk.model.state(u"/account"_s).problems.isEmpty());
    }

    void theCaretStaysWhereOneWorksInAMaskedCode()
    {
        Desk desk(Json::of({{u"account"_s, Json(u"123456789001"_s)}}), controlForm());
        auto *line = desk.find<QLineEdit>(u"field.account"_s);
        line->setFocus();
        line->setCursorPosition(4); // behind the first sign

        desk.key(Qt::Key_Backspace);
        QCOMPARE(line->text(), u"124-567890-01"_s);
        QCOMPARE(line->cursorPosition(), 2);
        QTest::keyClicks(line, u"3"_s);

        QCOMPARE(line->text(), u"123-456789-001"_s);
        QCOMPARE(line->cursorPosition(), 3);
    }

    void aMaskedCodeIsPastedInAnyWriting()
    {
        Desk desk({}, controlForm());
        auto *line = desk.find<QLineEdit>(u"field.account"_s);
        line->setFocus();

        line->insert(u"１２３ 456789-001"_s);
        Q_EMIT line->textEdited(line->text());

        QCOMPARE(line->text(), u"123-456789-001"_s);
        QCOMPARE(desk.value(u"/account"_s).toString(), u"123456789001"_s);
    }

    void whatDoesNotFitTheMaskIsKeptAndReported()
    {
        Desk desk({}, controlForm());

        desk.type(u"field.account"_s, u"12a4"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.find<QLineEdit>(u"field.account"_s)->text(), u"12a4"_s);
        QCOMPARE(desk.value(u"/account"_s).toString(), u"12a4"_s);
        QVERIFY(!desk.model.state(u"/account"_s).problems.isEmpty());
    }

    void theSignsAreStoredWhereThePatternWantsThem()
    {
        Desk desk({}, controlForm());

        desk.type(u"field.signed"_s, u"1234"_s);

        QCOMPARE(desk.value(u"/signed"_s).toString(), u"12-34"_s);
    }

    void aMomentIsTypedInOneLine()
    {
        Desk desk({}, controlForm());

        desk.type(u"field.moment"_s, u"8/7/2025 930"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.value(u"/moment"_s).toString(), u"2025-07-08T09:30"_s);
        QCOMPARE(desk.find<QLineEdit>(u"field.moment"_s)->text(), u"2025-07-08 09:30"_s);
        QVERIFY(desk.model.state(u"/moment"_s).problems.isEmpty());
    }

    void anExistingMomentIsShownWithASpace()
    {
        Desk desk(Json::of({{u"moment"_s, Json(u"2025-07-08T09:30"_s)}}), controlForm());

        QCOMPARE(desk.find<QLineEdit>(u"field.moment"_s)->text(), u"2025-07-08 09:30"_s);
    }

    void severalChoicesAreTickedInTheOrderOfTheSchema()
    {
        Desk desk({}, controlForm());
        QCOMPARE(QAccessible::queryAccessibleInterface(desk.find(u"field.markets"_s))->role(), QAccessible::Grouping);
        desk.find(u"field.markets.SZMK"_s)->setFocus();
        desk.key(Qt::Key_Space);

        desk.find(u"field.markets.HKMK"_s)->setFocus();
        desk.key(Qt::Key_Space);

        QCOMPARE(desk.value(u"/markets"_s), Json::strings({u"HKMK"_s, u"SZMK"_s}));
        desk.view.setLanguage(Language::TraditionalChinese);
        QCOMPARE(desk.find<QCheckBox>(u"field.markets.HKMK"_s)->text(), u"香港"_s);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.find<QCheckBox>(u"field.markets.HKMK"_s)->isChecked());
        QVERIFY(desk.find<QCheckBox>(u"field.markets.SZMK"_s)->isChecked());
    }

    void nothingTickedIsNoValue()
    {
        Desk desk(Json::of({{u"markets"_s, Json::strings({u"MAMK"_s})}}), controlForm());

        desk.find<QCheckBox>(u"field.markets.MAMK"_s)->click();

        QVERIFY(desk.value(u"/markets"_s).isAbsent());
    }

    void aTickThatIsNoChoiceStaysInTheData()
    {
        Desk desk(Json::of({{u"markets"_s, Json::strings({u"OLD"_s})}}), controlForm());

        desk.find<QCheckBox>(u"field.markets.MAMK"_s)->click();

        QCOMPARE(desk.value(u"/markets"_s), Json::strings({u"MAMK"_s, u"OLD"_s}));
    }

    void goingFromTickToTickIsNotLeavingTheField()
    {
        Desk desk({}, controlForm());
        desk.find(u"field.markets.HKMK"_s)->setFocus();

        desk.key(Qt::Key_Tab);
        QVERIFY(!desk.model.state(u"/markets"_s).visited);
        desk.find(u"field.account"_s)->setFocus();

        QVERIFY(desk.model.state(u"/markets"_s).visited);
    }

    void manyChoicesAreFoundByEitherLanguageAndTicked()
    {
        Desk desk({}, controlForm());
        auto *list = desk.find<QListWidget>(u"field.countries"_s);

        desk.type(u"field.countries.search"_s, u"日本"_s);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space);

        QCOMPARE(QApplication::focusWidget(), list);
        QCOMPARE(desk.value(u"/countries"_s), Json::strings({u"JP"_s}));
        QCOMPARE(desk.find<QLabel>(u"field.countries.chosen"_s)->text(), u"Chosen: Japan"_s);
    }

    void aChoiceOfManyIsFoundByTheOtherLanguageAndByCode_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("this language") << u"japan"_s;
        QTest::newRow("other language") << u"日本"_s;
        QTest::newRow("code") << u"jp"_s;
    }

    void aChoiceOfManyIsFoundByTheOtherLanguageAndByCode()
    {
        QFETCH(QString, typed);
        Desk desk({}, controlForm());

        desk.type(u"field.country"_s, typed);
        QWidget *offered = QApplication::activePopupWidget(); // keys go to it while it is open
        QVERIFY(offered != nullptr);
        QTest::keyClick(offered, Qt::Key_Tab);

        QVERIFY(!offered->isVisible());
        QCOMPARE(desk.value(u"/country"_s).toString(), u"JP"_s);
        QCOMPARE(desk.find<QLineEdit>(u"field.country"_s)->text(), u"Japan"_s);
    }

    void completionOffersTheNameOnScreenForTheOtherLanguage()
    {
        Desk desk({}, controlForm());

        desk.type(u"field.country"_s, u"日"_s);

        QCompleter *completer = desk.find<QLineEdit>(u"field.country"_s)->completer();
        QCOMPARE(completer->completionCount(), 1);
        QCOMPARE(completer->currentCompletion(), u"Japan"_s);
    }

    void aListOfValuesGrowsMovesAndShrinksByKeys()
    {
        Desk desk(Json::of({{u"codes"_s, Json::strings({u"00001"_s})}}), controlForm());
        auto *list = desk.find<QListWidget>(u"field.codes"_s);
        list->setFocus();

        desk.key(Qt::Key_Insert);
        QTest::keyClicks(QApplication::focusWidget(), u"00005"_s);
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(desk.value(u"/codes"_s), Json::strings({u"00001"_s, u"00005"_s})); // Qt takes Return a moment later
        list->setCurrentRow(1);
        list->setFocus();
        desk.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(desk.value(u"/codes"_s), Json::strings({u"00005"_s, u"00001"_s}));
        desk.key(Qt::Key_Delete);

        QCOMPARE(desk.value(u"/codes"_s), Json::strings({u"00001"_s}));
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(list->count(), 2);
    }

    void aLineLeftEmptyIsNotKept()
    {
        Desk desk({}, controlForm());
        auto *list = desk.find<QListWidget>(u"field.codes"_s);

        QTest::mouseClick(desk.find<QPushButton>(u"field.codes.add"_s), Qt::LeftButton);
        QCOMPARE(list->count(), 1);
        desk.find(u"field.account"_s)->setFocus();

        QTRY_COMPARE(list->count(), 0);
        QVERIFY(desk.value(u"/codes"_s).isAbsent());
    }

    void numbersInAListAreReadAsTyped()
    {
        Desk desk({}, controlForm());
        desk.find(u"field.amounts"_s)->setFocus();

        desk.key(Qt::Key_Insert);
        QTest::keyClicks(QApplication::focusWidget(), u"1,234.5"_s);
        desk.key(Qt::Key_Return);

        QTRY_COMPARE(desk.value(u"/amounts"_s), Json::strings({u"1234.5"_s}));
    }

    void aLineBeingTypedIsTakenWhenTheFormGoes()
    {
        engine::FormModel model(controlForm(), Json::emptyObject(), {});
        {
            widgets::FormView view(model, Language::English);
            view.show();
            view.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&view));
            auto *list = view.findChild<QListWidget *>(u"field.amounts"_s);
            list->setFocus();
            QTest::keyClick(list, Qt::Key_Insert);
            QTest::keyClicks(QApplication::focusWidget(), u"1,234.5"_s);
        }

        QCOMPARE(model.state(u"/amounts"_s).value, Json::strings({u"1234.5"_s}));
    }

    void aProblemOfAnElementIsShownAndReached()
    {
        Desk desk(Json::of({{u"codes"_s, Json::strings({u"00001"_s, u"x"_s})}}), controlForm());

        desk.model.showAllProblems();

        QVERIFY(desk.find(u"problem.field.codes"_s)->isVisible());
        QVERIFY(desk.view.focusPath(u"/codes/1"_s));
        QCOMPARE(desk.find<QListWidget>(u"field.codes"_s)->currentRow(), 1);
    }

    void theRecordFoundIsNamedBesideTheField()
    {
        Desk desk({}, controlForm());
        engine::FormContext context = desk.model.context();
        context.lookup = [](const QString &, const Json &key) {
            return key.toString() == "00388"_L1
                ? Json::of({{u"short_name_en"_s, Json(u"HKEX"_s)}, {u"short_name_zh"_s, Json(u"香港交易所"_s)}})
                : Json();
        };
        context.knows = [](const QString &) { return true; };
        desk.model.setContext(context);

        desk.type(u"field.stock"_s, u"00388"_s);

        auto *found = desk.find<QLabel>(u"field.stock.found"_s);
        QCOMPARE(found->text(), u"HKEX"_s);
        QVERIFY(desk.find(u"field.stock"_s)->accessibleDescription().contains(u"HKEX"_s));
        desk.view.setLanguage(Language::TraditionalChinese);
        QCOMPARE(found->text(), u"香港交易所"_s);
        desk.view.setLanguage(Language::English);
        desk.type(u"field.stock"_s, u"9"_s);
        QCOMPARE(found->text(), QString()); // perhaps not typed to the end
        desk.key(Qt::Key_Tab);
        QCOMPARE(found->text(), u"Not in the list"_s);
    }
};

QTEST_MAIN(Controls)
#include "tst_controls.moc"
