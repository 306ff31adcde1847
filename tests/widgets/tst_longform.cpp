#include "widgets/fieldeditor.h"
#include "widgets/sampleform.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

constexpr int fields = 300;

/// One section with groups of twenty fields; every seventh is a choice, so that not all are of one height.
engine::FormPointer longForm()
{
    Json properties = Json::emptyObject();
    Json::Array groups;
    for (int first = 0; first < fields; first += 20) {
        Json::Array controls;
        for (int at = first; at < first + 20; ++at) {
            const QString name = u"f%1"_s.arg(at);
            properties.set(name, at % 7 == 0 ? Json::of({{u"type"_s, u"string"_s}, {u"enum"_s, Json::strings({u"A"_s, u"B"_s})}})
                                             : Json::of({{u"type"_s, u"string"_s}, {u"maxLength"_s, at % 3 == 0 ? 500 : 5}}));
            controls.append(Json::of({{u"type"_s, u"Control"_s}, {u"scope"_s, u"#/properties/"_s + name}}));
        }
        groups.append(Json::of(
            {{u"type"_s, u"Group"_s}, {u"label"_s, u"Group %1"_s.arg(first / 20)}, {u"elements"_s, Json(controls)}}));
    }
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"long"_s}, {u"version"_s, 1}});
    bundle.schema = Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, properties}});
    bundle.layout = Json::of({{u"type"_s, u"VerticalLayout"_s}, {u"elements"_s, Json(groups)}});
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        qFatal("long form: %s", qPrintable(form.error().detail));
    return *form;
}

QString nameOf(int field)
{
    return u"field.f%1"_s.arg(field);
}

bool isBuilt(const Desk &desk, int field)
{
    return desk.view.findChild<QWidget *>(nameOf(field)) != nullptr;
}

bool isInSight(const Desk &desk, int field)
{
    const auto *control = desk.view.findChild<QWidget *>(nameOf(field));
    return control != nullptr && !control->visibleRegion().isEmpty();
}

bool allBuilt(const Desk &desk)
{
    for (int field = 0; field < fields; ++field) {
        if (!isBuilt(desk, field))
            return false;
    }
    return true;
}

} // namespace

/// Sections with many fields, whose parts are made when they come in sight.
class LongForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInSightIsThereAtOnceAndTheRestSoon()
    {
        Desk desk(Json::emptyObject(), longForm());

        QVERIFY(isInSight(desk, 0));
        QTRY_VERIFY(allBuilt(desk));
    }

    void whoGoesToTheEndAtOnceStaysThere()
    {
        QWidget window;
        window.resize(900, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window)); // before, because it gives the first field the focus
        engine::FormModel model(longForm(), Json::emptyObject(), {});
        widgets::FormView view(model, Language::English, &window);
        view.resize(900, 700);
        view.show();
        auto *bar = view.findChild<QScrollArea *>()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QVERIFY(view.findChild<QWidget *>(nameOf(100)) == nullptr);

        bar->setValue(bar->maximum());

        QTRY_VERIFY(view.findChild<QWidget *>(nameOf(fields / 2)) != nullptr); // all, from the end to here
        QTRY_VERIFY(view.findChild<QWidget *>(nameOf(20)) != nullptr);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(!view.findChild<QWidget *>(nameOf(fields - 1))->visibleRegion().isEmpty());
    }

    void aFieldThatIsNotMadeYetCanBeGoneTo()
    {
        engine::FormModel model(longForm(), Json::emptyObject(), {});
        widgets::FormView view(model, Language::English);
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));

        QVERIFY(view.focusPath(u"/f250"_s));

        QCOMPARE(QApplication::focusWidget(), view.findChild<QWidget *>(nameOf(250)));
        QTRY_VERIFY(!view.findChild<QWidget *>(nameOf(250))->visibleRegion().isEmpty());
    }

    void whatIsGoneToStaysInSightWhileTheRestIsMade()
    {
        Desk desk(Json::emptyObject(), longForm());
        QVERIFY(desk.view.focusPath(u"/f250"_s));

        QTRY_VERIFY(allBuilt(desk));
        QTest::qWait(50);

        QVERIFY(isInSight(desk, 250));
    }

    void tabGoesInTheOrderOfTheFormWhateverWasMadeFirst()
    {
        Desk desk(Json::emptyObject(), longForm());
        QVERIFY(desk.view.focusPath(u"/f250"_s));
        QTRY_VERIFY(allBuilt(desk));
        desk.find(nameOf(0))->setFocus();

        for (int field = 1; field < fields; ++field) {
            desk.key(Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->objectName(), nameOf(field));
        }
    }
};

QTEST_MAIN(LongForm)
#include "tst_longform.moc"
