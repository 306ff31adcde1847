#include "api/authapi.h"
#include "api/changesapi.h"
#include "api/formsapi.h"
#include "api/uploadapi.h"
#include "market/formlibrary.h"
#include "support/realserver.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUuid>

namespace eforms::api {

using namespace Qt::StringLiterals;
using support::await;

namespace {

QString uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

struct Client {
    explicit Client(const ServerAddress &address, const Clock &clock)
        : http(network, address, u"device-1"_s, clock)
        , session(http)
        , auth(session, u"device-1"_s)
        , requests(session)
        , changes(session)
        , forms(session)
        , uploads(session)
    {
    }

    QNetworkAccessManager network;
    HttpClient http;
    Session session;
    AuthApi auth;
    RequestApi requests;
    ChangesApi changes;
    FormsApi forms;
    UploadApi uploads;
};

domain::Draft newDraft()
{
    domain::Draft draft;
    draft.id = uuid();
    draft.participant = u"B01234"_s;
    draft.form = u"buy-in-exemption"_s;
    draft.formVersion = 1;
    draft.data = Json::emptyObject();
    return draft;
}

} // namespace

/// The same calls against the server we ship: what the scripted one pretends, this one does.
class TestRealServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<support::RealServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void itSaysWhoItIs()
    {
        Client client(m_server->address(), m_server->clock());

        const auto answer = await(client.auth.about());

        QVERIFY(answer);
        QVERIFY(std::get<About>(*answer).training);
    }

