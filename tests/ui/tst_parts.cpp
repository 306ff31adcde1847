#include "ui/banners.h"
#include "ui/entrylist.h"
#include "ui/rail.h"

#include <QSignalSpy>
#include <QTest>

using namespace eforms;
using namespace eforms::ui;
using namespace Qt::StringLiterals;

namespace {

EntryList::Entry entry(const QString &id)
{
    return {id, u"Title of "_s + id, u"detail"_s, u"edit"_s, Tone::Neutral, {}, false};
}

} // namespace

class PartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListKeepsItsSelectionWhenFilledAnew()
    {
        EntryList list(u"list"_s, nullptr);
        list.fill({entry(u"a"_s), entry(u"b"_s)});
        list.select(u"b"_s);

        list.fill({entry(u"new"_s), entry(u"a"_s), entry(u"b"_s)});

        QCOMPARE(list.currentId(), u"b"_s);
    }

    void enterOpensTheCurrentEntry()
    {
        EntryList list(u"list"_s, nullptr);
        list.fill({entry(u"a"_s), entry(u"b"_s)});
        list.select(u"b"_s);
        QSignalSpy opened(&list, &EntryList::opened);

        QTest::keyClick(&list, Qt::Key_Return);

        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), u"b"_s);
    }

    void aHeadingCannotBeOpened()
    {
        EntryList list(u"list"_s, nullptr);
        list.fill({{{}, u"Heading"_s, {}, {}, Tone::Neutral, {}, false}, entry(u"a"_s)});
        list.setCurrentRow(0);
        QSignalSpy opened(&list, &EntryList::opened);

        QTest::keyClick(&list, Qt::Key_Return);

        QCOMPARE(opened.count(), 0);
    }

    void anEmptyListTellsWhy()
    {
        EntryList list(u"list"_s, nullptr);

        list.setEmptyText(u"Nothing waits for you."_s);

        QCOMPARE(list.accessibleDescription(), u"Nothing waits for you."_s);
    }

    void aQuestionOffersTheHarmlessWayFirst()
    {
        QWidget window;
        QuestionPanel question(u"question"_s, &window);
        bool isDone = false;
        window.show();

        question.ask({u"Discard?"_s, u"Discard draft"_s, u"Keep editing"_s}, [&isDone] { isDone = true; });
        QTest::keyClick(&question, Qt::Key_Escape);

        QVERIFY(!isDone);
        QVERIFY(question.isHidden());
    }

    void aQuestionActsWhenItsActionIsChosen()
    {
        QWidget window;
        QuestionPanel question(u"question"_s, &window);
        bool isDone = false;
        window.show();
        question.ask({u"Discard?"_s, u"Discard draft"_s, u"Keep editing"_s}, [&isDone] { isDone = true; });

        auto *confirm = question.findChild<QPushButton *>(u"question.confirm"_s);
        QCOMPARE(confirm->text(), u"Discard draft"_s);
        confirm->click();

        QVERIFY(isDone);
        QVERIFY(question.isHidden());
    }

    void theRailTellsItsCounts()
    {
        Rail rail(nullptr);

        rail.setCount(Place::Inbox, 7);

        auto *inbox = rail.findChild<QAbstractButton *>(u"rail.inbox"_s);
        QVERIFY(inbox->accessibleName().contains(u"7"_s));
    }

    void textFromOthersIsNeverMarkup()
    {
        MessageBanner banner(u"banner"_s, nullptr);

        banner.say(Tone::Warning, u"<b>bold</b>"_s);

        auto *label = banner.findChild<QLabel *>(u"banner.text"_s);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(label->text(), u"<b>bold</b>"_s);
    }
};

QTEST_MAIN(PartsTest)
#include "tst_parts.moc"
