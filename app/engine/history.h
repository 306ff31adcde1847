#pragma once

#include "base/json.h"

#include <QStringList>

#include <vector>

namespace eforms::engine {

/// One row as it was, with what the user had done in it.
struct RowMemory {
    Json raw;
    QStringList edited;  ///< pointers within the row
    QStringList visited;
};

/// One thing the user did, with what is needed to take it back and to do it again.
struct Change {
    enum class Kind { Value, RowsAdded, RowsRemoved, Whole };
    Kind kind = Kind::Value;
    QString path;     ///< of the field or the table
    Json before;      ///< Value, Whole: what stood there
    Json after;
    bool editedBefore = false; ///< Value
    QString prefilledBefore;   ///< Value
    QStringList editedPathsBefore; ///< Whole
    int row = 0;      ///< rows: the first
    QList<RowMemory> rows;
    bool typing = false; ///< Value: a letter more or less, so that it joins the change before it on the same path
};

/// The steps that can be taken back, and those that can be done again. Typing on one path is one step.
class History
{
public:
    void add(Change change);
    /// What follows begins a new step, also on the same path.
    void endTyping();
    void clear();

    [[nodiscard]] bool canUndo() const { return m_position > 0; }
    [[nodiscard]] bool canRedo() const { return m_position < m_changes.size(); }
    /// The change to take back; must exist. It stays there to be done again.
    [[nodiscard]] Change &stepBack();
    [[nodiscard]] Change &stepForward();

private:
    std::vector<Change> m_changes;
    std::size_t m_position = 0;
    bool m_typing = false;
};

} // namespace eforms::engine
