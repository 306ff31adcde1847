#include "widgets/tableeditor.h"

#include "widgets/formbody.h"
#include "widgets/icons.h"
#include "widgets/problemlabel.h"
#include "widgets/tabledetail.h"
#include "widgets/tablegrid.h"
#include "widgets/theme.h"
#include "widgets/totalsrow.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <set>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

QLabel *plainLabel(QWidget *parent, bool bold)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(bold);
    label->setFont(font);
    return label;
}

} // namespace

TableEditor::TableEditor(
    FormScene &formScene, const EditorFactory &factory, const engine::LayoutElement &element, QWidget *parent)
    : QWidget(parent)
    , m_scene(formScene)
    , m_table(element.pointer)
    , m_model(new TableModel(
          formScene, m_table, tableColumns(formScene.form(), element.pointer, element.options), this))
    , m_grid(new TableGrid(formScene, factory, *m_model, this))
    , m_column(new QVBoxLayout(this))
    , m_most(factsOf(formScene.form(), element.pointer).maxItems)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::small);
    m_grid->setObjectName(u"table."_s + dotted(m_table));
    buildHeading();
    m_column->addWidget(m_grid);
    const QStringList totals = element.options[u"totals"_s].toStringList();
    if (!totals.isEmpty()) {
        m_totals = new TotalsRow(m_scene, m_table, totals, *m_grid, this);
        m_totals->setObjectName(m_grid->objectName() + u".totals"_s);
        m_column->addWidget(m_totals);
    }
    m_problem = new ProblemLabel(this);
    m_problem->setObjectName(u"problem."_s + m_grid->objectName());
    m_column->addWidget(m_problem);
    buildButtons();
    if (wantsDetail(m_scene.form(), element))
        buildDetail(factory, element);
    connect(m_grid, &TableGrid::addWanted, this, [this] { addLine(); });
    connect(m_grid, &TableGrid::removeWanted, this, &TableEditor::removeLines);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableEditor::refreshDetail);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TableEditor::refreshState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TableEditor::refreshState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableEditor::refreshState);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &TableEditor::refreshProblems);
    connect(&m_scene.model, &engine::FormModel::fieldChanged, this, &TableEditor::onFieldChanged);
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0, 0));
    TableEditor::retranslate();
    refreshState();
}

TableEditor::~TableEditor() = default;

void TableEditor::buildHeading()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    m_title = plainLabel(this, true);
    m_count = plainLabel(this, false);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(m_grid->objectName() + u".count"_s);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    m_column->addLayout(row);
}

QPushButton *TableEditor::button(const QString &name, const QString &icon, QHBoxLayout &row)
{
    auto *result = new QPushButton(this);
    result->setObjectName(m_grid->objectName() + u'.' + name);
    result->setIcon(Icons::icon(icon));
    result->setAutoDefault(true); // Enter presses the button that has the focus
    row.addWidget(result);
    return result;
}

void TableEditor::buildButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    m_add = button(u"add"_s, u"add"_s, *row);
    m_duplicate = button(u"duplicate"_s, u"duplicate"_s, *row);
    m_remove = button(u"remove"_s, u"remove"_s, *row);
    row->addStretch(1);
    m_column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] { addLine(); });
    connect(m_duplicate, &QPushButton::clicked, this, &TableEditor::duplicateLine);
    connect(m_remove, &QPushButton::clicked, this, &TableEditor::removeLines);
}

void TableEditor::buildDetail(const EditorFactory &factory, const engine::LayoutElement &element)
{
    m_detailLayout = tableDetail(m_scene.form(), element);
    m_detailPane = new QFrame(this);
    auto *column = new QVBoxLayout(m_detailPane);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::medium);
    static_cast<QFrame *>(m_detailPane)->setFrameShape(QFrame::StyledPanel);
    m_detailTitle = plainLabel(m_detailPane, true);
    column->addWidget(m_detailTitle);
    FormBody::Place place {m_table, pointerTo(m_table, 0), u"detail."_s};
    m_detail = new FormBody(m_scene, factory, {&m_detailLayout}, place, m_detailPane);
    column->addWidget(m_detail);
    m_column->addWidget(m_detailPane);
}

void TableEditor::retranslate()
{
    const QString label = m_scene.form().label(m_table, m_scene.language);
    const bool required = m_scene.model.state(m_table).required && !m_scene.model.isReadonly();
    m_title->setText(required ? label + u" *"_s : label);
    m_grid->setAccessibleName(required ? tr("%1, table, required").arg(label) : tr("%1, table").arg(label));
    m_grid->setAccessibleDescription(m_scene.form().hint(m_table, m_scene.language));
    m_add->setText(tr("Add line"));
    m_duplicate->setText(tr("Duplicate line"));
    m_remove->setText(tr("Remove line"));
    m_grid->setEmptyText(emptyText());
    for (QPushButton *each : {m_add, m_duplicate, m_remove})
        each->setAccessibleName(each->text() + u": "_s + label);
    m_model->retranslate();
    if (m_detail != nullptr)
        m_detail->retranslate();
    refreshState();
}

