#pragma once

#include "engine/compiledschema.h"
#include "engine/formmodel.h"
#include "engine/scopestate.h"

#include <functional>
#include <set>

namespace eforms::engine {

/// The values of one form and all that follows from them: the core of FormModel and of validate(), without signals.
///
/// Every change notes what reads it; settle() evaluates just that, in order of dependence.
class FormState
{
public:
    enum class Mode {
        Edit,  ///< calculations and look-ups write their values
        Check, ///< they are compared with what the document holds; nothing is ever written
    };

    /// Where a path leads.
    struct Place {
        ScopeState *state = nullptr;       ///< null: nowhere
        const FieldPlan *field = nullptr;  ///< null: the root or row itself
        bool exact = false;                ///< false: the path goes on inside the field's value
        QString inner = {};                ///< that rest of the path
    };

    /// A field of a row; -1: the row itself.
    using Spot = std::pair<ScopeState *, int>;

    FormState(const CompiledSchema &schema, FormContext context, Mode mode);

    /// Takes over a document and evaluates everything. @p fresh: defaults and prefill apply.
    /// @p edited names the fields that no longer follow their sources; without it, those whose value differs count.
    void load(const Json &data, bool fresh, const std::optional<QStringList> &edited = {});
    /// Everything as it was when remember() looked.
    void restore(const StateMemory &memory);
    /// Puts a value in the place of a group, a table, a row or the whole form. What it holds counts as edited.
    void replace(const Json &data, const QString &path);
    void setContext(FormContext context);
    [[nodiscard]] const FormContext &context() const { return m_context; }
    [[nodiscard]] const FormStructure &structure() const { return m_schema.structure(); }

    [[nodiscard]] const Json &data() const { return m_root->raw; }
    [[nodiscard]] Json submission() const;
    [[nodiscard]] ScopeState &root() const { return *m_root; }
    [[nodiscard]] Place locate(const QString &path) const;
    [[nodiscard]] QString path(const Spot &spot) const;
    [[nodiscard]] const Json &rawValue(const ScopeState &state, const FieldPlan &field) const;
    /// Its own rule, its groups, and its table and row are relevant.
    [[nodiscard]] bool isRelevant(const ScopeState &state, const FieldPlan &field) const;
    [[nodiscard]] bool isCalculated(const ScopeState &state, const FieldPlan &field) const;
    [[nodiscard]] quint8 flags(const ScopeState &state, const FieldPlan &field) const;
    void setFlag(ScopeState &state, const FieldPlan &field, FieldFlag flag, bool on);
    [[nodiscard]] QStringList pathsWith(FieldFlag flag) const;

    /// What the user entered. Call settle() afterwards, as after the row functions.
    void setValue(ScopeState &state, const FieldPlan &field, const Json &value);
    /// Defaults and prefill apply to what the rows leave open, and what they hold counts as edited.
    void insertRows(const Spot &table, int at, const QList<Json> &rows);
    [[nodiscard]] StateMemory remember(const ScopeState &state) const;
    /// Rows that were there before; @p at: their indices once they are back, ascending.
    void restoreRows(const Spot &table, const std::vector<int> &at, const std::vector<StateMemory> &rows);
    /// @p rows: indices, ascending.
    void removeRows(const Spot &table, const std::vector<int> &rows);
    void moveRow(const Spot &table, int from, int to);
    /// Evaluates what the changes concern. Several changes may come before it.
    void settle();

    void noteChanged(const Spot &spot);
    /// Fields whose value, state or problems changed since the last call, but for those of rows that are new.
    [[nodiscard]] std::vector<Spot> takeChanged();
    /// True when problems changed since the last call.
    bool takeProblemsChanged();

    /// All problems in form order, with full paths; for a draft without those that only matter for a submission.
    [[nodiscard]] Problems problems(Purpose purpose) const;
    /// Those of which @p wanted says so, in form order. The field is null for a problem of a row as such.
    using Choice = std::function<bool(const Finding &, const ScopeState &, const FieldPlan *)>;
    [[nodiscard]] Problems problems(const Choice &wanted) const;
    /// True when there is no problem that blocks a submission.
    [[nodiscard]] bool isValid() const { return m_errors == 0; }
    [[nodiscard]] Problems problemsAt(const Place &place) const;

private:
    void clearNotes();

