#include "widgets/reviewview.h"

#include "widgets/formbody.h"
#include "widgets/problemtext.h"
#include "widgets/tablegrid.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

constexpr int labelWidth = 200;

bool same(const Json &a, const Json &b)
{
    return a == b || (a.isEmpty() && b.isEmpty());
}

/// The columns the author chose, and then all other fields in which any line has a value: a checker sees everything.
QList<TableColumn> allColumns(const FormScene &scene, const LayoutElement &element)
{
    QList<TableColumn> result = tableColumns(scene.form(), element.pointer, element.options);
    const QList<TableColumn> all = tableColumns(scene.form(), element.pointer, Json());
    const Json::Array &rows = scene.model.data().at(element.pointer).array();
    for (const TableColumn &column : all) {
        const bool known = std::any_of(
            result.begin(), result.end(), [&column](const TableColumn &one) { return one.name == column.name; });
        const bool filled
            = std::any_of(rows.begin(), rows.end(), [&column](const Json &row) { return !row[column.name].isEmpty(); });
        const bool technical = element.pointer == "/attachments"_L1 && column.name != "description"_L1;
        if (!known && filled && !technical)
            result.append(column);
    }
    return result;
}

} // namespace

ReviewView::ReviewView(engine::FormModel &model, Language language, QWidget *parent)
    : QScrollArea(parent)
    , m_scene {model, language, {}, {}, {}, {}, {}, {}}
{
    setObjectName(u"reviewView"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    rebuild();
    connect(&model, &engine::FormModel::reset, this, &ReviewView::rebuild);
}

ReviewView::~ReviewView() = default;

void ReviewView::setLanguage(Language language)
{
    if (language == m_scene.language)
        return;
    m_scene.language = language;
    rebuild();
}

void ReviewView::setBaseline(const Json &oldData)
{
    m_baseline = oldData;
    rebuild();
}

QStringList ReviewView::changedPaths() const
{
    return m_changed;
}

QLabel *ReviewView::label(const QString &text, QWidget *parent) const
{
    auto *result = new QLabel(text, parent);
    result->setTextFormat(Qt::PlainText);
    result->setWordWrap(true);
    result->setText(text);
    return result;
}

void ReviewView::rebuild()
{
    const int scrolled = verticalScrollBar()->value();
    m_changed.clear();
    m_hidden.clear();
    m_places.clear();
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::wide, space::large, space::wide, space::wide);
    column->setSpacing(2);
    addElement(m_scene.form().layout(), *column);
    addHiddenNote(*column);
    column->addStretch(1);
    setWidget(inside); // the old one goes with all its parts
    verticalScrollBar()->setValue(scrolled);
}

void ReviewView::addElement(const LayoutElement &element, QVBoxLayout &column)
{
    if (element.type == Type::Control || element.type == Type::ListWithDetail) {
        addControl(element, column);
        return;
    }
    if (!m_scene.model.isVisible(element))
        return;
    if (element.type == Type::Category || element.type == Type::Group)
        addHeading(element, column, element.type == Type::Category);
    for (const LayoutElement &child : element.children)
        addElement(child, column);
}

void ReviewView::addHeading(const LayoutElement &element, QVBoxLayout &column, bool section)
{
    const QString text = elementText(m_scene, element);
    if (text.isEmpty())
        return;
    m_heading = text;
    QLabel *heading = label(text, column.parentWidget());
    QFont font = heading->font();
    font.setBold(true);
    if (section)
        font.setPointSizeF(font.pointSizeF() + 2.0);
    heading->setFont(font);
    heading->setContentsMargins(0, section ? space::large : space::small, 0, space::tiny);
    column.addWidget(heading);
    if (!section)
        return;
    auto *line = new QFrame(column.parentWidget());
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    column.addWidget(line);
}

void ReviewView::addControl(const LayoutElement &element, QVBoxLayout &column)
{
    const FieldFacts facts = factsOf(m_scene.form(), element.pointer);
    const engine::FieldState state = m_scene.model.state(element.pointer);
    if (!state.relevant) {
        noteHidden(element.pointer);
    } else if (facts.kind == FieldFacts::Kind::Table) {
        addTable(element, column);
    } else if (facts.kind == FieldFacts::Kind::Group) {
        for (const QString &member : facts.members) {
            LayoutElement child;
            child.type = Type::Control;
            child.pointer = pointerTo(element.pointer, member);
            addControl(child, column);
        }
    } else {
        addField(element.pointer, column);
    }
}

void ReviewView::noteHidden(const QString &path)
{
    const engine::FieldState state = m_scene.model.state(path);
    if (state.relevant || state.value.isEmpty())
        return;
    engine::Problem place; // only to be named as problems are
    place.path = path;
    m_hidden.append(problemPlace(m_scene.form(), place, m_scene.language));
}

