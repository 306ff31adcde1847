#include "engine/schemacompiler.h"

#include "engine/schemabuilder.h"
#include "engine/schemacircles.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

SchemaBuilder::SchemaBuilder(const QHash<QString, Json> &common, const SchemaOptions &options)
    : m_options(options)
    , m_resources(options.documents, common, options.limits)
{
}

Result<SchemaSet> SchemaBuilder::build(const Json &schema)
{
    if (!schema.isBool() && !schema.isObject())
        return fail(ErrorKind::Malformed, u"schema: a schema is an object or true or false"_s);
    const auto begun = m_resources.begin(schema, m_options.dialect);
    if (!begun)
        return fail(begun.error());
    m_set.root = node(*begun);
    do
        readPending();
    while (!failed() && addDynamicAnchors());
    if (failed())
        return fail(m_failure);
    if (const Status chains = checkChains(m_set, m_options.limits.chain); !chains)
        return fail(chains.error());
    return std::move(m_set);
}

/// Nodes are read one after the other, not one inside the other: a long chain of references is no deep recursion.
void SchemaBuilder::readPending()
{
    while (!m_pending.empty() && !failed()) {
        const Pending next = m_pending.front();
        m_pending.pop_front();
        m_place = next.place;
        m_at = next.node->place;
        const Json &source = next.node->source;
        if (source.isBool())
            next.node->always = source.toBool();
        else if (source.isObject())
            readKeywords(*this, *next.node, source);
        else
            refuse(ErrorKind::Malformed, u"a schema is an object or true or false"_s);
    }
}

/// Gives each resource that validation can pass through the anchors that dynamic references ask for. True when that
/// brought new schemas, which may bring more.
bool SchemaBuilder::addDynamicAnchors()
{
    const QList<int> entered = m_entered.keys();
    for (const int index : entered) {
        const auto &anchors = m_resources.resource(index).anchors;
        for (auto it = anchors.cbegin(); it != anchors.cend(); ++it) {
            auto &found = m_entered[index]->dynamicAnchors;
            if (it->dynamic && m_dynamicNames.contains(it.key()) && !found.contains(it.key()))
                found.insert(it.key(), node(it->place));
        }
    }
    return !m_pending.empty();
}

SchemaResource *SchemaBuilder::resource(int index)
{
    SchemaResource *&known = m_entered[index];
    if (!known) {
        m_set.resources.push_back(std::make_unique<SchemaResource>());
        known = m_set.resources.back().get();
        known->uri = m_resources.resource(index).uri;
        known->entry = m_set.resources.front().get();
    }
    return known;
}

const SchemaNode *SchemaBuilder::node(const SchemaResources::Place &place)
{
    SchemaNode *&known = m_known[{place.document, place.pointer}];
    if (known)
        return known;
    if (m_set.nodes.size() >= m_options.limits.nodes) {
        refuse(ErrorKind::TooLarge, u"too many schemas"_s);
        return nullptr;
    }
    m_set.nodes.push_back(std::make_unique<SchemaNode>());
    known = m_set.nodes.back().get();
    known->place = place.document.isEmpty() ? place.pointer : place.document + u'#' + place.pointer;
    known->source = *place.json;
    known->resource = resource(place.resource);
    m_pending.push_back({known, place});
    return known;
}

const SchemaNode *SchemaBuilder::child(const QString &pointer, const Json &source)
{
    SchemaResources::Place place = m_place;
    place.pointer += pointer;
    place.json = &source;
    if (source.contains(u"$id"))
        place.resource = m_resources.resourceAt(place.document, place.pointer, place.resource);
    return node(place);
}

const SchemaNode *SchemaBuilder::target(const QString &reference, QString *dynamicAnchor)
{
    const auto found = m_resources.find(reference, m_place.resource, dynamicAnchor);
    if (!found) {
        refuse(found.error().kind, u"$ref "_s + found.error().detail);
        return nullptr;
    }
    if (dynamicAnchor && !dynamicAnchor->isEmpty())
        m_dynamicNames.insert(*dynamicAnchor);
    return node(*found);
}

std::optional<Pattern> SchemaBuilder::pattern(const QString &source)
{
    if (const auto known = m_patterns.constFind(source); known != m_patterns.cend())
        return *known;
    const auto compiled = Pattern::compile(source, Pattern::Anchoring::Anywhere);
    if (!compiled) {
        refuse(compiled.error().kind, compiled.error().detail);
        return {};
    }
    m_patterns.insert(source, *compiled);
    return *compiled;
}

void SchemaBuilder::refuse(ErrorKind kind, const QString &detail)
{
    if (!failed())
        m_failure = {kind, (m_at.isEmpty() ? u"schema"_s : m_at) + u": "_s + detail};
}

Result<SchemaSet> compileSchema(const Json &schema, const QHash<QString, Json> &common, const SchemaOptions &options)
{
    return SchemaBuilder(common, options).build(schema);
}

} // namespace eforms::engine
