#include "market/formlint.h"

#include "engine/formdefinition.h"
#include "engine/schemacompiler.h"
#include "market/formlintparts.h"
#include "market/jsonfile.h"

#include <QDir>
#include <QFileInfo>

namespace eforms::market {

using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

namespace {

constexpr Language languages[] = {Language::English, Language::TraditionalChinese};

Json readDocument(FormUnderLint &form, const QString &folder, const QString &file, const QString &shownAs)
{
    auto json = readJsonFile(folder + u'/' + file);
    if (json && json->isObject())
        return *std::move(json);
    QString why = json ? u"is no JSON object"_s : json.error().detail;
    if (!json && json.error().kind == ErrorKind::NotFound)
        why = u"is not there"_s;
    form.add(Kind::UnreadableFile, shownAs, {}, why);
    return {};
}

FormUnderLint readFolder(const QString &folder)
{
    FormUnderLint form;
    form.slug = QFileInfo(folder).fileName();
    form.form = readDocument(form, folder, u"form.json"_s, u"form.json"_s);
    form.schema = readDocument(form, folder, u"schema.json"_s, u"schema.json"_s);
    form.layout = readDocument(form, folder, u"layout.json"_s, u"layout.json"_s);
    const QString common = folder + u"/../../common"_s;
    const bool shared = QFileInfo::exists(common);
    for (const Language language : languages) {
        const QString file = languageTag(language) + u".json"_s;
        form.texts.insert(language, readDocument(form, folder, file, file));
        if (shared)
            form.commonTexts.insert(language, readDocument(form, common, file, u"common/"_s + file));
    }
    if (shared)
        form.blocks = readDocument(form, common, u"blocks.json"_s, u"common/blocks.json"_s);
    return form;
}

QHash<QString, Json> commonDocuments(const Json &blocks)
{
    return blocks.isAbsent() ? QHash<QString, Json>() : QHash<QString, Json> {{u"blocks.json"_s, blocks}};
}

/// What is wrong although every part seemed right by itself.
void lintLoading(FormUnderLint &form, const engine::Operators &operators)
{
    engine::FormBundle bundle;
    bundle.form = form.form;
    bundle.schema = form.schema;
    bundle.layout = form.layout;
    for (const Language language : languages) {
        Json texts = form.commonTexts.value(language, Json::emptyObject());
        for (const auto &[key, text] : form.texts.value(language).object())
            texts.set(key, text);
        bundle.texts.insert(language, texts);
    }
    bundle.common = commonDocuments(form.blocks);
    if (const auto loaded = engine::FormDefinition::load(bundle, operators); !loaded)
        form.add(Kind::LoadFailure, u"form.json"_s, {}, loaded.error().detail);
}

void lintSchema(FormUnderLint &form, const engine::Operators &operators)
{
    const SoundSchema sound = lintKeywords(form);
    const auto schemas = engine::compileSchema(sound.schema, commonDocuments(sound.blocks));
    if (!schemas)
        return form.addInSchema(Kind::BadKeyword, {}, schemas.error().detail);
    auto structure = engine::buildStructure(*schemas);
    if (!structure)
        return form.addInSchema(Kind::BadKeyword, {}, structure.error().detail);
    lintRules(form, *structure, operators);
    if (!form.layout.isAbsent())
        lintLayout(form, *structure);
    if (!form.texts.value(Language::English).isAbsent() && !form.texts.value(Language::TraditionalChinese).isAbsent())
        lintTexts(form, *structure);
}

} // namespace

QString nameOf(Finding::Kind kind)
{
    switch (kind) {
    case Kind::UnreadableFile: return u"unreadable-file"_s;
    case Kind::UnknownKeyword: return u"unknown-keyword"_s;
    case Kind::UnknownFormat: return u"unknown-format"_s;
    case Kind::BadPattern: return u"bad-pattern"_s;
    case Kind::BadKeyword: return u"bad-keyword"_s;
    case Kind::UnlikeTypes: return u"unlike-types"_s;
    case Kind::UnknownOperator: return u"unknown-operator"_s;
    case Kind::UnknownName: return u"unknown-name"_s;
    case Kind::BadRule: return u"bad-rule"_s;
    case Kind::Cycle: return u"cycle"_s;
    case Kind::DuplicateRule: return u"duplicate-rule"_s;
    case Kind::BadDefault: return u"bad-default"_s;
    case Kind::MissingText: return u"missing-text"_s;
    case Kind::CodeWithoutText: return u"code-without-text"_s;
    case Kind::DifferentBlanks: return u"different-blanks"_s;
    case Kind::OrphanText: return u"orphan-text"_s;
    case Kind::Unreachable: return u"unreachable"_s;
    case Kind::BadScope: return u"bad-scope"_s;
    case Kind::UnknownElement: return u"unknown-element"_s;
    case Kind::LoadFailure: return u"load-failure"_s;
    }
    return {};
}

void FormUnderLint::add(Finding::Kind kind, const QString &file, const QString &place, const QString &message,
    engine::Severity severity)
{
    const Finding finding {slug, file, place, kind, severity, message};
    if (!findings.contains(finding))
        findings.append(finding);
}

void FormUnderLint::addInSchema(Finding::Kind kind, const QString &place, const QString &message)
{
    const qsizetype hash = place.startsWith("common/"_L1) ? place.indexOf(u'#') : -1;
    if (hash < 0)
        add(kind, u"schema.json"_s, place, message);
    else
        add(kind, place.left(hash), place.mid(hash + 1), message);
}

Findings lintForm(const QString &folder, const engine::Operators &operators)
{
    FormUnderLint form = readFolder(QDir::cleanPath(folder));
    if (!form.schema.isAbsent())
        lintSchema(form, operators);
    const bool loadable = std::none_of(form.findings.begin(), form.findings.end(),
        [](const Finding &finding) { return finding.severity == engine::Severity::Error; });
    if (loadable)
        lintLoading(form, operators);
    return form.findings;
}

QStringList formFolders(const QString &directory)
{
    QStringList folders;
    const auto below = [](const QString &path) {
        return QDir(path).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    };
    for (const QFileInfo &category : below(directory)) {
        for (const QFileInfo &form : below(category.filePath())) {
            const QString path = form.filePath();
            if (QFileInfo::exists(path + u"/form.json"_s) || QFileInfo::exists(path + u"/schema.json"_s))
                folders.append(path);
        }
    }
    return folders;
}

} // namespace eforms::market
