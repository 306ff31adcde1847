#pragma once

#include "widgets/editorfactory.h"

#include <QStyledItemDelegate>

namespace eforms::widgets {

/// Edits table cells with the same editors as the rest of the form, and marks cells that have problems.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Where the selection goes when a cell is left by key.
    enum class Move { Next, Previous, Down, Up };

    CellDelegate(FormScene &scene, const EditorFactory &factory, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void moved(eforms::widgets::CellDelegate::Move move);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void describe(FieldEditor *editor, int row) const;
    bool onKey(FieldEditor *editor, int key, Qt::KeyboardModifiers modifiers);
    void close(FieldEditor *editor);

    FormScene &m_scene;
    const EditorFactory &m_factory;
};

} // namespace eforms::widgets
