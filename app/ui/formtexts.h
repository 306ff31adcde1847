#pragma once

#include "engine/formdefinition.h"
#include "workflow/workplace.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace eforms::ui {

/// Words that only a form itself has, for lists of requests: names of request types, stages and results. A form that is
/// not at hand is asked for once; changed() tells when its words are there.
class FormTexts : public QObject
{
    Q_OBJECT

public:
    explicit FormTexts(workflow::Workplace &workplace, QObject *parent = nullptr);

    /// Name of the request type; empty until the form is known.
    [[nodiscard]] QString variant(const domain::Request &request, Language language);

Q_SIGNALS:
    void changed();

private:
    workflow::Workplace &m_workplace;
    QHash<QString, engine::FormPointer> m_forms; ///< by `slug version`
    QSet<QString> m_asked;
};

} // namespace eforms::ui
