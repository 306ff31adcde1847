#include "widgets/formbody.h"

#include "engine/structure.h"
#include "widgets/attachmentseditor.h"
#include "widgets/categoriespane.h"
#include "widgets/columnslayout.h"
#include "widgets/fieldblock.h"
#include "widgets/listdetaileditor.h"
#include "widgets/tableeditor.h"
#include "widgets/theme.h"
#include "widgets/wraplabel.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

QLabel *headingLabel(QWidget *parent)
{
    auto *label = new WrapLabel(parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

void collectPointers(const LayoutElement &element, QStringList &pointers)
{
    if (!element.pointer.isEmpty())
        pointers.append(element.pointer);
    for (const LayoutElement &child : element.children)
        collectPointers(child, pointers);
}

} // namespace

QStringList elementPointers(const LayoutElement &element)
{
    QStringList pointers;
    collectPointers(element, pointers);
    return pointers;
}

QString elementText(const FormScene &scene, const LayoutElement &element)
{
    if (!element.i18n.isEmpty()) {
        for (const auto &suffix : {u".label"_s, u".text"_s, QString()}) {
            const QString text = scene.form().text(element.i18n + suffix, scene.language);
            if (!text.isEmpty())
                return text;
        }
    }
    const Json &label = element.label.isObject() ? element.label[u"text"_s] : element.label;
    if (label.isString())
        return label.toString();
    if (!element.pointer.isEmpty())
        return scene.form().label(element.pointer, scene.language);
    return element.options[u"text"_s].toString();
}

FormBody::FormBody(FormScene &scene, const EditorFactory &factory, const std::vector<const LayoutElement *> &elements,
    Place place, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_factory(factory)
    , m_place(std::move(place))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::large);
    for (const LayoutElement *element : elements) {
        m_nodes.push_back(build(*element, this));
        m_column->addWidget(m_nodes.back().widget);
    }
    for (Node &node : m_nodes)
        index(node);
    updateAllVisibility();
    m_showsAll = m_scene.model.showsAllProblems();
    connect(&m_scene.model, &engine::FormModel::fieldChanged, this, &FormBody::onFieldChanged);
    connect(&m_scene.model, &engine::FormModel::edited, this, &FormBody::updateRuled);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &FormBody::onProblemsChanged);
    connect(&m_scene.model, &engine::FormModel::reset, this, &FormBody::refresh);
}

QString FormBody::pathOf(const QString &pointer) const
{
    if (m_place.table.isEmpty() || !pointer.startsWith(m_place.table))
        return pointer;
    return m_place.rowPath + pointer.mid(m_place.table.size());
}

FormBody::Node FormBody::build(const LayoutElement &element, QWidget *parent)
{
    switch (element.type) {
    case Type::Group:
        return buildGroup(element, parent);
    case Type::Control:
    case Type::ListWithDetail:
        return buildControl(element, parent);
    case Type::Label:
    case Type::Unknown:
        return buildText(element, parent);
    case Type::Categorization:
        return buildCategories(element, parent);
    case Type::VerticalLayout:
    case Type::HorizontalLayout:
    case Type::Category:
        break;
    }
    return buildContainer(element, parent);
}

FormBody::Node FormBody::buildContainer(const LayoutElement &element, QWidget *parent)
{
    Node node {&element, new QWidget(parent)};
    QLayout *layout = nullptr;
    if (element.type == Type::HorizontalLayout) {
        layout = new ColumnsLayout(node.widget, {});
    } else {
        auto *column = new QVBoxLayout(node.widget);
        column->setSpacing(space::large);
        layout = column;
    }
    layout->setContentsMargins(0, 0, 0, 0);
    for (const LayoutElement &child : element.children) {
        node.children.push_back(build(child, node.widget));
        layout->addWidget(node.children.back().widget);
    }
    return node;
}

