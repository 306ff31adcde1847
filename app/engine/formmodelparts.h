#pragma once

#include "engine/formmodel.h"
#include "engine/formstate.h"
#include "engine/history.h"
#include "engine/validator.h"

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

} // namespace eforms::engine
