#include "fuzz/fuzz.h"

// The layout loader, over a form with something of everything.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace fuzz;
    static const Json schema = *Json::parse(R"({"type":"object","properties":{
        "variant":{"type":"string","enum":["A","B"]},"flag":{"type":"boolean"},"number":{"type":"integer"},
        "group":{"type":"object","properties":{"text":{"type":"string"}}},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "code":{"type":"string"},"parts":{"type":"array","items":{"type":"object","properties":{
            "name":{"type":"string"}}}}}}}}})");
    static const Json values = *Json::parse(
        R"({"variant":"A","flag":true,"group":{"text":"x"},"rows":[{"code":"1","parts":[{"name":"y"}]}]})");
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"fuzz"_s}, {u"version"_s, 1}});
    bundle.schema = schema;
    bundle.layout = jsonOf(data, size);
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        return 0;
    useForm(**form, values);
    const engine::FormModel model(*form, values, context(), QStringList());
    const std::function<void(const engine::LayoutElement &)> show = [&](const engine::LayoutElement &element) {
        static_cast<void>(model.isVisible(element, u"/rows/0"_s) && model.isEnabled(element, u"/rows/0"_s));
        for (const engine::LayoutElement &child : element.children)
            show(child);
    };
    show((*form)->layout());
    return 0;
}
