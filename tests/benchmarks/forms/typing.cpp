#include "forms/typing.h"

#include "forms/stage.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace bench {

namespace {

/// Presses a key in the window that is active; the time until @p watched is painted.
double press(QWidget *watched, QChar letter)
{
    Painted painted(watched);
    const Stopwatch watch;
    QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, letter, Qt::NoModifier);
    if (!painted.wait())
        qFatal("a key was never painted");
    return watch.ms();
}

QLineEdit *typingPlace()
{
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    if (line == nullptr)
        qFatal("no line to type in has the focus");
    return line;
}

/// One letter after another, none of which is wrong.
Samples typeLetters(int keys)
{
    QLineEdit *line = typingPlace();
    Samples samples;
    for (int key = 0; key < keys; ++key) {
        if (key % 30 == 0) { // no longer than is allowed
            line->selectAll();
            press(line, u'A');
        }
        samples.add(press(line, QChar(static_cast<char16_t>(u'a' + key % 26))));
    }
    return samples;
}

void pressWrongLetter()
{
    QTest::sendKeyEvent(QTest::Click, typingPlace(), Qt::Key_unknown, u'!', Qt::NoModifier);
}

/// The time until the problem's sentence under the field has been painted. Where that will be is looked for beforehand:
/// searching a thousand fields by name takes as long as painting it.
double pressUntilProblem(const Stage &stage, const QString &path, QWidget *problem)
{
    const Stopwatch watch;
    Painted character(typingPlace());
    Painted sentence(problem);
    pressWrongLetter();
    if (stage.model().state(path).problems.isEmpty())
        qFatal("no problem of %s", qPrintable(path));
    if (!sentence.wait() || !character.wait() || problem->visibleRegion().isEmpty())
        qFatal("the problem of %s was never painted", qPrintable(path));
    return watch.ms();
}

void erase()
{
    QLineEdit *line = typingPlace();
    Painted painted(line);
    QTest::keyClick(line, Qt::Key_Backspace);
    painted.wait();
    QTest::qWait(1);
}

Samples typeProblems(const Plan &plan, const Stage &stage, const QString &path, const QString &name)
{
    pressWrongLetter(); // the first makes the place for the sentence
    QWidget *problem = stage.find(u"problem."_s + name);
    if (problem == nullptr)
        qFatal("no place for the problem of %s", qPrintable(path));
    erase();
    Samples samples;
    for (int at = 0; at < plan.keys; ++at) {
        samples.add(pressUntilProblem(stage, path, problem));
        erase();
    }
    return samples;
}

void typeInField(const Plan &plan, int count)
{
    Stage stage(fields(count).bytes());
    stage.activate();
    stage.settle();
    const QString key = lastOf(count, u"text"_s);
    if (!stage.view().focusPath(u'/' + key))
        qFatal("no field %s", qPrintable(key));
    stage.settle();
    const Json about = Json::of({{u"fields"_s, count}});
    print(u"W3.character"_s, about, typeLetters(plan.keys), 8);
    print(u"W3.problem"_s, about, typeProblems(plan, stage, u'/' + key, u"field."_s + key), 16);
}

void typeInRow(const Plan &plan, int rows)
{
    Stage stage(table(rows).bytes());
    stage.activate();
    const QString path = u"/rows/%1/c0_text"_s.arg(rows / 2 - 1);
    if (!stage.view().focusPath(path))
        qFatal("no cell %s", qPrintable(path));
    stage.settle();
    auto *grid = qobject_cast<QTableView *>(stage.find(u"table.rows"_s));
    QTest::keyClick(grid, Qt::Key_F2);
    stage.settle();
    const Json about = Json::of({{u"rows"_s, rows}, {u"row"_s, rows / 2}});
    print(u"W3.character"_s, about, typeLetters(plan.keys), 8);
    print(u"W3.problem"_s, about, typeProblems(plan, stage, path, u"table.rows"_s), 16);
}

} // namespace

void measureTyping(const Plan &plan)
{
    if (plan.smoke) {
        typeInField(plan, 40);
        typeInRow(plan, 50);
        return;
    }
    typeInField(plan, 300);
    typeInField(plan, 1000);
    typeInRow(plan, 1000);
}

} // namespace bench