QString TableEditor::emptyText() const
{
    return m_scene.model.isReadonly() ? tr("No lines") : tr("No lines yet. Press the button below or the Insert key.");
}

void TableEditor::addLine()
{
    if (m_scene.model.isReadonly())
        return;
    const int row = m_scene.model.addRow(m_table);
    if (row < 0)
        return;
    m_grid->setCurrentIndex(m_model->index(row, 0));
    m_grid->setFocus(Qt::OtherFocusReason);
}

void TableEditor::duplicateLine()
{
    const int row = m_grid->currentIndex().row();
    if (row < 0 || m_scene.model.isReadonly())
        return;
    const Json copy = m_scene.model.data().at(pointerTo(m_table, row));
    if (m_scene.model.addRows(m_table, {copy}) > 0)
        m_grid->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
}

void TableEditor::removeLines()
{
    if (m_scene.model.isReadonly())
        return;
    std::set<int, std::greater<>> rows; // from the end, so that indices stay right
    for (const QModelIndex &index : m_grid->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    if (rows.empty() && m_grid->currentIndex().isValid())
        rows.insert(m_grid->currentIndex().row());
    if (rows.empty())
        return;
    const int next = *rows.rbegin();
    for (const int row : rows)
        m_scene.model.removeRow(m_table, row);
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(qMin(next, m_model->rowCount() - 1), 0));
    m_grid->setFocus(Qt::OtherFocusReason);
}

void TableEditor::refreshState()
{
    const int rows = m_model->rowCount();
    m_count->setText(m_most ? u"%1 / %2"_s.arg(rows).arg(*m_most) : QString::number(rows));
    m_count->setAccessibleName(m_most ? tr("%1 of at most %2 lines").arg(rows).arg(*m_most) : tr("%n line(s)", nullptr, rows));
    const bool open = !m_scene.model.isReadonly() && !m_scene.model.state(m_table).readonly;
    const bool full = m_most && rows >= *m_most;
    m_add->setVisible(open);
    m_remove->setVisible(open);
    m_duplicate->setVisible(open && !property("noDuplicates").toBool());
    m_add->setEnabled(!full);
    m_duplicate->setEnabled(!full && rows > 0);
    m_remove->setEnabled(rows > 0);
    if (rows > 0 && !m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_model->index(0, 0));
    if (m_totals != nullptr) {
        m_totals->setVisible(rows > 0);
        m_totals->refresh();
    }
    refreshDetail();
}

void TableEditor::refreshDetail()
{
    const int row = m_grid->currentIndex().row();
    const int rows = m_model->rowCount();
    if (m_detail != nullptr) {
        m_detailPane->setVisible(row >= 0 && row < rows);
        if (row >= 0 && row < rows) {
            const QString label = m_scene.form().label(m_table, m_scene.language);
            m_detailTitle->setText(tr("%1: line %2 of %3").arg(label).arg(row + 1).arg(rows));
            m_detail->setRowPath(pointerTo(m_table, row));
        }
    }
    refreshProblems();
}

void TableEditor::refreshProblems()
{
    engine::Problems shown = m_model->problems(m_table);
    const QModelIndex current = m_grid->currentIndex();
    if (current.isValid() && current.row() < m_model->rowCount()) {
        shown += m_model->problems(m_model->rowPath(current.row()));
        shown += m_model->problems(m_model->path(current));
    }
    m_problem->showProblems(m_scene, shown);
}

void TableEditor::onFieldChanged(const QString &path)
{
    if (m_totals != nullptr && path.startsWith(m_table + u'/'))
        m_totals->refresh();
    if (path == m_table)
        refreshState();
}

bool TableEditor::focusPath(const QString &path)
{
    if (path == m_table) {
        if (m_model->rowCount() == 0 && m_add->isVisibleTo(this))
            m_add->setFocus(Qt::OtherFocusReason);
        else
            m_grid->setFocus(Qt::OtherFocusReason);
        return true;
    }
    bool isRow = false;
    const int row = pointerParts(QStringView(path).mid(m_table.size())).value(0).toInt(&isRow);
    if (!isRow || row < 0 || row >= m_model->rowCount())
        return false;
    const QModelIndex cell = m_model->indexOf(path);
    m_grid->setCurrentIndex(cell.isValid() ? cell : m_model->index(row, 0));
    m_grid->scrollTo(m_grid->currentIndex());
    if (!cell.isValid() && m_detail != nullptr && m_detail->focusPath(path))
        return true;
    m_grid->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace eforms::widgets
