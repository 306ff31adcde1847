#pragma once

#include "ui/banners.h"
#include "ui/shell.h"

#include <QPointer>
#include <QWidget>

namespace eforms::widgets {
class ReviewView;
}
class QVBoxLayout;

namespace eforms::ui {

class DecisionPanel;
class ReviewFacts;

/// One request to read, and what this person may do with it; what is not his to press is disabled and says why.
///
/// Object names: review.title, review.message, review.hindrance, review.approve, review.return, review.decline,
/// review.recall, review.withdraw, review.answer, review.approveAnswer, review.pdf, review.close, and those of
/// ReviewFacts and DecisionPanel.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    ReviewPage(Shell &shell, workflow::Workplace &workplace, std::shared_ptr<workflow::ReviewFlow> flow,
        QWidget *parent);
    ~ReviewPage() override;

    [[nodiscard]] const workflow::ReviewFlow &flow() const { return *m_flow; }

Q_SIGNALS:
    void closed();
    /// The request has become this person's draft again.
    void draftChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Action {
        domain::Event event;
        QPushButton *button;
    };

    void makeActions(QLayout *row);
    void makeView();
    void retranslate();
    void refresh();
    void refreshHindrance();
    [[nodiscard]] bool concerns(domain::Event event) const;
    void onDone(domain::Event event);
    void savePdf();
    void writePdf(const QString &path);
    void saveAttachment(const QString &id, const QString &fileName);

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    std::shared_ptr<workflow::ReviewFlow> m_flow;
    QLabel *m_title;
    MessageBanner *m_message;
    QWidget *m_viewPlace;
    widgets::ReviewView *m_view = nullptr;
    Card *m_side;
    ReviewFacts *m_facts;
    DecisionPanel *m_decision;
    QLabel *m_hindrance;
    QList<Action> m_actions;
    QPushButton *m_pdf;
    QPushButton *m_close;
    bool m_saving = false;
};

} // namespace eforms::ui
