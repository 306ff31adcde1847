#include "market/formlibrary.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

namespace {

/// Gathers the text keys that the documents of one form ask for.
class NeededKeys
{
public:
    explicit NeededKeys(const engine::FormBundle &bundle) : m_bundle(bundle)
    {
        schema(bundle.schema, {});
        layout(bundle.layout);
        about(bundle.form);
    }

    [[nodiscard]] const QSet<QString> &keys() const { return m_keys; }
    /// Dotted names of all fields.
    [[nodiscard]] const QSet<QString> &fields() const { return m_fields; }

private:
    /// The members of a schema with those of what it refers to.
    [[nodiscard]] Json whole(const Json &written) const
    {
        Json all = written;
        const QString reference = written["$ref"_L1].toString();
        const QString prefix = u"common/blocks.json#"_s;
        if (reference.startsWith(prefix)) {
            const Json blocks = m_bundle.common.value(u"blocks.json"_s);
            for (const auto &[key, value] : blocks.at(reference.mid(prefix.size())).object()) {
                if (!all.contains(key))
                    all.set(key, value);
            }
        }
        return all;
    }

    void schema(const Json &written, const QString &name)
    {
        const Json all = whole(written);
        for (const Json &constraint : all["x-constraint"_L1].array())
            m_keys.insert(constraint["message"_L1].toString());
        if (all.contains(u"x-unit"))
            m_keys.insert(all["x-unit"_L1].toString());
        for (const Json &choice : all["enum"_L1].array())
            m_keys.insert(name + u'.' + choice.toString());
        if (all["items"_L1].isObject())
            schema(all["items"_L1], name);
        for (const auto &[member, property] : all["properties"_L1].object()) {
            const QString field = name.isEmpty() ? member : name + u'.' + member;
            m_fields.insert(field);
            m_keys.insert(field + u".label"_s);
            schema(property, field);
        }
    }

    void layout(const Json &element)
    {
        if (element.contains(u"i18n"))
            m_keys.insert(element["i18n"_L1].toString() + u".label"_s);
        for (const Json &child : element["elements"_L1].array())
            layout(child);
        if (element["options"_L1]["detail"_L1].isObject())
            layout(element["options"_L1]["detail"_L1]);
    }

    void about(const Json &form)
    {
        for (const QString &key : {u"title"_s, u"purpose"_s, u"deadline"_s, u"fee"_s})
            m_keys.insert(key);
        for (const QString &list : {u"stages"_s, u"other_stages"_s}) {
            for (const Json &stage : form[list].array())
                m_keys.insert(u"stage."_s + stage.toString());
        }
        for (const Json &result : form["row_decisions"_L1]["results"_L1].array())
            m_keys.insert(u"result."_s + result.toString());
        for (const Json &type : form["attachments"_L1]["doc_types"_L1].array())
            m_keys.insert(u"attachments.doc_type."_s + type.toString());
        for (const Json &variant : form["variants"_L1].array())
            m_keys.insert(form["discriminator"_L1].toString() + u'.' + variant.toString());
    }

    const engine::FormBundle &m_bundle;
    QSet<QString> m_keys;
    QSet<QString> m_fields;
};

/// Dotted names of the fields that a layout places.
void gatherPlaced(const Json &element, const QString &table, QSet<QString> &placed)
{
    QString name = table;
    const QString scope = element["scope"_L1].toString();
    if (!scope.isEmpty()) {
        name += (table.isEmpty() ? QString() : u"."_s) + scope.section(u'/', -1);
        placed.insert(name);
    }
    for (const Json &child : element["elements"_L1].array())
        gatherPlaced(child, table, placed);
    if (element["options"_L1]["detail"_L1].isObject())
        gatherPlaced(element["options"_L1]["detail"_L1], name, placed);
    for (const Json &column : element["options"_L1]["columns"_L1].array())
        gatherPlaced(column, name, placed);
}

QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

QSet<QString> keysOf(const Json &texts)
{
    const QStringList keys = texts.object().keys();
    return {keys.begin(), keys.end()};
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression name(u"\\{[^}]*\\}"_s);
    QStringList found;
    for (const auto &match : name.globalMatch(text))
        found.append(match.captured());
    found.sort();
    return found;
}

Json readTexts(const QString &folder, const QString &language)
{
    QFile file(folder + u'/' + language + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return Json::parse(file.readAll()).value_or(Json());
}

} // namespace

class TextsTest : public QObject
{
    Q_OBJECT

    std::optional<FormLibrary> m_library;
    const QString m_forms = QStringLiteral(EFORMS_SOURCE_DIR "/forms");

    void everyForm_data()
    {
        QTest::addColumn<QString>("slug");
        for (const QString &slug : m_library->available())
            QTest::newRow(slug.toUtf8().constData()) << slug;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = FormLibrary::open(m_forms);
        QVERIFY2(library.has_value(), qPrintable(library ? QString() : library.error().detail));
        m_library = *library;
    }

    void bothLanguagesHaveTheSameKeys_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("common") << m_forms + u"/common"_s;
        for (const QString &slug : m_library->available())
            QTest::newRow(slug.toUtf8().constData()) << m_library->folder(slug);
    }

