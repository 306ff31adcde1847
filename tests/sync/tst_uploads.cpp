#include "api/uploadapi.h"
#include "sync/bench.h"

#include <QTest>

namespace eforms::sync {

namespace {

const QByteArray announceRoute = "PUT /v1/uploads/f-1";
const QByteArray chunkRoute = "PATCH /v1/uploads/f-1";
const QByteArray standRoute = "HEAD /v1/uploads/f-1";

/// The server's half of a resumable upload.
struct UploadRoom {
    explicit UploadRoom(ScriptedServer &server)
    {
        server.always(announceRoute, [this](const SeenCall &) { return at(arrived.size(), 201); });
        server.always(standRoute, [this](const SeenCall &) { return at(arrived.size(), 200); });
        server.always(chunkRoute, [this](const SeenCall &call) {
            if (call.headers.value("upload-offset").toLongLong() != arrived.size()) {
                Scripted elsewhere = Scripted::refusal(409, u"offset"_s);
                elsewhere.headers = {{"Upload-Offset", QByteArray::number(arrived.size())}};
                return elsewhere;
            }
            arrived += call.body;
            return loseAnswers-- > 0 ? Scripted::failing(Fault::Drop) : at(arrived.size(), 204);
        });
    }

    static Scripted at(qsizetype offset, int status)
    {
        Scripted scripted = Scripted::json(Json::of({{u"offset"_s, qint64(offset)}}), status);
        scripted.headers = {{"Upload-Offset", QByteArray::number(offset)}};
        return scripted;
    }

    QByteArray arrived;
    int loseAnswers = 0; ///< so many chunks arrive without the client hearing of it
};

QByteArray content(qsizetype bytes)
{
    QByteArray made;
    made.reserve(bytes);
    for (qsizetype i = 0; i < bytes; ++i)
        made.append(static_cast<char>((i * 31) % 251));
    return made;
}

/// Confirms request r-1 with one file: draft, file, submission.
bool confirmWithFile(Bench &b)
{
    OutboxItem upload = b.item(u"upload"_s, u"r-1"_s, u"upload"_s);
    upload.method = u"PUT"_s;
    upload.path = u"/v1/uploads/f-1"_s;
    upload.ifMatch.clear();
    upload.attachmentId = u"f-1"_s;
    return bool(await(b.vault->outbox().confirm(someDraft(u"r-1"_s),
        {b.item(u"draft"_s, u"r-1"_s, u"draft"_s), upload, b.item(u"submit"_s, u"r-1"_s, u"submit"_s)})));
}

} // namespace

class TestUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileGoesBetweenTheDraftAndItsSubmissionInChunks()
    {
        Bench b;
        UploadRoom room(b.server);
        b.accept(u"r-1"_s);
        const QByteArray file = content(2 * api::uploadChunkBytes + 5);
        QVERIFY(await(b.vault->files().add(u"f-1"_s, file)));
        QVERIFY(confirmWithFile(b));

        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        QVERIFY(room.arrived == file);
        QCOMPARE(b.server.calls(chunkRoute).size(), 3);
        QList<QByteArray> order;
        for (const SeenCall &call : b.server.calls()) {
            if (call.method == "PUT" || call.method == "POST" || call.method == "PATCH")
                order.append(call.method);
        }
        QCOMPARE(order, (QList<QByteArray> {"PUT", "PUT", "PATCH", "PATCH", "PATCH", "POST"}));
    }

    void whatHasArrivedIsNotSentAgainAfterALostAnswer()
    {
        Bench b;
        UploadRoom room(b.server);
        room.loseAnswers = 2;
        b.accept(u"r-1"_s);
        const QByteArray file = content(2 * api::uploadChunkBytes + 5);
        QVERIFY(await(b.vault->files().add(u"f-1"_s, file)));
        QVERIFY(confirmWithFile(b));

        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        QVERIFY(room.arrived == file);
        QCOMPARE(b.server.calls(chunkRoute).size(), 3);
        for (const SeenCall &call : b.server.calls(announceRoute))
            QCOMPARE(call.key(), QByteArray("upload"));
    }

    void aRestartGoesOnWhereTheFileStands()
    {
        Bench b;
        UploadRoom room(b.server);
        b.accept(u"r-1"_s);
        const QByteArray file = content(2 * api::uploadChunkBytes);
        room.arrived = file.left(api::uploadChunkBytes);
        QVERIFY(await(b.vault->files().add(u"f-1"_s, file)));
        QVERIFY(confirmWithFile(b));

        b.restart();
        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        QVERIFY(room.arrived == file);
        QCOMPARE(b.server.calls(chunkRoute).size(), 1);
    }

    void aFileTheServerHasIsNotSentAgain()
    {
        Bench b;
        UploadRoom room(b.server);
        b.accept(u"r-1"_s);
        room.arrived = content(100);
        QVERIFY(await(b.vault->files().add(u"f-1"_s, room.arrived)));
        QVERIFY(confirmWithFile(b));

        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        QVERIFY(b.server.calls(chunkRoute).isEmpty());
    }

    void aRefusedFileKeepsTheSubmissionBack()
    {
        Bench b;
        UploadRoom room(b.server);
        b.accept(u"r-1"_s);
        b.server.always(chunkRoute, Scripted::refusal(422, u"file-refused"_s, Json::of({{u"reason"_s, u"type"_s}})));
        QVERIFY(await(b.vault->files().add(u"f-1"_s, content(100))));
        QVERIFY(confirmWithFile(b));
        QSignalSpy refused(b.engine.get(), &SyncEngine::refused);

        b.start();

        QVERIFY(!refused.isEmpty() || refused.wait());
        const OutboxItem item = refused.first().first().value<OutboxItem>();
        QCOMPARE(item.kind, u"upload"_s);
        QCOMPARE(item.refusal->extra["reason"_L1].toString(), u"type"_s);
        QVERIFY(b.server.calls("POST /v1/requests/r-1/commands").isEmpty());
        QCOMPARE(b.vault->drafts().find(u"r-1"_s)->stage, domain::Draft::Stage::Editing);
    }

    void aFileThisComputerHasLostIsSaidSo()
    {
        Bench b;
        UploadRoom room(b.server);
        b.accept(u"r-1"_s);
        QVERIFY(confirmWithFile(b));
        QSignalSpy refused(b.engine.get(), &SyncEngine::refused);

        b.start();

        QVERIFY(!refused.isEmpty() || refused.wait());
        QCOMPARE(refused.first().first().value<OutboxItem>().refusal->code, u"file-lost"_s);
        QVERIFY(b.server.calls("POST /v1/requests/r-1/commands").isEmpty());
    }
};

} // namespace eforms::sync

QTEST_GUILESS_MAIN(eforms::sync::TestUploads)
#include "tst_uploads.moc"
