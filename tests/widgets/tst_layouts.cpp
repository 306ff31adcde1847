#include "widgets/sampleform.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QByteArray schema = R"({
 "type":"object","required":["name"],
 "properties":{
  "name":{"type":"string"},
  "note":{"type":"string"},
  "side":{"type":"string","enum":["BUY","SELL"]},
  "owner":{"type":"object","properties":{"first":{"type":"string"},"last":{"type":"string"}}},
  "people":{"type":"array","maxItems":3,"items":{"type":"object","required":["role"],"properties":{
     "age":{"type":"integer"},"role":{"type":"string"},
     "phones":{"type":"array","items":{"type":"object","properties":{"number":{"type":"string"}}}}}}}
 }})";

const QByteArray texts = R"({"title":"Layouts","name.label":"Name","note.label":"Note","side.label":"Side",
 "side.BUY":"Buy","side.SELL":"Sell","owner.label":"Owner","owner.first.label":"First name","owner.last.label":"Last name",
 "people.label":"People","people.age.label":"Age","people.role.label":"Role","people.phones.label":"Telephones",
 "people.phones.number.label":"Number","one.label":"One","two.label":"Two & more","three.label":"Three","error.required":"Needed"})";

const QByteArray other
    = R"({"title":"版面","one.label":"一","two.label":"二","three.label":"三","people.label":"人員"})";

engine::FormPointer formWith(const QByteArray &layout)
{
    const auto parsed = [](const QByteArray &text) {
        const Result<Json> json = Json::parse(text);
        if (!json)
            qFatal("layouts: %s", qPrintable(json.error().detail));
        return *json;
    };
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, Json(u"layouts"_s)}, {u"version"_s, Json(1)}});
    bundle.schema = parsed(schema);
    bundle.layout = parsed(layout);
    bundle.texts = {{Language::English, parsed(texts)}, {Language::TraditionalChinese, parsed(other)}};
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        qFatal("layouts: %s", qPrintable(form.error().detail));
    return *form;
}

const QByteArray pageOfCategories = R"({"type":"VerticalLayout","elements":[
  {"type":"Control","scope":"#/properties/side"},
  {"type":"Categorization","options":OPTIONS,"elements":[
   {"type":"Category","i18n":"one","elements":[{"type":"Control","scope":"#/properties/name"}]},
   {"type":"Category","i18n":"two","rule":{"effect":"SHOW","condition":{"scope":"#/properties/side","schema":{"const":"SELL"}}},
    "elements":[{"type":"Control","scope":"#/properties/note"}]},
   {"type":"Category","i18n":"three","elements":[{"type":"Control","scope":"#/properties/owner"}]}]}]})";

/// A page with three categories inside, the second only there when side is SELL.
QByteArray categories(const QByteArray &options)
{
    return QByteArray(pageOfCategories).replace("OPTIONS", options);
}

const QByteArray guided = R"({"variant":"stepper","showNavButtons":true})";
const QByteArray steps = R"({"variant":"stepper"})";
const QByteArray wizard = R"({"type":"Categorization","options":{"variant":"wizard"},"elements":[
  {"type":"Category","i18n":"one","elements":[{"type":"Control","scope":"#/properties/name"}]},
  {"type":"Category","i18n":"two","elements":[{"type":"Control","scope":"#/properties/note"}]}]})";
const QByteArray carousel = R"({"type":"VerticalLayout","elements":[{"type":"Carousel"},
  {"type":"Control","scope":"#/properties/name"}]})";

const QByteArray people = R"({"type":"VerticalLayout","elements":[
  {"type":"ListWithDetail","scope":"#/properties/people","options":{"elementLabelProp":"role","detail":{
    "type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/role"},
     {"type":"Control","scope":"#/properties/age"},{"type":"Control","scope":"#/properties/phones"}]}}}]})";

} // namespace

