#pragma once

#include "engine/controlkind.h"
#include "engine/formmodel.h"
#include "engine/viewtexts.h"

namespace eforms::engine {

/// One element of a form as it is now: what the screen shows, whichever part of it is scrolled to or opened.
struct ViewNode {
    struct Choice {
        Json value;
        QString label;
    };
    struct Fault {
        Problem problem;
        QString message;
    };

    QString type;        ///< as the layout names it, `Row` for an element of an array
    QString path;        ///< of the value; of a layout: the object or row that it stands in
    std::optional<ControlKind> control; ///< of a Control or ListWithDetail
    QString label;       ///< translated, without asterisk
    QString description;
    bool placeholder = false; ///< of a type that is not known, or with a scope that leads nowhere
    bool visible = true;
    bool enabled = true;
    bool readonly = false;
    bool required = false;
    Json value;          ///< Absent where there is none
    Json options;        ///< as written in the layout
    QList<Choice> choices;
    QList<Fault> faults; ///< all of exactly this path; of the whole form: at the root, whatever that is
    std::vector<ViewNode> children;
};

/// What a view tree is made of.
struct ViewSource {
    const SchemaNode &schema;
    const LayoutElement *layout = nullptr; ///< null: generated as JSON Forms does
    Json data;
    ViewTexts texts;
    bool readonly = false;
    /// Relevance, need, read-only fields and problems by business rules; null: what the schema says by itself.
    const FormModel *model = nullptr;
};

/// The whole tree. Recursive schemas are followed as far as the data goes.
/// Fails with TooLarge (more than 300,000 elements).
[[nodiscard]] Result<ViewNode> viewTree(const ViewSource &source);

/// One JSON object for each node, members that say nothing left out.
[[nodiscard]] Json toJson(const ViewNode &node);

} // namespace eforms::engine
