#pragma once

#include "ui/formtexts.h"
#include "ui/shell.h"

#include <QIdentityProxyModel>

namespace eforms::ui {

/// The inbox in the words of the screen: what the model holds as codes is worded here, nothing else.
class InboxWords : public QIdentityProxyModel
{
    Q_OBJECT

public:
    /// @p screen gives palette and resolution for the icons of states.
    InboxWords(Shell &shell, workflow::Workplace &workplace, FormTexts &texts, QWidget *screen);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Words anew: after a change of language, or because time has passed.
    void reword();

    /// Title of the e-service with the request type.
    [[nodiscard]] QString title(const domain::Request &request) const;
    [[nodiscard]] QString variant(const domain::Request &request) const;
    [[nodiscard]] QString deadline(const domain::Request &request) const;

private:
    [[nodiscard]] QString text(const domain::Request &request, int column) const;

    const QWidget *m_screen;
    Shell &m_shell;
    workflow::Workplace &m_workplace;
    FormTexts &m_texts;
};

} // namespace eforms::ui
