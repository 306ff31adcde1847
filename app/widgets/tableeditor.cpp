#include "widgets/tableeditor.h"

#include "widgets/formbody.h"
#include "widgets/icons.h"
#include "widgets/problemlabel.h"
#include "widgets/tableactions.h"
#include "widgets/tabledetail.h"
#include "widgets/tablefiles.h"
#include "widgets/tablenotice.h"
#include "widgets/tablesorting.h"
#include "widgets/theme.h"
#include "widgets/totalsrow.h"
#include "widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

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

TableEditor::TableEditor(FormScene &formScene, const EditorFactory &factory, const engine::LayoutElement &element,
    QString path, QWidget *parent)
    : RowsEditor(parent)
    , m_scene(formScene)
    , m_table(std::move(path))
    , m_model(new TableModel(
          formScene, m_table, tableColumns(formScene.form(), element.pointer, element.options), this))
    , m_grid(new TableGrid(formScene, factory, *m_model, this))
    , m_actions(new TableActions(formScene, *m_grid, *m_model, this))
    , m_files(new TableFiles(formScene, m_actions->edits(), this))
    , m_column(new QVBoxLayout(this))
    , m_notice(new TableNotice(this))
    , m_counting(new QTimer(this))
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
    m_notice->setObjectName(m_grid->objectName() + u".notice"_s);
    m_column->addWidget(m_notice);
    buildButtons();
    if (wantsDetail(m_scene.form(), element))
        buildDetail(factory, element);
    connectModel();
    connectActions();
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0, 0));
    TableEditor::retranslate();
    refreshState();
}

TableEditor::~TableEditor() = default;

void TableEditor::connectModel()
{
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableEditor::refreshDetail);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TableEditor::refreshState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TableEditor::refreshState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableEditor::refreshState);
    connect(&m_scene.model, &engine::FormModel::reset, this, &TableEditor::refreshState);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &TableEditor::refreshProblems);
    connect(&m_scene.model, &engine::FormModel::fieldChanged, this, &TableEditor::onFieldChanged);
    constexpr int pause = 250; // milliseconds
    m_counting->setSingleShot(true);
    m_counting->setInterval(pause);
    connect(m_counting, &QTimer::timeout, this, &TableEditor::countProblems);
}

void TableEditor::connectActions()
{
    connect(m_actions, &TableActions::lineWanted, this, [this] {
        if (property("noDuplicates").toBool())
            addLine();
        else
            m_actions->insertLine(false);
    });
    connect(m_actions, &TableActions::done, m_notice, &TableNotice::showOutcome);
    connect(m_actions, &TableActions::orderChanged, this, &TableEditor::refreshOrder);
    connect(m_notice, &TableNotice::formOrderWanted, m_actions, &TableActions::showFormOrder);
    connect(m_files, &TableFiles::done, m_notice, &TableNotice::showOutcome);
    connect(m_files, &TableFiles::said, m_notice, &TableNotice::say);
}

void TableEditor::buildHeading()
{
    m_heading = new QHBoxLayout;
    m_heading->setSpacing(space::small);
    m_title = plainLabel(this, true);
    m_count = plainLabel(this, false);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(m_grid->objectName() + u".count"_s);
    m_heading->addWidget(m_title);
    m_heading->addWidget(m_count);
    m_heading->addStretch(1);
    m_column->addLayout(m_heading);
    m_hint = new WrapLabel(this);
    m_hint->setObjectName(m_grid->objectName() + u".hint"_s);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_column->addWidget(m_hint);
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
    m_problemsOnly = button(u"problems"_s, u"filter"_s, *row);
    m_problemsOnly->setCheckable(true);
    // These stand in the heading, because one row is too narrow for all; by keyboard they come after the lines.
    m_import = button(u"import"_s, u"inbox"_s, *m_heading);
    m_export = button(u"export"_s, u"save"_s, *m_heading);
    m_column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] { addLine(); });
    connect(m_duplicate, &QPushButton::clicked, this, [this] { m_actions->insertLine(true); });
    connect(m_remove, &QPushButton::clicked, m_actions, &TableActions::removeLines);
    connect(m_problemsOnly, &QPushButton::toggled, m_actions, &TableActions::setProblemsOnly);
    connect(m_import, &QPushButton::clicked, this, [this] { m_files->importFile(window()); });
    connect(m_export, &QPushButton::clicked, this, [this] { m_files->exportFile(window()); });
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
    FormBody::Place place {element.pointer, pointerTo(m_table, 0), u"detail."_s};
    m_detail = new FormBody(m_scene, factory, {&m_detailLayout}, place, m_detailPane);
    column->addWidget(m_detail);
    m_column->addWidget(m_detailPane);
}

