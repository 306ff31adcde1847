#include "engine/formmodel.h"

#include "engine/formstate.h"
#include "engine/history.h"
#include "engine/validator.h"

#include <algorithm>

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

struct FormModel::Parts {
    Parts(FormPointer form, const FormContext &context)
        : definition(std::move(form))
        , state(definition->schema(), context, FormState::Mode::Edit)
    {
    }

    FormPointer definition;
    FormState state;
    History history;
    bool showAll = false;
    bool readonly = false;

    [[nodiscard]] bool showsProblems(const ScopeState &holder, const FieldPlan *field) const
    {
        if (showAll)
            return true;
        constexpr quint8 touched = VisitedFlag | EditedFlag;
        if (field)
            return state.flags(holder, *field) & touched;
        return std::any_of(
            holder.flags.begin(), holder.flags.end(), [](quint8 flags) { return (flags & touched) != 0; });
    }

    [[nodiscard]] RowMemory remember(const ScopeState &row) const
    {
        RowMemory memory {row.raw, {}, {}};
        for (const int id : state.structure().scope(row.scope).fields) {
            const FieldPlan &field = state.structure().at(id);
            if (state.flags(row, field) & EditedFlag)
                memory.edited.append(field.inScope);
            if (state.flags(row, field) & VisitedFlag)
                memory.visited.append(field.inScope);
        }
        return memory;
    }

    void recall(const QString &path, const RowMemory &memory)
    {
        for (const auto &[list, flag] : {std::pair(memory.edited, EditedFlag), std::pair(memory.visited, VisitedFlag)}) {
            for (const QString &pointer : list) {
                if (const auto place = state.locate(path + pointer); place.field)
                    state.setFlag(*place.state, *place.field, flag, true);
            }
        }
    }

    [[nodiscard]] const ScopeState::Rows *rows(const QString &table) const
    {
        const auto place = state.locate(table);
        if (!place.field || !place.exact || place.field->kind != FieldPlan::Kind::Table)
            return nullptr;
        return &place.state->tables[static_cast<std::size_t>(place.field->table)];
    }

    /// A pointer without indices, seen from a row.
    [[nodiscard]] static QString inRow(const QString &pointer, const QString &rowPath)
    {
        QString prefix;
        for (const QString &part : pointerParts(rowPath)) {
            bool number = false;
            part.toUInt(&number);
            if (!number)
                prefix = pointerTo(prefix, part);
        }
        const bool below = !rowPath.isEmpty() && (pointer == prefix || pointer.startsWith(prefix + u'/'));
        return below ? rowPath + pointer.mid(prefix.size()) : pointer;
    }

    /// True when the element's rule holds, whatever its effect.
    [[nodiscard]] bool ruleHolds(const LayoutElement &element, const QString &rowPath) const
    {
        const SchemaNode *schema = definition->schema().condition(element.ruleSchema);
        const Json &value = state.data().at(inRow(element.rulePointer, rowPath));
        // As in JSON Forms: a condition on a value that is not there does not hold, unless the schema takes anything.
        return schema && engine::isValid(*schema, value.isAbsent() ? Json::null() : value);
    }
};

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
    result.value = all.data().at(path);
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
    const ScopeState::Rows *rows = m_parts->rows(table);
    return rows ? static_cast<int>(rows->size()) : 0;
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
    Problems problems = this->problems();
    if (!m_parts->showAll)
        problems.removeIf([this](const Problem &problem) { return !showsProblemsOf(problem.path); });
    return problems;
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
    if (!place.state)
        return;
    if (place.field && !place.exact)
        changeInside(path, value);
    else if (!place.field || place.field->kind != FieldPlan::Kind::Value)
        replaceWhole(path, value);
    else if (!(place.field->calculation && place.field->calculation->always) && !place.field->server)
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
    change.typing = isTyping(*place.field, before, value);
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.setValue(*place.state, *place.field, value);
    all.settle();
    announce(true);
}

/// An element of a list that is one value for the form.
void FormModel::changeInside(const QString &path, const Json &value)
{
    const auto place = m_parts->state.locate(path);
    const QString field = m_parts->state.path({place.state, place.field->id});
    Json whole = m_parts->state.rawValue(*place.state, *place.field);
    if ((whole.isArray() || whole.isObject()) && whole.setAt(QStringView(path).mid(field.size()), value))
        setValue(field, whole);
}

void FormModel::replaceWhole(const QString &path, const Json &value)
{
    FormState &all = m_parts->state;
    Change change;
    change.kind = Change::Kind::Whole;
    change.path = path;
    change.before = all.data().at(path);
    change.after = value;
    change.editedPathsBefore = editedPaths();
    Json data = all.data();
    if (!data.setAt(path, value))
        return;
    m_parts->history.add(std::move(change));
    const QStringList visited = all.pathsWith(VisitedFlag);
    all.load(data, false, editedPaths());
    m_parts->recall({}, {{}, {path}, visited});
    Q_EMIT reset();
    announce(true);
}

int FormModel::addRow(const QString &table)
{
    return addRows(table, {Json::emptyObject()}) == 1 ? rowCount(table) - 1 : -1;
}

