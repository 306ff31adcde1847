#include "fuzz/fuzz.h"

// The language files: `{"texts":{"en":{…},"zh-Hant":{…}}, "data":…}`.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace fuzz;
    static const Json schema = *Json::parse(R"({"type":"object","required":["code"],"properties":{
        "code":{"type":"string","maxLength":3,"enum":["A","B"]},"amount":{"type":"string","format":"decimal","x-max":"5"},
        "rows":{"type":"array","items":{"type":"object","properties":{"code":{"type":"string"}}}}}})");
    Json input = jsonOf(data, size);
    input.set(u"form"_s, Json::of({{u"id"_s, u"fuzz"_s}, {u"version"_s, 1}}));
    input.set(u"schema"_s, schema);
    const auto bundle = engine::FormBundle::fromJson(input);
    if (!bundle)
        return 0;
    const auto form = engine::FormDefinition::load(*bundle, {});
    if (!form)
        return 0;
    useForm(**form, input["data"_L1]);
    for (const Language language : {Language::English, Language::TraditionalChinese}) {
        for (const QString &pointer : {u"/code"_s, u"/rows/3/code"_s, u"/nowhere"_s, QString()}) {
            static_cast<void>((*form)->label(pointer, language));
            static_cast<void>((*form)->hint(pointer, language));
            static_cast<void>((*form)->choiceLabel(pointer, Json(u"A"_s), language));
        }
    }
    return 0;
}
