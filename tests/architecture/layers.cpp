#include "architecture/layers.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

namespace eforms::architecture {

using namespace Qt::StringLiterals;

namespace {

/// The plan: one row of the table in README.md ("The picture").
struct Room {
    QLatin1StringView name;
    QLatin1StringView depends;
    QLatin1StringView qt;       ///< may be shown to users of the library
    QLatin1StringView hiddenQt; ///< may be used inside
};

constexpr std::array plan {
    Room {"base"_L1, ""_L1, "Core Concurrent"_L1, ""_L1},
    Room {"domain"_L1, "base"_L1, "Core"_L1, ""_L1},
    Room {"sheets"_L1, "base"_L1, "Core"_L1, ""_L1},
    Room {"engine"_L1, "base"_L1, "Core"_L1, ""_L1},
    Room {"market"_L1, "base engine"_L1, "Core"_L1, ""_L1},
    Room {"store"_L1, "base domain"_L1, "Core"_L1, "Sql Concurrent"_L1},
    Room {"api"_L1, "base domain"_L1, "Core Network"_L1, ""_L1},
    Room {"sync"_L1, "base domain store api"_L1, "Core Network"_L1, ""_L1},
    Room {"workflow"_L1, "base domain engine market store api sync"_L1, "Core"_L1, ""_L1},
    Room {"widgets"_L1, "base sheets engine"_L1, "Core Gui Widgets"_L1, ""_L1},
    Room {"ui"_L1, "base domain engine workflow widgets"_L1, "Core Gui Widgets PrintSupport"_L1, ""_L1},
    Room {"gallery"_L1, "base engine market widgets"_L1, "Core Gui Widgets"_L1, ""_L1},
    Room {"tour"_L1, "base domain market workflow widgets ui"_L1, "Core Gui Widgets"_L1, "Test"_L1},
    Room {"server"_L1, "base domain engine market"_L1, "Core"_L1, "Sql Network Concurrent"_L1},
};

/// Libraries of others that have one room each, by the first part of the include.
struct Guest {
    QLatin1StringView prefix;
    QLatin1StringView rooms;
};

constexpr std::array guests {
    Guest {"openssl/"_L1, "base store server"_L1},
    Guest {"qt6keychain/"_L1, "store"_L1},
    Guest {"httplib.h"_L1, "server"_L1},
    Guest {"minizip/"_L1, "sheets"_L1},
    Guest {"curl/"_L1, "server"_L1},
    Guest {"sqlite3.h"_L1, "store server"_L1},
};

QStringList words(QLatin1StringView list)
{
    return QString(list).split(u' ', Qt::SkipEmptyParts);
}

struct Include {
    qsizetype line = 0;
    QString name;
    bool quoted = false;
};

QList<Include> includesOf(const Source &source)
{
    static const QRegularExpression directive(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    QList<Include> found;
    for (qsizetype i = 0; i < source.text.size(); ++i) {
        // The directive must be live code; its name is blanked there when quoted, so it is read from the text.
        if (!source.code[i].contains("include"_L1))
            continue;
        const auto match = directive.match(source.text[i]);
        if (match.hasMatch())
            found.append({i, match.captured(2), match.captured(1) == u'"'});
    }
    return found;
}

/// `Sql` for `QtSql/QSqlQuery` and for `QSqlQuery`; empty for what is not Qt's.
QString qtModuleOf(const QString &include, const QStringList &qtFolders)
{
    if (include.startsWith("Qt"_L1) && include.contains(u'/'))
        return include.section(u'/', 0, 0).mid(2);
    if (!include.startsWith(u'Q') && !include.startsWith(u'q'))
        return {};
    for (const QString &folder : qtFolders) {
        const QStringList modules = QDir(folder).entryList({u"Qt*"_s}, QDir::Dirs);
        for (const QString &module : modules) {
            if (QFileInfo::exists(folder + u'/' + module + u'/' + include))
                return module.mid(2);
        }
    }
    return {};
}

/// Modules that come with others by Qt's own design.
QStringList withImplied(QStringList modules)
{
    modules.append(u"Core"_s);
    if (modules.contains(u"PrintSupport"_s))
        modules.append(u"Widgets"_s);
    if (modules.contains(u"Widgets"_s))
        modules.append(u"Gui"_s);
    return modules;
}

class IncludeCheck
{
public:
    explicit IncludeCheck(const House &house) : m_house(house)
    {
        for (const Source &source : house.sources)
            m_includes.insert(source.path, includesOf(source));
        for (const Library &library : house.libraries)
            m_byName.insert(library.name, library);
    }

    QStringList run()
    {
        for (const Source &source : m_house.sources) {
            const auto library = std::find_if(m_house.libraries.begin(), m_house.libraries.end(),
                [&source](const Library &each) { return source.path.startsWith(each.folder + u'/'); });
            for (const Include &include : std::as_const(m_includes[source.path])) {
                checkName(source, include);
                if (library != m_house.libraries.end())
                    checkFrom(*library, source, include);
            }
        }
        return m_complaints;
    }

private:
    void complain(const Source &source, const Include &include, const QString &sentence)
    {
        m_complaints.append(complaint(source, include.line, sentence));
    }

    void checkName(const Source &source, const Include &include)
    {
        if (include.name.contains("../"_L1) || include.name.startsWith("./"_L1))
            complain(source, include, u"relative include; write \"<library>/<file>.h\""_s);
        if (include.name.contains("private/"_L1))
            complain(source, include, u"a private header of Qt may change with every release"_s);
    }

    void checkFrom(const Library &library, const Source &source, const Include &include)
    {
        if (include.quoted)
            checkOwn(library, source, include);
        else
            checkForeign(library, source, include);
    }

    void checkOwn(const Library &library, const Source &source, const Include &include)
    {
        const QString other = include.name.section(u'/', 0, 0);
        if (include.name.startsWith(u'.'))
            return;
        if (!include.name.contains(u'/')) {
            if (!include.name.endsWith(".moc"_L1))
                complain(source, include, u"write \"%1/%2\""_s.arg(library.name, include.name));
        } else if (other != library.name && !library.depends.contains(other)) {
            complain(
                source, include, u"%1 includes %2, which its CMakeLists.txt does not list"_s.arg(library.name, other));
        } else if (other != library.name) {
            checkHidden(source, include, m_byName.value(other));
        }
    }

    /// A header that shows a hidden module is for its own library only.
    void checkHidden(const Source &source, const Include &include, const Library &owner)
    {
        QSet<QString> seen;
        const QString shown = hiddenModuleIn(owner.folder + include.name.mid(owner.name.size()), owner, seen);
        if (!shown.isEmpty())
            complain(
                source, include, u"\"%1\" shows Qt%2, which %3 keeps to itself"_s.arg(include.name, shown, owner.name));
    }

    QString hiddenModuleIn(const QString &path, const Library &owner, QSet<QString> &seen) const
    {
        if (seen.contains(path))
            return {};
        seen.insert(path);
        for (const Include &include : m_includes.value(path)) {
            const QString module = include.quoted ? QString() : qtModuleOf(include.name, m_house.qtFolders);
            if (!module.isEmpty() && owner.hiddenQt.contains(module) && !owner.qt.contains(module))
                return module;
            if (include.quoted && include.name.startsWith(owner.name + u'/')) {
                const QString inner = hiddenModuleIn(owner.folder + include.name.mid(owner.name.size()), owner, seen);
                if (!inner.isEmpty())
                    return inner;
            }
        }
        return {};
    }

    void checkForeign(const Library &library, const Source &source, const Include &include)
    {
        const QString module = qtModuleOf(include.name, m_house.qtFolders);
        if (!module.isEmpty() && !withImplied(library.qt + library.hiddenQt).contains(module))
            complain(source, include, u"%1 includes Qt%2, which it does not link"_s.arg(library.name, module));
        for (const Guest &guest : guests) {
            if (include.name.startsWith(guest.prefix) && !words(guest.rooms).contains(library.name))
                complain(source, include, u"<%1> belongs to %2 only"_s.arg(include.name, QString(guest.rooms)));
        }
    }

    const House &m_house;
    QMap<QString, QList<Include>> m_includes;
    QMap<QString, Library> m_byName;
    QStringList m_complaints;
};

QStringList cycleComplaints(const QList<Library> &libraries)
{
    QMap<QString, QStringList> edges;
    for (const Library &library : libraries)
        edges.insert(library.name, library.depends);
    QStringList complaints;
    QSet<QString> finished;
    const std::function<void(const QString &, const QStringList &)> visit
        = [&](const QString &name, const QStringList &way) {
              if (way.contains(name)) {
                  complaints.append(u"cycle: %1"_s.arg((way.mid(way.indexOf(name)) << name).join(u" > "_s)));
                  return;
              }
              if (finished.contains(name))
                  return;
              for (const QString &next : edges.value(name))
                  visit(next, QStringList(way) << name);
              finished.insert(name);
          };
    for (const Library &library : libraries)
        visit(library.name, {});
    return complaints;
}

QStringList beyond(const Library &library, const Room &room)
{
    QStringList complaints;
    const auto refuse = [&](const QStringList &declared, const QStringList &allowed, const QString &what) {
        for (const QString &each : declared) {
            if (!allowed.contains(each))
                complaints.append(u"%1 must not %2 %3"_s.arg(library.name, what, each));
        }
    };
    refuse(library.depends, words(room.depends), u"depend on"_s);
    refuse(library.qt, words(room.qt), u"show Qt"_s);
    refuse(library.hiddenQt, words(room.qt) + words(room.hiddenQt), u"use Qt"_s);
    return complaints;
}

} // namespace

QList<Library> readLibraries(const QString &rows, const QString &root)
{
    QList<Library> libraries;
    for (const QString &row : rows.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList cells = row.split(u'|');
        if (cells.size() != 5)
            continue;
        const auto list = [&cells](qsizetype at) { return cells[at].split(u',', Qt::SkipEmptyParts); };
        libraries.append({cells[0], QDir(root).relativeFilePath(cells[1]), list(2), list(3), list(4)});
    }
    return libraries;
}

QStringList planComplaints(const QList<Library> &libraries)
{
    QStringList complaints;
    for (const Library &library : libraries) {
        const auto *room = std::find_if(
            plan.begin(), plan.end(), [&library](const Room &each) { return library.name == each.name; });
        if (room == plan.end())
            complaints.append(u"%1 is not in the plan of the house"_s.arg(library.name));
        else
            complaints.append(beyond(library, *room));
    }
    return complaints + cycleComplaints(libraries);
}

QStringList includeComplaints(const House &house)
{
    return IncludeCheck(house).run();
}

} // namespace eforms::architecture
