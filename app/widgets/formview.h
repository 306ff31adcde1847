#pragma once

#include "widgets/editorfactory.h"

#include <QStackedWidget>

#include <vector>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace eforms::widgets {

class SectionBody;

/// A form on screen: one scrolling page for each section of its layout, drawn from a FormModel and feeding edits back.
///
/// Holds no truth. Change of language, undo and everything the model says happen in place: focus, scroll position and
/// what is being typed stay. Ctrl+Z and Ctrl+Y work anywhere in it and go to what they change, Ctrl+PageUp and
/// Ctrl+PageDown change the section. A layout whose root is a wizard has Back and Next at the end of each section.
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
    /// What the calendars of date fields mark. Without it they mark nothing.
    void setDaySource(DaySource source);
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
    /// Undoes or redoes one step of the form, and shows and focuses what has changed by it.
    void takeBack();
    void doAgain();
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
        SectionBody *body = nullptr; ///< null until first shown
        QPushButton *back = nullptr; ///< of a wizard
        QPushButton *next = nullptr;
        QStringList pointers;     ///< of its fields and tables
    };

    void collectPages();
    void addPage(const engine::LayoutElement &element);
    void build(Page &page);
    void addNavigation(Page &page, QVBoxLayout &column);
    void refreshNavigation();
    void onCurrentChanged(int section);
    void showChange(const Json &before);
    void retranslate();
    void stepSection(int by);
    void keepInSight(QWidget *now);
    /// The next section in a direction that is not hidden; -1 where there is none.
    [[nodiscard]] int neighbour(int section, int by) const;
    [[nodiscard]] int sectionOf(const QString &path) const;
    [[nodiscard]] QString titleOf(const Page &page) const;

    FormScene m_scene;
    EditorFactory m_factory;
    std::vector<Page> m_pages;
    bool m_guided = false; ///< a wizard
};

} // namespace eforms::widgets
