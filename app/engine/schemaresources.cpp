#include "engine/schemaresources.h"

#include "engine/uri.h"

#include <QUrl>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// About what a document takes as text; exact enough for a limit.
qsizetype weightOf(const Json &json)
{
    qsizetype weight = 2 + json.numberToken().size() + json.toString().size();
    for (const Json &element : json.array())
        weight += 1 + weightOf(element);
    for (const auto &[key, value] : json.object())
        weight += 4 + key.size() + weightOf(value);
    return weight;
}

QString placeOf(const QString &document, const QString &pointer)
{
    if (!document.isEmpty())
        return document + u'#' + pointer;
    return pointer.isEmpty() ? u"schema"_s : pointer;
}

} // namespace

SchemaResources::SchemaResources(
    QHash<QString, Json> documents, const QHash<QString, Json> &common, const SchemaLimits &limits)
    : m_given(std::move(documents))
    , m_limits(limits)
{
    for (auto it = common.cbegin(); it != common.cend(); ++it)
        m_given.insert("common/"_L1 + it.key(), it.value());
}

Result<SchemaResources::Place> SchemaResources::begin(const Json &schema, SchemaDialect fallback)
{
    m_fallback = fallback;
    const auto loaded = load({}, {}, schema);
    if (!loaded)
        return fail(loaded.error());
    return resource(*loaded).root;
}

Result<int> SchemaResources::load(const QString &name, const QString &uri, const Json &json)
{
    m_bytes += weightOf(json);
    if (m_bytes > m_limits.bytes)
        return fail(ErrorKind::TooLarge, placeOf(name, {}) + u": schemas of more than %1 bytes"_s.arg(m_limits.bytes));
    auto document = std::make_shared<Document>();
    document->json = json;
    m_documents.insert(name, document);
    const int index = static_cast<int>(m_resources.size());
    m_resources.push_back(std::make_unique<Resource>());
    Resource &made = *m_resources.back();
    made.uri = uri;
    made.rules.dialect = m_fallback;
    made.root = {index, name, {}, &document->json};
    document->resources.insert({}, index);
    m_byUri.insert(uri, index);
    if (const Status scanned = scan(document->json, {}, {document.get(), name, index, 0}); !scanned)
        return fail(scanned.error());
    return index;
}

Status SchemaResources::scan(const Json &json, const QString &pointer, Scan at)
{
    if (at.depth > m_limits.depth || ++m_schemas > m_limits.nodes)
        return fail(ErrorKind::TooLarge, placeOf(at.name, pointer) + u": schemas nested too deep, or too many"_s);
    if (!json.isObject())
        return ok();
    const SchemaRules &outer = resource(at.resource).rules;
    const auto rules = json.contains(u"$schema") && (pointer.isEmpty() || json.contains(u"$id"))
        ? rulesOf(json, outer)
        : Result<SchemaRules>(outer);
    if (!rules)
        return fail(rules.error().kind, placeOf(at.name, pointer) + u": "_s + rules.error().detail);
    const bool ignored = rules->dialect == SchemaDialect::Draft7 && json.contains(u"$ref");
    const QString id = ignored ? QString() : json["$id"_L1].toString();
    const QString withoutFragment = id.left(id.indexOf(u'#') < 0 ? id.size() : id.indexOf(u'#'));
    if (pointer.isEmpty())
        m_resources[static_cast<std::size_t>(at.resource)]->rules = *rules;
    if (!withoutFragment.isEmpty()) {
        const QString uri = Uri::split(resource(at.resource).uri).resolved(Uri::split(withoutFragment)).toString();
        if (!pointer.isEmpty()) {
            m_resources.push_back(std::make_unique<Resource>());
            at.resource = static_cast<int>(m_resources.size()) - 1;
            at.document->resources.insert(pointer, at.resource);
        }
        Resource &made = *m_resources[static_cast<std::size_t>(at.resource)];
        made.uri = uri;
        made.rules = *rules;
        made.root = {at.resource, at.name, pointer, &json};
        m_byUri.insert(uri, at.resource);
    }
    if (!ignored)
        addAnchors(json, pointer, at);
    return scanChildren(json, pointer, at);
}

void SchemaResources::addAnchors(const Json &json, const QString &pointer, const Scan &at)
{
    Resource &made = *m_resources[static_cast<std::size_t>(at.resource)];
    const Place here {at.resource, at.name, pointer, &json};
    if (made.rules.dialect == SchemaDialect::Draft7) {
        const QString id = json["$id"_L1].toString();
        if (const qsizetype hash = id.indexOf(u'#'); hash >= 0 && hash + 1 < id.size())
            made.anchors.insert(id.mid(hash + 1), {here, false});
        return;
    }
    if (const QString name = json["$anchor"_L1].toString(); !name.isEmpty())
        made.anchors.insert(name, {here, false});
    if (const QString name = json["$dynamicAnchor"_L1].toString();
        !name.isEmpty() && made.rules.dialect == SchemaDialect::Draft2020)
        made.anchors.insert(name, {here, true});
}

