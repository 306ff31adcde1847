#include "widgets/fieldblock.h"

#include "widgets/booleaneditor.h"
#include "widgets/formbody.h"
#include "widgets/problemlabel.h"
#include "widgets/theme.h"
#include "widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// The layout wants no label to be seen; who does not see hears it nevertheless.
bool hidesLabel(const engine::LayoutElement &element)
{
    const Json &shown = element.label.isObject() ? element.label[u"show"_s] : element.label;
    return shown == Json(false);
}

/// Captions keep the body's size: 10 pt is the least.
void quieten(QLabel *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
}

bool isPrefilled(const engine::FieldState &state)
{
    return !state.prefilledFrom.isEmpty() && !state.edited && !state.value.isEmpty();
}

} // namespace

FieldBlock::FieldBlock(FormScene &scene, const EditorFactory &factory, FieldSpec field, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_factory(factory)
    , m_field(std::move(field))
    , m_column(new QVBoxLayout(this))
    , m_label(new WrapLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::tiny);
    m_column->addWidget(m_label);
    m_label->setObjectName(u"label."_s + m_field.name);
    const engine::FieldState state = m_scene.model.state(m_field.path);
    m_required = state.required;
    m_prefilled = isPrefilled(state);
    makeEditor(state.readonly || m_scene.model.isReadonly());
    refreshHint();
    refreshLabel();
    refreshProblems();
}

void FieldBlock::makeEditor(bool readonly)
{
    const bool focused = m_editor != nullptr && m_editor->control()->hasFocus();
    if (m_editor != nullptr) {
        m_editor->control()->setObjectName(QString()); // the name belongs to its successor
        m_editor->hide();
        m_column->removeWidget(m_editor);
        m_editor->deleteLater(); // it may be the one that caused this
    }
    m_field.readonly = readonly;
    QWidget *before = m_editor;
    m_editor = m_factory.make(m_scene, m_field, this);
    m_column->insertWidget(1, m_editor);
    if (before != nullptr) {
        setTabOrder(before, m_editor->control());
        m_editor->show();
    }
    const bool unlabelled = m_field.element != nullptr && hidesLabel(*m_field.element);
    m_label->setVisible(!m_editor->showsLabel() && !unlabelled);
    if (focused)
        m_editor->control()->setFocus();
}

void FieldBlock::bind(const QString &path)
{
    m_field.path = path;
    m_editor->bind(path);
    refresh();
}

void FieldBlock::refresh()
{
    const engine::FieldState state = m_scene.model.state(m_field.path);
    const bool readonly = state.readonly || m_scene.model.isReadonly();
    const bool swapped = readonly != m_field.readonly;
    if (swapped)
        makeEditor(readonly);
    else
        m_editor->refresh();
    const bool prefilled = isPrefilled(state);
    const bool marksChanged = swapped || state.required != m_required || prefilled != m_prefilled;
    m_required = state.required;
    m_prefilled = prefilled;
    if (marksChanged)
        refreshLabel();
    refreshProblems();
}

engine::Problems FieldBlock::shownProblems() const
{
    if (!m_scene.model.showsProblemsOf(m_field.path))
        return {};
    const engine::FieldState state = m_scene.model.state(m_field.path);
    engine::Problems problems = state.problems;
    for (qsizetype at = 0; at < state.value.array().size(); ++at)
        problems += m_scene.model.state(pointerTo(m_field.path, at)).problems;
    return problems;
}

void FieldBlock::refreshProblems()
{
    const engine::Problems problems = shownProblems();
    if (m_problem == nullptr && !problems.isEmpty()) {
        m_problem = new ProblemLabel(this);
        m_problem->setObjectName(u"problem."_s + m_field.name);
        m_column->addWidget(m_problem);
    }
    if (m_problem != nullptr)
        m_problem->showProblems(m_scene, problems);
    QString mark;
    if (!problems.isEmpty()) {
        const bool error = std::any_of(problems.begin(), problems.end(),
            [](const engine::Problem &problem) { return problem.severity == engine::Severity::Error; });
        mark = error ? u"error"_s : u"warning"_s;
    }
    m_editor->markProblem(mark);
    describe();
}

QString FieldBlock::labelText() const
{
    const QString own = m_field.element != nullptr ? elementText(m_scene, *m_field.element) : QString();
    return own.isEmpty() ? m_scene.form().label(m_field.facts.pointer, m_scene.language) : own;
}

void FieldBlock::refreshLabel()
{
    const QString label = labelText() + (m_required && !m_field.readonly ? u" *"_s : QString());
    m_label->setText(label);
    if (auto *boolean = qobject_cast<BooleanEditor *>(m_editor))
        boolean->setLabel(label);
    const bool marked = m_prefilled && !m_field.readonly;
    if (marked && m_mark == nullptr)
        makeMark();
    if (m_mark != nullptr) {
        m_mark->setText(tr("Prefilled"));
        m_mark->setVisible(marked);
    }
}

void FieldBlock::makeMark()
{
    m_mark = new QLabel(this);
    m_mark->setTextFormat(Qt::PlainText);
    quieten(m_mark);
    m_column->removeWidget(m_label);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_label, 1);
    top->addWidget(m_mark);
    m_column->insertLayout(0, top);
}

void FieldBlock::describe()
{
    const QString name = m_required && !m_field.readonly ? tr("%1, required").arg(labelText()) : labelText();
    QStringList more;
    if (m_problem != nullptr && !m_problem->text().isEmpty())
        more.append(m_problem->text());
    if (m_hint != nullptr && !m_hint->text().isEmpty())
        more.append(m_hint->text());
    if (m_prefilled)
        more.append(tr("Prefilled"));
    if (m_field.readonly)
        more.append(tr("Read-only"));
    m_editor->describe(name, more.join(u'\n'));
}

void FieldBlock::refreshHint()
{
    const QString hint = m_scene.form().hint(m_field.facts.pointer, m_scene.language);
    if (m_hint == nullptr && !hint.isEmpty()) {
        m_hint = new WrapLabel(this);
        quieten(m_hint);
        m_column->insertWidget(2, m_hint);
    }
    if (m_hint != nullptr) {
        m_hint->setText(hint);
        m_hint->setVisible(!hint.isEmpty());
    }
}

void FieldBlock::retranslate()
{
    m_editor->retranslate();
    refreshHint();
    refreshLabel();
    refreshProblems();
}

} // namespace eforms::widgets
