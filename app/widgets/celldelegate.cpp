#include "widgets/celldelegate.h"

#include "widgets/problemtext.h"
#include "widgets/tablemodel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

FieldEditor *editorOf(QObject *watched)
{
    for (QObject *object = watched; object != nullptr; object = object->parent()) {
        if (auto *editor = qobject_cast<FieldEditor *>(object))
            return editor;
    }
    return nullptr;
}

} // namespace

CellDelegate::CellDelegate(FormScene &scene, const EditorFactory &factory, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_scene(scene)
    , m_factory(factory)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Tokens t = tokens(option.palette);
    if (index.data(TableModel::ChangedRole).toBool())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), t.accent);
    const QString mark = index.data(TableModel::ProblemRole).toString();
    if (mark.isEmpty())
        return;
    const QColor colour = mark == "error"_L1 ? t.error : t.warning;
    painter->save();
    painter->setPen(QPen(colour, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const QPoint corner = option.rect.topRight();
    painter->drawPolygon(QPolygon({corner + QPoint(-10, 1), corner + QPoint(0, 1), corner + QPoint(0, 11)}));
    painter->restore();
}

QWidget *CellDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TableModel *>(index.model());
    if (model == nullptr)
        return nullptr;
    FieldSpec field;
    field.path = model->path(index);
    field.facts = model->columns().at(index.column()).facts;
    field.options = model->columns().at(index.column()).options;
    field.name = u"field."_s + dotted(field.path);
    field.inCell = true;
    FieldEditor *editor = m_factory.make(m_scene, field, parent);
    editor->setAutoFillBackground(true);
    editor->setBackgroundRole(QPalette::Base);
    editor->control()->installEventFilter(const_cast<CellDelegate *>(this));
    const int row = model->formRow(index.row());
    connect(&m_scene.model, &engine::FormModel::fieldChanged, editor, [editor](const QString &changed) {
        if (changed == editor->field().path)
            editor->refresh();
    });
    connect(&m_scene.model, &engine::FormModel::problemsChanged, editor, [this, editor, row] { describe(editor, row); });
    describe(editor, row);
    return editor;
}

void CellDelegate::describe(FieldEditor *editor, int row) const
{
    const QString label = m_scene.form().label(editor->field().facts.pointer, m_scene.language);
    const engine::FieldState state = m_scene.model.state(editor->field().path);
    const QString name = state.required ? tr("%1, line %2, required").arg(label).arg(row + 1)
                                        : tr("%1, line %2").arg(label).arg(row + 1);
    const bool shown = m_scene.model.showsProblemsOf(editor->field().path);
    const QString problems
        = shown ? problemTexts(m_scene.form(), state.problems, m_scene.language) : QString();
    editor->describe(name, problems);
    editor->control()->setToolTip(problems);
}

void CellDelegate::setEditorData(QWidget *, const QModelIndex &) const { } // the editor reads the form itself

void CellDelegate::setModelData(QWidget *, QAbstractItemModel *, const QModelIndex &) const { } // and writes to it

void CellDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

void CellDelegate::close(FieldEditor *editor)
{
    if (editor->property("closed").toBool())
        return; // the loss of focus that closing brings comes back here
    editor->setProperty("closed", true);
    m_scene.model.markVisited(editor->field().path);
    Q_EMIT closeEditor(editor, QAbstractItemDelegate::NoHint);
}

bool CellDelegate::onKey(FieldEditor *editor, int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        editor->takeBack();
        close(editor);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close(editor);
        Q_EMIT moved(modifiers & Qt::ShiftModifier ? Move::Up : Move::Down);
        return true;
    case Qt::Key_Tab:
        close(editor);
        Q_EMIT moved(Move::Next);
        return true;
    case Qt::Key_Backtab:
        close(editor);
        Q_EMIT moved(Move::Previous);
        return true;
    default: // all other keys belong to the editor
        return false;
    }
}

bool CellDelegate::eventFilter(QObject *watched, QEvent *event)
{
    FieldEditor *editor = editorOf(watched);
    if (editor == nullptr || watched != editor->control())
        return QStyledItemDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        return onKey(editor, static_cast<QKeyEvent *>(event)->key(), static_cast<QKeyEvent *>(event)->modifiers());
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool inside = reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
        if (!inside)
            QMetaObject::invokeMethod(editor, [this, editor] { close(editor); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace eforms::widgets
