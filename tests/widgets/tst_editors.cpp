#include "widgets/booleaneditor.h"
#include "widgets/sampleform.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace eforms;

/// Each kind of control: what is typed reaches the model, what the model says reaches the screen.
class Editors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsTheValueAtOnce()
    {
        Desk desk;

        desk.type(u"field.name"_s, u"陳大文"_s);

        QCOMPARE(desk.value(u"/name"_s).toString(), u"陳大文"_s);
        QCOMPARE(desk.find<QLineEdit>(u"field.name"_s)->text(), u"陳大文"_s);
    }

    void aNumberIsGroupedWhenLeftAndPlainWhileTyped()
    {
        Desk desk;
        auto *line = desk.find<QLineEdit>(u"field.quantity"_s);

        desk.type(u"field.quantity"_s, u"1234567"_s);
        QCOMPARE(line->text(), u"1234567"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(line->text(), u"1,234,567"_s);
        QCOMPARE(desk.value(u"/quantity"_s).toInteger(), 1234567);
        line->setFocus();
        QCOMPARE(line->text(), u"1234567"_s);
    }

    void aDecimalKeepsItsDigitsAndShowsItsScale()
    {
        Desk desk;

        desk.type(u"field.amount"_s, u"1234.5"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.find<QLineEdit>(u"field.amount"_s)->text(), u"1,234.50"_s);
        QVERIFY(desk.value(u"/amount"_s).isString());
        QVERIFY(!desk.model.showsProblemsOf(u"/amount"_s) || desk.model.state(u"/amount"_s).problems.isEmpty());
    }

    void textThatIsNoNumberIsKeptAndReported()
    {
        Desk desk;

        desk.type(u"field.quantity"_s, u"12 lots"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.find<QLineEdit>(u"field.quantity"_s)->text(), u"12 lots"_s);
        QCOMPARE(desk.model.data()[u"quantity"_s].toString(), u"12 lots"_s);
        QCOMPARE(desk.find(u"problem.field.quantity"_s)->isVisible(), true);
        QVERIFY(desk.find(u"field.quantity"_s)->accessibleDescription().contains(u"Digits only"_s));
    }

    void aDateIsTypedInAnyFormAndShownAsIso()
    {
        Desk desk;

        desk.type(u"field.day"_s, u"8/7/2025"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.value(u"/day"_s).toString(), u"2025-07-08"_s);
        QCOMPARE(desk.find<QLineEdit>(u"field.day"_s)->text(), u"2025-07-08"_s);
    }

    void textThatIsNoDateIsKeptAndReported()
    {
        Desk desk;

        desk.type(u"field.day"_s, u"next Monday"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.find<QLineEdit>(u"field.day"_s)->text(), u"next Monday"_s);
        QCOMPARE(desk.value(u"/day"_s).toString(), u"next Monday"_s);
        QVERIFY(desk.find(u"problem.field.day"_s)->isVisible());
    }

    void anEmptyDateShowsNothing()
    {
        Desk desk;

        QCOMPARE(desk.find<QLineEdit>(u"field.day"_s)->text(), QString());
    }

    void aDateIsPickedFromTheCalendarByKeys()
    {
        Desk desk;
        desk.find(u"field.day"_s)->setFocus();

        desk.key(Qt::Key_Down, Qt::AltModifier);
        auto *calendar = desk.view.findChild<QCalendarWidget *>(u"calendar"_s);
        QVERIFY(calendar != nullptr);
        QCOMPARE(calendar->selectedDate(), QDate(2025, 7, 8)); // today, as the form's context has it
        Q_EMIT calendar->activated(QDate(2025, 7, 9));

        QCOMPARE(desk.value(u"/day"_s).toString(), u"2025-07-09"_s);
    }

    void aTimeIsTypedWithoutColon()
    {
        Desk desk;

        desk.type(u"field.hour"_s, u"930"_s);
        desk.key(Qt::Key_Tab);

        QCOMPARE(desk.find<QLineEdit>(u"field.hour"_s)->text(), u"09:30"_s);
        QVERIFY(desk.model.state(u"/hour"_s).problems.isEmpty());
    }

    void aChoiceIsMadeByKeysAndShownInTheLanguage()
    {
        Desk desk;
        auto *box = desk.find<QComboBox>(u"field.market"_s);
        box->setFocus();

        desk.key(Qt::Key_Down);
        QCOMPARE(desk.value(u"/market"_s).toString(), u"HKMK"_s);
        QCOMPARE(box->currentText(), u"Hong Kong"_s);
        desk.view.setLanguage(Language::TraditionalChinese);

        QCOMPARE(box->currentText(), u"香港"_s);
        desk.key(Qt::Key_Delete);
        QVERIFY(desk.value(u"/market"_s).isAbsent());
    }

    void fewChoicesCanBeRadioButtons()
    {
        Desk desk;

        QTest::mouseClick(desk.find<QRadioButton>(u"field.side.SELL"_s), Qt::LeftButton);

        QCOMPARE(desk.value(u"/side"_s).toString(), u"SELL"_s);
        desk.model.undo();
        QVERIFY(!desk.find<QRadioButton>(u"field.side.SELL"_s)->isChecked());
    }

    void manyChoicesAreSearchedByTyping()
    {
        Desk desk;

        desk.type(u"field.country"_s, u"japan"_s);

        QCOMPARE(desk.value(u"/country"_s).toString(), u"JP"_s);
        desk.type(u"field.country"_s, u"x"_s);
        QCOMPARE(desk.value(u"/country"_s).toString(), u"japanx"_s); // kept, and the engine says it is no choice
        QVERIFY(!desk.model.state(u"/country"_s).problems.isEmpty());
    }

    void aCheckBoxWrapsItsTextAndTakesSpace()
    {
        Desk desk;
        auto *box = desk.find<QCheckBox>(u"field.declaration"_s);
        box->setFocus();

        desk.key(Qt::Key_Space);

        QCOMPARE(desk.value(u"/declaration"_s).toBool(), true);
        const auto labels = box->parentWidget()->findChildren<QLabel *>();
        QVERIFY(labels.first()->wordWrap());
        QCOMPARE(labels.first()->textFormat(), Qt::PlainText); // the markup in the label stays text
    }

    void candidatesComeFromTheLookupSource()
    {
        Desk desk;
        QString asked;
        desk.view.setLookupSource([&asked](const QString &source, const QString &typed) {
            asked = source + u'/' + typed;
            return QList<QPair<QString, QString>> {{u"00388"_s, u"HKEX"_s}};
        });

        desk.type(u"field.code"_s, u"003"_s);

        QCOMPARE(asked, u"securities/003"_s);
        QCOMPARE(desk.value(u"/code"_s).toString(), u"003"_s);
    }

    void filesAreReferredToByName()
    {
        Desk desk(Json::of({{u"attachments"_s,
            Json(Json::Array {Json::of({{u"id"_s, Json(u"a1"_s)}, {u"file"_s, Json(u"receipt.pdf"_s)}})})}}));
        auto *box = desk.find<QComboBox>(u"field.proof"_s);
        box->setFocus();

        desk.key(Qt::Key_Down);

        QCOMPARE(box->currentText(), u"receipt.pdf"_s);
        QCOMPARE(desk.value(u"/proof"_s).toString(), u"a1"_s);
    }

    void aCompositionIsNotDisturbedByTheModel()
    {
        Desk desk;
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        line->setFocus();
        QInputMethodEvent composing(u"ㄔㄣˊ"_s, {});
        QApplication::sendEvent(line, &composing);

        desk.model.setValue(u"/name"_s, Json(u"somebody else"_s));
        desk.view.setLanguage(Language::TraditionalChinese);
        QCOMPARE(line->text(), QString());

        QInputMethodEvent done;
        done.setCommitString(u"陳"_s);
        QApplication::sendEvent(line, &done);
        QCOMPARE(line->text(), u"陳"_s);
        QCOMPARE(desk.value(u"/name"_s).toString(), u"陳"_s);
    }

    void longTextIsWrittenOnSeveralLines()
    {
        Desk desk;

        desk.type(u"field.note"_s, u"first"_s);

        QCOMPARE(desk.find<QPlainTextEdit>(u"field.note"_s)->toPlainText(), u"first"_s);
        QCOMPARE(desk.value(u"/note"_s).toString(), u"first"_s);
        desk.key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.quantity"_s);
    }

    void turningThePageChangesNoValue()
    {
        Desk desk;
        desk.find(u"field.market"_s)->setFocus();

        desk.key(Qt::Key_PageDown, Qt::ControlModifier);

        QVERIFY(desk.value(u"/market"_s).isAbsent());
    }

    void enterPressesTheButtonThatHasTheFocus()
    {
        Desk desk;
        desk.find(u"table.lines.add"_s)->setFocus();

        desk.key(Qt::Key_Return);

        QCOMPARE(desk.model.rowCount(u"/lines"_s), 1);
    }
};

QTEST_MAIN(Editors)
#include "tst_editors.moc"