int FormModel::addRows(const QString &table, const QList<Json> &rows)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(table);
    if (m_parts->readonly || !m_parts->rows(table))
        return 0;
    const int first = rowCount(table);
    const qint64 room = place.field->maxItems.value_or(first + rows.size()) - first;
    const auto count = static_cast<int>(std::clamp<qint64>(room, 0, rows.size()));
    if (count == 0)
        return 0;
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.insertRows({place.state, place.field->id}, first, rows.mid(0, count), true);
    all.settle();
    Change change;
    change.kind = Change::Kind::RowsAdded;
    change.path = table;
    change.row = first;
    change.rows.resize(count);
    m_parts->history.add(std::move(change));
    Q_EMIT rowsInserted(table, first, count);
    announce(true);
    return count;
}

void FormModel::removeRow(const QString &table, int row)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(table);
    const ScopeState::Rows *rows = m_parts->rows(table);
    if (m_parts->readonly || !rows || row < 0 || row >= static_cast<int>(rows->size()))
        return;
    Change change;
    change.kind = Change::Kind::RowsRemoved;
    change.path = table;
    change.row = row;
    change.rows.append(m_parts->remember(*(*rows)[static_cast<std::size_t>(row)]));
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.removeRows({place.state, place.field->id}, row, 1);
    all.settle();
    Q_EMIT rowsRemoved(table, row, 1);
    announce(true);
}

void FormModel::apply(Change &change, bool forward)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(change.path);
    if (!place.state)
        return;
    if (change.kind == Change::Kind::Value) {
        all.setFlag(*place.state, *place.field, EditedFlag, forward || change.editedBefore);
        all.setValue(*place.state, *place.field, forward ? change.after : change.before);
        if (!forward && !change.prefilledBefore.isEmpty())
            place.state->prefilled.insert(place.field->position, change.prefilledBefore);
    } else if (change.kind == Change::Kind::Whole) {
        Json data = all.data();
        data.setAt(change.path, forward ? change.after : change.before);
        const QStringList visited = all.pathsWith(VisitedFlag);
        all.load(data, false, forward ? editedPaths() : change.editedPathsBefore);
        m_parts->recall({}, {{}, {}, visited});
    } else if ((change.kind == Change::Kind::RowsAdded) == forward) {
        QList<Json> rows;
        for (const RowMemory &row : change.rows)
            rows.append(row.raw);
        all.insertRows({place.state, place.field->id}, change.row, rows, false);
        for (qsizetype i = 0; i < change.rows.size(); ++i)
            m_parts->recall(pointerTo(change.path, change.row + i), change.rows[i]);
    } else {
        const ScopeState::Rows &rows = *m_parts->rows(change.path);
        for (qsizetype i = 0; i < change.rows.size(); ++i)
            change.rows[i] = m_parts->remember(*rows[static_cast<std::size_t>(change.row + i)]);
        all.removeRows({place.state, place.field->id}, change.row, static_cast<int>(change.rows.size()));
    }
    all.settle();
    if (change.kind != Change::Kind::Value)
        Q_EMIT reset();
    announce(true);
}

void FormModel::announce(bool edited)
{
    const auto changed = m_parts->state.takeChanged();
    const bool problems = m_parts->state.takeProblemsChanged();
    if (changed.size() > mostSingleSignals) {
        Q_EMIT reset();
    } else {
        QStringList paths;
        for (const FormState::Spot &spot : changed)
            paths.append(m_parts->state.path(spot));
        for (const QString &path : paths)
            Q_EMIT fieldChanged(path);
    }
    if (problems || edited)
        Q_EMIT problemsChanged();
    if (edited)
        Q_EMIT this->edited();
}

void FormModel::markVisited(const QString &path)
{
    m_parts->history.endTyping();
    const auto place = m_parts->state.locate(path);
    if (!place.field || (m_parts->state.flags(*place.state, *place.field) & VisitedFlag))
        return;
    m_parts->state.setFlag(*place.state, *place.field, VisitedFlag, true);
    Q_EMIT fieldChanged(m_parts->state.path({place.state, place.field->id}));
    if (!m_parts->showAll)
        Q_EMIT problemsChanged();
}

void FormModel::showAllProblems()
{
    if (m_parts->showAll)
        return;
    m_parts->showAll = true;
    Q_EMIT problemsChanged();
}

void FormModel::setReadonly(bool readonly)
{
    if (m_parts->readonly == readonly)
        return;
    m_parts->readonly = readonly;
    Q_EMIT reset();
}

bool FormModel::isReadonly() const
{
    return m_parts->readonly;
}

void FormModel::setContext(FormContext context)
{
    m_parts->state.setContext(std::move(context));
    m_parts->state.takeProblemsChanged();
    Q_EMIT reset();
    Q_EMIT problemsChanged();
}

const FormContext &FormModel::context() const
{
    return m_parts->state.context();
}

bool FormModel::canUndo() const
{
    return !m_parts->readonly && m_parts->history.canUndo();
}

bool FormModel::canRedo() const
{
    return !m_parts->readonly && m_parts->history.canRedo();
}

void FormModel::undo()
{
    if (canUndo())
        apply(m_parts->history.stepBack(), false);
}

void FormModel::redo()
{
    if (canRedo())
        apply(m_parts->history.stepForward(), true);
}

Problems validate(const FormDefinition &form, const Json &data, const FormContext &context, Purpose purpose)
{
    FormState state(form.schema(), context, FormState::Mode::Check);
    state.load(data, false);
    return state.problems(purpose);
}

} // namespace eforms::engine
