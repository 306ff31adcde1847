#include "market/formlibrary.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"
#include "widgets/fieldeditor.h"
#include "widgets/formview.h"
#include "widgets/reviewview.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;

/// The forms of the product as people see them: every field named, every problem reachable, nothing cut off.
class RealForms : public QObject
{
    Q_OBJECT

private:
    std::optional<market::FormLibrary> m_library;
    std::optional<market::ReferenceData> m_reference;

    engine::FormPointer form(const QString &slug) const
    {
        const auto bundle = m_library->bundle(slug);
        const auto loaded = engine::FormDefinition::load(*bundle, market::ruleOperators(m_reference->calendar));
        return loaded ? *loaded : nullptr;
    }

    engine::FormContext context() const
    {
        engine::FormContext result;
        result.values = *Json::parse(R"({"today":"2025-07-08","time_hkt":"10:30","org_type":"PARTICIPANT","params":{},
            "participant":{"id":"B01234","name_en":"Sample","name_zh":"示例","capacities":["DCP"]},
            "user":{"name":"Chan Tai Man","phone":"+852 2123 4567","email":"chan@example.com"}})");
        result.lookup = [this](const QString &source, const Json &key) { return m_reference->lookup(source, key); };
        result.knows = [this](const QString &source) { return m_reference->knows(source); };
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString root = QStringLiteral(EFORMS_SOURCE_DIR);
        auto library = market::FormLibrary::open(root + u"/forms"_s);
        QVERIFY(library);
        m_library = *library;
        auto reference = market::ReferenceData::open(root + u"/resources/reference"_s);
        QVERIFY(reference);
        m_reference = *reference;
        QVERIFY(!m_library->available().isEmpty());
    }

    void everyFormIsWholeInBothLanguages_data()
    {
        QTest::addColumn<QString>("slug");
        QTest::addColumn<bool>("chinese");
        for (const QString &slug : m_library->available()) {
            QTest::newRow(qPrintable(slug + u" en"_s)) << slug << false;
            QTest::newRow(qPrintable(slug + u" zh"_s)) << slug << true;
        }
    }

    void everyFormIsWholeInBothLanguages()
    {
        QFETCH(QString, slug);
        QFETCH(bool, chinese);
        engine::FormModel model(form(slug), Json::emptyObject(), context());
        for (const engine::LayoutElement &section : model.form()->layout().children) {
            for (const engine::LayoutElement &element : section.children)
                model.addRow(element.pointer);
        }
        widgets::FormView view(model, Language::English);
        view.setLanguage(chinese ? Language::TraditionalChinese : Language::English);
        view.resize(560, 520); // what is left of 1280 × 800 at 150 %, beside rail and panel
        view.show();
        model.showAllProblems();

        for (int section = 0; section < view.sections().size(); ++section) {
            view.showSection(section);
            QVERIFY(!view.sections().at(section).title.isEmpty());
            QCoreApplication::processEvents();
            auto *area = qobject_cast<QScrollArea *>(view.currentWidget());
            QVERIFY2(area->widget()->width() <= area->viewport()->width(), "wider than the window");
            for (const QLabel *label : area->findChildren<QLabel *>()) {
                if (label->isVisible() && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            }
        }
        for (const auto *editor : view.findChildren<widgets::FieldEditor *>()) {
            QVERIFY(!editor->control()->objectName().isEmpty());
            QVERIFY2(!editor->control()->accessibleName().isEmpty(), qPrintable(editor->field().path));
        }
        QVERIFY(!model.shownProblems().isEmpty());
        for (const engine::Problem &problem : model.shownProblems())
            QVERIFY2(view.focusPath(problem.path), qPrintable(problem.path));
    }

    void everyValidExampleIsShownForReview()
    {
        for (const QString &slug : m_library->available()) {
            const QDir examples(m_library->folder(slug) + u"/examples"_s);
            for (const QString &name : examples.entryList({u"valid-*.json"_s})) {
                QFile file(examples.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const Result<Json> example = Json::parse(file.readAll());
                QVERIFY2(example, qPrintable(name));
                const Json data = example->contains(u"data"_s) ? (*example)[u"data"_s] : *example;
                engine::FormModel model(form(slug), data, context());
                model.setReadonly(true);

                widgets::ReviewView review(model, Language::TraditionalChinese);

                QVERIFY2(review.findChild<QLabel *>(u"field.contact_name"_s) != nullptr, qPrintable(name));
            }
        }
    }
};

QTEST_MAIN(RealForms)
#include "tst_realforms.moc"