    // The tree (formstate.cpp)
    std::unique_ptr<ScopeState> makeState(int scope, ScopeState *parent, const Json &raw);
    void applyDefaults(ScopeState &state);
    void markFilled(ScopeState &state, const std::vector<int> &fields);
    void buildViews(ScopeState &state);
    void writeRaw(ScopeState &state, const FieldPlan &field, const Json &value);
    void refreshView(ScopeState &state, const FieldPlan &field);
    void refreshRecord(ScopeState &state, const FieldPlan &field);
    void placeRow(ScopeState &state);
    void placeStaleTables();
    [[nodiscard]] Json rowsRaw(const ScopeState &state, const FieldPlan &table) const;
    [[nodiscard]] int fieldAt(const ScopeState &state, QString pointer) const;
    [[nodiscard]] Json rowViews(const ScopeState &state, const FieldPlan &table) const;
    void placeRaw(ScopeState &state);
    [[nodiscard]] Json viewOf(const FieldPlan &field, const Json &raw) const;
    [[nodiscard]] Json wholeView(ScopeState &state);
    [[nodiscard]] bool shareView(ScopeState &state);
    [[nodiscard]] bool isRelevantHere(const ScopeState &state, const FieldPlan &field) const;
    [[nodiscard]] bool isRowRelevant(const ScopeState &state) const;
    void collect(ScopeState &state, const Choice &wanted, Problems &found) const;
    void countFindings(ScopeState &state, int more);
    void setFaulty(ScopeState &row, bool faulty);
    [[nodiscard]] static const std::vector<ScopeState *> &faultyRows(ScopeState::FaultyRows &faulty);

    // Rows (formrows.cpp)
    void recall(ScopeState &state, const StateMemory &memory);
    void takeRows(const Spot &table, const std::vector<int> &at, ScopeState::Rows made);
    void rowsChanged(const Spot &table);
    void markGone(ScopeState &row);
    void noteAll(ScopeState &state);

    // What runs when (formpropagation.cpp)
    void runAll();
    void checkAll(ScopeState &state);
    void forEachInstance(ScopeState &ancestor, int scope, const std::function<void(ScopeState &)> &visit);
    void changed(ScopeState &state, const FieldPlan &field);
    void changedBelow(ScopeState &state, const FieldPlan &field);
    void enqueue(int task, ScopeState &state);
    void enqueueEverywhere(int task);
    void enqueueAll(ScopeState &state);
    void run(int task, ScopeState &state);
    void runRelevance(const FieldPlan &field, ScopeState &state);
    void runCalculation(const FieldPlan &field, ScopeState &state);
    [[nodiscard]] bool waitsForSource(const FieldPlan &field, const ScopeState &state) const;
    [[nodiscard]] Json written(const FieldPlan &field, const Json &result) const;
    void store(int task, ScopeState &state, Findings findings);
    [[nodiscard]] RuleOutcome outcome(const Rule &rule, const ScopeState &state, Emptiness emptiness) const;

    // Checks (formchecks.cpp)
    [[nodiscard]] Findings checkField(const FieldPlan &field, ScopeState &state);
    [[nodiscard]] bool isRequired(const FieldPlan &field, const ScopeState &state) const;
    void updateStateFlags(const FieldPlan &field, ScopeState &state, bool relevant);
    void checkValue(const FieldPlan &field, const Json &raw, Findings &findings) const;
    void checkLookup(const FieldPlan &field, const ScopeState &state, Findings &findings) const;
    void checkAttachment(const FieldPlan &field, const Json &raw, Findings &findings) const;
    void checkCalculation(const FieldPlan &field, const ScopeState &state, Findings &findings) const;
    [[nodiscard]] Findings checkObject(const ObjectPlan &plan, ScopeState &state) const;
    [[nodiscard]] Findings checkConstraint(const ConstraintPlan &plan, ScopeState &state);
    [[nodiscard]] Json stripped(const ObjectPlan &plan, const ScopeState &state, const Json &object) const;

    const CompiledSchema &m_schema;
    FormContext m_context;
    Mode m_mode;
    std::unique_ptr<ScopeState> m_root;
    std::set<Spot> m_staleTables; ///< while loading: tables whose rows have new values
    bool m_loading = false;
    bool m_inferEdited = false;
    std::vector<std::vector<ScopeState *>> m_waiting; ///< by task: where it has to run
    std::vector<bool> m_everywhere;                   ///< by task: it has to run in every row there is
    std::set<int> m_due;                              ///< tasks that wait somewhere
    std::vector<Spot> m_changed;                      ///< some of them more than once
    int m_errors = 0;                                 ///< findings that block a submission
    std::optional<Json> m_wholeForm; ///< like the view of the root, but with what is not relevant; Check only
    std::vector<ScopeState *> m_new; ///< rows inserted since the last takeChanged()
    ScopeState::Rows m_gone;         ///< rows removed since then; the queue may still name them
    std::set<std::pair<const ScopeState *, int>> m_changedKeys; ///< look-up keys changed since the last settle()
    bool m_problemsChanged = false;
    mutable std::optional<Problems> m_all; ///< problems(), until they change
};

} // namespace eforms::engine
