#pragma once

#include "ui/parts.h"
#include "ui/shell.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace eforms::ui {

/// Approving, returning, declining, taking back: what will happen, and what is needed before it may.
///
/// Object names: review.decision, review.consequences, review.checked, review.late, review.secondFactor,
/// review.confirmApprove, review.reason, review.reasonCount, review.confirmReturn, review.confirmDecline,
/// review.confirmRecall, review.confirmWithdraw, review.confirmAnswer, review.cancel.
class DecisionPanel : public Card
{
    Q_OBJECT

public:
    DecisionPanel(Shell &shell, workflow::ReviewFlow &flow, QWidget *parent);

    /// Asks what @p event needs and takes the focus.
    void begin(domain::Event event);
    void close();
    [[nodiscard]] bool isAsking() const { return m_event.has_value(); }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void refresh();
    void confirm();
    [[nodiscard]] bool needsReason() const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString consequences() const;
    [[nodiscard]] QString confirmWords() const;
    [[nodiscard]] QString confirmName() const;

    Shell &m_shell;
    workflow::ReviewFlow &m_flow;
    std::optional<domain::Event> m_event;
    QLabel *m_title;
    QLabel *m_consequences;
    QCheckBox *m_checked;
    QCheckBox *m_late;
    QLabel *m_factorLabel;
    QLineEdit *m_factor;
    QLabel *m_reasonLabel;
    QPlainTextEdit *m_reason;
    QLabel *m_count;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace eforms::ui