    void bothLanguagesHaveTheSameKeys()
    {
        QFETCH(QString, folder);
        const Json english = readTexts(folder, u"en"_s);
        const Json chinese = readTexts(folder, u"zh-Hant"_s);
        QVERIFY(english.size() > 0);

        QCOMPARE(sorted(keysOf(english) - keysOf(chinese)), QStringList());
        QCOMPARE(sorted(keysOf(chinese) - keysOf(english)), QStringList());
        for (const auto &[key, text] : english.object()) {
            QVERIFY2(!text.toString().trimmed().isEmpty(), qPrintable(key));
            QVERIFY2(!chinese[key].toString().trimmed().isEmpty(), qPrintable(key));
            QVERIFY2(placeholders(text.toString()) == placeholders(chinese[key].toString()), qPrintable(key));
        }
    }

    void everyTextThatAFormAsksForIsThere_data() { everyForm_data(); }

    void everyTextThatAFormAsksForIsThere()
    {
        QFETCH(QString, slug);
        const auto bundle = m_library->bundle(slug);
        QVERIFY(bundle.has_value());

        const NeededKeys needed(*bundle);

        for (const Language language : {Language::English, Language::TraditionalChinese})
            QCOMPARE(sorted(needed.keys() - keysOf(bundle->texts[language])), QStringList());
    }

    void noLabelIsLeftOverFromAFieldThatIsGone_data() { everyForm_data(); }

    void noLabelIsLeftOverFromAFieldThatIsGone()
    {
        QFETCH(QString, slug);
        const auto bundle = m_library->bundle(slug);
        const NeededKeys needed(*bundle);
        QSet<QString> leftOver;

        for (const QString &key : readTexts(m_library->folder(slug), u"en"_s).object().keys()) {
            static const QRegularExpression fieldText(u"^(.*)\\.(label|description|error\\.[a-zA-Z]+)$"_s);
            const auto match = fieldText.match(key);
            const bool section = key.startsWith("section."_L1) || key.startsWith("error."_L1);
            if (match.hasMatch() && !section && !needed.fields().contains(match.captured(1)))
                leftOver.insert(key);
            const bool rule = key.startsWith("rule."_L1) || key.startsWith("stage."_L1) || key.startsWith("result."_L1);
            if (rule && !needed.keys().contains(key))
                leftOver.insert(key);
        }

        QCOMPARE(sorted(leftOver), QStringList());
    }

    void everyFieldHasItsPlace_data() { everyForm_data(); }

    void everyFieldHasItsPlace()
    {
        QFETCH(QString, slug);
        const auto bundle = m_library->bundle(slug);
        // The number that the server gives is in the title of a request; these facts of a file are not for people.
        const QSet<QString> hidden {u"reference_no"_s, u"attachments.id"_s, u"attachments.sha256"_s, u"attachments.type"_s};
        QSet<QString> placed;

        gatherPlaced(bundle->layout, {}, placed);

        QCOMPARE(sorted(NeededKeys(*bundle).fields() - placed - hidden), QStringList());
    }

    void documentTypesOfTheSchemaAreThoseOfTheForm_data() { everyForm_data(); }

    void documentTypesOfTheSchemaAreThoseOfTheForm()
    {
        QFETCH(QString, slug);
        const auto bundle = m_library->bundle(slug);

        QCOMPARE(bundle->schema.at(u"/properties/attachments/items/properties/doc_type/enum"),
            bundle->form["attachments"_L1]["doc_types"_L1]);
        QCOMPARE(bundle->schema.at(u"/properties/variant/enum"), bundle->form["variants"_L1]);
    }

    void everyKeywordOfTheEngineHasASentence()
    {
        const Json texts = readTexts(m_forms + u"/common"_s, u"en"_s);

        for (const char *keyword : {"type", "enum", "const", "required", "pattern", "format", "minLength", "maxLength",
                 "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "scale", "minItems",
                 "maxItems", "uniqueItems", "contains", "minProperties", "maxProperties", "propertyNames",
                 "additionalProperties", "dependentRequired", "anyOf", "oneOf", "not", "false schema", "rule", "lookup",
                 "attachment", "calculated", "limit"})
            QVERIFY2(texts.contains(u"error."_s + QString::fromLatin1(keyword)), keyword);
    }

    void chineseTextsUseHongKongTermsAndPunctuation()
    {
        const QStringList folders {m_forms + u"/common"_s, m_library->folder(u"buy-in-exemption"_s),
            m_library->folder(u"cmu-transfer-instruction"_s)};

        for (const QString &folder : folders) {
            const Json texts = readTexts(folder, u"zh-Hant"_s);
            for (const auto &[key, text] : texts.object()) {
                const QString sentence = text.toString();
                for (const QString &foreign : {u"帳戶"_s, u"賬戶"_s, u"電子郵件"_s, u"文件檔"_s, u"上傳"_s, u"打印"_s, u"登錄"_s})
                    QVERIFY2(!sentence.contains(foreign), qPrintable(key + u": "_s + sentence));
                static const QRegularExpression halfWidth(u"\\p{Han}[,;:!?()]"_s);
                QVERIFY2(!halfWidth.match(sentence).hasMatch(), qPrintable(key + u": "_s + sentence));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"
