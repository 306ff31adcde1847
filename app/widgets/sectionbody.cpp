#include "widgets/sectionbody.h"

#include "engine/structure.h"
#include "widgets/formbody.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

/// Fields that are built in one go: as many as are in sight at once on an ordinary screen.
constexpr int mostFields = 24;
/// Until a section that is not shown builds its parts all the same.
constexpr std::chrono::milliseconds patience(200);

int countFields(const LayoutElement &element)
{
    if (!element.pointer.isEmpty())
        return 1;
    int fields = 0;
    for (const LayoutElement &child : element.children)
        fields += countFields(child);
    return fields;
}

/// A column that draws nothing itself, so that its children may stand alone.
bool isPlainColumn(const LayoutElement &element)
{
    return (element.type == Type::VerticalLayout || element.type == Type::Category)
        && element.effect == LayoutElement::RuleEffect::None;
}

/// The layout of one part. The page asks each part for its height at several widths whenever one field of one part
/// changes its own; a box layout remembers one width only, so that all fields of the form would be measured again.
class PartColumn : public QVBoxLayout
{
public:
    using QVBoxLayout::QVBoxLayout;

    void invalidate() override
    {
        m_heights.clear();
        m_leastHeights.clear();
        QVBoxLayout::invalidate();
    }

    int heightForWidth(int width) const override
    {
        auto known = m_heights.find(width);
        if (known == m_heights.end())
            known = m_heights.insert(width, QVBoxLayout::heightForWidth(width));
        return *known;
    }

    int minimumHeightForWidth(int width) const override
    {
        auto known = m_leastHeights.find(width);
        if (known == m_leastHeights.end())
            known = m_leastHeights.insert(width, QVBoxLayout::minimumHeightForWidth(width));
        return *known;
    }

private:
    mutable QHash<int, int> m_heights;
    mutable QHash<int, int> m_leastHeights;
};

} // namespace

SectionBody::SectionBody(
    FormScene &scene, const EditorFactory &factory, const LayoutElement &element, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_factory(factory)
    , m_column(new QVBoxLayout(this))
    , m_fieldHeight(2 * fontMetrics().height() + 2 * space::large)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::large);
    split(element);
    makeFrames();
    build(0);
    estimate();
    updateVisibility();
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &SectionBody::buildNext);
    connect(&m_scene.model, &engine::FormModel::edited, this, &SectionBody::updateVisibility);
    connect(&m_scene.model, &engine::FormModel::reset, this, &SectionBody::updateVisibility);
    m_idle.start(patience);
}

void SectionBody::split(const LayoutElement &element)
{
    const int fields = countFields(element);
    if (fields <= mostFields || !isPlainColumn(element)) {
        add(element, fields, true);
        return;
    }
    for (const LayoutElement &child : element.children) {
        if (isPlainColumn(child))
            split(child);
        else
            add(child, countFields(child), false);
    }
}

void SectionBody::add(const LayoutElement &element, int fields, bool alone)
{
    if (alone || m_parts.empty() || m_parts.back().fields + fields > mostFields)
        m_parts.emplace_back();
    m_parts.back().elements.push_back(&element);
    m_parts.back().fields += fields;
}

void SectionBody::makeFrames()
{
    for (std::size_t at = 0; at < m_parts.size(); ++at) {
        Part &part = m_parts[at];
        part.frame = new QWidget(this);
        m_column->addWidget(part.frame);
        for (const LayoutElement *element : part.elements) {
            for (const QString &pointer : elementPointers(*element))
                m_byPointer.insert(pointer, at);
        }
    }
}

