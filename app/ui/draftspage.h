#pragma once

#include "ui/banners.h"
#include "ui/entrylist.h"
#include "ui/shell.h"

#include <QWidget>

namespace eforms::ui {

/// Drafts being typed, and those confirmed here that have not reached the server or were refused by it.
///
/// Object names: drafts.list (entries: draft id as Qt::UserRole), drafts.open, drafts.discard, drafts.question,
/// drafts.message.
class DraftsPage : public QWidget
{
    Q_OBJECT

public:
    DraftsPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

    void takeFocus();

Q_SIGNALS:
    void draftChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void refreshButtons();
    [[nodiscard]] EntryList::Entry rowOf(const domain::Draft &draft) const;
    [[nodiscard]] EntryList::Entry waitingRow(const domain::Draft &draft) const;
    [[nodiscard]] bool canOpen(const QString &id) const;
    void open(const QString &id);
    void askDiscard();
    void discard(const QString &id);

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    QLabel *m_title;
    QLabel *m_hint;
    MessageBanner *m_message;
    QuestionPanel *m_question;
    EntryList *m_list;
    QPushButton *m_open;
    QPushButton *m_discard;
    std::shared_ptr<workflow::FormSession> m_discarding;
};

} // namespace eforms::ui
