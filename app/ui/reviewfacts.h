#pragma once

#include "ui/parts.h"
#include "ui/shell.h"

#include <QWidget>

class QVBoxLayout;

namespace eforms::ui {

/// Beside a request under review: state, approvals, who has it open, what the clearing house says, and the history.
///
/// Object names: review.state, review.facts, review.warnings, review.query, review.rows, review.attachments,
/// review.history, review.chain.
class ReviewFacts : public QWidget
{
    Q_OBJECT

public:
    ReviewFacts(Shell &shell, workflow::Workplace &workplace, workflow::ReviewFlow &flow, QWidget *parent);

    void refresh();

Q_SIGNALS:
    void attachmentChosen(const QString &id, const QString &fileName);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QStringList factLines() const;
    [[nodiscard]] QStringList approvalLines() const;
    [[nodiscard]] QStringList warningLines() const;
    [[nodiscard]] QStringList rowLines() const;
    void refreshQuery();
    void refreshHistory();
    void refreshAttachments();

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    workflow::ReviewFlow &m_flow;
    StatusText *m_state;
    QLabel *m_facts;
    StatusText *m_warnings;
    QLabel *m_query;
    QLabel *m_rows;
    QLabel *m_attachmentsTitle;
    QVBoxLayout *m_attachments;
    QLabel *m_historyTitle;
    QLabel *m_history;
    StatusText *m_chain;
};

} // namespace eforms::ui
