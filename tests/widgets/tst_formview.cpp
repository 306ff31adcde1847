#include "widgets/problemlabel.h"
#include "widgets/problemsummary.h"
#include "widgets/problemtext.h"
#include "widgets/sampleform.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace eforms;

/// The form as a whole: problems, languages, undo, order, names, sections.
class FormViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProblemShowsWhileOneTypes()
    {
        Desk desk;

        desk.type(u"field.name"_s, u"C"_s);

        auto *problem = desk.find<widgets::ProblemLabel>(u"problem.field.name"_s);
        QVERIFY(problem->isVisible());
        QCOMPARE(problem->text(), u"At least 2 letters"_s);
        desk.type(u"field.name"_s, u"h"_s);
        QVERIFY(!problem->isVisible());
    }

    void aFieldNobodyHasVisitedShowsNoProblem()
    {
        Desk desk;

        QVERIFY(desk.view.findChild<QWidget *>(u"problem.field.name"_s) == nullptr);
        desk.find(u"field.name"_s)->setFocus();
        desk.key(Qt::Key_Tab);

        QVERIFY(desk.find(u"problem.field.name"_s)->isVisible());
    }

    void aSwitchOfLanguageKeepsTextCursorFocusAndUndo()
    {
        Desk desk;
        desk.type(u"field.name"_s, u"Chan Tai Man"_s);
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        line->setCursorPosition(4);

        desk.view.setLanguage(Language::TraditionalChinese);

        QCOMPARE(line->text(), u"Chan Tai Man"_s);
        QCOMPARE(line->cursorPosition(), 4);
        QCOMPARE(QApplication::focusWidget(), line);
        QCOMPARE(desk.find<QLabel>(u"label.field.name"_s)->text(), u"名稱 *"_s);
        QCOMPARE(desk.view.sections().first().title, u"申請"_s);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(line->text() != u"Chan Tai Man"_s);
        desk.key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(line->text(), u"Chan Tai Man"_s);
    }

    void aSwitchOfLanguageKeepsThePlaceOnThePage()
    {
        Desk desk;
        desk.view.resize(600, 300);
        auto *bar = desk.view.findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        bar->setValue(80);

        desk.view.setLanguage(Language::TraditionalChinese);
        QCoreApplication::processEvents();

        QCOMPARE(bar->value(), 80);
    }

    void problemsFollowTheLanguage()
    {
        Desk desk;
        desk.type(u"field.name"_s, u"C"_s);

        desk.view.setLanguage(Language::TraditionalChinese);

        QCOMPARE(desk.find<widgets::ProblemLabel>(u"problem.field.name"_s)->text(), u"最少2個字"_s);
    }

    void tabVisitsTheFieldsInTheOrderOfTheLayout()
    {
        Desk desk;
        desk.find(u"field.name"_s)->setFocus();
        QStringList visited;

        for (int step = 0; step < 6; ++step) {
            visited.append(QApplication::focusWidget()->objectName());
            desk.key(Qt::Key_Tab);
        }

        QCOMPARE(visited,
            QStringList({u"field.name"_s, u"field.note"_s, u"field.quantity"_s, u"field.amount"_s, u"field.day"_s,
                u"field.hour"_s}));
    }

    void controlsAreNamedForPeopleWhoDoNotSeeThem()
    {
        Desk desk;

        QCOMPARE(desk.find(u"field.name"_s)->accessibleName(), u"Name, required"_s);
        QVERIFY(desk.find(u"field.name"_s)->accessibleDescription().contains(u"As on the certificate"_s));
        QCOMPARE(desk.find(u"field.day"_s)->accessibleName(), u"Day"_s);
        QCOMPARE(desk.find(u"table.lines"_s)->accessibleName(), u"Lines, table, required"_s);
    }

    void everyLabelIsPlainText()
    {
        Desk desk;

        const auto labels = desk.view.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
        QVERIFY(labels.size() > 10);
    }

    void aValueThatIsNotRelevantIsNotShown()
    {
        Desk desk;

        QVERIFY(!desk.find(u"field.reason"_s)->isVisible());
        QTest::mouseClick(desk.find<QRadioButton>(u"field.side.SELL"_s), Qt::LeftButton);
        QVERIFY(desk.find(u"field.reason"_s)->isVisible());
        QTest::mouseClick(desk.find<QRadioButton>(u"field.side.BUY"_s), Qt::LeftButton);
        QVERIFY(!desk.find(u"field.reason"_s)->isVisible());
    }

    void aPrefilledValueIsMarkedUntilItIsEdited()
    {
        Desk desk;

        QVERIFY(desk.find(u"field.email"_s)->accessibleDescription().contains(u"Prefilled"_s));
        desk.type(u"field.email"_s, u"m"_s);
        QVERIFY(!desk.find(u"field.email"_s)->accessibleDescription().contains(u"Prefilled"_s));
    }

    void undoAndRedoWorkInsideALineEdit()
    {
        Desk desk;
        desk.type(u"field.name"_s, u"Chan"_s);
        desk.type(u"field.amount"_s, u"5"_s);

        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.value(u"/amount"_s).isEmpty());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.value(u"/name"_s).isEmpty());
        QCOMPARE(desk.find<QLineEdit>(u"field.name"_s)->text(), QString());
        desk.key(Qt::Key_Y, Qt::ControlModifier);

        QCOMPARE(desk.find<QLineEdit>(u"field.name"_s)->text(), u"Chan"_s);
    }

    void sectionsCountTheProblemsOnShow()
    {
        Desk desk;
        QSignalSpy changed(&desk.view, &widgets::FormView::sectionsChanged);
        QCOMPARE(desk.view.sections().at(0).errors, 0);

        desk.model.showAllProblems();

        QVERIFY(changed.count() > 0);
        QCOMPARE(desk.view.sections().size(), 3);
        QCOMPARE(desk.view.sections().at(0).errors, 2); // name, declaration
        QCOMPARE(desk.view.sections().at(1).errors, 1); // no lines
    }

    void aPathIsFoundInAnySection()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1},{"quantity":2,"remark":"x"}]})"));
        QSignalSpy section(&desk.view, &widgets::FormView::currentSectionChanged);

        QVERIFY(desk.view.focusPath(u"/lines/1/remark"_s));

        QCOMPARE(section.count(), 1);
        QCOMPARE(desk.view.currentSection(), 1);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"detail.lines.remark"_s);
        QVERIFY(desk.view.focusPath(u"/hour"_s));
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.hour"_s);
        QVERIFY(!desk.view.focusPath(u"/nowhere"_s));
    }

    void aReadonlyFormIsReadAndNotEdited()
    {
        Desk desk(*Json::parse(R"({"name":"Chan","market":"MAMK"})"));

        desk.model.setReadonly(true);

        QVERIFY(qobject_cast<QLineEdit *>(desk.find(u"field.name"_s)) == nullptr);
        QCOMPARE(desk.find<QLabel>(u"field.market"_s)->text(), u"Shanghai"_s);
        desk.model.setReadonly(false);
        QCOMPARE(desk.find<QLineEdit>(u"field.name"_s)->text(), u"Chan"_s);
    }

    void theSummaryListsProblemsAndJumps()
    {
        Desk desk;
        widgets::ProblemSummary summary(desk.model, Language::English);
        QVERIFY(summary.isHidden());
        connect(&summary, &widgets::ProblemSummary::pathChosen, &desk.view, &widgets::FormView::focusPath);

        desk.model.showAllProblems();
        QCOMPARE(summary.count(), 3);
        auto *list = summary.findChild<QListWidget *>();
        QVERIFY(list->item(0)->text().contains(u"Name"_s));
        list->setCurrentRow(0);
        Q_EMIT list->itemActivated(list->item(0));

        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.name"_s);
        desk.type(u"field.name"_s, u"Chan"_s);
        QCOMPARE(summary.count(), 2);
    }

    void aProblemNamesItsLine()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1},{"quantity":0}]})"));
        engine::Problem problem;
        problem.path = u"/lines/1/quantity"_s;

        QCOMPARE(widgets::problemPlace(*desk.model.form(), problem, Language::English), u"Lines, line 2: Quantity"_s);
    }
};

QTEST_MAIN(FormViewTest)
#include "tst_formview.moc"