Status SchemaResources::scanChildren(const Json &json, const QString &pointer, const Scan &at)
{
    const SchemaRules rules = resource(at.resource).rules;
    for (const auto &[name, value] : json.object()) {
        const Keyword *keyword = findKeyword(name, rules);
        if (!keyword || keyword->shape == KeywordShape::Value)
            continue;
        if (const Status below = scanBelow(value, pointerTo(pointer, name), keyword->shape, at); !below)
            return below;
    }
    return ok();
}

Status SchemaResources::scanBelow(const Json &value, const QString &pointer, KeywordShape shape, const Scan &at)
{
    Scan deeper = at;
    ++deeper.depth;
    if (shape == KeywordShape::Schema || (shape == KeywordShape::SchemaOrList && value.isObject()))
        return scan(value, pointer, deeper);
    if (shape == KeywordShape::SchemaList || shape == KeywordShape::SchemaOrList) {
        for (qsizetype i = 0; i < value.array().size(); ++i) {
            if (const Status below = scan(value[i], pointerTo(pointer, i), deeper); !below)
                return below;
        }
        return ok();
    }
    for (const auto &[name, member] : value.object()) {
        if (const Status below = scan(member, pointerTo(pointer, name), deeper); !below)
            return below;
    }
    return ok();
}

Result<SchemaRules> SchemaResources::rulesOf(const Json &schema, const SchemaRules &outer)
{
    const QString name = schema["$schema"_L1].toString();
    if (const auto dialect = dialectOf(name))
        return SchemaRules {*dialect, allVocabularies};
    // A metaschema of one's own, which must be there: it says of which dialect it is and what it uses of it.
    const QString uri = name.endsWith(u'#') ? name.chopped(1) : name;
    const auto given = m_given.constFind(uri);
    if (given == m_given.cend())
        return fail(ErrorKind::Unsupported, u"$schema "_s + name);
    SchemaRules rules = outer;
    if (const auto dialect = dialectOf((*given)["$schema"_L1].toString()))
        rules.dialect = *dialect;
    if (!given->contains(u"$vocabulary"))
        return rules;
    const auto vocabularies = vocabulariesOf(*given);
    if (!vocabularies)
        return fail(ErrorKind::Unsupported, u"$vocabulary of "_s + name);
    rules.vocabularies = *vocabularies;
    return rules;
}

Result<int> SchemaResources::open(const QString &uri)
{
    const auto known = m_byUri.constFind(uri);
    if (known != m_byUri.cend())
        return *known;
    const auto given = m_given.constFind(uri);
    const Json json = given != m_given.cend() ? *given : metaschema(uri);
    if (json.isAbsent())
        return fail(ErrorKind::NotFound);
    return load(uri, uri, json);
}

Result<SchemaResources::Place> SchemaResources::find(const QString &reference, int from, QString *dynamicAnchor)
{
    const auto nowhere = [&] { return fail(ErrorKind::Malformed, u"leads nowhere: "_s + reference); };
    const qsizetype hash = reference.indexOf(u'#');
    const QString written = hash < 0 ? reference : reference.left(hash);
    const QString fragment = hash < 0 ? QString() : QUrl::fromPercentEncoding(reference.mid(hash + 1).toUtf8());
    int target = from;
    if (!written.isEmpty()) {
        const bool literal = m_given.contains(written);
        const QString uri
            = literal ? written : Uri::split(resource(from).uri).resolved(Uri::split(written)).toString();
        const auto opened = open(uri);
        if (!opened)
            return opened.error().kind == ErrorKind::NotFound ? nowhere() : fail(opened.error());
        target = *opened;
    }
    const Resource &found = resource(target);
    if (fragment.isEmpty())
        return found.root;
    if (!fragment.startsWith(u'/')) {
        const auto anchor = found.anchors.constFind(fragment);
        if (anchor == found.anchors.cend())
            return nowhere();
        if (dynamicAnchor && anchor->dynamic)
            *dynamicAnchor = fragment;
        return anchor->place;
    }
    Place place {target, found.root.document, found.root.pointer + fragment, &found.root.json->at(fragment)};
    if (place.json->isAbsent())
        return nowhere();
    place.resource = resourceAt(place.document, place.pointer, target);
    return place;
}

int SchemaResources::resourceAt(const QString &document, const QString &pointer, int outer) const
{
    const auto found = m_documents.constFind(document);
    if (found == m_documents.cend() || (*found)->resources.size() < 2)
        return outer;
    for (QString above = pointer; !above.isEmpty(); above.truncate(above.lastIndexOf(u'/'))) {
        if (const auto inner = (*found)->resources.constFind(above); inner != (*found)->resources.cend())
            return *inner;
    }
    return (*found)->resources.value({}, outer);
}

} // namespace eforms::engine
