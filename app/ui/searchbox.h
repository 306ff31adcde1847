#pragma once

#include "ui/shell.h"

#include <QFrame>
#include <QLineEdit>

class QListWidget;

namespace eforms::ui {

/// Ctrl+K: e-services and requests that fit what is typed; Enter opens the marked one.
///
/// Object names: top.search (the field), search.results (the list below it).
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    SearchBox(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

    void begin();

Q_SIGNALS:
    void serviceChosen(const QString &slug);
    void requestChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void retranslate();
    void find();
    void findServices(const QStringList &words);
    void findRequests(const QStringList &words);
    void place();
    void choose();

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    QListWidget *m_results = nullptr; ///< child of the window, above the pages; made when first needed
};

} // namespace eforms::ui
