#pragma once

#include "widgets/editorfactory.h"

#include <QStackedWidget>

#include <vector>

class QScrollArea;

namespace eforms::widgets {

class FormBody;

/// A form on screen: one scrolling page for each section of its layout, drawn from a FormModel and feeding edits back.
///
/// Holds no truth. Change of language, undo and everything the model says happen in place: focus, scroll position and
/// what is being typed stay. Ctrl+Z and Ctrl+Y work anywhere in it, Ctrl+PageUp and Ctrl+PageDown change the section.
class FormView : public QStackedWidget
{
    Q_OBJECT

public:
    struct Section {
        QString title;
        QString name;      ///< stable, of the layout: `section.positions`
        int errors = 0;    ///< on show
        int warnings = 0;  ///< on show
        bool visible = true; ///< false: the form's rules hide it
    };

    /// @p model must outlive this.
    FormView(engine::FormModel &model, Language language, QWidget *parent = nullptr);
    ~FormView() override;

    void setLanguage(Language language);
    [[nodiscard]] Language language() const { return m_scene.language; }
    /// Candidates for fields with a look-up. Without it these fields are typed.
    void setLookupSource(LookupSource source);
    /// Who takes the files that a person adds.
    void setAttachmentHandler(AttachmentHandler handler);
    /// Replaces the file dialog of the desktop.
    void setFileChooser(FileChooser chooser);
    /// The same for files that tables are read from and written to.
    void setPathChooser(PathChooser chooser);

    /// All sections in the order of the layout; an index stays the same while this lives.
    [[nodiscard]] QList<Section> sections() const;
    [[nodiscard]] int currentSection() const { return currentIndex(); }
    void showSection(int section);
    /// Shows the field or cell at @p path and gives it the focus; false when the form has no such place.
    bool focusPath(const QString &path);
    /// The first field of the current section that can be edited.
    void focusFirst();

Q_SIGNALS:
    void currentSectionChanged(int section);
    /// Titles, visibility or counts.
    void sectionsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Page {
        const engine::LayoutElement *element = nullptr;
        QScrollArea *area = nullptr;
        FormBody *body = nullptr; ///< null until first shown
        QStringList pointers;     ///< of its fields and tables
    };

    void collectPages(const engine::LayoutElement &element);
    void addPage(const engine::LayoutElement &element);
    void build(Page &page);
    void onCurrentChanged(int section);
    void retranslate();
    void stepSection(int by);
    void keepInSight(QWidget *now);
    [[nodiscard]] int sectionOf(const QString &path) const;
    [[nodiscard]] QString titleOf(const Page &page) const;

    FormScene m_scene;
    EditorFactory m_factory;
    std::vector<Page> m_pages;
};

} // namespace eforms::widgets
