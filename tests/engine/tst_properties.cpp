#include "engine/randomform.h"

#include <QRandomGenerator>

#include <rapidcheck.h>

using namespace forms;
using namespace randomform;

namespace {

constexpr int editsInOneRun = 50;

#ifdef EFORMS_SANITIZED
constexpr int usualEdits = 5'000;
#else
constexpr int usualEdits = 100'000;
#endif

/// Does to a model what a user may do, drawn at random, and says what it was.
class User
{
public:
    User(FormModel &model, const Form &form) : m_model(model), m_form(form) { }

    bool mayChangeContext = true;
    int edits = 0;

    QString act()
    {
        ++edits;
        switch (pick(20)) {
        case 0:
            m_model.undo();
            return u"undo"_s;
        case 1:
            m_model.redo();
            return u"redo"_s;
        case 2:
            return step();
        case 3:
            if (mayChangeContext && pick(4) == 0)
                m_model.setContext(anyContext());
            return u"context"_s;
        case 4:
            return several();
        case 5:
            return replace();
        default:
            return edit();
        }
    }

private:
    FormModel &m_model;
    const Form &m_form;

    int anyField() { return pick(static_cast<int>(m_form.fields.size())); }

    QString edit()
    {
        const int index = anyField();
        const Field &field = m_form.fields[index];
        const QString path = anyPath(m_model, m_form, index);
        if (field.kind == Field::Kind::Table || (field.kind == Field::Kind::List && pick(2) == 0))
            return rows(path, index);
        if (field.kind == Field::Kind::Group)
            return visit(path);
        const Json value = anyValue(field);
        m_model.setValue(path, value);
        return path + u" := "_s + QString::fromUtf8(value.toBytes());
    }

    QString visit(const QString &path)
    {
        m_model.markVisited(path);
        return u"visit "_s + path;
    }

    QList<Json> content(int index)
    {
        QList<Json> made;
        for (int i = pick(3); i >= 0; --i) {
            const bool isTable = m_form.fields[index].kind == Field::Kind::Table;
            made.append(pick(4) == 0 ? Json() : isTable ? anyContent(m_form, index) : Json(u"a"_s));
        }
        return made;
    }

    QString rows(const QString &path, int index)
    {
        const int count = m_model.rowCount(path);
        switch (pick(5)) {
        case 0:
            m_model.addRow(path);
            return u"add "_s + path;
        case 1:
            m_model.addRows(path, content(index));
            return u"add several "_s + path;
        case 2: {
            const int at = pick(count + 1);
            m_model.insertRows(path, at, content(index));
            return u"insert %1 %2"_s.arg(path).arg(at);
        }
        case 3: {
            const QList<int> gone {pick(count + 2), pick(count + 2)};
            m_model.removeRows(path, gone);
            return u"remove %1 %2 %3"_s.arg(path).arg(gone[0]).arg(gone[1]);
        }
        default: {
            const int from = pick(count + 1);
            const int to = pick(count + 1);
            m_model.moveRow(path, from, to);
            return u"move %1 %2 %3"_s.arg(path).arg(from).arg(to);
        }
        }
    }

    QString several()
    {
        QList<ValueEdit> all;
        QStringList story;
        for (int i = pick(5); i >= 0; --i) {
            const int index = anyField();
            if (m_form.fields[index].kind >= Field::Kind::Group)
                continue;
            all.append({anyPath(m_model, m_form, index), anyValue(m_form.fields[index])});
            story.append(all.last().path + u" := "_s + QString::fromUtf8(all.last().value.toBytes()));
        }
        m_model.setValues(all);
        return u"at once: "_s + story.join(u", "_s);
    }

    QString step()
    {
        QStringList story;
        m_model.beginStep();
        for (int i = pick(4); i >= 0; --i)
            story.append(pick(6) == 0 ? several() : edit());
        m_model.endStep();
        return u"step: "_s + story.join(u"; "_s);
    }