void TableEditor::retranslate()
{
    const QString label = m_scene.form().label(m_table, m_scene.language);
    refreshTitle();
    const QString hint = m_scene.form().hint(m_table, m_scene.language);
    m_grid->setAccessibleDescription(hint);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_add->setText(tr("Add line"));
    m_duplicate->setText(tr("Duplicate line"));
    m_remove->setText(tr("Remove line"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_grid->setEmptyText(emptyText());
    for (QPushButton *each : {m_add, m_duplicate, m_remove, m_import, m_export})
        each->setAccessibleName(each->text() + u": "_s + label);
    m_actions->retranslate();
    m_notice->retranslate();
    refreshOrder();
    showProblemCount();
    m_model->retranslate();
    if (m_detail != nullptr)
        m_detail->retranslate();
    refreshState();
}

void TableEditor::refreshTitle()
{
    const QString label = m_scene.form().label(m_table, m_scene.language);
    const bool required = m_scene.model.state(m_table).required && !m_scene.model.isReadonly();
    m_title->setText(required ? label + u" *"_s : label);
    m_grid->setAccessibleName(required ? tr("%1, table, required").arg(label) : tr("%1, table").arg(label));
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
    m_grid->setCurrentIndex(m_model->index(m_model->viewRow(row), 0));
    m_grid->setFocus(Qt::OtherFocusReason);
}

void TableEditor::refreshState()
{
    const int rows = m_model->formRowCount();
    m_count->setText(m_most ? u"%1 / %2"_s.arg(rows).arg(*m_most) : QString::number(rows));
    m_count->setAccessibleName(m_most ? tr("%1 of at most %2 lines").arg(rows).arg(*m_most) : tr("%n line(s)", nullptr, rows));
    refreshButtons();
    if (m_model->rowCount() > 0 && !m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_model->index(0, 0));
    if (m_totals != nullptr) {
        m_totals->setVisible(rows > 0);
        m_totals->refresh();
    }
    refreshDetail();
}

void TableEditor::refreshButtons()
{
    const int rows = m_model->formRowCount();
    const bool open = !m_scene.model.isReadonly() && !m_scene.model.state(m_table).readonly;
    const bool full = m_most && rows >= *m_most;
    const bool plain = !property("noDuplicates").toBool(); // lines that are no files
    m_add->setVisible(open);
    m_remove->setVisible(open);
    m_duplicate->setVisible(open && plain);
    m_import->setVisible(open && plain);
    m_export->setVisible(plain && rows > 0);
    m_add->setEnabled(!full);
    m_duplicate->setEnabled(!full && rows > 0);
    m_remove->setEnabled(rows > 0);
    m_actions->setOpen(open);
}

void TableEditor::refreshOrder()
{
    const int column = m_actions->sortedBy();
    const QString name
        = column < 0 ? QString() : m_scene.form().label(m_model->columns().at(column).facts.pointer, m_scene.language);
    m_notice->showOrder(name, m_actions->isProblemsOnly());
    const QSignalBlocker quiet(m_problemsOnly);
    m_problemsOnly->setChecked(m_actions->isProblemsOnly());
}

void TableEditor::countProblems()
{
    m_wrongLines = static_cast<int>(rowsWithProblems(m_scene, m_table).size());
    showProblemCount();
}

void TableEditor::showProblemCount()
{
    m_problemsOnly->setText(tr("Problems (%1)").arg(m_wrongLines));
    m_problemsOnly->setAccessibleName(tr("Only lines with problems (%1)").arg(m_wrongLines));
    m_problemsOnly->setToolTip(m_problemsOnly->accessibleName());
    m_problemsOnly->setVisible(m_wrongLines > 0 || m_problemsOnly->isChecked());
}

void TableEditor::refreshDetail()
{
    const int row = m_grid->currentIndex().row();
    const int rows = m_model->rowCount();
    if (m_detail != nullptr) {
        m_detailPane->setVisible(row >= 0 && row < rows);
        if (row >= 0 && row < rows) {
            const QString label = m_scene.form().label(m_table, m_scene.language);
            const int own = m_model->formRow(row);
            m_detailTitle->setText(tr("%1: line %2 of %3").arg(label).arg(own + 1).arg(m_model->formRowCount()));
            m_detail->setRowPath(pointerTo(m_table, own));
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
    if (!m_counting->isActive())
        m_counting->start();
}

void TableEditor::onFieldChanged(const QString &path)
{
    if (m_totals != nullptr)
        m_totals->update(path);
    if (path != m_table)
        return;
    refreshTitle();
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
    if (!isRow || row < 0 || row >= m_model->formRowCount())
        return false;
    if (m_model->viewRow(row) < 0)
        m_actions->showFormOrder(); // the filter hides it
    const QModelIndex cell = m_model->indexOf(path);
    m_grid->setCurrentIndex(cell.isValid() ? cell : m_model->index(m_model->viewRow(row), 0));
    m_grid->scrollTo(m_grid->currentIndex());
    if (!cell.isValid() && m_detail != nullptr && m_detail->focusPath(path))
        return true;
    m_grid->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace eforms::widgets
