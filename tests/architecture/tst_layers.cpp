#include "architecture/layers.h"

#include <QFile>
#include <QTest>

using namespace eforms::architecture;
using namespace Qt::StringLiterals;

namespace {

const QStringList qtFolders = QString(QLatin1StringView(EFORMS_QT_FOLDERS)).split(u'|');

Library library(
    const QString &name, const QStringList &depends, const QStringList &qt, const QStringList &hiddenQt = {})
{
    return {name, u"app/"_s + name, depends, qt, hiddenQt};
}

/// A house with one fault: @p line written into app/@p folder/bad.cpp.
QStringList complaintsAbout(const QString &folder, const QString &line)
{
    const House house {{library(u"base"_s, {}, {u"Core"_s}), library(u"store"_s, {u"base"_s}, {u"Core"_s}, {u"Sql"_s}),
                           library(u"api"_s, {u"base"_s}, {u"Core"_s, u"Network"_s}),
                           library(u"sync"_s, {u"base"_s, u"store"_s, u"api"_s}, {u"Core"_s}),
                           library(u"ui"_s, {u"base"_s}, {u"Widgets"_s})},
        {sourceOf(u"app/store/database.h"_s, u"#include <QSqlQuery>\n"_s),
            sourceOf(u"app/store/inner.h"_s, u"#include \"store/database.h\"\n"_s),
            sourceOf(u"app/store/outbox.h"_s, u"#include <QObject>\n"_s),
            sourceOf(u"app/%1/bad.cpp"_s.arg(folder), u"#pragma once\n%1\n"_s.arg(line))},
        qtFolders};
    return includeComplaints(house);
}

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeIsDeclared()
    {
        QFile rows(QLatin1StringView(EFORMS_LAYERS_FILE));
        QVERIFY(rows.open(QIODevice::ReadOnly));
        const QString root = QLatin1StringView(EFORMS_SOURCE_DIR);
        const House house {
            readLibraries(QString::fromUtf8(rows.readAll()), root), readSources(root, u"app"_s), qtFolders};

        const QStringList complaints = planComplaints(house.libraries) + includeComplaints(house);

        QVERIFY2(house.libraries.size() >= 2, "no declarations were read");
        QVERIFY2(!house.sources.isEmpty(), "no sources were read");
        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));
        QVERIFY2(complaints.isEmpty(), "see the complaints above");
    }

    void aFaultIsFound_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("library not listed") << u"ui"_s << u"#include \"store/outbox.h\""_s << u"ui includes store"_s;
        QTest::newRow("store and api") << u"store"_s << u"#include \"api/http.h\""_s << u"store includes api"_s;
        QTest::newRow("upwards") << u"base"_s << u"  #  include \"ui/page.h\""_s << u"base includes ui"_s;
        QTest::newRow("unknown folder") << u"base"_s << u"#include \"journeys/x.h\""_s << u"base includes journeys"_s;
        QTest::newRow("relative") << u"api"_s << u"#include \"../base/json.h\""_s << u"relative include"_s;
        QTest::newRow("no library named") << u"api"_s << u"#include \"http.h\""_s << u"write \"api/http.h\""_s;
        QTest::newRow("module by folder") << u"base"_s << u"#include <QtNetwork/QTcpSocket>"_s << u"QtNetwork"_s;
        QTest::newRow("module by class") << u"api"_s << u"#include <QSqlQuery>"_s << u"api includes QtSql"_s;
        QTest::newRow("hidden module") << u"sync"_s << u"#include \"store/inner.h\""_s << u"keeps to itself"_s;
        QTest::newRow("private header") << u"ui"_s << u"#include <QtGui/private/qfont_p.h>"_s << u"private header"_s;
        QTest::newRow("guest") << u"api"_s << u"#include <openssl/evp.h>"_s << u"belongs to base store server only"_s;
    }

    void aFaultIsFound()
    {
        QFETCH(QString, folder);
        QFETCH(QString, line);
        QFETCH(QString, complaint);

        const QStringList complaints = complaintsAbout(folder, line);

        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints[0].startsWith(u"app/%1/bad.cpp:2: "_s.arg(folder)), qPrintable(complaints[0]));
        QVERIFY2(complaints[0].contains(complaint), qPrintable(complaints[0]));
    }

    void whatIsDeclaredPasses_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("line");
        QTest::newRow("declared library") << u"sync"_s << u"#include \"store/outbox.h\""_s;
        QTest::newRow("own header") << u"store"_s << u"#include \"store/inner.h\""_s;
        QTest::newRow("hidden module inside") << u"store"_s << u"#include <QtSql/QSqlError>"_s;
        QTest::newRow("implied module") << u"ui"_s << u"#include <QPainter>"_s;
        QTest::newRow("C++ header") << u"base"_s << u"#include <queue>"_s;
        QTest::newRow("in a comment") << u"base"_s << u"// #include \"../ui/page.h\""_s;
    }

    void whatIsDeclaredPasses()
    {
        QFETCH(QString, folder);
        QFETCH(QString, line);

        QCOMPARE(complaintsAbout(folder, line), QStringList());
    }

    void aChangeOfPlanIsFound_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("edge") << u"store|/r/app/store|base,api|Core|\n"_s << u"store must not depend on api"_s;
        QTest::newRow("screen") << u"ui|/r/app/ui|base,sync|Widgets|\n"_s << u"ui must not depend on sync"_s;
        QTest::newRow("module") << u"engine|/r/app/engine|base|Core,Gui|\n"_s << u"engine must not show Qt Gui"_s;
        QTest::newRow("hidden module") << u"sync|/r/app/sync|base|Core|Sql\n"_s << u"sync must not use Qt Sql"_s;
        QTest::newRow("new library") << u"misc|/r/app/misc||Core|\n"_s << u"misc is not in the plan"_s;
        QTest::newRow("cycle") << u"market|/r/app/market|engine|Core|\nengine|/r/app/engine|market|Core|\n"_s
                               << u"cycle: market > engine > market"_s;
    }

    void aChangeOfPlanIsFound()
    {
        QFETCH(QString, rows);
        QFETCH(QString, complaint);

        const QStringList complaints = planComplaints(readLibraries(rows, u"/r"_s));

        QVERIFY2(complaints.join(u'\n').contains(complaint), qPrintable(complaints.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_layers.moc"
