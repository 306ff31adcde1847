#include "engine/compiledschema.h"
#include "engine/viewtree.h"
#include "market/formlibrary.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"
#include "widgets/fieldeditor.h"
#include "widgets/formbody.h"
#include "widgets/sampleform.h"
#include "widgets/tableeditor.h"

#include <QAccessible>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace eforms;
using engine::ControlKind;
using engine::ViewNode;

namespace {

/// Hidden by the form, whichever page is turned to.
bool isHiddenByForm(const QWidget *widget)
{
    for (const QWidget *at = widget; at && !qobject_cast<const widgets::FormBody *>(at); at = at->parentWidget()) {
        if (at->isHidden())
            return true;
    }
    return false;
}

const widgets::FieldEditor *editorOf(const QWidget *control)
{
    for (const QWidget *at = control; at; at = at->parentWidget()) {
        if (const auto *editor = qobject_cast<const widgets::FieldEditor *>(at))
            return editor;
    }
    return nullptr;
}

QList<QAccessible::Role> rolesOf(const ViewNode &node)
{
    using Role = QAccessible::Role;
    constexpr qsizetype mostButtons = 5; // asked for or not, more choices than that are shown as a list
    switch (*node.control) {
    case ControlKind::Boolean:
        return {Role::CheckBox};
    case ControlKind::Choice:
        return {Role::ComboBox, Role::EditableText};
    case ControlKind::Radio:
        return {node.choices.size() > mostButtons ? Role::ComboBox : Role::Grouping};
    case ControlKind::Integer:
    case ControlKind::Number:
        return {Role::EditableText, Role::SpinBox};
    default:
        return {Role::EditableText, Role::ComboBox};
    }
}

/// What the form calls the control. On Unix, Qt gives the text of a combo box for the name of the box.
QString nameOf(const QWidget *control, const QAccessibleInterface *spoken)
{
    return spoken->role() == QAccessible::ComboBox ? control->accessibleName() : spoken->text(QAccessible::Name);
}

bool isField(const ViewNode &node)
{
    static const QList<ControlKind> whole {ControlKind::Array, ControlKind::ListWithDetail, ControlKind::Object,
        ControlKind::OneOf, ControlKind::AnyOf, ControlKind::AllOf, ControlKind::None};
    return node.control && !whole.contains(*node.control);
}

} // namespace

/// What `eforms-check dump` prints is what the screen shows.
class ViewTreeTest : public QObject
{
    Q_OBJECT

    std::optional<market::FormLibrary> m_library;
    std::optional<market::ReferenceData> m_reference;

    engine::FormPointer form(const QString &slug) const
    {
        if (slug.isEmpty())
            return sampleForm();
        const auto bundle = m_library->bundle(slug);
        const auto loaded = engine::FormDefinition::load(*bundle, market::ruleOperators(m_reference->calendar));
        return loaded ? *loaded : nullptr;
    }

    Json dataOf(const QString &slug, const QString &file) const
    {
        QFile bytes(m_library->folder(slug) + u"/examples/"_s + file);
        return bytes.open(QIODevice::ReadOnly) ? (*Json::parse(bytes.readAll()))["data"_L1] : Json::emptyObject();
    }

    /// Everything that the field's control says differently from the tree; empty when they agree.
    static QStringList differences(const ViewNode &node, const widgets::FormView &view)
    {
        const QString name = u"field."_s + QString(node.path).mid(1).replace(u'/', u'.');
        QWidget *control = view.findChild<QWidget *>(name);
        if (!control)
            return {name + u": no control"_s};
        QStringList found;
        const auto compare = [&](const QString &what, const QString &shown, const QString &told) {
            if (shown != told)
                found.append(name + u' ' + what + u": shows "_s + shown + u", told "_s + told);
        };
        const auto flag = [](bool on) { return on ? u"yes"_s : u"no"_s; };
        compare(u"visible"_s, flag(!isHiddenByForm(control)), flag(node.visible));
        const widgets::FieldEditor *editor = editorOf(control);
        compare(u"read-only"_s, flag(editor->field().readonly), flag(node.readonly));
        if (!node.readonly)
            compare(u"enabled"_s, flag(control->isEnabled()), flag(node.enabled));
        QString label = node.required && !node.readonly ? node.label + u", required"_s : node.label;
        const auto *text = qobject_cast<const QLabel *>(control);
        if (text) // what is only read is a label, and its value is said with its name
            label += u": "_s + text->text();
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
        compare(u"name"_s, nameOf(control, spoken), label);
        if (!node.readonly && !rolesOf(node).contains(spoken->role()))
            found.append(name + u": role "_s + QString::number(spoken->role()));
        if (node.control == ControlKind::Text && node.value.isString() && spoken->role() == QAccessible::EditableText)
            compare(u"value"_s, spoken->text(QAccessible::Value), node.value.toString());
        if (node.control == ControlKind::Text && text)
            compare(u"value"_s, text->text(), node.value.isEmpty() ? u"–"_s : node.value.toString());
        return found;
    }