void SectionBody::build(std::size_t at)
{
    if (at >= m_parts.size() || m_parts[at].body != nullptr)
        return;
    Part &part = m_parts[at];
    part.frame->setMinimumHeight(0);
    part.body = new FormBody(m_scene, m_factory, part.elements, {}, part.frame);
    auto *column = new PartColumn(part.frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(part.body);
    connect(part.body, &FormBody::visibilityChanged, this, &SectionBody::updateVisibility);
    keepOrder(at);
    part.frame->setVisible(part.body->hasVisible());
    part.body->show();
}

/// Qt's order of Tab is that in which widgets are made: those of the part just made stand last.
void SectionBody::keepOrder(std::size_t at)
{
    Part &own = m_parts[at];
    const QWidget *top = window();
    QList<QWidget *> made;
    for (QWidget *each = top->previousInFocusChain(); own.frame->isAncestorOf(each); each = each->previousInFocusChain()) {
        if ((each->focusPolicy() & Qt::TabFocus) != 0)
            made.prepend(each);
    }
    QWidget *before = nullptr;
    for (std::size_t earlier = 0; earlier < at; ++earlier)
        before = m_parts[earlier].last != nullptr ? m_parts[earlier].last.data() : before;
    const bool inOrder = std::none_of(m_parts.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_parts.end(),
        [](const Part &part) { return part.body != nullptr; });
    for (QWidget *each : std::as_const(made)) {
        if (before != nullptr && !inOrder)
            setTabOrder(before, each);
        before = each;
    }
    own.last = before;
}

/// Gives the parts that are not built the height that they will probably have, going by those that are.
void SectionBody::estimate()
{
    int height = 0;
    int fields = 0;
    for (const Part &part : m_parts) {
        if (part.body == nullptr || part.frame->isHidden() || part.fields == 0)
            continue;
        height += part.frame->height() + space::large;
        fields += part.fields;
    }
    const double known = fields > 0 && isVisible() ? static_cast<double>(height) / fields : m_fieldHeight;
    if (std::abs(known - m_fieldHeight) < 0.01 && isVisible())
        return;
    m_fieldHeight = known;
    for (const Part &part : m_parts) {
        if (part.body == nullptr)
            part.frame->setMinimumHeight(qRound(std::max(1, part.fields) * m_fieldHeight) - space::large);
    }
}

void SectionBody::layOut()
{
    QScrollArea *around = area();
    if (around == nullptr)
        return;
    for (QWidget *widget = this; widget != around->viewport(); widget = widget->parentWidget()) {
        if (widget->layout() != nullptr)
            widget->layout()->activate();
    }
    // The scroll area takes notice of its content by this event only.
    QEvent request(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(around->widget(), &request);
}

QScrollArea *SectionBody::area() const
{
    for (QWidget *widget = parentWidget(); widget != nullptr; widget = widget->parentWidget()) {
        if (auto *found = qobject_cast<QScrollArea *>(widget))
            return found;
    }
    return nullptr;
}

QRect SectionBody::sight() const
{
    const QScrollArea *around = area();
    if (around == nullptr || !around->isVisible())
        return {};
    const QWidget *viewport = around->viewport();
    return {mapFrom(around->widget(), around->widget()->mapFrom(viewport, QPoint())), viewport->size()};
}

/// The end of the page, or else the first part that begins in sight, or else the first that is in sight at all.
SectionBody::Anchor SectionBody::anchor() const
{
    const QScrollArea *around = area();
    if (around == nullptr)
        return {};
    const QScrollBar *bar = around->verticalScrollBar();
    if (bar->maximum() > 0 && bar->value() == bar->maximum())
        return {nullptr, 0, true};
    const QRect seen = sight();
    const QWidget *found = nullptr;
    for (const Part &part : m_parts) {
        if (part.frame->isHidden() || !part.frame->geometry().intersects(seen))
            continue;
        if (found == nullptr || found->y() < seen.top())
            found = part.frame;
    }
    return {found, found != nullptr ? found->y() - seen.top() : 0, false};
}

void SectionBody::holdToAnchor()
{
    QScrollArea *around = area();
    if (around == nullptr)
        return;
    const QScopedValueRollback<bool> guard(m_holding, true);
    QScrollBar *bar = around->verticalScrollBar();
    if (m_anchor.end)
        bar->setValue(bar->maximum());
    else if (m_anchor.frame != nullptr)
        bar->setValue(bar->value() + m_anchor.frame->y() - sight().top() - m_anchor.offset);
}

/// Builds a part and keeps what is in sight where it is.
void SectionBody::buildInPlace(std::size_t at)
{
    const QScopedValueRollback<bool> guard(m_building, true);
    build(at);
    layOut();
    estimate();
    layOut();
    holdToAnchor();
}

void SectionBody::buildInSight()
{
    if (m_building)
        return;
    const auto isSeen = [this](const Part &part) {
        return part.body == nullptr && !part.frame->isHidden() && part.frame->geometry().intersects(sight());
    };
    auto next = m_parts.begin();
    while ((next = std::find_if(m_parts.begin(), m_parts.end(), isSeen)) != m_parts.end())
        buildInPlace(static_cast<std::size_t>(next - m_parts.begin()));
}

void SectionBody::buildNext()
{
    const auto next = std::find_if(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.body == nullptr; });
    if (next == m_parts.end()) {
        // The last labels find their height a moment later; from then on the page grows as any other.
        QTimer::singleShot(patience, this, [this] { m_anchor = {}; });
        return;
    }
    buildInPlace(static_cast<std::size_t>(next - m_parts.begin()));
    m_idle.start(0);
}

bool SectionBody::isBuilt() const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.body != nullptr; });
}

