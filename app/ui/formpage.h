#pragma once

#include "ui/banners.h"
#include "ui/shell.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QListWidget;

namespace eforms::widgets {
class FormView;
class ProblemSummary;
}

namespace eforms::ui {

/// Filling in one form: sections at the left, fields in the middle, what to know at the right, the way on below.
///
/// Object names: form.title, form.deadline, form.sections, form.saved, form.remark, form.aside, form.message, form.problems,
/// form.approvals, form.attachments, form.draftId, form.close, form.discard, form.pass, form.consequences, form.late,
/// form.confirm, form.keepEditing, form.question; fields are named by widgets::FormView.
class FormPage : public QWidget
{
    Q_OBJECT

public:
    FormPage(Shell &shell, const workflow::Workplace &workplace, std::shared_ptr<workflow::FormSession> session,
        QWidget *parent);
    ~FormPage() override;

    [[nodiscard]] const workflow::FormSession &session() const { return *m_session; }

Q_SIGNALS:
    void closed();
    void discarded();
    void passed(const QString &requestId);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeSide();
    [[nodiscard]] Card *makeConfirm();
    [[nodiscard]] QLayout *makeButtons();
    void connectAll();
    void retranslate();
    void refresh();
    void colourSections();
    void refreshSections();
    void refreshRemark();
    void refreshAside();
    void refreshConfirm();
    void fitProblems();
    void review();
    void showConfirm(bool show);
    void confirm();
    void close();
    void askDiscard();
    [[nodiscard]] QString consequences() const;

    Shell &m_shell;
    const workflow::Workplace &m_workplace;
    std::shared_ptr<workflow::FormSession> m_session;
    bool m_closing = false;

    QLabel *m_title;
    StatusText *m_deadline;
    MessageBanner *m_remark;
    MessageBanner *m_aside;
    MessageBanner *m_message;
    QuestionPanel *m_question;
    QListWidget *m_sections = nullptr;
    widgets::FormView *m_view = nullptr;
    Card *m_side = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_help = nullptr;
    widgets::ProblemSummary *m_problems = nullptr;
    QWidget *m_problemsBox = nullptr;
    Card *m_confirmCard = nullptr;
    QLabel *m_confirmTitle = nullptr;
    QLabel *m_consequences = nullptr;
    QCheckBox *m_late = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_keepEditing = nullptr;
    StatusText *m_saved = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_pass = nullptr;
};

} // namespace eforms::ui
