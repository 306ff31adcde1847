#pragma once

#include "engine/formdefinition.h"

#include <QObject>

#include <functional>
#include <memory>

namespace eforms::engine {

struct Change;

/// A new value for one path.
struct ValueEdit {
    QString path;
    Json value;
};

/// What rules may know besides the form: `ctx.…` and look-up records.
struct FormContext {
    Json values = Json::emptyObject(); ///< `{"today":"2025-07-08","time_hkt":"10:30","participant":{…},"params":{…},"user":{…}}`
    /// The record of @p key in a named source (`securities`), Absent when it is unknown.
    std::function<Json(const QString &source, const Json &key)> lookup;
    /// False when the source itself is not at hand (offline, never fetched): an unknown key is then no problem.
    std::function<bool(const QString &source)> knows;
};

/// Everything that is true of one field at this moment.
struct FieldState {
    Json value;             ///< Absent when empty
    bool relevant = true;   ///< false: hidden, kept while editing, left out of the submission
    bool required = false;  ///< effective now, also when conditional
    bool readonly = false;
    bool visited = false;
    bool edited = false;
    bool computed = false;  ///< the value comes from x-calculate
    QString prefilledFrom;  ///< where the first value came from (`participant.id`), empty if typed
    Problems problems;      ///< all of exactly this path, shown or not
};

enum class Purpose {
    Draft,      ///< leaves out what only a submission needs (declaration)
    Submission,
};

/// The one mutable thing behind a form on screen: values, and all that follows from them.
///
/// Derived state is right before setValue() returns. Paths are JSON pointers with row indices. After an edit only
/// what reads the changed path is evaluated again; the result equals a full evaluation.
class FormModel : public QObject
{
    Q_OBJECT

public:
    /// @p data may be an empty object (a new form: defaults and prefill apply) or what a draft holds.
    FormModel(FormPointer form, Json data, FormContext context, QObject *parent = nullptr);
    /// A draft that also remembers which fields the user had edited (editedPaths()), so that those do not follow their
    /// sources again. Without it a calculated default that differs from its rule counts as edited.
    FormModel(FormPointer form, Json data, FormContext context, const QStringList &edited, QObject *parent = nullptr);
    ~FormModel() override;

    [[nodiscard]] const FormPointer &form() const;
    /// Everything typed, hidden values included: what a draft keeps.
    [[nodiscard]] const Json &data() const;
    /// What would be submitted: values that are not relevant left out, empty ones absent.
    [[nodiscard]] Json submission() const;

    /// Paths of the fields that the user has edited: what a draft may keep beside the data.
    [[nodiscard]] QStringList editedPaths() const;

    /// Of a path that leads nowhere: an empty state that is not relevant.
    [[nodiscard]] FieldState state(const QString &path) const;
    /// Rows of a table, or elements of a list of plain values.
    [[nodiscard]] int rowCount(const QString &table) const;
    /// Visible by the element's own rule and the data's x-relevant; the elements around it are the caller's business.
    /// @p rowPath is the row that a detail layout shows (`/positions/2`).
    [[nodiscard]] bool isVisible(const LayoutElement &element, const QString &rowPath = {}) const;
    [[nodiscard]] bool isEnabled(const LayoutElement &element, const QString &rowPath = {}) const;

    /// All problems in form order; for Draft without those that only matter for a submission.
    [[nodiscard]] Problems problems(Purpose purpose = Purpose::Submission) const;
    /// Problems of fields that were visited or edited; all of them after showAllProblems().
    [[nodiscard]] Problems shownProblems() const;
    [[nodiscard]] bool showsProblemsOf(const QString &path) const;
    /// True from showAllProblems() on.
    [[nodiscard]] bool showsAllProblems() const;
    /// True when nothing blocks a submission.
    [[nodiscard]] bool isValid() const;

    /// Sets what the user entered; Absent empties the field. Each call is one undo step; calls on one path that
    /// follow one another within typing are merged into one (markVisited() ends it). Values that a rule always
    /// computes and paths that lead nowhere are left alone.
    void setValue(const QString &path, const Json &value);
    /// Several values as one undo step, evaluated once (paste, fill down, delete of a block).
    void setValues(const QList<ValueEdit> &edits);

    // Rows. A list of plain values (`/tags`, its elements at `/tags/0`) takes them as well; to the rules of the form
    // such a list is one value.

    /// Appends a row with its defaults; its index is returned, or -1 when maxItems is reached.
    int addRow(const QString &table);
    /// Several rows as one undo step (paste). Rows beyond maxItems are not taken; the number taken is returned.
    /// Absent stands for a row that is new: its defaults and nothing else.
    int addRows(const QString &table, const QList<Json> &rows);
    /// As addRows(), before @p row (0 … rowCount).
    int insertRows(const QString &table, int row, const QList<Json> &rows);
    void removeRow(const QString &table, int row);
    /// One undo step; indices as they are before the call, in any order. Those that are no rows are left out.
    void removeRows(const QString &table, const QList<int> &rows);
    /// One undo step. The row stands at @p to afterwards; what was edited and visited moves along.
    void moveRow(const QString &table, int from, int to);

    /// Until the matching endStep() everything is one undo step. Rules run and signals are sent once, at its end; what
    /// is derived is not right before. Nests. Undo and redo do nothing in between.
    void beginStep();
    void endStep();

    void markVisited(const QString &path);
    void showAllProblems();
    /// Read-only for review; setValue() then does nothing.
    void setReadonly(bool readonly);
    [[nodiscard]] bool isReadonly() const;
    /// Time, parameters, master data moved on: everything is evaluated again.
    void setContext(FormContext context);
    [[nodiscard]] const FormContext &context() const;

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo();
    void redo();

Q_SIGNALS:
    /// Value or state of one path changed (by the user or as a consequence).
    void fieldChanged(const QString &path);
    /// Rows came or went, one signal after the other as the user did it; the model is at the end of the step already.
    /// The fields of rows that are new are not announced one by one.
    void rowsInserted(const QString &table, int first, int count);
    void rowsRemoved(const QString &table, int first, int count);
    /// The set of problems, or which of them are shown, changed. At most once for each edit.
    void problemsChanged();
    /// data() changed by an edit, undo or redo: time to save.
    void edited();
    /// Everything may have changed (context, undo over rows, read-only, more than 500 fields at once): read it all
    /// again. No other signal names single fields or rows then.
    void reset();

private:
    struct Parts;

    void changeValue(const QString &path, const Json &value);
    void changeInside(const QString &path, const Json &value);
    void replaceWhole(const QString &path, const Json &value);
    int insertElements(const QString &list, int at, const QList<Json> &elements);
    void takeAway(const QString &table, const std::vector<int> &rows);
    void apply(Change &change, bool forward);
    void applyValue(const Change &change, bool forward);
    void applyRows(Change &change, bool forward);
    void finishEdit();
    void announce();

    std::unique_ptr<Parts> m_parts;
};

/// The problems of a whole document, without a model: what the server and eforms-check run. Values that rules compute
/// or look up are compared, never silently recomputed (domain/clarifications 4).
[[nodiscard]] Problems validate(
    const FormDefinition &form, const Json &data, const FormContext &context, Purpose purpose);

} // namespace eforms::engine