/// Categories inside a page, wizards, lists with detail, arrays inside rows.
class Layouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void categoriesInsideAPageAreTabs()
    {
        Desk desk({}, formWith(categories("{}")));
        auto *tabs = desk.find<QTabWidget>(u"categories"_s);

        QCOMPARE(tabs->count(), 3);
        QCOMPARE(tabs->tabText(0), u"One"_s);
        QVERIFY(!tabs->isTabVisible(1)); // its rule hides it
        desk.model.setValue(u"/side"_s, Json(u"SELL"_s));
        QVERIFY(tabs->isTabVisible(1));
        QCOMPARE(tabs->tabText(1), u"Two && more"_s); // no shortcut
        desk.view.setLanguage(Language::TraditionalChinese);

        QCOMPARE(tabs->tabText(2), u"三"_s);
    }

    void aTabCountsItsProblemsAndIsReachedFromThem()
    {
        Desk desk({}, formWith(categories("{}")));
        auto *tabs = desk.find<QTabWidget>(u"categories"_s);
        tabs->setCurrentIndex(2);

        desk.model.showAllProblems();
        QCOMPARE(tabs->tabText(0), u"One (1)"_s);
        QCOMPARE(tabs->tabBar()->accessibleTabName(0), u"One, 1 problem(s)"_s); // the source text: no translator here
        QVERIFY(desk.view.focusPath(u"/name"_s));

        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.name"_s);
    }

    void aWizardNumbersItsStepsAndGoesOn()
    {
        Desk desk({}, formWith(categories(guided)));
        auto *tabs = desk.find<QTabWidget>(u"categories"_s);
        auto *next = desk.find<QPushButton>(u"categories.next"_s);

        QCOMPARE(tabs->tabText(2), u"2. Three"_s); // the hidden one is not counted
        QVERIFY(!desk.find<QPushButton>(u"categories.back"_s)->isEnabled());
        next->setFocus();
        desk.key(Qt::Key_Return);

        QCOMPARE(tabs->currentIndex(), 2);
        QVERIFY(!next->isEnabled());
        QVERIFY(desk.find<QPushButton>(u"categories.back"_s)->isEnabled());
    }

    void aStepperHasNoButtonsUnlessAsked()
    {
        Desk desk({}, formWith(categories(steps)));

        QVERIFY(desk.view.findChild<QPushButton *>(u"categories.next"_s) == nullptr);
    }

    void aWizardOfTheWholeFormGoesFromSectionToSection()
    {
        Desk desk({}, formWith(wizard));
        QCOMPARE(desk.view.findChildren<QPushButton *>(u"section.next"_s).size(), 2);
        // By page: a stack of pages keeps its children in the order in which they lie on each other.
        auto *first = desk.find(u"page.one"_s)->findChild<QPushButton *>(u"section.next"_s);
        auto *last = desk.find(u"page.two"_s)->findChild<QPushButton *>(u"section.next"_s);
        QVERIFY(first != nullptr && first->isEnabled());
        QVERIFY(last != nullptr && !last->isEnabled());

        first->setFocus();
        desk.key(Qt::Key_Return);

        QCOMPARE(desk.view.currentSection(), 1);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field.note"_s);
    }

    void anObjectIsAGroupOfItsFields()
    {
        Desk desk({}, formWith(categories("{}")));

        desk.view.focusPath(u"/owner/last"_s);
        desk.type(u"field.owner.last"_s, u"Chan"_s);

        QCOMPARE(desk.value(u"/owner/last"_s).toString(), u"Chan"_s);
    }

    void anUnknownElementSaysSo()
    {
        Desk desk({}, formWith(carousel));

        bool said = false;
        for (const QLabel *label : desk.view.findChildren<QLabel *>())
            said = said || label->text().contains(u"Carousel"_s);
        QVERIFY(said);
        QVERIFY(desk.find(u"field.name"_s)->isVisible());
    }

    void aListShowsItsRowsByTheirLabels()
    {
        Desk desk(*Json::parse(R"({"people":[{"role":"Maker"},{"age":40}]})"), formWith(people));
        auto *list = desk.find<QListWidget>(u"list.people"_s);

        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), u"Maker"_s);
        QCOMPARE(list->item(1)->text(), u"Line 2"_s);
        list->setCurrentRow(1);
        desk.type(u"detail.people.role"_s, u"Checker"_s);

        QCOMPARE(list->item(1)->text(), u"Checker"_s);
        QCOMPARE(desk.value(u"/people/1/role"_s).toString(), u"Checker"_s);
    }

    void rowsOfAListAreAddedMovedAndRemovedByKeys()
    {
        Desk desk(*Json::parse(R"({"people":[{"role":"A"}]})"), formWith(people));
        auto *list = desk.find<QListWidget>(u"list.people"_s);
        list->setFocus();

        desk.key(Qt::Key_Insert);
        QCOMPARE(desk.model.rowCount(u"/people"_s), 2);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"detail.people.role"_s);
        desk.type(u"detail.people.role"_s, u"B"_s);
        list->setFocus();
        desk.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(desk.value(u"/people/0/role"_s).toString(), u"B"_s);
        QCOMPARE(list->currentRow(), 0);
        desk.key(Qt::Key_Delete);

        QCOMPARE(desk.model.rowCount(u"/people"_s), 1);
        QCOMPARE(list->item(0)->text(), u"A"_s);
        desk.view.takeBack();
        QCOMPARE(list->count(), 2);
    }

    void aListTakesNoMoreRowsThanTheForm()
    {
        Desk desk(*Json::parse(R"({"people":[{"role":"A"},{"role":"B"},{"role":"C"}]})"), formWith(people));

        QVERIFY(!desk.find<QPushButton>(u"list.people.add"_s)->isEnabled());
    }

    void aRowWithAProblemIsMarkedAndReached()
    {
        Desk desk(*Json::parse(R"({"people":[{"role":"A"},{"age":1}]})"), formWith(people));
        auto *list = desk.find<QListWidget>(u"list.people"_s);
        QVERIFY(list->item(1)->icon().isNull() || list->item(1)->data(Qt::UserRole).toString().isEmpty());

        desk.model.showAllProblems();

        QCOMPARE(list->item(1)->data(Qt::UserRole).toString(), u"error"_s);
        QVERIFY(list->item(1)->data(Qt::AccessibleTextRole).toString().contains(u"problems"_s));
        QVERIFY(desk.view.focusPath(u"/people/1/role"_s));
        QCOMPARE(list->currentRow(), 1);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"detail.people.role"_s);
    }

    void anArrayInsideARowFollowsTheRow()
    {
        Desk desk(*Json::parse(R"({"people":[{"role":"A","phones":[{"number":"1"}]},
            {"role":"B","phones":[{"number":"2"},{"number":"3"}]}]})"),
            formWith(people));
        auto *list = desk.find<QListWidget>(u"list.people"_s);
        QVERIFY(desk.find<QAbstractItemView>(u"table.people.0.phones"_s)->isVisible());

        list->setCurrentRow(1);

        const auto *table = desk.find<QAbstractItemView>(u"table.people.1.phones"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        desk.find<QPushButton>(u"table.people.1.phones.add"_s)->click();
        QCOMPARE(desk.model.rowCount(u"/people/1/phones"_s), 3);
        QCOMPARE(desk.model.rowCount(u"/people/0/phones"_s), 1);
    }
};

QTEST_MAIN(Layouts)
#include "tst_layouts.moc"
