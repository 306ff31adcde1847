#pragma once

#include "ui/entrylist.h"
#include "ui/shell.h"

#include <QWidget>

class QLineEdit;

namespace eforms::ui {

/// All e-services in the order and under the headings of the portal's list; those that cannot be started are grey and
/// say why.
///
/// Object names: services.list (entries: slug as Qt::UserRole), services.search, services.open, services.reason,
/// services.purpose.
class ServicesPage : public QWidget
{
    Q_OBJECT

public:
    ServicesPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

    void takeFocus();

Q_SIGNALS:
    void serviceChosen(const QString &slug);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void refresh();
    void showDetails();
    void open(const QString &slug);
    [[nodiscard]] const workflow::Catalogue::Entry *entry(const QString &slug) const;
    [[nodiscard]] EntryList::Entry row(const workflow::Catalogue::Entry &entry) const;
    [[nodiscard]] QString reason(workflow::Catalogue::Closed closed) const;
    [[nodiscard]] QString facts(const domain::Service &service) const;

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    QLabel *m_title;
    QLineEdit *m_search;
    EntryList *m_list;
    Card *m_details;
    QLabel *m_name;
    QLabel *m_purpose;
    QLabel *m_facts;
    QLabel *m_reason;
    QPushButton *m_open;
};

} // namespace eforms::ui