    QString replace()
    {
        const int index = anyField();
        const Field &field = m_form.fields[index];
        if (field.kind < Field::Kind::Group)
            return edit();
        const QString path = anyPath(m_model, m_form, index);
        const bool isTable = field.kind == Field::Kind::Table;
        const Json value = isTable ? Json(Json::Array(pick(3), anyContent(m_form, index))) : anyContent(m_form, index);
        m_model.setValue(path, value);
        return path + u" :=: "_s + QString::fromUtf8(value.toBytes());
    }
};

QString differenceAt(const QString &path, const FieldState &a, const FieldState &b)
{
    const auto bytes = [](const Json &value) { return QString::fromUtf8(value.toBytes()); };
    if (bytes(a.value) != bytes(b.value))
        return path + u" value "_s + bytes(a.value) + u" / "_s + bytes(b.value);
    if (a.relevant != b.relevant)
        return path + u" relevant"_s;
    if (a.required != b.required)
        return path + u" required"_s;
    if (a.readonly != b.readonly)
        return path + u" readonly"_s;
    if (a.edited != b.edited || a.computed != b.computed)
        return path + u" edited, computed"_s;
    return a.problems == b.problems ? QString() : path + u" problems"_s;
}

/// Empty when a model shows what a full run shows.
QString difference(const FormModel &model, const FormModel &full, const Form &form)
{
    if (model.data().canonical() != full.data().canonical())
        return u"data "_s + QString::fromUtf8(model.data().toBytes() + " / " + full.data().toBytes());
    if (model.submission().canonical() != full.submission().canonical())
        return u"submission"_s;
    if (model.problems() != full.problems() || model.problems(Purpose::Draft) != full.problems(Purpose::Draft))
        return u"problems "_s + listed(model.problems()).join(u';') + u" / "_s + listed(full.problems()).join(u';');
    if (model.isValid() != full.isValid())
        return u"validity"_s;
    Problems shown = model.problems();
    shown.removeIf([&model](const Problem &problem) { return !model.showsProblemsOf(problem.path); });
    if (model.shownProblems() != shown)
        return u"shown problems"_s;
    for (const QString &path : allPaths(model, form)) {
        const QString found = differenceAt(path, model.state(path), full.state(path));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

/// Without groups and tables that hold nothing: whether they stand there is not what is undone.
Json pruned(const Json &value)
{
    if (value.isArray()) {
        Json::Array elements;
        for (const Json &element : value.array())
            elements.append(pruned(element));
        return Json(elements);
    }
    if (!value.isObject())
        return value;
    Json made = Json::emptyObject();
    for (const auto &[key, member] : value.object()) {
        const Json inner = pruned(member);
        if (!((inner.isObject() || inner.isArray()) && inner.size() == 0))
            made.set(key, inner);
    }
    return made;
}

} // namespace

class PropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEditGivesWhatAFullRunGives();
    void everythingCanBeUndoneAndDoneAgain();

private:
    int m_edits = usualEdits;
};

/// EFORMS_SEED repeats a run, EFORMS_EDITS makes it longer or shorter.
void PropertiesTest::initTestCase()
{
    bool given = false;
    const uint chosen = qEnvironmentVariable("EFORMS_SEED").toUInt(&given);
    const uint seed = given ? chosen : QRandomGenerator::global()->generate();
    if (qEnvironmentVariableIsSet("EFORMS_EDITS"))
        m_edits = std::max(editsInOneRun, qEnvironmentVariableIntValue("EFORMS_EDITS"));
    qInfo("EFORMS_SEED=%u EFORMS_EDITS=%d", seed, m_edits);
    qputenv("RC_PARAMS",
        "seed=" + QByteArray::number(seed) + " max_success=" + QByteArray::number(m_edits / editsInOneRun)
            + " verbose_progress=0");
}

void PropertiesTest::everyEditGivesWhatAFullRunGives()
{
    int rejected = 0;
    int accepted = 0;
    int edits = 0;
    const bool holds = rc::check("an edit gives what a full run gives", [&] {
        const Form form = anyForm();
        const auto loaded = load(form.schema);
        if (!loaded) {
            ++rejected;
            return;
        }
        ++accepted;
        FormModel model(*loaded, Json::emptyObject(), anyContext());
        User user(model, form);
        QStringList story;
        while (user.edits < editsInOneRun) {
            for (int i = pick(3); i >= 0; --i)
                story.append(user.act());
            const FormModel full(*loaded, model.data(), model.context(), model.editedPaths());
            const QString found = difference(model, full, form);
            if (!found.isEmpty()) {
                RC_LOG((QString::fromUtf8(form.schema.toBytes()) + u'\n' + story.join(u'\n')).toStdString());
                RC_FAIL(found.toStdString());
            }
        }
        edits += user.edits;
    });

    qInfo("%d edits of %d forms, %d forms rejected", edits, accepted, rejected);
    QVERIFY(holds);
    QVERIFY(rejected * 20 < accepted);
}

void PropertiesTest::everythingCanBeUndoneAndDoneAgain()
{
    const bool holds = rc::check("undo leads to the beginning, redo to the end", [&] {
        const Form form = anyForm();
        const auto loaded = load(form.schema);
        if (!loaded)
            return;
        FormModel model(*loaded, Json::emptyObject(), context({{u"1"_s, json(R"({"lot":1})")}}));
        const Json before = pruned(model.data());
        const QStringList editedBefore = model.editedPaths();
        User user(model, form);
        user.mayChangeContext = false;
        QStringList story;
        while (user.edits < editsInOneRun / 5)
            story.append(user.act());
        while (model.canRedo())
            model.redo();
        const Json after = pruned(model.data());
        const QStringList editedAfter = model.editedPaths();
        RC_LOG((QString::fromUtf8(form.schema.toBytes()) + u'\n' + story.join(u'\n')).toStdString());

        while (model.canUndo())
            model.undo();
        RC_ASSERT(pruned(model.data()).canonical().toStdString() == before.canonical().toStdString());
        RC_ASSERT(model.editedPaths() == editedBefore);
        while (model.canRedo())
            model.redo();
        RC_ASSERT(pruned(model.data()).canonical().toStdString() == after.canonical().toStdString());
        RC_ASSERT(model.editedPaths() == editedAfter);
    });

    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(PropertiesTest)
#include "tst_properties.moc"
