#include "engine/schemacompiler.h"
#include "engine/validator.h"
#include "fuzz/fuzz.h"

// The schema loader: `{"schema":…, "common":{"blocks.json":…}, "data":…}`, as a bare schema and as that of a form.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace fuzz;
    const Json input = jsonOf(data, size);
    QHash<QString, Json> common;
    for (const auto &[name, document] : input["common"_L1].object())
        common.insert(name, document);
    const auto schemas = engine::compileSchema(input["schema"_L1], common);
    if (schemas) {
        engine::Problems problems;
        engine::validateValue({*schemas->root}, input["data"_L1], {}, problems);
    }
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"fuzz"_s}, {u"version"_s, 1}});
    bundle.schema = input["schema"_L1];
    bundle.common = common;
    const auto form = engine::FormDefinition::load(bundle, {});
    if (form)
        useForm(**form, input["data"_L1]);
    return 0;
}
