#include "widgets/listeditor.h"

#include "widgets/rowbuttons.h"
#include "widgets/theme.h"
#include "widgets/typedvalue.h"
#include "widgets/valuetext.h"

#include <QAbstractItemDelegate>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

constexpr int lines = 4;

} // namespace

ListEditor::ListEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_list(new QListWidget(this))
    , m_buttons(new RowButtons(field().name, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_list);
    m_list->setSpacing(2);
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * lines * 3 / 2);
    m_list->setEditTriggers(
        QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setControl(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    for (QPushButton *each : m_buttons->all()) {
        addPart(each);
        row->addWidget(each);
    }
    row->addStretch(1);
    column->addLayout(row);
    connect(m_buttons, &RowButtons::addWanted, this, &ListEditor::add);
    connect(m_buttons, &RowButtons::removeWanted, this, &ListEditor::remove);
    connect(m_buttons, &RowButtons::moveWanted, this, &ListEditor::move);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { takeLine(m_list->row(item)); });
    connect(
        m_list->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, [this] { onFocusOut(Qt::OtherFocusReason); },
        Qt::QueuedConnection);
    connect(m_list, &QListWidget::currentRowChanged, this, &ListEditor::refreshButtons);
    retranslate();
    refresh();
    refreshButtons();
}

void ListEditor::retranslate()
{
    m_buttons->retranslate();
}

void ListEditor::describe(const QString &label, const QString &description)
{
    FieldEditor::describe(label, description);
    m_buttons->describe(label);
}

void ListEditor::showValue(const Json &value)
{
    const QSignalBlocker quiet(m_list);
    const int kept = m_list->currentRow();
    m_values = value.array();
    m_list->clear();
    for (const Json &one : std::as_const(m_values)) {
        auto *item = new QListWidgetItem(one.toString(one.numberToken()), m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(qMin(kept, m_list->count() - 1));
    refreshButtons();
}

Json ListEditor::entered() const
{
    Json::Array values = m_values;
    values.removeIf([](const Json &one) { return one.isAbsent(); });
    return values.isEmpty() ? Json() : Json(values);
}

void ListEditor::showElement(const QString &path)
{
    bool isLine = false;
    const int line = path.section(u'/', -1).toInt(&isLine);
    if (isLine && line < m_list->count())
        m_list->setCurrentRow(line);
}

void ListEditor::add()
{
    const qsizetype most = field().facts.maxItems.value_or(m_values.size() + 1);
    if (field().readonly || m_values.size() >= most)
        return;
    {
        const QSignalBlocker quiet(m_list);
        auto *item = new QListWidgetItem(m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        m_values.append(Json());
    }
    m_list->setCurrentRow(m_list->count() - 1);
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->editItem(m_list->currentItem());
}

void ListEditor::remove()
{
    const int row = m_list->currentRow();
    if (row < 0 || field().readonly)
        return;
    m_values.removeAt(row);
    delete m_list->takeItem(row);
    commit(entered());
    refreshButtons();
}

void ListEditor::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count() || field().readonly)
        return;
    m_values.move(row, to);
    const Json moved = entered();
    showValue(moved);
    m_list->setCurrentRow(to);
    commit(moved);
}

void ListEditor::takeLine(int row)
{
    if (row < 0 || row >= m_values.size())
        return;
    const Json value = typedValue(field().facts, m_list->item(row)->text());
    m_values[row] = value;
    {
        const QSignalBlocker quiet(m_list);
        m_list->item(row)->setText(value.toString(value.numberToken()));
    }
    commit(entered());
    if (value.isAbsent()) // not at once: the line's own editor is still there
        QMetaObject::invokeMethod(this, &ListEditor::finish, Qt::QueuedConnection);
}

void ListEditor::finish()
{
    for (int row = m_list->count() - 1; row >= 0; --row) {
        if (!m_values.at(row).isAbsent())
            continue;
        m_values.removeAt(row);
        delete m_list->takeItem(row);
    }
    refreshButtons();
}

void ListEditor::refreshButtons()
{
    const qint64 most = field().facts.maxItems.value_or(m_values.size() + 1);
    m_buttons->setPlace(m_list->currentRow(), m_list->count(), most);
}

bool ListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && m_buttons->takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
