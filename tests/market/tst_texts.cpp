#include "market/formlibrary.h"
#include "market/formlint.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

namespace {

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
    engine::Operators m_operators;
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
        const auto reference = ReferenceData::open(QStringLiteral(EFORMS_SOURCE_DIR "/resources/reference"));
        QVERIFY(reference.has_value());
        m_operators = ruleOperators(reference->calendar);
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

    void lintFindsNothing_data() { everyForm_data(); }

    /// Unknown keywords, texts that are missing or left over, fields that no control shows, rules that cannot hold, cycles.
    void lintFindsNothing()
    {
        QFETCH(QString, slug);
        QStringList found;

        for (const Finding &finding : lintForm(m_library->folder(slug), m_operators))
            found.append(finding.file + u'#' + finding.place + u": "_s + finding.message);

        QCOMPARE(found.join(u'\n'), QString());
    }

    void documentTypesOfTheSchemaAreThoseOfTheForm_data() { everyForm_data(); }

    void documentTypesOfTheSchemaAreThoseOfTheForm()
    {
        QFETCH(QString, slug);
        const auto bundle = m_library->bundle(slug);

        QCOMPARE(bundle->schema.at(u"/properties/attachments/items/properties/doc_type/enum"),
            bundle->form["attachments"_L1]["doc_types"_L1]);
        QString pointer = bundle->form["discriminator"_L1].toString();
        pointer = pointer.startsWith(u'/') ? pointer : u'/' + pointer;
        pointer.replace(u"/*/"_s, u"/items/properties/"_s);
        Json field = bundle->schema.at(u"/properties"_s + pointer);
        if (field["type"_L1].toString() == "array"_L1)
            field = field["items"_L1];
        QCOMPARE(field["enum"_L1], bundle->form["variants"_L1]);
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