    void aCertificateNobodyVouchesForIsRefused()
    {
        Client client(m_server->distrusted(), m_server->clock());

        const auto answer = await(client.auth.signIn(u"maker1@b01234.example.hk"_s, u"Training2026Ab"_s));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Untrusted);
    }

    void aWrongPasswordIsARefusal()
    {
        Client client(m_server->address(), m_server->clock());

        const auto answer = await(client.auth.signIn(u"viewer1@b01234.example.hk"_s, u"Wrong2026Abcd"_s));

        QVERIFY(answer);
        QCOMPARE(std::get<domain::Refusal>(*answer).code, u"sign-in-failed"_s);
    }

    void aPersonSignsInReadsTheCatalogueAndLeaves()
    {
        Client client(m_server->address(), m_server->clock());

        const auto user = m_server->signIn(client.auth, u"maker1@b01234.example.hk"_s);
        QVERIFY2(user, user ? "" : qPrintable(user.error().detail));
        const auto me = await(client.auth.me());
        const auto services = await(client.forms.services(u"B01234"_s));
        const auto bundle = await(client.forms.package(u"buy-in-exemption"_s, 1));
        const auto securities = await(client.forms.reference(u"securities"_s, {}));
        const auto left = await(client.auth.signOut());

        QCOMPARE(std::get<domain::User>(*me).person.id, user->person.id);
        const auto library = market::FormLibrary::open();
        QVERIFY(library);
        QCOMPARE(std::get<0>(*services).size(), library->catalogue()["services"_L1].size());
        QVERIFY(!std::get<Published>(*bundle).tag.isEmpty());
        QVERIFY(std::get<0>(*securities).has_value());
        QVERIFY(left);
        QCOMPARE(left->index(), size_t(0));
        QVERIFY(!client.session.isSignedIn());
    }

    void aDraftIsSavedOnceHoweverOftenItIsSent()
    {
        Client client(m_server->address(), m_server->clock());
        QVERIFY(m_server->signIn(client.auth, u"maker1@b01234.example.hk"_s));
        const domain::Draft draft = newDraft();
        const QString key = uuid();

        const auto first = await(client.requests.sendDraft(draft, key));
        const auto second = await(client.requests.sendDraft(draft, key));

        QVERIFY(first && second);
        QCOMPARE(first->index(), size_t(0));
        QCOMPARE(std::get<domain::Request>(*first).revision, 1);
        QCOMPARE(std::get<domain::Request>(*second).toJson(), std::get<domain::Request>(*first).toJson());
        const auto stale = await(client.requests.sendDraft(draft, uuid()));
        QCOMPARE(std::get<domain::Refusal>(*stale).status, 412);
        const auto audit = await(client.requests.audit(draft.id));
        QCOMPARE(std::get<AuditTrail>(*audit).events.size(), 1);
    }

    void theFeedTellsOfADraftAndHoldsTheNextQuestion()
    {
        Client client(m_server->address(), m_server->clock());
        QVERIFY(m_server->signIn(client.auth, u"maker1@b01234.example.hk"_s));
        const auto before = await(client.changes.changes(u"B01234"_s, {}, {}));
        QVERIFY(before && before->index() == 0);
        const domain::Draft draft = newDraft();

        const auto held
            = client.changes.changes(u"B01234"_s, std::get<ChangePage>(*before).next, std::chrono::seconds(25));
        QVERIFY(await(client.requests.sendDraft(draft, uuid())));
        const auto after = await(held);

        QVERIFY(after && after->index() == 0);
        QCOMPARE(std::get<ChangePage>(*after).changes.size(), 1);
        QCOMPARE(std::get<ChangePage>(*after).changes.first().id, draft.id);
    }

    void aForgedCursorMeansFetchEverything()
    {
        Client client(m_server->address(), m_server->clock());
        QVERIFY(m_server->signIn(client.auth, u"maker1@b01234.example.hk"_s));

        const auto answer = await(client.changes.changes(u"B01234"_s, u"forged"_s, {}));

        QVERIFY(answer);
        QCOMPARE(std::get<domain::Refusal>(*answer).status, 410);
    }

    void aFileArrivesInPiecesAndComesBack()
    {
        Client client(m_server->address(), m_server->clock());
        QVERIFY(m_server->signIn(client.auth, u"maker1@b01234.example.hk"_s));
        const domain::Draft draft = newDraft();
        QVERIFY(await(client.requests.sendDraft(draft, uuid())));
        const QByteArray content = "%PDF-1.7\n" + QByteArray(1500 * 1024, 'x') + "\n%%EOF\n";
        domain::Attachment file;
        file.id = uuid();
        file.file = u"letter.pdf"_s;
        file.bytes = content.size();
        file.sha256 = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        file.mediaType = u"application/pdf"_s;

        const auto created = await(client.uploads.create(UploadApi::createCall(draft.id, file, uuid())));
        QVERIFY(created);
        QCOMPARE(std::get<qint64>(*created), 0);
        const auto first = await(client.uploads.append(file.id, 0, content.left(uploadChunkBytes)));
        QCOMPARE(std::get<qint64>(*first), uploadChunkBytes);
        const auto again = await(client.uploads.append(file.id, 0, content.left(uploadChunkBytes)));
        QCOMPARE(std::get<domain::Refusal>(*again).code, u"offset"_s);
        const auto offset = await(client.uploads.offset(file.id));
        QCOMPARE(std::get<qint64>(*offset), uploadChunkBytes);
        const auto last = await(client.uploads.append(file.id, uploadChunkBytes, content.mid(uploadChunkBytes)));
        QCOMPARE(std::get<qint64>(*last), content.size());

        const auto back = await(client.uploads.download(file.id));
        QVERIFY(back);
        QVERIFY(std::get<QByteArray>(*back) == content);
    }

    void aSessionThatEndedElsewhereNeedsASignIn()
    {
        Client one(m_server->address(), m_server->clock());
        Client other(m_server->address(), m_server->clock());
        QVERIFY(m_server->signIn(one.auth, u"maker2@b01234.example.hk"_s));
        QSignalSpy ended(&one.session, &Session::ended);

        QVERIFY(m_server->signIn(other.auth, u"maker2@b01234.example.hk"_s));

        QCOMPARE(await(one.auth.me()).error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(ended.count(), 1);
    }

private:
    std::unique_ptr<support::RealServer> m_server;
};

} // namespace eforms::api

QTEST_GUILESS_MAIN(eforms::api::TestRealServer)
#include "tst_realserver.moc"