FormBody::Node FormBody::buildGroup(const LayoutElement &element, QWidget *parent)
{
    Node node {&element, new QWidget(parent)};
    auto *column = new QVBoxLayout(node.widget);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::large);
    auto *heading = headingLabel(node.widget);
    heading->setObjectName(u"heading"_s);
    column->addWidget(heading);
    for (const LayoutElement &child : element.children) {
        node.children.push_back(build(child, node.widget));
        column->addWidget(node.children.back().widget);
    }
    retranslateHeading(node);
    return node;
}

FormBody::Node FormBody::buildText(const LayoutElement &element, QWidget *parent)
{
    auto *label = new WrapLabel(parent);
    if (element.type == Type::Unknown) {
        label->setObjectName(u"placeholder"_s);
        label->setFrameShape(QFrame::StyledPanel);
        label->setMargin(space::medium);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    Node node {&element, label};
    retranslate(node);
    return node;
}

FormBody::Node FormBody::buildCategories(const LayoutElement &element, QWidget *parent)
{
    auto *pane = new CategoriesPane(CategoriesPane::styleOf(element.options), parent);
    Node node {&element, pane};
    node.pane = pane;
    m_panes.append(pane);
    for (const LayoutElement &child : element.children) {
        node.children.push_back(build(child, pane));
        node.children.back().inPane = true;
        pane->addCategory(node.children.back().widget);
    }
    retranslateHeading(node);
    return node;
}

FormBody::Node FormBody::buildControl(const LayoutElement &element, QWidget *parent)
{
    const FieldFacts facts = factsOf(m_scene.form(), element.pointer);
    if (facts.kind == FieldFacts::Kind::Table)
        return buildRows(element, parent);
    if (facts.kind == FieldFacts::Kind::Group)
        return buildObject(element, facts, parent);
    return buildField(element, element.pointer, parent);
}

FormBody::Node FormBody::buildRows(const LayoutElement &element, QWidget *parent)
{
    // In the detail of a row another row's array takes its place: rebuildRows().
    auto *holder = new QWidget(parent);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    Node node {&element, holder};
    node.rows = makeRows(element, holder);
    column->addWidget(node.rows);
    return node;
}

RowsEditor *FormBody::makeRows(const LayoutElement &element, QWidget *parent)
{
    const QString path = pathOf(element.pointer);
    RowsEditor *rows = nullptr;
    if (element.type == Type::ListWithDetail)
        rows = new ListDetailEditor(m_scene, m_factory, element, path, parent);
    else if (path == "/attachments"_L1)
        rows = new AttachmentsEditor(m_scene, m_factory, element, parent);
    else
        rows = new TableEditor(m_scene, m_factory, element, path, parent);
    m_rows.append(rows);
    return rows;
}

void FormBody::rebuildRows(Node &node)
{
    if (node.rows != nullptr) {
        RowsEditor *before = node.rows;
        m_rows.removeAll(before);
        node.rows = makeRows(*node.element, node.widget);
        node.widget->layout()->replaceWidget(before, node.rows);
        before->hide();
        before->deleteLater(); // it may be the one that caused this
    }
    for (Node &child : node.children)
        rebuildRows(child);
}

FormBody::Node FormBody::buildObject(const LayoutElement &element, const FieldFacts &facts, QWidget *parent)
{
    Node node = buildGroup(element, parent);
    if (!element.children.isEmpty())
        return node; // its author has laid it out
    for (const QString &member : facts.members) {
        m_made.push_back(std::make_unique<LayoutElement>());
        LayoutElement &child = *m_made.back();
        child.type = Type::Control;
        child.pointer = pointerTo(element.pointer, member);
        node.children.push_back(build(child, node.widget));
        node.widget->layout()->addWidget(node.children.back().widget);
    }
    return node;
}

FormBody::Node FormBody::buildField(const LayoutElement &element, const QString &pointer, QWidget *parent)
{
    FieldSpec field;
    field.path = pathOf(pointer);
    field.facts = factsOf(m_scene.form(), pointer);
    field.options = element.options;
    field.element = &element;
    field.name = m_place.prefix + dotted(m_place.table.isEmpty() ? field.path : pointer);
    auto *block = new FieldBlock(m_scene, m_factory, field, parent);
    m_blocks.insert(block->path(), block);
    m_order.append(block);
    return {&element, block, block};
}

/// So that an edit costs what it changes, however long the form is.
void FormBody::index(Node &node)
{
    if (node.element->effect != LayoutElement::RuleEffect::None)
        m_ruled.push_back(&node);
    if (!node.element->pointer.isEmpty())
        m_byPointer.insert(node.element->pointer, &node);
    for (Node &child : node.children) {
        child.parent = &node;
        index(child);
    }
}

/// By its own rule and data; and something inside it is visible, where it is there for what is inside.
bool FormBody::isShown(const Node &node) const
{
    if (!m_scene.model.isVisible(*node.element, m_place.rowPath))
        return false;
    return node.children.empty()
        || std::any_of(node.children.begin(), node.children.end(), [](const Node &child) { return child.visible; });
}

void FormBody::setShown(Node &node, bool visible)
{
    const bool changed = node.visible != visible || node.widget->isHidden() == visible;
    node.visible = visible;
    if (changed && !node.inPane)
        node.widget->setVisible(visible);
    if (node.pane != nullptr) {
        for (std::size_t at = 0; at < node.children.size(); ++at)
            node.pane->setShown(static_cast<int>(at), node.children[at].visible);
    }
    if (node.block == nullptr)
        return;
    // What is only read stays enabled, so that its text can be selected and read out.
    const bool enabled
        = node.block->editor().field().readonly || m_scene.model.isEnabled(*node.element, m_place.rowPath);
    if (node.widget->isEnabledTo(node.widget->parentWidget()) != enabled)
        node.widget->setEnabled(enabled);
}

void FormBody::updateVisibility(Node &node)
{
    for (Node &child : node.children)
        updateVisibility(child);
    setShown(node, isShown(node));
}

void FormBody::updateAllVisibility()
{
    for (Node &node : m_nodes)
        updateVisibility(node);
    updateWhole();
}

void FormBody::updateWhole()
{
    const bool visible
        = std::any_of(m_nodes.begin(), m_nodes.end(), [](const Node &node) { return node.visible; });
    if (std::exchange(m_visible, visible) != visible)
        Q_EMIT visibilityChanged();
}

/// After a change of one node; those around it are there for what is inside them.
void FormBody::updateUpwards(Node &node)
{
    bool changed = true;
    for (Node *at = &node; at != nullptr && changed; at = at->parent) {
        const bool before = at->visible;
        setShown(*at, isShown(*at));
        changed = at->visible != before;
    }
    if (changed)
        updateWhole();
}

void FormBody::updateRuled()
{
    for (Node *node : m_ruled)
        updateUpwards(*node);
}

void FormBody::onFieldChanged(const QString &path)
{
    auto blocks = m_blocks.values(path);
    if (blocks.isEmpty()) // an element of a list of values
        blocks = m_blocks.values(path.left(path.lastIndexOf(u'/')));
    for (FieldBlock *block : std::as_const(blocks))
        block->refresh();
    const auto nodes = m_byPointer.values(m_place.table.isEmpty() ? path : engine::withoutIndices(path));
    for (Node *node : nodes)
        updateUpwards(*node);
}

void FormBody::onProblemsChanged()
{
    // Those of single fields came with fieldChanged().
    if (std::exchange(m_showsAll, m_scene.model.showsAllProblems()) != m_showsAll)
        refreshProblems();
    else
        refreshPanes();
}

void FormBody::refresh()
{
    for (FieldBlock *block : m_order)
        block->refresh();
    updateAllVisibility();
}

void FormBody::refreshProblems()
{
    for (FieldBlock *block : m_order)
        block->refreshProblems();
    refreshPanes();
}

void FormBody::refreshPanes()
{
    if (m_panes.isEmpty())
        return;
    const engine::Problems shown = m_scene.model.shownProblems();
    for (Node &node : m_nodes)
        countProblems(node, shown);
}

void FormBody::countProblems(Node &node, const engine::Problems &shown)
{
    for (std::size_t at = 0; at < node.children.size(); ++at) {
        countProblems(node.children[at], shown);
        if (node.pane == nullptr)
            continue;
        const QStringList pointers = elementPointers(*node.children[at].element);
        int errors = 0;
        int warnings = 0;
        for (const engine::Problem &problem : shown) {
            const QString pointer = engine::withoutIndices(problem.path);
            const bool here = problem.path.startsWith(m_place.rowPath)
                && std::any_of(pointers.begin(), pointers.end(), [&pointer](const QString &own) {
                       return pointer == own || pointer.startsWith(own + u'/');
                   });
            if (here)
                ++(problem.severity == engine::Severity::Error ? errors : warnings);
        }
        node.pane->setProblems(static_cast<int>(at), errors, warnings);
    }
}

void FormBody::setRowPath(const QString &rowPath)
{
    m_place.rowPath = rowPath;
    m_blocks.clear();
    for (FieldBlock *block : m_order) {
        block->bind(pathOf(engine::withoutIndices(block->path())));
        m_blocks.insert(block->path(), block);
    }
    for (Node &node : m_nodes)
        rebuildRows(node);
    updateAllVisibility();
}

void FormBody::retranslate(Node &node)
{
    if (node.block != nullptr) {
        node.block->retranslate();
    } else if (node.rows != nullptr) {
        node.rows->retranslate();
    } else if (auto *label = qobject_cast<QLabel *>(node.widget)) {
        label->setText(node.element->type == Type::Unknown
                ? tr("This part of the form cannot be shown (%1).").arg(node.element->typeName)
                : elementText(m_scene, *node.element));
    } else {
        retranslateHeading(node);
    }
    for (Node &child : node.children)
        retranslate(child);
}

void FormBody::retranslateHeading(Node &node)
{
    if (node.pane != nullptr) {
        node.pane->retranslate();
        for (std::size_t at = 0; at < node.children.size(); ++at)
            node.pane->setTitle(static_cast<int>(at), elementText(m_scene, *node.children[at].element));
        return;
    }
    if (node.widget->layout() == nullptr || node.widget->layout()->count() == 0)
        return;
    auto *heading = qobject_cast<QLabel *>(node.widget->layout()->itemAt(0)->widget());
    if (heading == nullptr || heading->objectName() != "heading"_L1)
        return;
    heading->setText(elementText(m_scene, *node.element));
    heading->setVisible(!heading->text().isEmpty());
    node.widget->setAccessibleName(heading->text());
}

void FormBody::retranslate()
{
    for (Node &node : m_nodes)
        retranslate(node);
}

void FormBody::reveal(QWidget *inside)
{
    for (CategoriesPane *pane : std::as_const(m_panes)) {
        if (pane->isAncestorOf(inside))
            pane->reveal(inside);
    }
}

bool FormBody::focusPath(const QString &path)
{
    QString field = path;
    while (!field.isEmpty() && !m_blocks.contains(field)) // an element of a list is shown by the list's control
        field.truncate(field.lastIndexOf(u'/'));
    if (FieldBlock *block = m_blocks.value(field); block != nullptr) {
        reveal(block);
        if (!block->isVisibleTo(this))
            return false;
        block->editor().control()->setFocus(Qt::TabFocusReason); // as if one had come by key: text is selected
        block->editor().showElement(path);
        return true;
    }
    for (RowsEditor *rows : std::as_const(m_rows)) {
        if (path != rows->table() && !path.startsWith(rows->table() + u'/'))
            continue;
        reveal(rows);
        if (rows->focusPath(path))
            return true;
    }
    return false;
}

bool FormBody::focusFirst()
{
    for (FieldBlock *block : m_order) {
        QWidget *control = block->editor().control();
        if (control->isVisibleTo(this) && !block->editor().field().readonly && control->isEnabled()) {
            control->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace eforms::widgets
