#pragma once

#include "engine/problem.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace eforms::engine {

/// What is known of one field of one row.
enum FieldFlag : quint8 {
    HiddenFlag = 1,   ///< its own x-relevant says no
    RequiredFlag = 2,
    ReadonlyFlag = 4,
    VisitedFlag = 8,
    EditedFlag = 16,
};

/// A problem, its path counted from the row that holds it, so that rows can move.
struct Finding {
    Problem problem;
    bool submissionOnly = false;
    int field = -1; ///< that it belongs to; -1: the row itself

    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = QList<Finding>;

/// What stays of a form or a row while it is gone: its values, and what the user had done in it.
struct StateMemory {
    Json raw;
    std::vector<quint8> flags; ///< VisitedFlag and EditedFlag, by position of the field
    QHash<int, QString> prefilled;
    std::vector<std::vector<StateMemory>> tables;
};

/// The root of a form, or one row of a table, at this moment.
struct ScopeState {
    using Rows = std::vector<std::unique_ptr<ScopeState>>;

    /// The rows of a table that have findings, themselves or in rows of theirs: what a list of problems visits.
    struct FaultyRows {
        std::vector<ScopeState *> rows;
        bool sorted = true; ///< by row
    };

    int scope = 0;
    ScopeState *parent = nullptr;
    int row = -1;
    bool isNew = false;  ///< inserted since the last takeChanged()
    bool isGone = false; ///< removed since then, by itself or with its table
    Json raw;  ///< as typed, as stored
    Json view; ///< as rules see it: without what is not relevant, decimals as numbers, with look-up records
    std::vector<quint8> flags; ///< by position of the field
    std::vector<Rows> tables;
    std::vector<FaultyRows> faulty;   ///< by table
    std::vector<std::pair<int, Findings>> findings; ///< by task, ascending
    int findingCount = 0;             ///< its own and those of its rows
    int faultyAt = -1;                ///< where it stands among the faulty rows of its table; -1: it is none
    QHash<int, QString> prefilled;    ///< by position: where the first value came from
};

} // namespace eforms::engine
