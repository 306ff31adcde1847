#include "api/requestapi.h"
#include "api/uploadapi.h"
#include "support/memorykeystore.h"
#include "support/realserver.h"
#include "sync/syncengine.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUuid>

namespace eforms::sync {

using namespace Qt::StringLiterals;
using store::OutboxItem;
using support::await;
using support::waitUntil;

namespace {

QString uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// One computer of maker 1 with its own store.
struct Desk {
    explicit Desk(const support::RealServer &server)
        : client(network, server.address(), u"device-1"_s, server.clock())
        , session(client)
        , auth(session, u"device-1"_s)
        , requests(session)
    {
        const auto signedIn = server.signIn(auth, u"maker1@b01234.example.hk"_s);
        if (!signedIn)
            qFatal("sign-in");
        user = *signedIn;
        store::Tuning tuning;
        tuning.passwordWorkFactor = 10;
        const auto opened = await(store::Vault::open({folder.path(), u"s"_s, u"u"_s}, u"password"_s, keys, tuning));
        if (!opened)
            qFatal("store");
        vault = *opened;
        engine = std::make_unique<SyncEngine>(*vault, session, server.clock());
    }

    OutboxItem item(const api::ConfirmedCall &call, const QString &lane, const QString &kind) const
    {
        OutboxItem made;
        made.key = call.key;
        made.lane = lane;
        made.participant = u"B01234"_s;
        made.actor = user.person.id;
        made.server = client.identity();
        made.method = QString::fromLatin1(call.method);
        made.path = call.path;
        made.ifMatch = call.ifMatch;
        made.ifNoneMatch = call.ifNoneMatch;
        made.body = call.body;
        made.kind = kind;
        return made;
    }

    QTemporaryDir folder;
    support::MemoryKeyStore keys;
    QNetworkAccessManager network;
    api::HttpClient client;
    api::Session session;
    api::AuthApi auth;
    api::RequestApi requests;
    domain::User user;
    std::shared_ptr<store::Vault> vault;
    std::unique_ptr<SyncEngine> engine;
};

domain::Draft emptyDraft()
{
    domain::Draft draft;
    draft.id = uuid();
    draft.participant = u"B01234"_s;
    draft.form = u"buy-in-exemption"_s;
    draft.formVersion = 1;
    draft.data = Json::emptyObject();
    draft.stage = domain::Draft::Stage::Waiting;
    return draft;
}

/// Draft, file and submission of an empty form, which the server's rules must refuse.
QList<OutboxItem> commandsOf(const Desk &desk, const domain::Draft &draft, const domain::Attachment &file)
{
    const Json submit = api::RequestApi::commandBody(domain::Event::Submit,
        Json::of({{u"content_hash"_s, domain::contentHash(draft.form, draft.formVersion, draft.data)}}));
    QList<OutboxItem> items {desk.item(api::RequestApi::draftCall(draft, uuid()), draft.id, u"draft"_s),
        desk.item(api::UploadApi::createCall(draft.id, file, uuid()), draft.id, u"upload"_s),
        desk.item(api::RequestApi::commandCall(draft.id, 1, submit, uuid()), draft.id, u"submit"_s)};
    items[1].attachmentId = file.id;
    return items;
}

} // namespace

/// Store, sync and the server we ship, over TLS.
class TestRealServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<support::RealServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void whatIsConfirmedArrivesOnceAndWhatIsRefusedComesBack()
    {
        Desk desk(*m_server);
        const QByteArray content = "%PDF-1.7\n" + QByteArray(1200 * 1024, 'x') + "\n%%EOF\n";
        domain::Attachment file;
        file.id = uuid();
        file.file = u"letter.pdf"_s;
        file.bytes = content.size();
        file.sha256 = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        file.mediaType = u"application/pdf"_s;
        const domain::Draft draft = emptyDraft();
        const auto items = commandsOf(desk, draft, file);
        QVERIFY(await(desk.vault->files().add(file.id, content)));
        QVERIFY(await(desk.vault->outbox().confirm(draft, items)));
        QSignalSpy refused(desk.engine.get(), &SyncEngine::refused);

        desk.engine->start({u"B01234"_s});

        QVERIFY(!refused.isEmpty() || refused.wait(20000));
        const OutboxItem item = refused.first().first().value<OutboxItem>();
        QCOMPARE(item.kind, u"submit"_s);
        QCOMPARE(item.refusal->code, u"validation"_s);
        QVERIFY(!item.refusal->problems.isEmpty());
        QCOMPARE(desk.vault->drafts().find(draft.id)->stage, domain::Draft::Stage::Editing);
        QCOMPARE(desk.vault->drafts().find(draft.id)->baseRevision, 1);
        QCOMPARE(desk.vault->workItems().find(draft.id)->state, domain::State::Draft);

        // The same commands once more, as after a crash before the answers were stored.
        const QList<OutboxItem> again = items.mid(0, 2);
        QVERIFY(await(desk.vault->outbox().confirm(draft, again)));
        QVERIFY(waitUntil(
            &desk.vault->outbox(), &store::Outbox::changed, [&] { return desk.vault->outbox().items().isEmpty(); }));
        const auto audit = await(desk.requests.audit(draft.id));
        int created = 0;
        for (const auto &event : std::get<api::AuditTrail>(*audit).events)
            created += event.type == "REQ_CREATED"_L1 ? 1 : 0;
        QCOMPARE(created, 1);
    }

    void whatHappensElsewhereIsHeardWithoutAsking()
    {
        Desk desk(*m_server);
        desk.engine->start({u"B01234"_s});
        QVERIFY(waitUntil(desk.engine.get(), &SyncEngine::changed,
            [&] { return desk.engine->state().kind == SyncState::Kind::Synced; }));
        const domain::Draft draft = emptyDraft();

        QVERIFY(await(desk.requests.sendDraft(draft, uuid())));

        QVERIFY(waitUntil(&desk.vault->workItems(), &store::WorkItems::changed,
            [&] { return desk.vault->workItems().find(draft.id).has_value(); }));
    }

private:
    std::unique_ptr<support::RealServer> m_server;
};

} // namespace eforms::sync

QTEST_GUILESS_MAIN(eforms::sync::TestRealServer)
#include "tst_realserver.moc"
