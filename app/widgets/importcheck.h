#pragma once

#include "engine/formmodel.h"

namespace eforms::widgets {

/// A form's data with other lines in one table, ready to be checked away from the form itself.
struct ImportCheck {
    engine::FormPointer form;
    Json data;
    engine::FormContext context; ///< answers from what was looked up before; may be used in another thread
    QString table;
    int first = 0; ///< the first of the new lines
};

/// The form as it would be after the import. Look-ups are made here, in the thread of the form.
[[nodiscard]] ImportCheck prepareCheck(
    const engine::FormModel &model, const QString &table, const QList<Json> &rows, bool replace);

/// The problems of the new lines, by line counted from 0. Slow; for another thread.
[[nodiscard]] QHash<int, engine::Problems> problemsOf(const ImportCheck &check);

} // namespace eforms::widgets
