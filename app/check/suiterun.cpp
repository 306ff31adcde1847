#include "check/suiterun.h"

#include "engine/jsonlogic.h"
#include "engine/schemacompiler.h"
#include "engine/validator.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace eforms::check {

using namespace Qt::StringLiterals;

namespace {

Result<Json> readJson(const QString &path)
{
    constexpr Json::Limits limits {64 * 1024 * 1024, 200};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path);
    auto json = Json::parse(file.readAll(), limits);
    if (!json)
        return fail(json.error().kind, path + u": "_s + json.error().detail);
    return json;
}

QStringList jsonFilesIn(const QString &path)
{
    if (QFileInfo(path).isFile())
        return {path};
    QStringList files;
    QDirIterator walk(path, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

/// The folder `remotes` beside one of the folders that @p path lies in.
QString remotesOf(const QString &path)
{
    QDir folder(QFileInfo(path).absoluteFilePath());
    while (folder.cdUp()) {
        if (folder.exists(u"tests"_s) && folder.exists(u"remotes"_s))
            return folder.filePath(u"remotes"_s);
    }
    return {};
}

Result<QHash<QString, Json>> readRemotes(const QString &folder)
{
    QHash<QString, Json> documents;
    // QDir leaves a relative path as it is, and the document would have another address.
    const QDir root(QFileInfo(folder).absoluteFilePath());
    for (const QString &path : folder.isEmpty() ? QStringList() : jsonFilesIn(root.path())) {
        const auto json = readJson(path);
        if (!json)
            return fail(json.error());
        documents.insert("http://localhost:1234/"_L1 + root.relativeFilePath(path), *json);
    }
    return documents;
}

class SchemaSuite
{
public:
    explicit SchemaSuite(engine::SchemaOptions options) : m_options(std::move(options)) { }

    Status runFile(const QString &path, const QString &name)
    {
        const auto groups = readJson(path);
        if (!groups)
            return fail(groups.error());
        m_options.formats = QFileInfo(path).absoluteFilePath().contains("/optional/format/"_L1);
        for (const Json &group : groups->array())
            runGroup(group, name);
        return ok();
    }

    SuiteRun run;

private:
    void runGroup(const Json &group, const QString &file)
    {
        const auto schemas = engine::compileSchema(group["schema"_L1], {}, m_options);
        for (const Json &test : group["tests"_L1].array()) {
            ++run.total;
            const bool valid = schemas && engine::isValid(*schemas->root, test["data"_L1]);
            if (schemas && valid == test["valid"_L1].toBool()) {
                ++run.passed;
                continue;
            }
            Json failure = Json::of({{u"file"_s, file}, {u"group"_s, group["description"_L1]},
                {u"test"_s, test["description"_L1]}, {u"expected"_s, test["valid"_L1]}});
            if (schemas)
                failure.set(u"actual"_s, valid);
            else
                failure.set(u"error"_s, schemas.error().detail);
            run.failed.append(failure);
        }
    }

    engine::SchemaOptions m_options;
};

void runVector(SuiteRun &run, const Json &vector, const QString &file)
{
    const bool list = vector.isArray();
    const Json &rule = list ? vector[0] : vector["rule"_L1];
    const Json &expected = list ? vector[2] : vector["result"_L1];
    const Json result = engine::applyJsonLogic(rule, list ? vector[1] : vector["data"_L1]);
    ++run.total;
    if (result == expected) {
        ++run.passed;
        return;
    }
    const QString name = vector["description"_L1].toString(QString::fromUtf8(rule.toBytes()));
    run.failed.append(Json::of({{u"file"_s, file}, {u"test"_s, name}, {u"expected"_s, expected}, {u"actual"_s, result}}));
}

QString nameOf(const QString &path, const QString &root)
{
    return QFileInfo(root).isFile() ? QFileInfo(path).fileName() : QDir(root).relativeFilePath(path);
}

} // namespace

Json SuiteRun::toJson() const
{
    return Json::of({{u"passed"_s, passed}, {u"total"_s, total}, {u"failed"_s, failed}});
}

Result<SuiteRun> runSchemaSuite(const QString &path, engine::SchemaDialect dialect, const QString &remotes)
{
    const QStringList files = jsonFilesIn(path);
    if (files.isEmpty() || (!remotes.isEmpty() && !QFileInfo(remotes).isDir()))
        return fail(ErrorKind::NotFound, files.isEmpty() ? path : remotes);
    auto documents = readRemotes(remotes.isEmpty() ? remotesOf(path) : remotes);
    if (!documents)
        return fail(documents.error());
    engine::SchemaOptions options;
    options.reading = engine::SchemaOptions::Reading::Open;
    options.dialect = dialect;
    options.documents = *std::move(documents);
    SchemaSuite suite(std::move(options));
    for (const QString &file : files) {
        if (const Status ran = suite.runFile(file, nameOf(file, path)); !ran)
            return fail(ran.error());
    }
    return suite.run;
}

Result<SuiteRun> runLogicSuite(const QString &path)
{
    const QStringList files = jsonFilesIn(path);
    if (files.isEmpty())
        return fail(ErrorKind::NotFound, path);
    SuiteRun run;
    for (const QString &file : files) {
        const auto vectors = readJson(file);
        if (!vectors)
            return fail(vectors.error());
        for (const Json &vector : vectors->array()) {
            if (!vector.isString())
                runVector(run, vector, nameOf(file, path));
        }
    }
    return run;
}

} // namespace eforms::check
