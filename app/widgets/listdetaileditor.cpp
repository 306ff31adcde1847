#include "widgets/listdetaileditor.h"

#include "widgets/formbody.h"
#include "widgets/icons.h"
#include "widgets/problemlabel.h"
#include "widgets/rowbuttons.h"
#include "widgets/rowlabel.h"
#include "widgets/tabledetail.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

constexpr int listWidth = 200;

QLabel *plainLabel(QWidget *parent, bool bold)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setBold(bold);
    label->setFont(font);
    return label;
}

} // namespace

ListDetailEditor::ListDetailEditor(FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element,
    QString table, QWidget *parent)
    : RowsEditor(parent)
    , m_scene(scene)
    , m_element(element)
    , m_table(std::move(table))
    , m_detailLayout(tableDetail(scene.form(), element))
    , m_title(plainLabel(this, true))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::large);
    row->addWidget(buildList());
    row->addWidget(buildDetail(factory), 1);
    column->addLayout(row);
    m_problem = new ProblemLabel(this);
    m_problem->setObjectName(u"problem."_s + m_list->objectName());
    column->addWidget(m_problem);
    connectAll();
    refill();
    ListDetailEditor::retranslate();
}

ListDetailEditor::~ListDetailEditor() = default;

QWidget *ListDetailEditor::buildList()
{
    auto *pane = new QWidget(this);
    pane->setFixedWidth(listWidth);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    m_list = new QListWidget(pane);
    m_list->setObjectName(u"list."_s + dotted(m_table));
    m_list->setWordWrap(true);
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    m_buttons = new RowButtons(m_list->objectName(), this);
    const QList<QPushButton *> &all = m_buttons->all();
    for (const auto &[left, right] : {std::pair(all.at(0), all.at(1)), std::pair(all.at(2), all.at(3))}) {
        auto *line = new QHBoxLayout;
        line->setSpacing(space::small);
        line->addWidget(left, 1);
        line->addWidget(right, 1);
        column->addLayout(line);
    }
    return pane;
}

QWidget *ListDetailEditor::buildDetail(const EditorFactory &factory)
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::medium);
    m_nothing = plainLabel(frame, false);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_detailTitle = plainLabel(frame, true);
    m_detailPane = new QWidget(frame);
    auto *inside = new QVBoxLayout(m_detailPane);
    inside->setContentsMargins(0, 0, 0, 0);
    const FormBody::Place place {m_element.pointer, pointerTo(m_table, 0), u"detail."_s};
    m_detail = new FormBody(m_scene, factory, {&m_detailLayout}, place, m_detailPane);
    inside->addWidget(m_detail);
    column->addWidget(m_nothing);
    column->addWidget(m_detailTitle);
    column->addWidget(m_detailPane);
    column->addStretch(1);
    return frame;
}

void ListDetailEditor::connectAll()
{
    connect(m_buttons, &RowButtons::addWanted, this, &ListDetailEditor::add);
    connect(m_buttons, &RowButtons::removeWanted, this, &ListDetailEditor::remove);
    connect(m_buttons, &RowButtons::moveWanted, this, &ListDetailEditor::move);
    connect(m_list, &QListWidget::currentRowChanged, this, &ListDetailEditor::showRow);
    const auto onRows = [this](const QString &table) {
        if (table == m_table)
            refill();
    };
    connect(&m_scene.model, &engine::FormModel::rowsInserted, this, onRows);
    connect(&m_scene.model, &engine::FormModel::rowsRemoved, this, onRows);
    connect(&m_scene.model, &engine::FormModel::reset, this, &ListDetailEditor::refill);
    connect(&m_scene.model, &engine::FormModel::fieldChanged, this, &ListDetailEditor::onFieldChanged);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &ListDetailEditor::refreshProblems);
}

void ListDetailEditor::retranslate()
{
    const QString label = m_scene.form().label(m_element.pointer, m_scene.language);
    const bool required = m_scene.model.state(m_table).required && isOpen();
    m_title->setText(required ? label + u" *"_s : label);
    m_list->setAccessibleName(required ? tr("%1, required").arg(label) : label);
    m_list->setAccessibleDescription(m_scene.form().hint(m_element.pointer, m_scene.language));
    m_buttons->retranslate();
    m_buttons->describe(label);
    m_nothing->setText(isOpen() ? tr("Nothing yet. Press Add, or the Insert key in the list.") : tr("Nothing entered"));
    m_detail->retranslate();
    showRow();
}

bool ListDetailEditor::isOpen() const
{
    return !m_scene.model.isReadonly() && !m_scene.model.state(m_table).readonly;
}

void ListDetailEditor::add()
{
    if (!isOpen())
        return;
    const int row = m_scene.model.addRow(m_table);
    if (row < 0)
        return;
    m_list->setCurrentRow(row);
    m_detail->focusFirst();
}

