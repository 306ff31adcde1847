#pragma once

#include "engine/scopestate.h"

#include <QStringList>

#include <deque>
#include <vector>

namespace eforms::engine {

/// One thing the user did, with what is needed to take it back and to do it again.
struct Change {
    enum class Kind { Value, RowsAdded, RowsRemoved, RowMoved, Whole };
    Kind kind = Kind::Value;
    QString path;     ///< of the field or the table
    Json before;      ///< Value: what stood there
    Json after;
    bool editedBefore = false; ///< Value, rows: of the field or table
    QString prefilledBefore;   ///< Value
    std::vector<int> rows;     ///< RowsAdded, RowsRemoved: indices while the rows are there, ascending; RowMoved: from, to
    std::vector<StateMemory> memories; ///< the rows while they are gone; Whole: the form as it was, or as it will be
    bool typing = false;    ///< Value: a letter more or less, so that it joins the change before it on the same path
    std::size_t weight = 1; ///< number of values that it keeps, about
};

/// What is taken back at once.
using Step = std::vector<Change>;

/// The steps that can be taken back, and those that can be done again. Typing on one path is one step.
///
/// At most 1,000 steps and about 500,000 values are kept, but always the newest step: the oldest are forgotten first.
class History
{
public:
    /// Until the matching end() all changes are one step. Nests.
    void begin();
    void end();
    [[nodiscard]] bool isOpen() const { return m_depth > 0; }
    void add(Change change);
    /// What follows begins a new step, also on the same path.
    void endTyping();

    [[nodiscard]] bool canUndo() const { return !isOpen() && m_position > 0; }
    [[nodiscard]] bool canRedo() const { return !isOpen() && m_position < m_steps.size(); }
    /// The step to take back; must exist. It stays there to be done again.
    [[nodiscard]] Step &stepBack();
    [[nodiscard]] Step &stepForward();

private:
    void push(Step step);

    std::deque<Step> m_steps;
    std::size_t m_position = 0;
    std::size_t m_weight = 0; ///< of all steps
    Step m_open;
    int m_depth = 0;
    bool m_typing = false;
};

} // namespace eforms::engine
