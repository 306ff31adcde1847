#include "gallery/gallery.h"

#include "engine/compiledschema.h"
#include "engine/structure.h"
#include "gallery/sheet.h"
#include "market/formlibrary.h"
#include "market/formrules.h"
#include "market/jsonfile.h"
#include "market/ruleoperators.h"

#include <QDir>
#include <QSaveFile>

namespace eforms::gallery {

using namespace Qt::StringLiterals;

namespace {

enum class State { Empty, Filled, Problems };

QString nameOf(State state)
{
    switch (state) {
    case State::Empty:
        return u"empty"_s;
    case State::Filled:
        return u"filled"_s;
    case State::Problems:
        return u"problems"_s;
    }
    return {};
}

/// An example that is valid and asks for a request type.
struct Example {
    Json data = Json::emptyObject();
    Json context = Json::emptyObject();
};

class Gallery
{
public:
    Gallery(market::FormLibrary library, std::shared_ptr<const market::ReferenceData> reference, QString directory,
        std::function<void(Language)> speak)
        : m_library(std::move(library))
        , m_reference(std::move(reference))
        , m_directory(std::move(directory))
        , m_speak(std::move(speak))
    {
    }

    Result<Summary> draw()
    {
        for (const QString &slug : m_library.available()) {
            const auto bundle = m_library.bundle(slug);
            if (!bundle)
                return fail(bundle.error());
            const auto form = engine::FormDefinition::load(*bundle, market::ruleOperators(m_reference->calendar));
            if (!form)
                return fail(form.error().kind, slug + u": "_s + form.error().detail);
            if (const Status drawn = drawForm(slug, *form); !drawn)
                return fail(drawn.error());
            ++m_summary.forms;
        }
        if (const Status written = writeIndex(); !written)
            return fail(written.error());
        return m_summary;
    }

private:
    market::FormLibrary m_library;
    std::shared_ptr<const market::ReferenceData> m_reference;
    QString m_directory;
    std::function<void(Language)> m_speak;
    Summary m_summary;
    QString m_index;

    Status drawForm(const QString &slug, const engine::FormPointer &form)
    {
        m_index += u"<h2>%1 · %2 <small>%3</small></h2>\n"_s.arg(form->text(u"title"_s, Language::English).toHtmlEscaped(),
            form->text(u"title"_s, Language::TraditionalChinese).toHtmlEscaped(), slug);
        for (const QString &type : form->about()["variants"_L1].toStringList()) {
            const Example example = exampleOf(slug, *form, type);
            m_index += u"<h3>%1</h3>\n<div class=row>\n"_s.arg(type);
            for (const Language language : {Language::English, Language::TraditionalChinese}) {
                m_speak(language);
                for (const State state : {State::Empty, State::Filled, State::Problems}) {
                    if (const Status drawn = drawState(form, type, example, language, state); !drawn)
                        return drawn;
                }
            }
            m_index += u"</div>\n"_s;
        }
        return ok();
    }

    [[nodiscard]] Example exampleOf(const QString &slug, const engine::FormDefinition &form, const QString &type) const
    {
        const QDir folder(m_library.folder(slug) + u"/examples"_s);
        Example fallback;
        for (const QString &name : folder.entryList({u"valid-*.json"_s}, QDir::Files, QDir::Name)) {
            const auto json = market::readJsonFile(folder.filePath(name));
            if (!json)
                continue;
            const Example example {(*json)["data"_L1], (*json)["context"_L1]};
            if (market::requestTypes(form, example.data).contains(type))
                return example;
            fallback.context = example.context;
        }
        return fallback;
    }

    [[nodiscard]] engine::FormContext contextOf(const engine::FormDefinition &form, const Json &values) const
    {
        market::RuleFacts facts;
        facts.participant = values["participant"_L1];
        facts.user = values["user"_L1];
        engine::FormContext context = market::ruleContext(form, facts, m_reference);
        Json params = form.about()["params"_L1].isObject() ? form.about()["params"_L1] : Json::emptyObject();
        for (const auto &[name, value] : values["params"_L1].object())
            params.set(name, value);
        for (const auto &[name, value] : values.object())
            context.values.set(name, value);
        context.values.set(u"params"_s, params);
        return context;
    }

