#pragma once

#include "engine/forms.h"

/// Random forms, and random edits of them, drawn from rapidcheck: a failure shrinks, and a seed repeats it.
namespace randomform {

using namespace forms;

/// A field as the generator of rules and values knows it.
struct Field {
    enum class Kind { Text, Nullable, Integer, Decimal, Choice, Boolean, List, Group, Table };
    Kind kind = Kind::Text;
    QString key;
    QString pointer;      ///< without row indices
    QString variable;     ///< within its scope, `group.key`
    int table = -1;       ///< index of the table that holds it; -1: the root
    bool lookup = false;  ///< has a record `sec`
    bool closed = true;   ///< rules may read it: it is done
};

struct Form {
    QList<Field> fields; ///< every one may depend on those before it
    Json schema;
};

/// A number from 0 up to @p below.
int pick(int below);

Form anyForm();
/// A value for the field, now and then of another type; Absent now and then.
Json anyValue(const Field &field);
/// A row, group or table for a field that holds others.
Json anyContent(const Form &form, int field);
/// The path of a field, rows chosen among those that are there and one more.
QString anyPath(const FormModel &model, const Form &form, int field);
/// Every path of every field, row by row.
QStringList allPaths(const FormModel &model, const Form &form);
FormContext anyContext();

} // namespace randomform
