#include "engine/viewtree.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

Json choicesOf(const ViewNode &node)
{
    Json::Array choices;
    for (const ViewNode::Choice &choice : node.choices)
        choices.append(Json::of({{u"value"_s, choice.value}, {u"label"_s, choice.label}}));
    return choices;
}

Json faultsOf(const ViewNode &node)
{
    Json::Array faults;
    for (const auto &[problem, message] : node.faults) {
        Json fault = Json::of({{u"keyword"_s, problem.keyword}});
        if (!problem.rule.isEmpty())
            fault.set(u"rule"_s, problem.rule);
        fault.set(u"params"_s, problem.params.isAbsent() ? Json::emptyObject() : problem.params);
        fault.set(u"message"_s, message);
        fault.set(u"schemaPath"_s, problem.schemaPath);
        if (problem.severity == Severity::Warning)
            fault.set(u"severity"_s, u"warning"_s);
        faults.append(fault);
    }
    return faults;
}

} // namespace

Json toJson(const ViewNode &node)
{
    Json json = Json::of({{u"type"_s, node.type}, {u"path"_s, node.path}});
    if (node.control)
        json.set(u"control"_s, controlName(*node.control));
    json.set(u"label"_s, node.label);
    if (node.type == "Label"_L1)
        json.set(u"text"_s, node.label);
    if (!node.description.isEmpty())
        json.set(u"description"_s, node.description);
    if (node.placeholder)
        json.set(u"placeholder"_s, true);
    json.set(u"visible"_s, node.visible);
    json.set(u"enabled"_s, node.enabled);
    json.set(u"readonly"_s, node.readonly);
    if (node.control) {
        json.set(u"required"_s, node.required);
        json.set(u"value"_s, node.value);
    }
    json.set(u"options"_s, node.options);
    if (!node.choices.isEmpty())
        json.set(u"choices"_s, choicesOf(node));
    if (node.control || !node.faults.isEmpty())
        json.set(u"errors"_s, faultsOf(node));
    Json::Array children;
    for (const ViewNode &child : node.children)
        children.append(toJson(child));
    const bool rows = node.control == ControlKind::Array || node.control == ControlKind::ListWithDetail;
    if (!children.isEmpty() || rows || !node.control)
        json.set(u"children"_s, Json(children));
    return json;
}

} // namespace eforms::engine
