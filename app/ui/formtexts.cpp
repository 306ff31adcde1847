#include "ui/formtexts.h"

#include "engine/structure.h"

namespace eforms::ui {

using namespace Qt::StringLiterals;

FormTexts::FormTexts(workflow::Workplace &workplace, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
{
}

QString FormTexts::variant(const domain::Request &request, Language language)
{
    const QString name = u"%1 %2"_s.arg(request.form).arg(request.formVersion);
    if (const engine::FormPointer form = m_forms.value(name)) {
        const QString field = form->about()["discriminator"_L1].toString(u"variant"_s);
        const QString pointer = engine::withoutIndices(field.startsWith(u'/') ? QString(field).replace(u'*', u'0') : u'/' + field);
        QStringList names;
        for (const QString &type : request.types())
            names.append(form->choiceLabel(pointer, Json(type), language));
        return names.join(language == Language::English ? u", "_s : u"、"_s);
    }
    if (!m_asked.contains(name)) {
        m_asked.insert(name);
        then(m_workplace.review(request.id), this,
            [this, name](const Result<std::shared_ptr<workflow::ReviewFlow>> &flow) {
                if (!flow)
                    return;
                m_forms.insert(name, (*flow)->form());
                Q_EMIT changed();
            });
    }
    return {};
}

} // namespace eforms::ui
