#include "market/formlibrary.h"

#include "market/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

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

/// A document that may be left out.
Result<Json> readIfThere(const QString &path)
{
    auto json = readJsonFile(path);
    if (!json && json.error().kind == ErrorKind::NotFound)
        return Json();
    return json;
}

/// `migrations/1-2.json` … by their names; Absent where there is none.
Result<Json> readMigrations(const QString &folder)
{
    Json migrations;
    const QDir directory(folder + u"/migrations"_s);
    for (const QString &name : directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto json = readJsonFile(directory.filePath(name));
        if (!json)
            return fail(json.error());
        migrations.set(name.chopped(5), *std::move(json));
    }
    return migrations;
}

QString commonFolder(const QString &folder)
{
    return QDir::cleanPath(folder + u"/../../common"_s);
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
    auto migrations = readMigrations(folder(slug));
    if (!migrations)
        return fail(migrations.error());
    bundle.migrations = *std::move(migrations);
    return bundle;
}

QList<int> FormLibrary::earlierVersions(const QString &slug) const
{
    QList<int> versions;
    for (const QString &name : QDir(folder(slug) + u"/versions"_s).entryList({u"*.json"_s}, QDir::Files)) {
        if (const int version = name.chopped(5).toInt(); version > 0)
            versions.append(version);
    }
    std::sort(versions.begin(), versions.end());
    return versions;
}

Result<engine::FormBundle> FormLibrary::earlier(const QString &slug, int version) const
{
    const auto json = readJsonFile(folder(slug) + u"/versions/%1.json"_s.arg(version));
    if (!json)
        return fail(json.error());
    return engine::FormBundle::fromJson(*json);
}

Result<engine::FormBundle> FormLibrary::bundleIn(const QString &folder)
{
    engine::FormBundle bundle;
    auto schema = readJsonFile(folder + u"/schema.json"_s);
    if (!schema)
        return fail(schema.error());
    bundle.schema = *std::move(schema);
    for (const auto &[name, target] : {std::pair(u"form"_s, &bundle.form), std::pair(u"layout"_s, &bundle.layout)}) {
        auto json = readIfThere(folder + u'/' + name + u".json"_s);
        if (!json)
            return fail(json.error());
        *target = *std::move(json);
    }
    if (bundle.form.isAbsent())
        bundle.form = Json::of({{u"id"_s, QFileInfo(folder).fileName()}, {u"version"_s, 1}});
    for (const Language language : languages) {
        const auto common = readIfThere(commonFolder(folder) + u'/' + textFile(language));
        const auto own = readIfThere(folder + u'/' + textFile(language));
        if (!common || !own)
            return fail(common ? own.error() : common.error());
        bundle.texts.insert(language, merged(common->isAbsent() ? Json::emptyObject() : *common, *own));
    }
    const auto blocks = readIfThere(commonFolder(folder) + u"/blocks.json"_s);
    if (!blocks)
        return fail(blocks.error());
    if (!blocks->isAbsent())
        bundle.common.insert(u"blocks.json"_s, *blocks);
    auto migrations = readMigrations(folder);
    if (!migrations)
        return fail(migrations.error());
    bundle.migrations = *std::move(migrations);
    return bundle;
}

QStringList FormLibrary::filesOf(const QString &folder)
{
    QStringList files;
    for (const QString &name : {u"form.json"_s, u"schema.json"_s, u"layout.json"_s})
        files.append(QDir::cleanPath(folder + u'/' + name));
    for (const Language language : languages) {
        files.append(QDir::cleanPath(folder + u'/' + textFile(language)));
        files.append(commonFolder(folder) + u'/' + textFile(language));
    }
    files.append(commonFolder(folder) + u"/blocks.json"_s);
    return files;
}

} // namespace eforms::market
