#pragma once

#include "engine/formmodel.h"
#include "engine/formstate.h"
#include "engine/history.h"
#include "engine/layoutrules.h"
#include "engine/newelement.h"

#include <algorithm>

namespace eforms::engine {

/// What FormModel is made of; only its own sources include this.
struct FormModel::Parts {
    Parts(FormPointer form, const FormContext &context)
        : definition(std::move(form))
        , state(definition->schema(), context, FormState::Mode::Edit)
    {
    }

    FormPointer definition;
    FormState state;
    History history;
    mutable std::optional<Problems> shown; ///< shownProblems(), until something changes
    bool showAll = false;
    bool readonly = false;

    /// What is to be announced once the step that is open ends.
    struct Pending {
        struct Rows {
            bool inserted = false;
            QString table;
            int first = 0;
            int count = 0;
        };
        QList<Rows> rows;
        bool reset = false;
        bool problems = false;
        bool edited = false;
    };
    Pending pending;

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

    [[nodiscard]] const ScopeState::Rows *rows(const QString &table) const
    {
        const auto place = state.locate(table);
        if (!place.field || !place.exact || place.field->kind != FieldPlan::Kind::Table)
            return nullptr;
        return &place.state->tables[static_cast<std::size_t>(place.field->table)];
    }

    /// What the schema says about a list of plain values; nothing where there is none.
    [[nodiscard]] std::optional<ListPlan> list(const QString &path) const
    {
        const auto place = state.locate(path);
        const bool whole = path.isEmpty();
        if (!place.state || (place.field ? place.field->kind != FieldPlan::Kind::Value : !whole))
            return {};
        const SchemaNode::List schemas
            = place.field ? place.field->adopted : SchemaNode::List {&definition->schema().root()};
        ListPlan plan = listAt(schemas, pointerParts(place.inner));
        const Json &value = state.data().at(path);
        const bool isList = value.isArray() || (!whole && value.isAbsent() && plan.isList());
        return isList ? std::optional(std::move(plan)) : std::nullopt;
    }

    /// False for what only rules or the server write, and for paths that lead nowhere.
    [[nodiscard]] bool isEditable(const QString &path) const
    {
        const auto place = state.locate(path);
        if (!place.field || place.field->kind != FieldPlan::Kind::Value)
            return place.state != nullptr;
        return !(place.field->calculation && place.field->calculation->always) && !place.field->server;
    }

    /// From the last range to the first, so that the indices of the others hold.
    void noteRemoved(const QString &table, const std::vector<int> &rows)
    {
        for (auto end = rows.rbegin(); end != rows.rend();) {
            const int last = *end;
            int first = last;
            while (++end != rows.rend() && *end == first - 1)
                --first;
            pending.rows.append({false, table, first, last - first + 1});
        }
    }

    /// A pointer without indices, seen from a row.
    [[nodiscard]] static QString inRow(const QString &pointer, const QString &rowPath)
    {
        const QString prefix = withoutIndices(rowPath);
        const bool below = !rowPath.isEmpty() && (pointer == prefix || pointer.startsWith(prefix + u'/'));
        return below ? rowPath + pointer.mid(prefix.size()) : pointer;
    }

    /// True when the element's rule holds, whatever its effect.
    [[nodiscard]] bool ruleHolds(const LayoutElement &element, const QString &rowPath) const
    {
        return holds(element.condition, [&](const LayoutCondition &condition) {
            return state.data().at(inRow(condition.pointer, rowPath));
        });
    }
};

} // namespace eforms::engine
