#include "check/freezecommand.h"

#include "engine/formdefinition.h"
#include "market/formlibrary.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

namespace eforms::check {

using namespace Qt::StringLiterals;

namespace {

Status writeNew(const QString &path, const QByteArray &content)
{
    if (QFile::exists(path))
        return fail(ErrorKind::Storage, path + u": is there already"_s);
    QSaveFile file(path);
    const bool written = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size() && file.commit();
    return written ? ok() : fail(ErrorKind::Storage, path);
}

/// The number alone is changed, so that the file stays as its author wrote it.
Status raiseVersion(const QString &path, int version)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path);
    QString text = QString::fromUtf8(file.readAll());
    file.close();
    static const QRegularExpression number(u"(\"version\"\\s*:\\s*)[0-9]+"_s);
    text.replace(number, u"\\1%1"_s.arg(version + 1));
    QSaveFile changed(path);
    const QByteArray bytes = text.toUtf8();
    const bool written = changed.open(QIODevice::WriteOnly) && changed.write(bytes) == bytes.size() && changed.commit();
    return written ? ok() : fail(ErrorKind::Storage, path);
}

Status freeze(const QString &folder)
{
    const auto bundle = market::FormLibrary::bundleIn(folder);
    if (!bundle)
        return fail(bundle.error());
    const auto reference = market::ReferenceData::open();
    if (!reference)
        return fail(reference.error());
    const auto form = engine::FormDefinition::load(*bundle, market::ruleOperators(reference->calendar));
    if (!form)
        return fail(form.error());
    const int version = (*form)->version();
    const QString name = QString::number(version);
    if (const Status kept = writeNew(folder + u"/versions/%1.json"_s.arg(name), bundle->toJson().toPrettyBytes()); !kept)
        return kept;
    const QByteArray migration = Json::of({{u"steps"_s, Json(Json::Array())}}).toPrettyBytes();
    if (const Status begun = writeNew(folder + u"/migrations/%1-%2.json"_s.arg(version).arg(version + 1), migration); !begun)
        return begun;
    return raiseVersion(folder + u"/form.json"_s, version);
}

} // namespace

Answer freezeCommand(const QStringList &arguments)
{
    if (arguments.size() != 1)
        return failed(u"freeze FOLDER: keeps the present version of a form and begins the next"_s);
    const Status done = freeze(arguments.first());
    return done ? Answer {} : failed(done.error().detail);
}

} // namespace eforms::check