    /// Asks for a request type, as a person would at the top of the form.
    static void choose(engine::FormModel &model, const QString &type)
    {
        const QString name = model.form()->about()["discriminator"_L1].toString(u"variant"_s);
        if (name.startsWith(u'/'))
            return; // of each line
        const QString path = u'/' + name;
        const bool several = name == "variants"_L1;
        model.setValue(path, several ? Json(Json::Array {Json(type)}) : Json(type));
    }

    Status drawState(const engine::FormPointer &form, const QString &type, const Example &example, Language language,
        State state)
    {
        const Json data = state == State::Filled ? example.data : Json::emptyObject();
        engine::FormModel model(form, data, contextOf(*form, example.context));
        if (state != State::Filled)
            choose(model, type);
        if (state == State::Problems) {
            for (const engine::FieldPlan &field : model.form()->schema().structure().fields) {
                if (field.kind == engine::FieldPlan::Kind::Table && field.scope == 0 && field.pointer != "/attachments"_L1
                    && model.state(field.pointer).relevant)
                    model.addRow(field.pointer);
            }
            model.showAllProblems();
        }
        const Sheet sheet = drawSheet(model, language);
        const QString tag = languageTag(language);
        const QString file = u"%1.%2.%3.%4.png"_s.arg(form->id(), type, tag, nameOf(state));
        if (!sheet.picture.save(m_directory + u'/' + file))
            return fail(ErrorKind::Storage, file);
        ++m_summary.pictures;
        for (const QString &misfit : sheet.misfits)
            m_summary.misfits.append(u"%1 %2 %3 %4: %5"_s.arg(form->id(), type, tag, nameOf(state), misfit));
        m_index += u"<a href=\"%1\"><img loading=lazy src=\"%1\" alt=\"%2\"><br>%3 %4</a>\n"_s.arg(
            file, file, tag, nameOf(state));
        return ok();
    }

    Status writeIndex() const
    {
        QString misfits;
        for (const QString &misfit : m_summary.misfits)
            misfits += u"<li>"_s + misfit.toHtmlEscaped() + u"</li>\n"_s;
        QSaveFile file(m_directory + u"/index.html"_s);
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorKind::Storage, file.fileName());
        file.write(u"<!doctype html><meta charset=utf-8><title>Forms</title>\n"
                   "<style>body{font-family:sans-serif}.row{display:flex;gap:12px;overflow-x:auto}img{width:340px;border:1px "
                   "solid #ccc}a{color:inherit;text-decoration:none}</style>\n<h1>%1 forms, %2 pictures</h1>\n"_s
                       .arg(m_summary.forms)
                       .arg(m_summary.pictures)
                       .toUtf8());
        file.write(u"<h2>Cut off: %1</h2><ul>\n%2</ul>\n"_s.arg(m_summary.misfits.size()).arg(misfits).toUtf8());
        file.write(m_index.toUtf8());
        return file.commit() ? ok() : fail(ErrorKind::Storage, file.fileName());
    }
};

} // namespace

Result<Summary> drawGallery(
    const QString &formsFolder, const QString &directory, const std::function<void(Language)> &speak)
{
    auto library = market::FormLibrary::open(formsFolder);
    if (!library)
        return fail(library.error());
    auto reference = market::ReferenceData::open();
    if (!reference)
        return fail(reference.error());
    if (!QDir().mkpath(directory))
        return fail(ErrorKind::Storage, directory);
    Gallery gallery(*std::move(library), std::make_shared<const market::ReferenceData>(*std::move(reference)), directory, speak);
    return gallery.draw();
}

} // namespace eforms::gallery
