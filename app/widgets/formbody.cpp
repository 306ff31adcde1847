#include "widgets/formbody.h"

#include "widgets/attachmentseditor.h"
#include "widgets/columnslayout.h"
#include "widgets/fieldblock.h"
#include "widgets/tableeditor.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

QLabel *headingLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

QString elementText(const FormScene &scene, const LayoutElement &element)
{
    if (!element.i18n.isEmpty()) {
        for (const auto &suffix : {u".label"_s, u".text"_s, QString()}) {
            const QString text = scene.form().text(element.i18n + suffix, scene.language);
            if (!text.isEmpty())
                return text;
        }
    }
    if (element.label.isString())
        return element.label.toString();
    if (!element.pointer.isEmpty() && !element.label.isBool())
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
    updateAllVisibility();
    connect(&m_scene.model, &engine::FormModel::fieldChanged, this, &FormBody::onFieldChanged);
    connect(&m_scene.model, &engine::FormModel::edited, this, &FormBody::updateAllVisibility);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &FormBody::refreshProblems);
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
    case Type::VerticalLayout:
    case Type::HorizontalLayout:
    case Type::Categorization:
    case Type::Category:
        break;
    }
    return buildContainer(element, parent);
}

FormBody::Node FormBody::buildContainer(const LayoutElement &element, QWidget *parent)
{
    Node node {&element, new QWidget(parent), nullptr, nullptr, {}};
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
    Node node {&element, new QWidget(parent), nullptr, nullptr, {}};
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
    retranslate(node);
    return node;
}

FormBody::Node FormBody::buildText(const LayoutElement &element, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    Node node {&element, label, nullptr, nullptr, {}};
    retranslate(node);
    return node;
}

FormBody::Node FormBody::buildControl(const LayoutElement &element, QWidget *parent)
{
    const FieldFacts facts = factsOf(m_scene.form(), element.pointer);
    if (facts.kind == FieldFacts::Kind::Table && m_place.table.isEmpty()) {
        TableEditor *table = element.pointer == "/attachments"_L1
            ? new AttachmentsEditor(m_scene, m_factory, element, parent)
            : new TableEditor(m_scene, m_factory, element, parent);
        m_tables.append(table);
        return {&element, table, nullptr, table, {}};
    }
    if (facts.kind == FieldFacts::Kind::Group)
        return buildObject(element, facts, parent);
    return buildField(element, element.pointer, parent);
}

FormBody::Node FormBody::buildObject(const LayoutElement &element, const FieldFacts &facts, QWidget *parent)
{
    Node node = buildGroup(element, parent);
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
    field.name = m_place.prefix + dotted(m_place.table.isEmpty() ? field.path : pointer);
    auto *block = new FieldBlock(m_scene, m_factory, field, parent);
    m_blocks.insert(block->path(), block);
    m_order.append(block);
    return {&element, block, block, nullptr, {}};
}

bool FormBody::updateVisibility(Node &node)
{
    bool visible = m_scene.model.isVisible(*node.element, m_place.rowPath);
    if (!node.children.empty()) {
        bool any = false;
        for (Node &child : node.children)
            any = updateVisibility(child) || any;
        visible = visible && any;
    }
    if (node.visible != visible || node.widget->isHidden() == visible) {
        node.visible = visible;
        node.widget->setVisible(visible);
    }
    // What is only read stays enabled, so that its text can be selected and read out.
    const bool enabled = (node.block != nullptr && node.block->editor().field().readonly)
        || m_scene.model.isEnabled(*node.element, m_place.rowPath);
    if (node.block != nullptr && node.widget->isEnabledTo(node.widget->parentWidget()) != enabled)
        node.widget->setEnabled(enabled);
    return visible;
}

void FormBody::updateAllVisibility()
{
    m_visible = false;
    for (Node &node : m_nodes)
        m_visible = updateVisibility(node) || m_visible;
}

void FormBody::onFieldChanged(const QString &path)
{
    const auto blocks = m_blocks.values(path);
    for (FieldBlock *block : blocks)
        block->refresh();
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
}

void FormBody::setRowPath(const QString &rowPath)
{
    m_place.rowPath = rowPath;
    m_blocks.clear();
    for (FieldBlock *block : m_order) {
        block->bind(pathOf(withoutIndices(block->path())));
        m_blocks.insert(block->path(), block);
    }
    updateAllVisibility();
}

void FormBody::retranslate(Node &node)
{
    if (node.block != nullptr) {
        node.block->retranslate();
    } else if (node.table != nullptr) {
        node.table->retranslate();
    } else if (auto *label = qobject_cast<QLabel *>(node.widget)) {
        label->setText(node.element->type == Type::Unknown
                ? tr("This part of the form cannot be shown (%1).").arg(node.element->typeName)
                : elementText(m_scene, *node.element));
    } else if (node.widget->layout() != nullptr && node.widget->layout()->count() > 0) {
        auto *heading = qobject_cast<QLabel *>(node.widget->layout()->itemAt(0)->widget());
        if (heading != nullptr && heading->objectName() == "heading"_L1) {
            heading->setText(elementText(m_scene, *node.element));
            heading->setVisible(!heading->text().isEmpty());
            node.widget->setAccessibleName(heading->text());
        }
    }
    for (Node &child : node.children)
        retranslate(child);
}

void FormBody::retranslate()
{
    for (Node &node : m_nodes)
        retranslate(node);
}

bool FormBody::focusPath(const QString &path)
{
    if (FieldBlock *block = m_blocks.value(path); block != nullptr && block->isVisibleTo(this)) {
        block->editor().control()->setFocus(Qt::TabFocusReason); // as if one had come by key: text is selected
        return true;
    }
    for (TableEditor *table : m_tables) {
        if ((path == table->table() || path.startsWith(table->table() + u'/')) && table->focusPath(path))
            return true;
    }
    return false;
}

void FormBody::focusFirst()
{
    for (FieldBlock *block : m_order) {
        QWidget *control = block->editor().control();
        if (control->isVisibleTo(this) && !block->editor().field().readonly && control->isEnabled()) {
            control->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace eforms::widgets
