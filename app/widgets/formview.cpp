#include "widgets/formview.h"

#include "engine/structure.h"
#include "widgets/categoriespane.h"
#include "widgets/formbody.h"
#include "widgets/sectionbody.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

/// Forms up to this size are built at once; of larger ones each section when it is first shown.
constexpr qsizetype builtAtOnce = 150;

/// Where two states of the data differ first; empty when they do not differ.
QString firstDifference(const Json &a, const Json &b, const QString &at)
{
    if (a == b)
        return {};
    if (a.isObject() && b.isObject()) {
        QStringList names = b.object().keys();
        names.append(a.object().keys());
        for (const QString &name : std::as_const(names)) {
            if (const QString found = firstDifference(a[name], b[name], pointerTo(at, name)); !found.isEmpty())
                return found;
        }
    }
    for (qsizetype i = 0; i < qMin(a.array().size(), b.array().size()); ++i) {
        if (const QString found = firstDifference(a[i], b[i], pointerTo(at, i)); !found.isEmpty())
            return found;
    }
    const bool more = b.array().size() > a.array().size();
    return more ? pointerTo(at, a.array().size()) : at;
}

void chooseWithDialog(QWidget *parent, const AttachmentHandler &chosen)
{
    auto *dialog = new QFileDialog(parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

} // namespace

FormView::FormView(engine::FormModel &model, Language language, QWidget *parent)
    : QStackedWidget(parent)
    , m_scene {model, language, {}, {}, chooseWithDialog, {}, {}, {}}
{
    setObjectName(u"formView"_s);
    m_scene.takeBack = [this] { takeBack(); };
    m_scene.doAgain = [this] { doAgain(); };
    collectPages();
    qsizetype fields = 0;
    for (const Page &page : m_pages)
        fields += page.pointers.size();
    for (std::size_t at = 0; at < m_pages.size(); ++at) {
        if (at == 0 || fields <= builtAtOnce)
            build(m_pages[at]);
    }
    connect(this, &QStackedWidget::currentChanged, this, &FormView::onCurrentChanged);
    connect(&m_scene.model, &engine::FormModel::problemsChanged, this, &FormView::sectionsChanged);
    connect(&m_scene.model, &engine::FormModel::reset, this, &FormView::sectionsChanged);
    connect(&m_scene.model, &engine::FormModel::edited, this, &FormView::sectionsChanged);
    connect(this, &FormView::sectionsChanged, this, &FormView::refreshNavigation);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { keepInSight(now); });
}

FormView::~FormView()
{
    qApp->disconnect(this); // the focus moves once more while the parts are being destroyed
    blockSignals(true); // nobody is to ask for sections that are going away
    // A line or cell that is being typed is taken by losing the focus: while there still is a scene to take it.
    if (QWidget *focused = QApplication::focusWidget(); focused != nullptr && isAncestorOf(focused))
        focused->clearFocus();
    for (const Page &page : m_pages)
        delete page.area;
}

void FormView::collectPages()
{
    const LayoutElement &root = m_scene.form().layout();
    if (root.type != Type::Categorization) {
        addPage(root);
        return;
    }
    m_guided = CategoriesPane::styleOf(root.options) == CategoriesPane::Style::GuidedSteps;
    for (const LayoutElement &child : root.children)
        addPage(child);
}

void FormView::addPage(const LayoutElement &element)
{
    Page page;
    page.element = &element;
    page.pointers = elementPointers(element);
    page.area = new QScrollArea(this);
    page.area->setWidgetResizable(true);
    page.area->setFrameShape(QFrame::NoFrame);
    page.area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    page.area->setFocusPolicy(Qt::NoFocus);
    page.area->setObjectName(u"page."_s + (element.i18n.isEmpty() ? QString::number(m_pages.size()) : element.i18n));
    addWidget(page.area);
    m_pages.push_back(page);
}

void FormView::build(Page &page)
{
    if (page.body != nullptr)
        return;
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::wide, space::large, space::wide, space::wide);
    page.body = new SectionBody(m_scene, m_factory, *page.element, inside);
    constexpr int widest = 1120; // longer lines are hard to read
    page.body->setMaximumWidth(widest);
    column->addWidget(page.body);
    if (m_guided)
        addNavigation(page, *column);
    column->addStretch(1);
    page.area->setWidget(inside);
}

void FormView::addNavigation(Page &page, QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, space::large, 0, 0);
    page.back = new QPushButton(page.body->parentWidget());
    page.next = new QPushButton(page.body->parentWidget());
    page.back->setObjectName(u"section.back"_s);
    page.next->setObjectName(u"section.next"_s);
    for (QPushButton *each : {page.back, page.next})
        each->setAutoDefault(true); // Enter presses the button that has the focus
    row->addWidget(page.back);
    row->addStretch(1);
    row->addWidget(page.next);
    column.addLayout(row);
    connect(page.back, &QPushButton::clicked, this, [this] { stepSection(-1); });
    connect(page.next, &QPushButton::clicked, this, [this] { stepSection(1); });
    refreshNavigation();
}

void FormView::refreshNavigation()
{
    for (Page &page : m_pages) {
        if (page.back == nullptr)
            continue;
        const auto at = static_cast<int>(&page - m_pages.data());
        page.back->setText(tr("Back"));
        page.next->setText(tr("Next"));
        page.back->setEnabled(neighbour(at, -1) >= 0);
        page.next->setEnabled(neighbour(at, 1) >= 0);
    }
}

