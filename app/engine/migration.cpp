#include "engine/migration.h"

#include "engine/compiledschema.h"
#include "engine/structure.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;
using Change = MigrationChange;

namespace {

QString stepName(int from)
{
    return u"%1-%2"_s.arg(from).arg(from + 1);
}

/// All paths in @p data that a pointer with `*` names.
void expand(const Json &data, const QStringList &parts, const QString &path, QStringList &paths)
{
    if (parts.isEmpty()) {
        paths.append(path);
        return;
    }
    if (parts.first() == "*"_L1) {
        for (qsizetype row = 0; row < data.size() && data.isArray(); ++row)
            expand(data[row], parts.mid(1), pointerTo(path, row), paths);
        return;
    }
    expand(data[parts.first()], parts.mid(1), pointerTo(path, parts.first()), paths);
}

QStringList expanded(const Json &data, const QString &pointer)
{
    QStringList paths;
    expand(data, pointerParts(pointer), {}, paths);
    return paths;
}

/// `/rows/*/b` with the rows of `/rows/2/a`: `/rows/2/b`. Empty when they do not stand in the same rows.
QString inRowOf(const QString &pointer, const QString &path)
{
    const QStringList own = pointerParts(path);
    QStringList parts = pointerParts(pointer);
    for (qsizetype at = 0; at < parts.size(); ++at) {
        if (parts.at(at) != "*"_L1)
            continue;
        if (at >= own.size())
            return {};
        parts[at] = own.at(at);
    }
    QString result;
    for (const QString &part : std::as_const(parts))
        result = pointerTo(result, part);
    return result;
}

class Mover
{
public:
    Mover(const Json &data, const FormDefinition &to) : m_to(to)
    {
        m_result.data = data;
        m_result.left = Json::emptyObject();
    }

    Status run(const Json &steps)
    {
        for (const Json &step : steps.array()) {
            if (!take(step))
                return fail(ErrorKind::Malformed, u"migration step "_s + QString::fromUtf8(step.toBytes()));
        }
        return ok();
    }

    Migration finish()
    {
        QStringList unknown;
        findUnknown(m_result.data, {}, unknown);
        // From the end, so that nothing moves that is still to be taken out.
        std::reverse(unknown.begin(), unknown.end());
        for (const QString &path : std::as_const(unknown))
            leaveOut(path);
        return m_result;
    }

private:
    const FormDefinition &m_to;
    Migration m_result;
    QHash<QString, QString> m_origins; ///< of values that have moved

    [[nodiscard]] QString origin(const QString &path) const { return m_origins.value(path, path); }

    bool take(const Json &step)
    {
        const QString operation = step["op"_L1].toString();
        const QString path = step["path"_L1].toString();
        if (!path.startsWith(u'/'))
            return false;
        if (operation == "move"_L1)
            return move(step["from"_L1].toString(), path);
        if (operation == "map"_L1)
            return map(path, step["values"_L1]);
        if (operation == "add"_L1)
            return add(path, step["value"_L1]);
        if (operation != "remove"_L1)
            return false;
        for (const QString &place : expanded(m_result.data, path))
            leaveOut(place);
        return true;
    }

    bool move(const QString &from, const QString &path)
    {
        for (const QString &place : expanded(m_result.data, from)) {
            const Json value = m_result.data.at(place);
            const QString target = inRowOf(path, place);
            if (target.isEmpty() || !from.startsWith(u'/'))
                return false;
            if (value.isAbsent())
                continue;
            if (!m_result.data.at(target).isEmpty()) { // nothing is written over
                leaveOut(place);
                continue;
            }
            m_result.data.setAt(place, Json());
            m_result.data.setAt(target, value);
            m_origins.insert(target, origin(place));
            m_result.changes.append({Change::Kind::Moved, origin(place), target, value, value});
        }
        return true;
    }

    bool map(const QString &path, const Json &values)
    {
        if (!values.isObject())
            return false;
        for (const QString &place : expanded(m_result.data, path)) {
            const Json before = m_result.data.at(place);
            const Json after = values[before.toString()];
            if (!before.isString() || after.isAbsent())
                continue;
            m_result.data.setAt(place, after);
            m_result.changes.append({Change::Kind::Changed, origin(place), place, before, after});
        }
        return true;
    }

    bool add(const QString &path, const Json &value)
    {
        if (value.isAbsent())
            return false;
        for (const QString &place : expanded(m_result.data, path)) {
            if (!m_result.data.at(place).isAbsent())
                continue;
            m_result.data.setAt(place, value);
            m_result.changes.append({Change::Kind::Added, {}, place, {}, value});
        }
        return true;
    }

    void leaveOut(const QString &path)
    {
        const Json value = m_result.data.at(path);
        if (value.isAbsent())
            return;
        m_result.data.setAt(path, Json());
        m_result.left.set(origin(path), value);
        m_result.changes.append({Change::Kind::LeftOut, origin(path), {}, value, {}});
    }

    void findUnknown(const Json &data, const QString &path, QStringList &unknown) const
    {
        const auto known = [this](const QString &place) {
            return m_to.schema().structure().field(withoutIndices(place)) != nullptr;
        };
        for (qsizetype row = 0; data.isArray() && row < data.size(); ++row) {
            if (data[row].isObject())
                findUnknown(data[row], pointerTo(path, row), unknown);
        }
        for (const auto &[name, value] : data.object()) {
            const QString place = pointerTo(path, name);
            if (!known(place))
                unknown.append(place);
            else if (value.isObject() || value.isArray())
                findUnknown(value, place, unknown);
        }
    }
};

} // namespace

Result<Migration> migrate(const Json &data, int from, const FormDefinition &to)
{
    if (from >= to.version())
        return fail(ErrorKind::NotFound, u"%1 from version %2"_s.arg(to.id()).arg(from));
    Mover mover(data, to);
    for (int version = from; version < to.version(); ++version) {
        const Json &migration = to.migrations()[stepName(version)];
        if (!migration.isObject())
            return fail(ErrorKind::NotFound, to.id() + u' ' + stepName(version));
        if (const Status done = mover.run(migration["steps"_L1]); !done)
            return fail(done.error());
    }
    return mover.finish();
}

QDate acceptedUntil(int from, const FormDefinition &newest)
{
    return QDate::fromString(newest.migrations()[stepName(from)]["accepted_until"_L1].toString(), Qt::ISODate);
}

} // namespace eforms::engine
