#pragma once

#include "base/json.h"

#include <QList>
#include <QString>

namespace eforms::engine {

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
    enum class RuleEffect { None, Show, Hide, Enable, Disable };

    Type type = Type::VerticalLayout;
    QString typeName;      ///< as written
    QString pointer;       ///< of a Control: the data pointer its scope names, rows without index (`/positions/quantity`)
    QString i18n;          ///< text key prefix, if the element names one
    Json label;            ///< as written: text, false, or Absent
    Json options;          ///< as written
    RuleEffect effect = RuleEffect::None;
    QString rulePointer;   ///< data pointer of the rule's condition scope
    Json ruleSchema;       ///< schema the value there must meet
    QList<LayoutElement> children;
};

} // namespace eforms::engine
