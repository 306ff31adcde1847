#pragma once

#include "widgets/editorfactory.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace eforms::widgets {

class TableModel;

/// A form to read, for the person who checks it: everything on one page, labels at the left, values as selectable text,
/// tables whole. What differs from a baseline is marked at the margin, with the old value in words.
class ReviewView : public QScrollArea
{
    Q_OBJECT

public:
    /// @p model must outlive this; it is only read.
    ReviewView(engine::FormModel &model, Language language, QWidget *parent = nullptr);
    ~ReviewView() override;

    void setLanguage(Language language);
    /// The data to compare with (what was returned, or the template); Absent: nothing is marked.
    void setBaseline(const Json &oldData);
    /// Paths that differ from the baseline, in form order.
    [[nodiscard]] QStringList changedPaths() const;
    /// Scrolls there; false when the form has no such place.
    bool focusPath(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addElement(const engine::LayoutElement &element, QVBoxLayout &column);
    void addHeading(const engine::LayoutElement &element, QVBoxLayout &column, bool section);
    void addControl(const engine::LayoutElement &element, QVBoxLayout &column);
    void addField(const QString &pointer, QVBoxLayout &column);
    void addTable(const engine::LayoutElement &element, QVBoxLayout &column);
    /// Remembers a value that is there and not submitted.
    void noteHidden(const QString &path);
    void addHiddenNote(QVBoxLayout &column);
    [[nodiscard]] QLabel *label(const QString &text, QWidget *parent) const;

    FormScene m_scene;
    EditorFactory m_factory;
    Json m_baseline;
    QStringList m_changed;
    QStringList m_hidden; ///< places of values that are not submitted
    QHash<QString, QWidget *> m_places; ///< by pointer
    QString m_heading; ///< the last one written
};

} // namespace eforms::widgets
