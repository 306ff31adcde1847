#pragma once

#include "widgets/editorfactory.h"

#include <QMultiHash>

#include <vector>

class QVBoxLayout;

namespace eforms::widgets {

class CategoriesPane;
class FieldBlock;
class RowsEditor;

/// The widgets of one part of a layout: a section of the form, or the detail of one row.
class FormBody : public QWidget
{
    Q_OBJECT

public:
    struct Place {
        QString table;   ///< pointer of the table whose row is shown; empty at the root
        QString rowPath; ///< `/positions/2`; empty at the root
        QString prefix = QStringLiteral("field."); ///< of object names
    };

    /// @p elements must outlive this.
    FormBody(FormScene &scene, const EditorFactory &factory, const std::vector<const engine::LayoutElement *> &elements,
        Place place, QWidget *parent);

    void setRowPath(const QString &rowPath);
    void retranslate();
    /// Everything from the model again.
    void refresh();
    void refreshProblems();
    /// Gives the focus to the field at @p path, or to the cell of a table; false when it is not here.
    bool focusPath(const QString &path);
    /// False when nothing here can be edited.
    bool focusFirst();
    /// False when the layout's rules and the data hide all that is in here.
    [[nodiscard]] bool hasVisible() const { return m_visible; }

Q_SIGNALS:
    /// hasVisible() is another one now.
    void visibilityChanged();

private:
    struct Node {
        const engine::LayoutElement *element = nullptr;
        QWidget *widget = nullptr;
        FieldBlock *block = nullptr;
        RowsEditor *rows = nullptr;
        CategoriesPane *pane = nullptr;
        std::vector<Node> children {};
        bool visible = true;
        Node *parent = nullptr; ///< set by index()
        bool inPane = false; ///< the pane shows and hides it
    };

    Node build(const engine::LayoutElement &element, QWidget *parent);
    Node buildContainer(const engine::LayoutElement &element, QWidget *parent);
    Node buildGroup(const engine::LayoutElement &element, QWidget *parent);
    Node buildCategories(const engine::LayoutElement &element, QWidget *parent);
    Node buildControl(const engine::LayoutElement &element, QWidget *parent);
    Node buildRows(const engine::LayoutElement &element, QWidget *parent);
    RowsEditor *makeRows(const engine::LayoutElement &element, QWidget *parent);
    void rebuildRows(Node &node);
    Node buildField(const engine::LayoutElement &element, const QString &pointer, QWidget *parent);
    Node buildObject(const engine::LayoutElement &element, const FieldFacts &facts, QWidget *parent);
    Node buildText(const engine::LayoutElement &element, QWidget *parent);
    void index(Node &node);
    [[nodiscard]] bool isShown(const Node &node) const;
    void setShown(Node &node, bool visible);
    void updateVisibility(Node &node);
    void updateAllVisibility();
    void updateWhole();
    void updateUpwards(Node &node);
    void updateRuled();
    void onProblemsChanged();
    void refreshPanes();
    void countProblems(Node &node, const engine::Problems &shown);
    void retranslate(Node &node);
    void retranslateHeading(Node &node);
    void onFieldChanged(const QString &path);
    void reveal(QWidget *inside);
    [[nodiscard]] QString pathOf(const QString &pointer) const;

    FormScene &m_scene;
    const EditorFactory &m_factory;
    Place m_place;
    QVBoxLayout *m_column;
    std::vector<Node> m_nodes;
    std::vector<std::unique_ptr<engine::LayoutElement>> m_made; ///< elements for the members of objects
    QMultiHash<QString, FieldBlock *> m_blocks; ///< by path
    QList<FieldBlock *> m_order;
    QList<RowsEditor *> m_rows;
    QList<CategoriesPane *> m_panes;
    std::vector<Node *> m_ruled; ///< with a rule of the layout
    QMultiHash<QString, Node *> m_byPointer; ///< fields and tables
    bool m_visible = true;
    bool m_showsAll = false; ///< problems of fields that nobody has visited too
};

/// Pointers of all controls of an element.
[[nodiscard]] QStringList elementPointers(const engine::LayoutElement &element);
/// The words of a Label, Group or Category: by its i18n key, else as written.
[[nodiscard]] QString elementText(const FormScene &scene, const engine::LayoutElement &element);

} // namespace eforms::widgets
