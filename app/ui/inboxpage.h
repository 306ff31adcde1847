#pragma once

#include "ui/inboxwords.h"
#include "ui/parts.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace eforms::ui {

/// All requests of the acting membership as a table with filters, and the chosen one beside it.
///
/// Selection and scroll position survive whatever arrives from the server. Object names: inbox.table, inbox.search,
/// inbox.filter.mine, inbox.filter.waiting, inbox.filter.finished, inbox.filter.all, inbox.empty, inbox.preview,
/// inbox.open.
class InboxPage : public QWidget
{
    Q_OBJECT

public:
    InboxPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

    void takeFocus();
    /// Marks a request, changing to the filter that shows it if need be.
    void select(const QString &id);

Q_SIGNALS:
    void requestChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFilters(QLayout *row);
    void makeTable();
    [[nodiscard]] QWidget *makePreview();
    void retranslate();
    void refresh();
    void refreshPreview();
    void fitPreview();
    void fitColumns();
    [[nodiscard]] bool isPreviewBeside() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString currentId() const;
    void open();

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    FormTexts m_texts;
    InboxWords m_words;
    QTimer m_minute;
    QLabel *m_title;
    QLineEdit *m_search;
    QButtonGroup *m_filters;
    QStackedWidget *m_stack;
    QBoxLayout *m_body;
    QTableView *m_table;
    QLabel *m_empty;
    Card *m_preview;
    QLabel *m_previewTitle = nullptr;
    StatusText *m_previewState = nullptr;
    QLabel *m_previewFacts = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace eforms::ui