void SectionBody::updateVisibility()
{
    for (const Part &part : m_parts) {
        if (const bool visible = shows(part); part.frame->isHidden() == visible)
            part.frame->setVisible(visible);
    }
}

bool SectionBody::shows(const Part &part) const
{
    if (part.body != nullptr)
        return part.body->hasVisible();
    const auto showsElement = [this](const auto &self, const LayoutElement &element) -> bool {
        if (!m_scene.model.isVisible(element))
            return false;
        const bool alone = element.children.isEmpty() || !element.pointer.isEmpty(); // a control's child is a row's layout
        return alone
            || std::any_of(element.children.begin(), element.children.end(),
                [&self](const LayoutElement &child) { return self(self, child); });
    };
    return std::any_of(part.elements.begin(), part.elements.end(),
        [&showsElement](const LayoutElement *element) { return showsElement(showsElement, *element); });
}

bool SectionBody::hasVisible() const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return !part.frame->isHidden(); });
}

void SectionBody::retranslate()
{
    for (const Part &part : m_parts) {
        if (part.body != nullptr)
            part.body->retranslate();
    }
}

std::optional<std::size_t> SectionBody::partOf(const QString &path) const
{
    for (QString pointer = engine::withoutIndices(path); !pointer.isEmpty(); pointer.truncate(pointer.lastIndexOf(u'/'))) {
        if (const auto found = m_byPointer.constFind(pointer); found != m_byPointer.cend())
            return *found;
    }
    return {};
}

bool SectionBody::focusPath(const QString &path)
{
    const auto at = partOf(path);
    if (!at)
        return false;
    build(*at);
    layOut();
    return m_parts[*at].body->focusPath(path);
}

void SectionBody::focusFirst()
{
    for (std::size_t at = 0; at < m_parts.size(); ++at) {
        if (m_parts[at].frame->isHidden())
            continue;
        build(at);
        if (m_parts[at].body->focusFirst())
            return;
    }
}

void SectionBody::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!isBuilt())
        m_idle.start(0);
}

void SectionBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_building)
        estimate();
    holdToAnchor(); // labels find their height a moment after they are built
    buildInSight();
}

void SectionBody::showEvent(QShowEvent *event)
{
    if (QScrollArea *around = area())
        around->widget()->installEventFilter(this); // it moves when the page is scrolled
    QWidget::showEvent(event);
}

bool SectionBody::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move && !m_holding && !m_building) {
        m_anchor = isBuilt() ? Anchor() : anchor();
        buildInSight();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace eforms::widgets
