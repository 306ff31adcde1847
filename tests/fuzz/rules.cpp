#include "engine/jsonlogic.h"
#include "fuzz/fuzz.h"

// The rule compiler and evaluator: `{"rule":…, "data":…}`, classic and in the strict profile, as constraint, relevance
// and calculation.

namespace {

using namespace fuzz;

Json schemaWith(const Json &rule)
{
    static const Json schema = *Json::parse(R"({"type":"object","properties":{
        "text":{"type":"string","x-lookup":{"source":"list","as":"record"}},"other":{"type":"string"},
        "number":{"type":"number"},"flag":{"type":"boolean"},
        "amount":{"type":"string","format":"decimal","x-scale":2},"choices":{"type":"array","items":{"type":"string"}},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "code":{"type":"string"},"quantity":{"type":"integer"},"price":{"type":"string","format":"decimal"}}}}}})");
    Json made = schema;
    made.set(u"x-constraint"_s,
        Json(Json::Array {Json::of({{u"id"_s, u"1"_s}, {u"rule"_s, rule}, {u"presence"_s, true}})}));
    return made;
}

void use(const Json &schema, const Json &data)
{
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"fuzz"_s}, {u"version"_s, 1}});
    bundle.schema = schema;
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        return;
    useForm(**form, data);
    const engine::FormModel model(*form, data, context(), QStringList());
    static_cast<void>(model.submission());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Json input = jsonOf(data, size);
    const Json &rule = input["rule"_L1];
    const Json &values = input["data"_L1];
    const Json result = engine::applyJsonLogic(rule, values);
    require(!result.isAbsent(), "a classic rule always gives something");
    static_cast<void>(result.toBytes());
    if (rule.isAbsent())
        return 0;
    const Json constrained = schemaWith(rule);
    use(constrained, values);
    Json derived = constrained;
    derived.setAt(u"/properties/other/x-relevant", rule);
    derived.setAt(u"/properties/rows/items/properties/price/x-calculate",
        Json::of({{u"rule"_s, rule}, {u"mode"_s, u"until-edited"_s}}));
    use(derived, values);
    return 0;
}
