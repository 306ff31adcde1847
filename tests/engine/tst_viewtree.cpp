#include "engine/forms.h"

#include "engine/layoutparser.h"
#include "engine/schemacompiler.h"
#include "engine/viewtree.h"

#include <QDir>

using namespace forms;

namespace {

const QString folder = QStringLiteral(EFORMS_SOURCE_DIR "/tests/data/views");

ViewTexts textsOf(const Json &i18n)
{
    return ViewTexts([i18n](const QString &key) {
        return i18n.contains(key) ? std::optional<QString>(i18n[key].toString()) : std::nullopt;
    });
}

/// The tree of `{"schema","layout","data","i18n","readonly"}` as JSON.
Result<Json> treeOf(const Json &source)
{
    SchemaOptions options;
    options.reading = SchemaOptions::Reading::Open;
    const auto schemas = compileSchema(source["schema"_L1], {}, options);
    if (!schemas)
        return fail(schemas.error());
    std::optional<LayoutElement> layout;
    if (source.contains(u"layout")) {
        auto parsed = parseForeignLayout(source["layout"_L1]);
        if (!parsed)
            return fail(parsed.error());
        layout = *parsed;
    }
    const auto tree = viewTree({*schemas->root, layout ? &*layout : nullptr, source["data"_L1],
        textsOf(source["i18n"_L1]), source["readonly"_L1].toBool(), nullptr});
    return tree ? Result<Json>(toJson(*tree)) : fail(tree.error());
}

/// Where @p actual lacks something of @p expected; empty when it is all there. Lists must agree in length.
QString missing(const Json &actual, const Json &expected, const QString &at)
{
    if (expected.isArray()) {
        if (actual.size() != expected.size() || !actual.isArray())
            return at + u": "_s + QString::fromUtf8(actual.toBytes());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            if (const QString found = missing(actual[i], expected[i], pointerTo(at, i)); !found.isEmpty())
                return found;
        }
        return {};
    }
    if (!expected.isObject())
        return actual == expected ? QString() : at + u": "_s + QString::fromUtf8(actual.toBytes());
    for (const auto &[key, value] : expected.object()) {
        if (key == "absent"_L1) {
            for (const QString &name : value.toStringList()) {
                if (actual.contains(name))
                    return at + u": has "_s + name;
            }
            continue;
        }
        if (const QString found = missing(actual[key], value, pointerTo(at, key)); !found.isEmpty())
            return found;
    }
    return {};
}

/// All nodes of a type with a path, outermost first.
Json::Array nodesAt(const Json &tree, const QString &type, const QString &path)
{
    Json::Array found;
    if (tree["type"_L1] == Json(type) && tree["path"_L1] == Json(path))
        found.append(tree);
    for (const Json &child : tree["children"_L1].array())
        found.append(nodesAt(child, type, path));
    return found;
}

} // namespace

class ViewTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExampleShowsWhatItSays_data();
    void anExampleShowsWhatItSays();
};

void ViewTreeTest::anExampleShowsWhatItSays_data()
{
    QTest::addColumn<QString>("file");
    const QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file.chopped(5))) << folder + u'/' + file;
}

/// Each file holds a form and `expect`: nodes by type (Control unless said) and path, with the members they must have;
/// `null` for a node that must not be there. `tree` is compared from the root.
void ViewTreeTest::anExampleShowsWhatItSays()
{
    QFETCH(QString, file);
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    const Json example = json(bytes.readAll());

    const auto tree = treeOf(example);

    QVERIFY2(tree, tree ? "" : qPrintable(tree.error().detail));
    QCOMPARE(missing(*tree, example["tree"_L1].isAbsent() ? Json::emptyObject() : example["tree"_L1], {}), QString());
    for (const Json &expected : example["expect"_L1].array()) {
        const QString path = expected["path"_L1].toString();
        const Json::Array found = nodesAt(*tree, expected["type"_L1].toString(u"Control"_s), path);
        if (expected["node"_L1].isNull()) {
            QVERIFY2(found.isEmpty(), qPrintable(path));
            continue;
        }
        QVERIFY2(!found.isEmpty(), qPrintable(path));
        QCOMPARE(missing(found.first(), expected["node"_L1], path), QString());
    }
}

QTEST_GUILESS_MAIN(ViewTreeTest)

#include "tst_viewtree.moc"
