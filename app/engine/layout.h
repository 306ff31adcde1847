#pragma once

#include "base/json.h"
#include "engine/schemanode.h"

#include <QList>
#include <QString>

#include <memory>

namespace eforms::engine {

/// When the rule of a layout element applies.
struct LayoutCondition {
    enum class Kind {
        Always, ///< of a kind that is not known: holds, as in JSON Forms
        Schema, ///< the value meets a schema
        Equals, ///< the value is the expected one
        All,
        Any,
    };

    Kind kind = Kind::Always;
    QString pointer; ///< of the value, rows without index
    QString within;  ///< the same, counted from the object or row that the element stands in
    Json schema;     ///< as written
    std::shared_ptr<const SchemaSet> compiled; ///< set for kind Schema
    bool failWhenUndefined = false; ///< else a schema without `type` or `const` holds for a missing value
    Json expected;
    QList<LayoutCondition> parts;
};

/// One element of a JSON Forms UI schema, parsed.
struct LayoutElement {
    enum class Type {
        VerticalLayout,
        HorizontalLayout,
        Group,
        Categorization,
        Category,
        Control,
        ListWithDetail,
        Label,
        Unknown, ///< shown as a placeholder and reported, never a crash
    };
    enum class RuleEffect { None, Show, Hide, Enable, Disable, Readonly, Writable };

    Type type = Type::VerticalLayout;
    QString typeName;      ///< as written
    QString pointer;       ///< of a Control: the data pointer its scope names, rows without index (`/positions/quantity`)
    QString within;        ///< the same, counted from the object or row that the element stands in
    QStringList scope;     ///< parts of the scope, unescaped: `properties`, `positions`
    QString i18n;          ///< text key prefix, if the element names one
    Json label;            ///< as written: text, true, false, {text, show}, or Absent
    Json options;          ///< as written
    RuleEffect effect = RuleEffect::None;
    LayoutCondition condition;
    QList<LayoutElement> children; ///< of a Control: its `options.detail`, where that is a layout
};

} // namespace eforms::engine
