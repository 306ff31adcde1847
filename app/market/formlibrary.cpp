#include "market/formlibrary.h"

#include "market/jsonfile.h"

#include <QFile>

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

constexpr Language languages[] = {Language::English, Language::TraditionalChinese};

QString textFile(Language language)
{
    return languageTag(language) + u".json"_s;
}

Json merged(const Json &common, const Json &own)
{
    Json texts = common;
    for (const auto &[key, text] : own.object())
        texts.set(key, text);
    return texts;
}

} // namespace

Result<FormLibrary> FormLibrary::open(const QString &directory)
{
    FormLibrary library;
    library.m_directory = directory;
    auto catalogue = readJsonFile(directory + u"/catalogue.json"_s);
    if (!catalogue)
        return fail(catalogue.error());
    library.m_catalogue = *std::move(catalogue);
    auto blocks = readJsonFile(directory + u"/common/blocks.json"_s);
    if (!blocks)
        return fail(blocks.error());
    library.m_blocks = *std::move(blocks);
    for (const Language language : languages) {
        auto texts = readJsonFile(directory + u"/common/"_s + textFile(language));
        if (!texts)
            return fail(texts.error());
        library.m_texts.insert(language, *std::move(texts));
    }
    for (const Json &service : library.m_catalogue["services"_L1].array()) {
        const QString slug = service["slug"_L1].toString();
        if (QFile::exists(library.folder(slug) + u"/form.json"_s))
            library.m_available.append(slug);
    }
    return library;
}

const Json &FormLibrary::service(const QString &slug) const
{
    static const Json absent;
    for (const Json &service : m_catalogue["services"_L1].array()) {
        if (service["slug"_L1].toString() == slug)
            return service;
    }
    return absent;
}

QString FormLibrary::folder(const QString &slug) const
{
    return m_directory + u'/' + service(slug)["category"_L1].toString() + u'/' + slug;
}

Result<engine::FormBundle> FormLibrary::bundle(const QString &slug) const
{
    if (!m_available.contains(slug))
        return fail(ErrorKind::NotFound, slug);
    engine::FormBundle bundle;
    const QString place = folder(slug) + u'/';
    for (const auto &[name, target] : {std::pair(u"form"_s, &bundle.form), std::pair(u"schema"_s, &bundle.schema),
             std::pair(u"layout"_s, &bundle.layout)}) {
        auto json = readJsonFile(place + name + u".json"_s);
        if (!json)
            return fail(json.error());
        *target = *std::move(json);
    }
    for (const Language language : languages) {
        const auto own = readJsonFile(place + textFile(language));
        if (!own)
            return fail(own.error());
        bundle.texts.insert(language, merged(m_texts[language], *own));
    }
    bundle.common.insert(u"blocks.json"_s, m_blocks);
    return bundle;
}

} // namespace eforms::market