QString FormView::titleOf(const Page &page) const
{
    const QString title = elementText(m_scene, *page.element);
    return title.isEmpty() ? m_scene.form().text(u"title"_s, m_scene.language) : title;
}

void FormView::setLanguage(Language language)
{
    if (language == m_scene.language)
        return;
    m_scene.language = language;
    retranslate();
}

void FormView::setLookupSource(LookupSource source)
{
    m_scene.lookup = std::move(source);
}

void FormView::setAttachmentHandler(AttachmentHandler handler)
{
    m_scene.attach = std::move(handler);
}

void FormView::setDaySource(DaySource source)
{
    m_scene.days = std::move(source);
}

void FormView::setFileChooser(FileChooser chooser)
{
    m_scene.chooseFiles = std::move(chooser);
}

void FormView::setPathChooser(PathChooser chooser)
{
    m_scene.chooseFile = std::move(chooser);
}

void FormView::retranslate()
{
    for (Page &page : m_pages) {
        const int scrolled = page.area->verticalScrollBar()->value();
        if (page.body != nullptr)
            page.body->retranslate();
        page.area->verticalScrollBar()->setValue(scrolled);
        page.area->setAccessibleName(titleOf(page));
    }
    Q_EMIT sectionsChanged();
}

QList<FormView::Section> FormView::sections() const
{
    QList<Section> result;
    for (const Page &page : m_pages) {
        const bool shown = page.body != nullptr ? page.body->hasVisible() : m_scene.model.isVisible(*page.element);
        result.append({titleOf(page), page.element->i18n, 0, 0, shown});
    }
    for (const engine::Problem &problem : m_scene.model.shownProblems()) {
        const int section = sectionOf(problem.path);
        if (section < 0)
            continue;
        if (problem.severity == engine::Severity::Error)
            ++result[section].errors;
        else
            ++result[section].warnings;
    }
    return result;
}

int FormView::sectionOf(const QString &path) const
{
    const QString pointer = engine::withoutIndices(path);
    for (int at = 0; at < static_cast<int>(m_pages.size()); ++at) {
        for (const QString &own : m_pages[static_cast<std::size_t>(at)].pointers) {
            if (pointer == own || pointer.startsWith(own + u'/'))
                return at;
        }
    }
    return -1;
}

void FormView::showSection(int section)
{
    if (section < 0 || section >= static_cast<int>(m_pages.size()))
        return;
    build(m_pages[static_cast<std::size_t>(section)]);
    setCurrentIndex(section);
}

void FormView::onCurrentChanged(int section)
{
    if (section >= 0)
        build(m_pages[static_cast<std::size_t>(section)]);
    Q_EMIT currentSectionChanged(section);
}

bool FormView::focusPath(const QString &path)
{
    const int section = sectionOf(path);
    if (section < 0)
        return false;
    showSection(section);
    Page &page = m_pages[static_cast<std::size_t>(section)];
    if (!page.body->focusPath(path))
        return false;
    if (QWidget *focused = focusWidget())
        keepInSight(focused);
    return true;
}

void FormView::focusFirst()
{
    if (currentIndex() >= 0)
        m_pages[static_cast<std::size_t>(currentIndex())].body->focusFirst();
}

void FormView::keepInSight(QWidget *now)
{
    if (now == nullptr || currentIndex() < 0)
        return;
    QScrollArea *area = m_pages[static_cast<std::size_t>(currentIndex())].area;
    if (area->widget() != nullptr && area->widget()->isAncestorOf(now))
        area->ensureWidgetVisible(now, 0, space::wide * 3); // with its label above and its problem below
}

int FormView::neighbour(int section, int by) const
{
    for (int at = section + by; at >= 0 && at < static_cast<int>(m_pages.size()); at += by) {
        const Page &page = m_pages[static_cast<std::size_t>(at)];
        if (page.body != nullptr ? page.body->hasVisible() : m_scene.model.isVisible(*page.element))
            return at;
    }
    return -1;
}

void FormView::stepSection(int by)
{
    const int to = neighbour(currentIndex(), by);
    if (to < 0)
        return;
    showSection(to);
    focusFirst();
}

void FormView::takeBack()
{
    const Json before = m_scene.model.data();
    m_scene.model.undo();
    showChange(before);
}

void FormView::doAgain()
{
    const Json before = m_scene.model.data();
    m_scene.model.redo();
    showChange(before);
}

void FormView::showChange(const Json &before)
{
    QString path = firstDifference(before, m_scene.model.data(), {});
    for (const QWidget *at = QApplication::focusWidget(); at != nullptr; at = at->parentWidget()) {
        const auto *editor = qobject_cast<const FieldEditor *>(at);
        if (editor != nullptr && editor->field().path == path)
            return; // one is there already, and the cursor stays
    }
    while (!path.isEmpty() && !focusPath(path)) // a row that is gone: the table it was in
        path.truncate(path.lastIndexOf(u'/'));
}

void FormView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->matches(QKeySequence::Undo))
        takeBack();
    else if (event->matches(QKeySequence::Redo) || (control && event->key() == Qt::Key_Y))
        doAgain();
    else if (control && event->key() == Qt::Key_PageDown)
        stepSection(1);
    else if (control && event->key() == Qt::Key_PageUp)
        stepSection(-1);
    else
        QStackedWidget::keyPressEvent(event);
}

void FormView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStackedWidget::changeEvent(event);
}

} // namespace eforms::widgets
