#include "architecture/words.h"

#include <QTest>

using namespace eforms::architecture;
using namespace Qt::StringLiterals;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTreeDoesWithoutThem()
    {
        const QString root = QLatin1StringView(EFORMS_SOURCE_DIR);
        QList<Source> sources = readSources(root, u"app"_s) + readSources(root, u"tests"_s);
        // This file holds the faulty samples.
        sources.removeIf([](const Source &source) { return source.path == "tests/architecture/tst_words.cpp"_L1; });

        const QStringList complaints = wordComplaints(sources);

        QVERIFY2(sources.size() > 20, "the sources were not found");
        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));
        QVERIFY2(complaints.isEmpty(), "see the complaints above");
    }

    void aFaultIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::newRow("event loop") << u"app/api/x.cpp"_s << u"QEventLoop loop;"_s;
        QTest::newRow("processEvents") << u"app/ui/x.cpp"_s << u"QCoreApplication::processEvents();"_s;
        QTest::newRow("waitForFinished") << u"app/store/x.cpp"_s << u"future.waitForFinished();"_s;
        QTest::newRow("then on a future") << u"app/sync/x.cpp"_s << u"m_api.get(id).then(this, handler);"_s;
        QTest::newRow("then on a pointer") << u"app/sync/x.cpp"_s << u"future->then([] { });"_s;
        QTest::newRow("sleep") << u"tests/sync/x.cpp"_s << u"QThread::msleep(5);"_s;
        QTest::newRow("own instance used") << u"app/ui/x.cpp"_s << u"Settings::instance().value();"_s;
        QTest::newRow("own instance declared") << u"app/base/x.h"_s << u"static Settings &instance();"_s;
        QTest::newRow("SIGNAL") << u"app/ui/x.cpp"_s << u"connect(a, SIGNAL(clicked()), b, c);"_s;
        QTest::newRow("SLOT") << u"app/main.cpp"_s << u"connect(a, b, c, SLOT(close()));"_s;
        QTest::newRow("sender") << u"app/ui/x.cpp"_s << u"auto *button = sender();"_s;
        QTest::newRow("findChild") << u"app/ui/x.cpp"_s << u"findChild<QLabel *>(name);"_s;
        QTest::newRow("Qt's JSON") << u"app/api/x.cpp"_s << u"QJsonDocument::fromJson(bytes);"_s;
        QTest::newRow("tr in the core") << u"app/workflow/x.cpp"_s << u"return tr(\"Signed in\");"_s;
        QTest::newRow("translate in the core")
            << u"app/market/x.cpp"_s << u"QCoreApplication::translate(\"a\", \"b\");"_s;
        QTest::newRow("error wording") << u"app/ui/page.cpp"_s << u"case ErrorKind::Offline:"_s;
        QTest::newRow("rich text") << u"app/widgets/x.cpp"_s << u"label->setTextFormat(Qt::AutoText);"_s;
        QTest::newRow("guessing label") << u"app/ui/x.cpp"_s << u"auto *label = new QLabel(name, this);"_s;
        QTest::newRow("open end") << u"app/engine/x.cpp"_s << u"// TODO: later"_s;
        QTest::newRow("open end in tests") << u"tests/engine/x.cpp"_s << u"/* FIXME */"_s;
        QTest::newRow("missing part") << u"app/engine/x.cpp"_s << u"return fail(u\"not implemented\"_s);"_s;
        QTest::newRow("long file") << u"tests/engine/x.cpp"_s << u"int x;\n"_s.repeated(601);
    }

    void aFaultIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);

        const QStringList complaints = wordComplaints({sourceOf(path, line)});

        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints[0].startsWith(path + u':'), qPrintable(complaints[0]));
    }

    void goodCodePasses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::newRow("Qt's instance") << u"app/main.cpp"_s << u"QCoreApplication::instance()->quit();"_s;
        QTest::newRow("our then") << u"app/sync/x.cpp"_s << u"then(m_api.get(id), this, handler);"_s;
        QTest::newRow("tr on a screen") << u"app/ui/x.cpp"_s << u"setText(tr(\"Sign in\"));"_s;
        QTest::newRow("word with tr") << u"app/base/x.cpp"_s << u"const auto str(value);"_s;
        QTest::newRow("in a comment") << u"app/api/x.cpp"_s << u"// no QEventLoop here"_s;
        QTest::newRow("in a literal") << u"app/api/x.cpp"_s << u"log(u\"SIGNAL(x) \\\" processEvents\"_s);"_s;
        QTest::newRow("in a raw literal") << u"app/api/x.cpp"_s << u"auto a = R\"x(QEventLoop \")x\"; f('\"');"_s;
        QTest::newRow("plain label") << u"app/ui/x.cpp"_s
                                     << u"auto *label = new QLabel(this);\nlabel->setTextFormat(Qt::PlainText);"_s;
        QTest::newRow("picture") << u"app/ui/x.cpp"_s << u"auto *mark = new QLabel(this);\nmark->setPixmap(logo);"_s;
        QTest::newRow("errors get words") << u"app/ui/troubletext.cpp"_s << u"case ErrorKind::Offline:"_s;
        QTest::newRow("600 lines") << u"tests/engine/x.cpp"_s << u"int x;\n"_s.repeated(600);
        QTest::newRow("the tour looks for widgets") << u"app/tour/x.cpp"_s << u"window->findChild<QWidget *>(name);"_s;
    }

    void goodCodePasses()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);

        QCOMPARE(wordComplaints({sourceOf(path, line)}), QStringList());
    }

    void literalsAndCommentsAreBlanked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("blanked");
        QTest::newRow("comment") << u"a; // b"_s << u"a;     "_s;
        QTest::newRow("block") << u"a /* b\nc */ d"_s << u"a     \n     d"_s;
        QTest::newRow("string") << u"f(\"a\\\"b\", c)"_s << u"f(\"    \", c)"_s;
        QTest::newRow("separator") << u"x = 1'000; // '"_s << u"x = 1'000;     "_s;
        QTest::newRow("character") << u"x = u'/'; y"_s << u"x = u' '; y"_s;
        QTest::newRow("quote character") << u"x = '\\''; y"_s << u"x = '  '; y"_s;
        QTest::newRow("raw") << u"R\"(a\"b)\" c"_s << u"R\"     \" c"_s;
        QTest::newRow("slashes in a string") << u"u\"//x\"_s; y"_s << u"u\"   \"_s; y"_s;
    }

    void literalsAndCommentsAreBlanked()
    {
        QFETCH(QString, text);
        QFETCH(QString, blanked);

        QCOMPARE(withoutCommentsAndLiterals(text), blanked);
    }
};

QTEST_APPLESS_MAIN(WordsTest)
#include "tst_words.moc"
