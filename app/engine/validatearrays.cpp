#include "engine/validation.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool isScalar(const QString &type)
{
    return type != "array"_L1 && type != "object"_L1;
}

/// Ajv looks for duplicates among plain values in another order than among values of any kind.
bool holdsScalarsOnly(const SchemaNode &schema)
{
    return schema.items && schema.prefixItems.empty() && !schema.items->types.isEmpty()
        && std::all_of(schema.items->types.begin(), schema.items->types.end(), isScalar);
}

} // namespace

bool Validation::checkElements(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    const auto prefix = static_cast<qsizetype>(schema.prefixItems.size());
    const qsizetype size = value.size();
    bool good = true;
    for (qsizetype i = 0; i < std::min(prefix, size) && goesOn(good); ++i) {
        good = below(i, *schema.prefixItems[static_cast<std::size_t>(i)], value[i]) && good;
        if (evaluated)
            evaluated->add(i);
    }
    if (!schema.items)
        return good;
    if (evaluated)
        evaluated->addAll();
    if (prefix > 0 && schema.items->always == false) {
        if (size <= prefix)
            return good;
        return failed(schema, schema.additionalItems ? "additionalItems"_L1 : "items"_L1,
            [&] { return Json::of({{u"limit"_s, prefix}}); });
    }
    for (qsizetype i = prefix; i < size && goesOn(good); ++i)
        good = below(i, *schema.items, value[i]) && good;
    return good;
}

bool Validation::checkCollection(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = !schema.uniqueItems || checkUnique(schema, value);
    if (schema.contains && goesOn(good))
        good = checkContains(schema, value, evaluated) && good;
    return good;
}

bool Validation::checkUnique(const SchemaNode &schema, const Json &value)
{
    const auto same = [&](qsizetype i, qsizetype j) {
        return failed(schema, "uniqueItems"_L1, [&] { return Json::of({{u"i"_s, i}, {u"j"_s, j}}); });
    };
    const qsizetype size = value.size();
    ValueIndex seen;
    if (holdsScalarsOnly(schema)) {
        for (qsizetype i = size - 1; i >= 0; --i) {
            if (const qsizetype j = seen.find(value[i]); j >= 0)
                return same(i, j);
            seen.insert(value[i], i);
        }
        return true;
    }
    // The last that has an equal one before it.
    qsizetype later = -1;
    qsizetype earlier = -1;
    for (qsizetype i = 0; i < size; ++i) {
        const qsizetype found = seen.find(value[i]);
        if (found >= 0) {
            if (isQuiet())
                return false;
            later = i;
            earlier = found;
        }
        seen.insert(value[i], i);
    }
    return later < 0 || same(later, earlier);
}

bool Validation::checkContains(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    qint64 count = 0;
    for (qsizetype i = 0; i < value.size() && !m_limit; ++i) {
        if (!passes(*schema.contains, value[i], nullptr))
            continue;
        ++count;
        if (evaluated && schema.containsEvaluates)
            evaluated->add(i);
    }
    const qint64 least = schema.minContains.value_or(1);
    if (count >= least && (!schema.maxContains || count <= *schema.maxContains))
        return true;
    return failed(schema, "contains"_L1, [&] {
        Json params = Json::of({{u"minContains"_s, least}});
        if (schema.maxContains)
            params.set(u"maxContains"_s, *schema.maxContains);
        return params;
    });
}

bool Validation::checkUnevaluatedItems(const SchemaNode &schema, const Json &value, Evaluated &evaluated)
{
    bool good = true;
    for (qsizetype i = 0; i < value.size() && goesOn(good); ++i) {
        if (evaluated.contains(i))
            continue;
        if (schema.unevaluatedItems->always == false)
            return failed(
                schema, "unevaluatedItems"_L1, [&] { return Json::of({{u"limit"_s, evaluated.leading()}}); });
        good = below(i, *schema.unevaluatedItems, value[i]) && good;
    }
    evaluated.addAll();
    return good;
}

} // namespace eforms::engine
