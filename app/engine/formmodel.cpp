#include "engine/formmodel.h"

#include "engine/formmodelparts.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

// When more fields than this change at once, a listener does better to read everything again.
constexpr std::size_t mostSingleSignals = 500;

/// A letter more or less, not another choice.
bool isTyping(const FieldPlan &field, const Json &before, const Json &after)
{
    if (field.choice || field.kind != FieldPlan::Kind::Value || after.isArray() || before.isArray())
        return false;
    const auto text = [](const Json &value) { return value.isNumber() ? value.numberToken() : value.toString(); };
    const QString a = text(before);
    const QString b = text(after);
    return std::abs(a.size() - b.size()) <= 4;
}

} // namespace

FormModel::FormModel(FormPointer form, Json data, FormContext context, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(std::move(form), context))
{
    const bool fresh = data.isAbsent() || (data.isObject() && data.size() == 0);
    m_parts->state.load(data, fresh);
    m_parts->state.takeProblemsChanged();
}

FormModel::FormModel(
    FormPointer form, Json data, FormContext context, const QStringList &edited, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(std::move(form), context))
{
    m_parts->state.load(data, false, edited);
    m_parts->state.takeProblemsChanged();
}

FormModel::~FormModel() = default;

const FormPointer &FormModel::form() const
{
    return m_parts->definition;
}

const Json &FormModel::data() const
{
    return m_parts->state.data();
}

Json FormModel::submission() const
{
    return m_parts->state.submission();
}

QStringList FormModel::editedPaths() const
{
    return m_parts->state.pathsWith(EditedFlag);
}

FieldState FormModel::state(const QString &path) const
{
    const FormState &all = m_parts->state;
    const auto place = all.locate(path);
    FieldState result;
    result.relevant = place.state != nullptr;
    if (!place.state)
        return result;
    result.value = place.field ? all.rawValue(*place.state, *place.field) : place.state->raw;
    if (!place.inner.isEmpty())
        result.value = Json(result.value).at(place.inner);
    if (!place.exact || !place.field) {
        result.problems = all.problemsAt(place);
        return result;
    }
    const FieldPlan &field = *place.field;
    const quint8 flags = all.flags(*place.state, field);
    result.relevant = all.isRelevant(*place.state, field);
    result.required = flags & RequiredFlag;
    result.readonly = (flags & ReadonlyFlag) || m_parts->readonly;
    result.visited = flags & VisitedFlag;
    result.edited = flags & EditedFlag;
    result.computed = all.isCalculated(*place.state, field) && !result.value.isAbsent();
    result.prefilledFrom = place.state->prefilled.value(field.position);
    result.problems = all.problemsAt(place);
    return result;
}

int FormModel::rowCount(const QString &table) const
{
    if (const ScopeState::Rows *rows = m_parts->rows(table))
        return static_cast<int>(rows->size());
    return m_parts->list(table) ? static_cast<int>(data().at(table).size()) : 0;
}

bool FormModel::isVisible(const LayoutElement &element, const QString &rowPath) const
{
    using Effect = LayoutElement::RuleEffect;
    if (element.effect == Effect::Show || element.effect == Effect::Hide) {
        if (m_parts->ruleHolds(element, rowPath) != (element.effect == Effect::Show))
            return false;
    }
    const bool control
        = element.type == LayoutElement::Type::Control || element.type == LayoutElement::Type::ListWithDetail;
    return !control || state(Parts::inRow(element.pointer, rowPath)).relevant;
}

bool FormModel::isEnabled(const LayoutElement &element, const QString &rowPath) const
{
    using Effect = LayoutElement::RuleEffect;
    if (m_parts->readonly)
        return false;
    if (element.effect == Effect::Enable || element.effect == Effect::Disable)
        return m_parts->ruleHolds(element, rowPath) == (element.effect == Effect::Enable);
    if (element.options["readonly"_L1].toBool())
        return false;
    const bool control
        = element.type == LayoutElement::Type::Control || element.type == LayoutElement::Type::ListWithDetail;
    return !control || !state(Parts::inRow(element.pointer, rowPath)).readonly;
}

Problems FormModel::problems(Purpose purpose) const
{
    return m_parts->state.problems(purpose);
}

Problems FormModel::shownProblems() const
{
    if (m_parts->showAll)
        return problems();
    if (!m_parts->shown) {
        m_parts->shown = m_parts->state.problems([this](const Finding &, const ScopeState &state, const FieldPlan *field) {
            return m_parts->showsProblems(state, field);
        });
    }
    return *m_parts->shown;
}