void ReviewView::addField(const QString &pointer, QVBoxLayout &column)
{
    const FieldFacts facts = factsOf(m_scene.form(), pointer);
    const Json value = m_scene.model.state(pointer).value;
    const Json &before = m_baseline.at(pointer);
    const bool changed = !m_baseline.isAbsent() && !same(value, before);
    auto *row = new QWidget(column.parentWidget());
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 3, 0, 3);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(0);
    auto *margin = new QFrame(row);
    margin->setFixedWidth(3);
    margin->setAutoFillBackground(changed);
    margin->setBackgroundRole(QPalette::Highlight);
    QLabel *name = label(m_scene.form().label(pointer, m_scene.language), row);
    name->setFixedWidth(labelWidth);
    name->setForegroundRole(QPalette::PlaceholderText);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const QString text = valueText(m_scene, facts, value);
    const QString unit = facts.unit.isEmpty() || text.isEmpty() ? QString()
                                                                : u' ' + m_scene.form().text(facts.unit, m_scene.language);
    QLabel *shown = label(text.isEmpty() ? u"–"_s : text + unit, row);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    shown->setObjectName(u"field."_s + dotted(pointer));
    shown->setAccessibleName(name->text() + u": "_s + (text.isEmpty() ? tr("empty") : text + unit));
    grid->addWidget(margin, 0, 0, changed ? 2 : 1, 1);
    grid->addWidget(name, 0, 1);
    grid->addWidget(shown, 0, 2);
    grid->setColumnStretch(2, 1);
    m_places.insert(pointer, shown);
    if (changed) {
        m_changed.append(pointer);
        const QString old = valueText(m_scene, facts, before);
        QLabel *was = label(old.isEmpty() ? tr("Changed; was empty") : tr("Changed; was: %1").arg(old), row);
        was->setForegroundRole(QPalette::Link);
        was->setObjectName(u"was."_s + dotted(pointer));
        shown->setAccessibleDescription(was->text());
        shown->setToolTip(was->text());
        grid->addWidget(was, 1, 2);
    }
    column.addWidget(row);
}

void ReviewView::addTable(const LayoutElement &element, QVBoxLayout &column)
{
    QLabel *name = label(m_scene.form().label(element.pointer, m_scene.language), column.parentWidget());
    QFont font = name->font();
    font.setBold(true);
    name->setFont(font);
    name->setContentsMargins(0, space::small, 0, space::tiny);
    name->setVisible(name->text() != m_heading); // a section that is one table says it once
    column.addWidget(name);
    auto *model = new TableModel(m_scene, element.pointer, allColumns(m_scene, element), column.parentWidget());
    if (!m_baseline.isAbsent())
        model->setBaseline(m_baseline.at(element.pointer).isArray() ? m_baseline.at(element.pointer) : Json(Json::Array()));
    auto *grid = new TableGrid(m_scene, m_factory, *model, column.parentWidget());
    grid->setObjectName(u"table."_s + dotted(element.pointer));
    grid->setAccessibleName(name->text());
    grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    grid->setEmptyText(tr("No lines"));
    grid->setWhole();
    column.addWidget(grid);
    m_places.insert(element.pointer, grid);
    const QStringList members = factsOf(m_scene.form(), element.pointer).members;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (const QString &member : members)
            noteHidden(pointerTo(model->rowPath(row), member));
        for (int at = 0; at < model->columnCount(); ++at) {
            if (model->index(row, at).data(TableModel::ChangedRole).toBool())
                m_changed.append(model->path(model->index(row, at)));
        }
    }
    const qsizetype gone = m_baseline.at(element.pointer).size() - model->rowCount();
    if (!m_baseline.isAbsent() && gone > 0) {
        m_changed.append(element.pointer);
        column.addWidget(label(tr("%n line(s) removed", nullptr, static_cast<int>(gone)), column.parentWidget()));
    }
}

void ReviewView::addHiddenNote(QVBoxLayout &column)
{
    if (m_hidden.isEmpty())
        return;
    constexpr qsizetype mostNamed = 20;
    const QStringList named = m_hidden.mid(0, mostNamed);
    const auto more = static_cast<int>(m_hidden.size() - named.size());
    QString text = tr("Not submitted, because other answers hide them:") + u'\n' + named.join(u'\n');
    if (more > 0)
        text += u'\n' + tr("… and %n more", nullptr, more);
    QLabel *note = label(text, column.parentWidget());
    note->setObjectName(u"review.hidden"_s);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    note->setContentsMargins(0, space::large, 0, 0);
    column.addWidget(note);
}

bool ReviewView::focusPath(const QString &path)
{
    QString place = path;
    while (!place.isEmpty() && !m_places.contains(place))
        place = place.left(place.lastIndexOf(u'/'));
    QWidget *found = m_places.value(place);
    if (found == nullptr)
        return false;
    if (auto *grid = qobject_cast<TableGrid *>(found)) {
        const QModelIndex cell = static_cast<TableModel *>(grid->model())->indexOf(path);
        if (cell.isValid())
            grid->setCurrentIndex(cell);
    }
    ensureWidgetVisible(found);
    found->setFocus(Qt::OtherFocusReason);
    return true;
}

void ReviewView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace eforms::widgets