void ListDetailEditor::remove()
{
    const int row = m_list->currentRow();
    if (row < 0 || !isOpen())
        return;
    m_scene.model.removeRow(m_table, row);
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
    m_list->setFocus(Qt::OtherFocusReason);
}

void ListDetailEditor::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count() || !isOpen())
        return;
    m_scene.model.moveRow(m_table, row, to);
    m_list->setCurrentRow(to);
}

void ListDetailEditor::refill()
{
    {
        const QSignalBlocker quiet(m_list);
        const int rows = m_scene.model.rowCount(m_table);
        const int kept = qMax(0, m_list->currentRow());
        while (m_list->count() > rows)
            delete m_list->takeItem(m_list->count() - 1);
        while (m_list->count() < rows)
            m_list->addItem(QString());
        m_list->setCurrentRow(qMin(kept, rows - 1));
    }
    showRow();
}

void ListDetailEditor::refreshItem(int row)
{
    QListWidgetItem *item = m_list->item(row);
    const QString label = rowLabel(m_scene, m_element, pointerTo(m_table, row));
    const QString mark = m_marks.value(row);
    item->setText(label);
    item->setData(Qt::AccessibleTextRole, mark.isEmpty() ? label : tr("%1, has problems").arg(label));
    if (item->data(Qt::UserRole).toString() == mark)
        return;
    item->setData(Qt::UserRole, mark);
    const Tokens t = tokens(palette());
    item->setIcon(mark.isEmpty() ? QIcon() : Icons::icon(mark, mark == "error"_L1 ? t.error : t.warning));
}

void ListDetailEditor::refreshProblems()
{
    const int current = m_list->currentRow();
    engine::Problems shown;
    m_marks.clear();
    for (const engine::Problem &problem : m_scene.model.shownProblems()) {
        if (problem.path == m_table)
            shown.append(problem);
        if (!problem.path.startsWith(m_table + u'/'))
            continue;
        const int row = pointerParts(QStringView(problem.path).mid(m_table.size())).value(0).toInt();
        if (row == current && problem.path == pointerTo(m_table, row))
            shown.append(problem);
        if (problem.severity == engine::Severity::Error)
            m_marks.insert(row, u"error"_s);
        else if (!m_marks.contains(row))
            m_marks.insert(row, u"warning"_s);
    }
    m_problem->showProblems(m_scene, shown);
    for (int row = 0; row < m_list->count(); ++row)
        refreshItem(row);
}

void ListDetailEditor::showRow()
{
    const int row = m_list->currentRow();
    const bool chosen = row >= 0 && row < m_scene.model.rowCount(m_table);
    m_nothing->setVisible(!chosen);
    m_detailTitle->setVisible(chosen);
    m_detailPane->setVisible(chosen);
    for (QPushButton *each : m_buttons->all())
        each->setVisible(isOpen());
    const qint64 most = factsOf(m_scene.form(), m_element.pointer).maxItems.value_or(m_list->count() + 1);
    m_buttons->setPlace(chosen ? row : -1, m_list->count(), most);
    if (chosen) {
        m_detailTitle->setText(rowLabel(m_scene, m_element, pointerTo(m_table, row)));
        m_detail->setRowPath(pointerTo(m_table, row));
    }
    refreshProblems();
}

void ListDetailEditor::onFieldChanged(const QString &path)
{
    if (path == m_table) {
        retranslate();
        return;
    }
    if (!path.startsWith(m_table + u'/'))
        return;
    const int row = pointerParts(QStringView(path).mid(m_table.size())).value(0).toInt();
    if (row >= m_list->count())
        return;
    refreshItem(row);
    if (row == m_list->currentRow())
        m_detailTitle->setText(m_list->item(row)->text());
}

bool ListDetailEditor::focusPath(const QString &path)
{
    if (path == m_table) {
        QWidget *place = m_list->count() == 0 && isOpen() ? static_cast<QWidget *>(m_buttons->all().first()) : m_list;
        place->setFocus(Qt::OtherFocusReason);
        return true;
    }
    bool isRow = false;
    const int row = pointerParts(QStringView(path).mid(m_table.size())).value(0).toInt(&isRow);
    if (!isRow || row < 0 || row >= m_list->count())
        return false;
    m_list->setCurrentRow(row);
    if (!m_detail->focusPath(path))
        m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

bool ListDetailEditor::onKey(const QKeyEvent &key)
{
    if (m_buttons->takeKey(key))
        return true;
    if (key.key() != Qt::Key_F2 && key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter)
        return false;
    m_detail->focusFirst();
    return true;
}

bool ListDetailEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && onKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return RowsEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