bool FormModel::showsProblemsOf(const QString &path) const
{
    const auto place = m_parts->state.locate(path);
    return m_parts->showAll || (place.state && m_parts->showsProblems(*place.state, place.field));
}

bool FormModel::isValid() const
{
    return m_parts->state.isValid();
}

void FormModel::setValue(const QString &path, const Json &value)
{
    if (m_parts->readonly)
        return;
    const auto place = m_parts->state.locate(path);
    if (!m_parts->isEditable(path))
        return;
    if (place.field && !place.exact)
        changeInside(path, value);
    else if (!place.field || place.field->kind != FieldPlan::Kind::Value)
        replaceWhole(path, value);
    else
        changeValue(path, value);
}

void FormModel::changeValue(const QString &path, const Json &value)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(path);
    const Json before = all.rawValue(*place.state, *place.field);
    const quint8 flags = all.flags(*place.state, *place.field);
    const bool sameText = before.type() == value.type()
        && (!value.isNumber() || before.numberToken() == value.numberToken());
    if (sameText && before == value)
        return;
    Change change;
    change.path = path;
    change.before = before;
    change.after = value;
    change.editedBefore = flags & EditedFlag;
    change.prefilledBefore = place.state->prefilled.value(place.field->position);
    change.weight = std::size_t(before.size() + value.size() + 1);
    change.typing = isTyping(*place.field, before, value);
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.setValue(*place.state, *place.field, value);
    finishEdit();
}

/// Every edit ends here; within a step the step does.
void FormModel::finishEdit()
{
    m_parts->pending.edited = true;
    m_parts->shown.reset();
    announce();
}

void FormModel::announce()
{
    if (m_parts->history.isOpen())
        return;
    m_parts->state.settle();
    m_parts->shown.reset();
    const auto changed = m_parts->state.takeChanged();
    const bool problems = m_parts->state.takeProblemsChanged();
    const Parts::Pending pending = std::exchange(m_parts->pending, {});
    if (pending.reset || changed.size() + std::size_t(pending.rows.size()) > mostSingleSignals) {
        Q_EMIT reset();
    } else {
        QStringList paths;
        for (const FormState::Spot &spot : changed)
            paths.append(m_parts->state.path(spot));
        for (const Parts::Pending::Rows &rows : pending.rows) {
            if (rows.inserted)
                Q_EMIT rowsInserted(rows.table, rows.first, rows.count);
            else
                Q_EMIT rowsRemoved(rows.table, rows.first, rows.count);
        }
        for (const QString &path : paths)
            Q_EMIT fieldChanged(path);
    }
    if (problems || pending.problems || pending.edited)
        Q_EMIT problemsChanged();
    if (pending.edited)
        Q_EMIT edited();
}

void FormModel::markVisited(const QString &path)
{
    m_parts->history.endTyping();
    const auto place = m_parts->state.locate(path);
    if (!place.field || (m_parts->state.flags(*place.state, *place.field) & VisitedFlag))
        return;
    m_parts->state.setFlag(*place.state, *place.field, VisitedFlag, true);
    m_parts->state.noteChanged({place.state, place.field->id});
    m_parts->pending.problems = m_parts->pending.problems || !m_parts->showAll;
    announce();
}

bool FormModel::showsAllProblems() const
{
    return m_parts->showAll;
}

void FormModel::showAllProblems()
{
    if (m_parts->showAll)
        return;
    m_parts->showAll = true;
    m_parts->pending.problems = true;
    announce();
}

void FormModel::setReadonly(bool readonly)
{
    if (m_parts->readonly == readonly)
        return;
    m_parts->readonly = readonly;
    m_parts->pending.reset = true;
    announce();
}

bool FormModel::isReadonly() const
{
    return m_parts->readonly;
}

void FormModel::setContext(FormContext context)
{
    m_parts->state.setContext(std::move(context));
    m_parts->pending.reset = true;
    announce();
}

const FormContext &FormModel::context() const
{
    return m_parts->state.context();
}

Problems validate(const FormDefinition &form, const Json &data, const FormContext &context, Purpose purpose)
{
    FormState state(form.schema(), context, FormState::Mode::Check);
    state.load(data, false);
    return state.problems(purpose);
}

} // namespace eforms::engine