    static QStringList differencesBelow(const ViewNode &node, const widgets::FormView &view, engine::FormModel &model)
    {
        if (node.control == ControlKind::Array) {
            const auto *grid = view.findChild<QWidget *>(u"table."_s + QString(node.path).mid(1).replace(u'/', u'.'));
            const bool same = grid && isHiddenByForm(grid) != node.visible
                && model.rowCount(node.path) == static_cast<int>(node.children.size());
            return same ? QStringList() : QStringList {node.path + u": another table"_s};
        }
        QStringList found = isField(node) ? differences(node, view) : QStringList();
        for (const ViewNode &child : node.children)
            found += differencesBelow(child, view, model);
        return found;
    }

private Q_SLOTS:
    void initTestCase();
    void theScreenShowsTheTree_data();
    void theScreenShowsTheTree();
};

void ViewTreeTest::initTestCase()
{
    const QString root = QStringLiteral(EFORMS_SOURCE_DIR);
    auto library = market::FormLibrary::open(root + u"/forms"_s);
    QVERIFY(library);
    m_library = *library;
    auto reference = market::ReferenceData::open(root + u"/resources/reference"_s);
    QVERIFY(reference);
    m_reference = *reference;
}

void ViewTreeTest::theScreenShowsTheTree_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<Json>("data");
    QTest::addColumn<bool>("readonly");
    QTest::newRow("exemption, new") << u"buy-in-exemption"_s << Json::emptyObject() << false;
    QTest::newRow("exemption, filled") << u"buy-in-exemption"_s
                                       << dataOf(u"buy-in-exemption"_s, u"valid-hong-kong-one-row.json"_s) << false;
    QTest::newRow("transfer, new") << u"cmu-transfer-instruction"_s << Json::emptyObject() << false;
    QTest::newRow("transfer, filled") << u"cmu-transfer-instruction"_s
                                      << dataOf(u"cmu-transfer-instruction"_s, u"valid-deliver-dvp.json"_s) << false;
    QTest::newRow("transfer, for review") << u"cmu-transfer-instruction"_s
                                          << dataOf(u"cmu-transfer-instruction"_s, u"valid-deliver-dvp.json"_s) << true;
    QTest::newRow("sample, new") << QString() << Json::emptyObject() << false;
    QTest::newRow("sample, filled") << QString()
                                    << *Json::parse(R"({"name":"A","side":"SELL","lines":[{"quantity":0},{}]})") << false;
}

void ViewTreeTest::theScreenShowsTheTree()
{
    QFETCH(QString, slug);
    QFETCH(Json, data);
    QFETCH(bool, readonly);
    const engine::FormPointer shown = form(slug);
    QVERIFY(shown);
    engine::FormModel model(shown, data, {});
    model.setReadonly(readonly);
    widgets::FormView view(model, Language::English);
    view.show();
    for (int section = 0; section < view.sections().size(); ++section)
        view.showSection(section);

    const auto tree = engine::viewTree({shown->schema().root(), &shown->layout(), model.data(),
        engine::viewTexts(*shown, Language::English), readonly, &model});

    QVERIFY(tree);
    const QStringList found = differencesBelow(*tree, view, model);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_MAIN(ViewTreeTest)

#include "tst_viewtree.moc"
