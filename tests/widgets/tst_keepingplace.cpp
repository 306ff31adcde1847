#include "widgets/problemlabel.h"
#include "widgets/sampleform.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

/// What was told to a screen reader.
struct Told {
    QAccessible::Event event;
    QObject *object;
};
QList<Told> told;

bool wasTold(QAccessible::Event event, const QObject *object)
{
    return std::any_of(told.begin(), told.end(),
        [event, object](const Told &one) { return one.event == event && one.object == object; });
}

void compose(QWidget *control, const QString &preedit)
{
    QInputMethodEvent event(preedit, {});
    QApplication::sendEvent(control, &event);
}

void commit(QWidget *control, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(control, &event);
}

/// As the program does it: the view, and then every widget.
void switchLanguage(Desk &desk, Language language)
{
    desk.view.setLanguage(language);
    QEvent tell(QEvent::LanguageChange);
    QCoreApplication::sendEvent(qApp, &tell);
    QCoreApplication::processEvents();
}

} // namespace

#ifdef Q_OF_ELF
/// Takes the place of Qt's own in this program: on the offscreen platform that one never tells anybody, whatever
/// QAccessible::setActive() was called with.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    told.append({event->type(), event->object()});
}
#define REQUIRE_TOLD
#else
#define REQUIRE_TOLD QSKIP("what is told cannot be heard here")
#endif

/// Undo, switches of language and compositions leave one where one was; who does not see is told what is new.
class KeepingPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setCursorFlashTime(0); // or what is drawn depends on the moment
    }

    void undoGoesToWhatItChanges()
    {
        Desk desk;
        desk.type(u"field.name"_s, u"Chan"_s);
        desk.type(u"field.amount"_s, u"5"_s);
        desk.find(u"field.hour"_s)->setFocus();

        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.amount"_s);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.name"_s);
        desk.key(Qt::Key_Y, Qt::ControlModifier);
        desk.key(Qt::Key_Y, Qt::ControlModifier);

        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.amount"_s);
        QCOMPARE(desk.value(u"/amount"_s).toString(), u"5"_s);
    }

    void undoOpensTheSectionOfWhatItChanges()
    {
        Desk desk(*Json::parse(R"({"lines":[{"quantity":1},{"quantity":2}]})"));
        desk.model.removeRow(u"/lines"_s, 1);
        QCOMPARE(desk.view.currentSection(), 0);

        desk.view.takeBack();

        QCOMPARE(desk.view.currentSection(), 1);
        QCOMPARE(desk.model.rowCount(u"/lines"_s), 2);
    }

    void undoInTheFieldOneIsInKeepsTheCursor()
    {
        Desk desk(*Json::parse(R"({"name":"Chan Tai Man"})"));
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        line->setFocus();
        line->setCursorPosition(4);
        desk.type(u"field.name"_s, u"X"_s);

        desk.key(Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(line->text(), u"Chan Tai Man"_s);
        QVERIFY(!line->hasSelectedText());
    }

    void aCompositionSurvivesASwitchOfLanguage_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("text") << u"field.name"_s;
        QTest::newRow("search") << u"field.country"_s;
        QTest::newRow("look-up") << u"field.code"_s;
        QTest::newRow("date") << u"field.day"_s;
    }

    void aCompositionSurvivesASwitchOfLanguage()
    {
        QFETCH(QString, field);
        Desk desk(*Json::parse(R"({"name":"Chan ","country":"JP","code":"00","day":"2025"})"));
        auto *line = desk.find<QLineEdit>(field);
        line->setFocus();
        line->setCursorPosition(static_cast<int>(line->text().size()));
        const QString before = line->text();
        const QImage bare = line->grab().toImage();
        compose(line, u"ㄔㄣˊ"_s);
        const QImage composing = line->grab().toImage();
        QVERIFY(composing != bare);

        switchLanguage(desk, Language::TraditionalChinese);

        QCOMPARE(QApplication::focusWidget(), line);
        QCOMPARE(line->text(), before);
        QTRY_COMPARE(line->size(), composing.size()); // the other language's labels are laid out step by step
        QCOMPARE(line->grab().toImage(), composing); // the letters being composed are still drawn
        commit(line, u"陳"_s);
        QCOMPARE(line->text(), before + u"陳"_s);
    }

    void aCompositionOfSeveralLinesSurvivesASwitchOfLanguage()
    {
        Desk desk(*Json::parse(R"({"note":"first"})"));
        auto *text = desk.find<QPlainTextEdit>(u"field.note"_s);
        text->setFocus();
        text->moveCursor(QTextCursor::End);
        compose(text, u"ㄔㄣˊ"_s);

        switchLanguage(desk, Language::TraditionalChinese);
        QCOMPARE(text->document()->firstBlock().layout()->preeditAreaText(), u"ㄔㄣˊ"_s);
        commit(text, u"陳"_s);

        QCOMPARE(text->toPlainText(), u"first陳"_s);
        QCOMPARE(desk.value(u"/note"_s).toString(), u"first陳"_s);
    }

    void aSwitchOfLanguageKeepsASelection()
    {
        Desk desk(*Json::parse(R"({"name":"Chan Tai Man"})"));
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        line->setFocus();
        line->setSelection(5, 3);

        switchLanguage(desk, Language::TraditionalChinese);

        QCOMPARE(line->selectedText(), u"Tai"_s);
    }

    void aProblemThatAppearsIsAnAlert()
    {
        REQUIRE_TOLD;
        Desk desk;
        told.clear();

        desk.type(u"field.name"_s, u"C"_s);

        auto *problem = desk.find<widgets::ProblemLabel>(u"problem.field.name"_s);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(problem);
        QCOMPARE(face->role(), QAccessible::AlertMessage);
        QCOMPARE(face->text(QAccessible::Name), u"Error: At least 2 letters"_s);
        QVERIFY(wasTold(QAccessible::ObjectShow, problem));
        QVERIFY(wasTold(QAccessible::DescriptionChanged, desk.find(u"field.name"_s)));
    }

    void aProblemThatChangesIsToldAgainAndOneThatStaysIsNot()
    {
        REQUIRE_TOLD;
        Desk desk;
        desk.type(u"field.quantity"_s, u"a"_s);
        auto *problem = desk.find<widgets::ProblemLabel>(u"problem.field.quantity"_s);

        told.clear();
        desk.type(u"field.quantity"_s, u"b"_s);
        const bool again = wasTold(QAccessible::Alert, problem);
        told.clear();
        desk.model.setValue(u"/quantity"_s, Json(6000000));
        const bool changed = wasTold(QAccessible::Alert, problem);

        QVERIFY(!again);
        QVERIFY(changed);
        QCOMPARE(problem->text(), u"At most 5000000"_s);
    }

    void controlsHaveTheirRoles()
    {
        Desk desk;
        const auto role
            = [&desk](const QString &name) { return QAccessible::queryAccessibleInterface(desk.find(name))->role(); };

        QCOMPARE(role(u"field.name"_s), QAccessible::EditableText);
        QCOMPARE(role(u"field.note"_s), QAccessible::EditableText);
        QCOMPARE(role(u"field.market"_s), QAccessible::ComboBox);
        QCOMPARE(role(u"field.side.BUY"_s), QAccessible::RadioButton);
        QCOMPARE(role(u"field.declaration"_s), QAccessible::CheckBox);
        QCOMPARE(role(u"table.lines"_s), QAccessible::Table);
    }
};

QTEST_MAIN(KeepingPlace)
#include "tst_keepingplace.moc"
