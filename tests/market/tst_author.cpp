#include "engine/formmodel.h"
#include "market/formlibrary.h"
#include "market/formlint.h"
#include "market/formrules.h"
#include "market/ruleoperators.h"

#include "base/clock.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

namespace {

const QString slug = u"hosting-centre-visit"_s;

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : QDir(from).entryList(QDir::Files))
        QFile::copy(from + u'/' + name, to + u'/' + name);
}

} // namespace

/// What forms/README.md tells an author who makes an e-service from nothing, done to the letter: the files as they are
/// printed there, no code.
class AuthorTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QHash<QString, QByteArray> m_files; ///< by the name above each block
    engine::FormPointer m_form;
    std::shared_ptr<const ReferenceData> m_reference;

    [[nodiscard]] QString place() const { return m_folder.filePath(u"forms/technical/"_s + slug); }

    void put(const QString &path, const QByteArray &content) const
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString forms = QStringLiteral(EFORMS_SOURCE_DIR "/forms");
        QFile readme(forms + u"/README.md"_s);
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        const QString chapter = text.section(u"## A new e-service in an hour"_s, 1, 1).section(u"\n## "_s, 0, 0);
        static const QRegularExpression block(u"\\n`([^`\\n]+)`\\n```json\\n(.*?)\\n```"_s,
            QRegularExpression::DotMatchesEverythingOption);
        for (const auto &match : block.globalMatch(chapter))
            m_files.insert(match.captured(1), match.captured(2).toUtf8());
        QCOMPARE(m_files.size(), 8);

        copyFolder(forms + u"/common"_s, m_folder.filePath(u"forms/common"_s));
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            if (file.key() != "catalogue line"_L1)
                put(place() + u'/' + file.key(), file.value());
        }
        QFile catalogue(forms + u"/catalogue.json"_s);
        QVERIFY(catalogue.open(QIODevice::ReadOnly));
        Json all = Json::parse(catalogue.readAll()).value();
        Json::Array services = all["services"_L1].array();
        const auto line = Json::parse(m_files["catalogue line"_L1]);
        QVERIFY(line);
        services.append(*line);
        all.set(u"services"_s, services);
        put(m_folder.filePath(u"forms/catalogue.json"_s), all.toBytes());
        const auto reference = ReferenceData::open();
        QVERIFY(reference);
        m_reference = std::make_shared<const ReferenceData>(*reference);
    }

    void lintIsSilent()
    {
        QStringList found;
        for (const Finding &finding : lintForm(place(), ruleOperators(m_reference->calendar)))
            found.append(finding.file + u'#' + finding.place + u": "_s + finding.message);
        QCOMPARE(found.join(u'\n'), QString());
    }

    void theServiceIsThere()
    {
        const auto library = FormLibrary::open(m_folder.filePath(u"forms"_s));
        QVERIFY(library);
        QCOMPARE(library->available(), QStringList {slug});
        const auto bundle = library->bundle(slug);
        QVERIFY(bundle);
        const auto form = engine::FormDefinition::load(*bundle, ruleOperators(m_reference->calendar));
        QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
        m_form = *form;
        for (const QString &member : {u"number"_s, u"code"_s, u"category"_s, u"clearing_houses"_s, u"variants"_s})
            QCOMPARE(m_form->about()[member], library->service(slug)[member]);
    }

    void theExamplesAreWhatTheySay()
    {
        QVERIFY(m_form);
        int seen = 0;
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            if (!file.key().startsWith("examples/"_L1))
                continue;
            ++seen;
            const auto example = Json::parse(file.value());
            QVERIFY2(example, qPrintable(file.key()));
            RuleFacts facts;
            facts.nowUtc = base::fromHongKong(QDate(2026, 3, 2), QTime(10, 0));
            facts.participant = (*example)["context"_L1]["participant"_L1];
            const auto problems = engine::validate(*m_form, (*example)["data"_L1],
                ruleContext(*m_form, facts, m_reference), engine::Purpose::Submission);
            QStringList found, expected;
            for (const engine::Problem &problem : problems)
                found.append(problem.path + u' ' + problem.keyword + u' ' + problem.rule);
            for (const Json &problem : (*example)["expect"_L1].array())
                expected.append(problem["path"_L1].toString() + u' ' + problem["keyword"_L1].toString() + u' '
                    + problem["rule"_L1].toString());
            QCOMPARE(found, expected);
        }
        QCOMPARE(seen, 2);
    }

    void theFormBehavesAsTheChapterSays()
    {
        QVERIFY(m_form);
        engine::FormModel model(m_form, Json::emptyObject(), ruleContext(*m_form, {}, m_reference));

        QCOMPARE(model.state(u"/variant"_s).value, Json(u"VISIT"_s));
        QVERIFY(!model.state(u"/original_request_ref"_s).relevant);
        model.setValue(u"/variant"_s, Json(u"CANCEL"_s));
        QVERIFY(model.state(u"/original_request_ref"_s).required);
        model.addRow(u"/visitors"_s);
        model.setValue(u"/visitors/0/brings_equipment"_s, Json(true));
        QVERIFY(model.state(u"/visitors/0/equipment"_s).required);
        QCOMPARE(flow(*m_form, model.data())["stages"_L1].toStringList().last(), u"CANCELLED"_s);
    }
};

QTEST_GUILESS_MAIN(AuthorTest)
#include "tst_author.moc"
