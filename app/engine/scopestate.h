#pragma once

#include "engine/problem.h"

#include <QHash>

#include <map>
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

    int scope = 0;
    ScopeState *parent = nullptr;
    int row = -1;
    bool isNew = false;  ///< inserted since the last takeChanged()
    bool isGone = false; ///< removed since then, by itself or with its table
    Json raw;  ///< as typed, as stored
    Json view; ///< as rules see it: without what is not relevant, decimals as numbers, with look-up records
    std::optional<Json> whole; ///< like view, but with what is not relevant; made when a validator needs it
    std::vector<quint8> flags; ///< by position of the field
    std::vector<Rows> tables;
    std::map<int, Findings> findings; ///< by task
    QHash<int, QString> prefilled;    ///< by position: where the first value came from
};

} // namespace eforms::engine
