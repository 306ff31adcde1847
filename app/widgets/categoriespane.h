#pragma once

#include "engine/problem.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace eforms::widgets {

/// Categories inside a page of the form: tabs, or the numbered steps of a wizard with Back and Next below them. Each
/// says how many problems are on show in it.
class CategoriesPane : public QWidget
{
    Q_OBJECT

public:
    enum class Style {
        Tabs,
        Steps,       ///< numbered
        GuidedSteps, ///< numbered, with Back and Next
    };

    CategoriesPane(Style style, QWidget *parent);

    /// The style that a Categorization's options ask for.
    [[nodiscard]] static Style styleOf(const Json &options);

    /// Takes @p page as the next category.
    void addCategory(QWidget *page);
    void setTitle(int category, const QString &title);
    /// Hides or shows a category as the form's rules say.
    void setShown(int category, bool shown);
    void setProblems(int category, int errors, int warnings);
    /// Shows the category that holds @p inside.
    void reveal(const QWidget *inside);
    void retranslate();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Category {
        QString title;
        int errors = 0;
        int warnings = 0;
    };

    void refreshTab(int category);
    void refreshSteps();
    void fitHeight();
    void step(int by);
    [[nodiscard]] int nextShown(int by) const;

    Style m_style;
    QTabWidget *m_tabs;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    QList<Category> m_categories;
};

} // namespace eforms::widgets
