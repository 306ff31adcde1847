#include "domain/lifecycletable.h"
#include "ui/troubletext.h"
#include "ui/words.h"

#include <QTest>

using namespace eforms;
using namespace eforms::ui;
using namespace Qt::StringLiterals;

namespace {

const QList<Language> languages {Language::English, Language::TraditionalChinese};

/// Written for the language: Chinese has Han characters, English has none.
bool isIn(Language language, const QString &text)
{
    bool hasHan = false;
    for (const QChar character : text)
        hasHan = hasHan || character.script() == QChar::Script_Han;
    return !text.trimmed().isEmpty() && hasHan == (language == Language::TraditionalChinese)
        && !text.contains("%1"_L1);
}

const QList<ErrorKind> errorKinds {ErrorKind::Cancelled, ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Untrusted,
    ErrorKind::NotOurServer, ErrorKind::Malformed, ErrorKind::TooLarge, ErrorKind::Corrupt, ErrorKind::Storage,
    ErrorKind::StorageFull, ErrorKind::StorageInUse, ErrorKind::StorageNewer, ErrorKind::KeyUnavailable,
    ErrorKind::WrongSecret, ErrorKind::NotFound, ErrorKind::Unsupported, ErrorKind::SignInNeeded, ErrorKind::Internal};

/// Every refusal code of the API document.
QStringList documentedCodes()
{
    QFile file(QStringLiteral(EFORMS_SOURCE_DIR "/app/api/openapi.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression code(u"urn:eforms:problem:([a-z-]+)"_s);
    QStringList codes;
    const QString text = QString::fromUtf8(file.readAll());
    for (const auto &match : code.globalMatch(text)) {
        if (!codes.contains(match.captured(1)))
            codes.append(match.captured(1));
    }
    return codes;
}

} // namespace

class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasASentenceInBothLanguages()
    {
        for (const Language language : languages) {
            const Words words(language);
            QStringList sentences;
            for (const ErrorKind kind : errorKinds) {
                const QString text = errorText(words, {kind, {}});
                QVERIFY2(isIn(language, text), qPrintable(text));
                QVERIFY2(!sentences.contains(text), qPrintable(text));
                sentences.append(text);
            }
        }
    }

    void everyDocumentedRefusalHasASentenceInBothLanguages()
    {
        const QStringList codes = documentedCodes();
        QVERIFY(codes.size() > 25);

        for (const QString &code : codes) {
            QVERIFY2(wordedRefusals().contains(code), qPrintable(code));
            for (const Language language : languages) {
                domain::Refusal refusal;
                refusal.code = code;
                // Names of persons are shown as they are; here they fit the language.
                refusal.extra = Json::of({{u"attempts_left"_s, 2},
                    {u"held_by"_s, Json::of({{u"id"_s, u"p1"_s}, {u"name_en"_s, u"Lee"_s}, {u"name_zh"_s, u"李"_s}})},
                    {u"until"_s, u"2025-07-08T02:03:04.005Z"_s}});
                const QString text = refusalText(Words(language), refusal);
                QVERIFY2(isIn(language, text), qPrintable(code + u": "_s + text));
            }
        }
    }

    void aRefusalTellsWhatIsParticularToIt()
    {
        domain::Refusal wrong;
        wrong.code = u"code-wrong"_s;
        wrong.extra = Json::of({{u"attempts_left"_s, 2}});
        domain::Refusal claimed;
        claimed.code = u"claimed"_s;
        claimed.extra = Json::of({{u"held_by"_s, Json::of({{u"id"_s, u"p1"_s}, {u"name_zh"_s, u"李小敏"_s}})},
            {u"until"_s, u"2025-07-08T02:03:04.005Z"_s}});
        const Words chinese(Language::TraditionalChinese);

        QCOMPARE(refusalText(chinese, wrong), u"驗證碼不正確，尚餘 2 次。"_s);
        QVERIFY(refusalText(chinese, claimed).contains(u"李小敏"_s));
        QVERIFY(refusalText(chinese, claimed).contains(u"10:03"_s));
    }

    void anUnknownRefusalStillGetsASentence()
    {
        domain::Refusal refusal;
        refusal.status = 409;
        refusal.code = u"from-the-future"_s;

        for (const Language language : languages)
            QVERIFY(isIn(language, refusalText(Words(language), refusal)));
        QCOMPARE(troubleReference(refusal), u"409 from-the-future"_s);
    }

    void everyStateEventAndHindranceIsWorded()
    {
        for (const Language language : languages) {
            const Words words(language);
            for (const domain::State state : domain::allStates())
                QVERIFY2(isIn(language, words.state(state)), qPrintable(stateCode(state)));
            for (const domain::Event event : domain::allEvents())
                QVERIFY2(isIn(language, words.event(event)), qPrintable(eventCode(event)));
            for (int i = 1; i <= static_cast<int>(domain::Hindrance::Stale); ++i) {
                const auto hindrance = static_cast<domain::Hindrance>(i);
                QVERIFY2(isIn(language, words.hindrance(hindrance)), qPrintable(hindranceCode(hindrance)));
            }
            for (const auto function : {domain::Function::View, domain::Function::Make, domain::Function::Check,
                     domain::Function::Sign, domain::Function::Administer})
                QVERIFY(isIn(language, words.function(function)));
            QVERIFY(words.hindrance(domain::Hindrance::None).isEmpty());
        }
    }

    void everyAuditTypeIsWorded()
    {
        QStringList types {u"REQ_CREATED"_s, u"REQ_REASSIGNED"_s, u"CLAIM_EXPIRED"_s, u"REKEY_OK"_s,
            u"REKEY_MISMATCH"_s, u"LEVEL_PASSED"_s, u"RELEASE_STARTED"_s, u"RELEASE_RETRIED"_s, u"CHECK_DELEGATED"_s,
            u"CHECK_REMINDED"_s, u"CHECK_ESCALATED"_s, u"CANCEL_REQUESTED"_s, u"CANCEL_APPROVED"_s,
            u"CANCEL_REFUSED"_s, u"CH_CANCELLED"_s, u"CH_CANCEL_REFUSED"_s};
        for (const domain::LifecycleRow &row : domain::lifecycleTable())
            types.append(row.auditType);

        for (const Language language : languages) {
            for (const QString &type : types)
                QVERIFY2(isIn(language, Words(language).audit(type)), qPrintable(type));
        }
    }

    void theWordsArePortalWords_data()
    {
        QTest::addColumn<domain::State>("state");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("draft") << domain::State::Draft << u"草稿"_s;
        QTest::newRow("pending") << domain::State::PendingCheck << u"待核對"_s;
        QTest::newRow("returned") << domain::State::Returned << u"已退回"_s;
        QTest::newRow("submitted") << domain::State::Submitted << u"已遞交"_s;
        QTest::newRow("info requested") << domain::State::InfoRequested << u"待補資料"_s;
        QTest::newRow("partly approved") << domain::State::PartlyApproved << u"部分批准"_s;
        QTest::newRow("cancel pending") << domain::State::CancelPending << u"申請取消中"_s;
        QTest::newRow("expired") << domain::State::Expired << u"已逾期"_s;
    }

    void theWordsArePortalWords()
    {
        QFETCH(domain::State, state);
        QFETCH(QString, chinese);

        QCOMPARE(Words(Language::TraditionalChinese).state(state), chinese);
    }

    void timesAreShownAsHongKongTime()
    {
        const QDateTime late(QDate(2025, 7, 7), QTime(18, 5), Qt::UTC); // 8 July, 02:05 in Hong Kong

        QCOMPARE(Words(Language::English).dateTime(late), u"8 Jul 2025 02:05"_s);
        QCOMPARE(Words(Language::TraditionalChinese).dateTime(late), u"2025年7月8日 02:05"_s);
        QCOMPARE(Words(Language::English).date(u"2025-07-08"_s), u"8 Jul 2025"_s);
        QCOMPARE(Words(Language::English).date(u"soon"_s), u"soon"_s);
    }

    void timeLeftIsToldInItsLargestUnits()
    {
        const QDateTime now(QDate(2025, 7, 8), QTime(2, 0), Qt::UTC);
        const Words english(Language::English);

        QCOMPARE(english.timeLeft(now.addSecs(3 * 3600 + 28 * 60), now), u"3 h 28 min left"_s);
        QCOMPARE(english.timeLeft(now.addSecs(30), now), u"1 min left"_s);
        QCOMPARE(english.timeLeft(now.addDays(1), now), u"1 day left"_s);
        QCOMPARE(english.timeLeft(now.addDays(3), now), u"3 days left"_s);
        QCOMPARE(english.timeLeft(now.addSecs(-1), now), u"deadline passed"_s);
        QCOMPARE(english.timeLeft({}, now), QString());
    }
};

QTEST_MAIN(WordingTest)
#include "tst_wording.moc"
