#pragma once

#include "engine/formmodel.h"
#include "ui/banners.h"
#include "ui/languages.h"
#include "workflow/formpreview.h"

#include <QWidget>

#include <memory>

class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QSplitter;
class QTabWidget;

namespace eforms::widgets {
class FormView;
class ProblemSummary;
}

namespace eforms::ui {

/// A form as its author works on it: the form itself, beside it what is wrong with the values, what should be put right
/// in the files, and the data. Follows the files; what was typed stays, and so do section, focus and language.
///
/// Object names: preview.folder, preview.state, preview.failure, preview.zh, preview.en, preview.showProblems,
/// preview.sections, preview.view, preview.problems, preview.findings, preview.data.
class PreviewWindow : public QWidget
{
    Q_OBJECT

public:
    /// @p preview and @p languages must outlive this.
    PreviewWindow(workflow::FormPreview &preview, Languages &languages);
    ~PreviewWindow() override;

    /// The form on show; null while none could be loaded.
    [[nodiscard]] engine::FormModel *model() const { return m_model.get(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeTop();
    QWidget *makeSide();
    void rebuild();
    void makeView();
    void refreshFindings();
    void refreshSections();
    void refreshData();
    void retranslate();
    void attach(const QStringList &paths);
    [[nodiscard]] QString focusedPath() const;

    workflow::FormPreview &m_preview;
    Languages &m_languages;
    std::unique_ptr<engine::FormModel> m_model;
    QLabel *m_folder;
    QLabel *m_state;
    MessageBanner *m_failure;
    QPushButton *m_chinese = nullptr;
    QPushButton *m_english = nullptr;
    QPushButton *m_showProblems = nullptr;
    QSplitter *m_body;
    QListWidget *m_sections;
    QWidget *m_middle; ///< holds the view
    widgets::FormView *m_view = nullptr;
    QTabWidget *m_side = nullptr;
    QWidget *m_problemsPane = nullptr;
    widgets::ProblemSummary *m_problems = nullptr;
    QListWidget *m_findings = nullptr;
    QPlainTextEdit *m_data = nullptr;
};

} // namespace eforms::ui
