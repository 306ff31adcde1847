#include "server/bench.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QString form = u"buy-in-exemption"_s;

QByteArray pdf(qsizetype bytes)
{
    return "%PDF-1.7\n" + QByteArray(bytes - 9, 'x');
}

QString hexDigest(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

Json announcement(const Json &request, const QByteArray &content, const QString &file = u"letter.pdf"_s)
{
    return Json::of({{u"request"_s, request["id"_L1]}, {u"file"_s, file}, {u"bytes"_s, qint64(content.size())},
        {u"sha256"_s, hexDigest(content)}, {u"type"_s, u"application/pdf"_s}});
}

Answer chunk(Client &client, const QString &id, qint64 offset, const QByteArray &bytes)
{
    return client.call("PATCH", u"/v1/uploads/"_s + id, bytes,
        {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf(bytes)},
            {"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", QByteArray::number(offset)}});
}

} // namespace

class TestUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileArrivesInChunksAndIsResumed()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json request = created(*maker, form, exemption());
        const QByteArray content = pdf(1'500'000);
        const QString id = newId();

        const Answer announced = maker->change("PUT", u"/v1/uploads/"_s + id, announcement(request, content));
        const Answer first = chunk(*maker, id, 0, content.left(1024 * 1024));
        b.restart();
        const auto again = b.person(maker1);
        const Answer offset = again->call("HEAD", u"/v1/uploads/"_s + id);
        const Answer wrongPlace = chunk(*again, id, 0, content.left(1000));
        const qint64 at = offset.headers["upload-offset"].toLongLong();
        const Answer rest = chunk(*again, id, at, content.mid(at));

        QCOMPARE(announced.status, 201);
        QCOMPARE(first.status, 204);
        QCOMPARE(first.headers["upload-offset"], "1048576");
        QCOMPARE(offset.headers["upload-length"], "1500000");
        QCOMPARE(at, 1'048'576);
        QCOMPARE(wrongPlace.status, 409);
        QCOMPARE(wrongPlace.headers["upload-offset"], "1048576");
        QCOMPARE(rest.status, 204);
        const auto reader = b.person(viewer1);
        QCOMPARE(reader->get(u"/v1/uploads/"_s + id).body, content);
        QCOMPARE(again->change("PUT", u"/v1/uploads/"_s + id, announcement(request, content)).status, 200);
    }

    void aFileThatIsNotWhatWasAnnouncedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("announced");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("reason");
        QTest::addRow("other content") << pdf(1000) << QByteArray(pdf(999) + 'y') << u"digest"_s;
        QTest::addRow("other type") << QByteArray(1000, 'x') << QByteArray(1000, 'x') << u"type"_s;
        QTest::addRow("too long") << pdf(1000) << pdf(1001) << u"size"_s;
    }

    void aFileThatIsNotWhatWasAnnouncedIsRefused()
    {
        QFETCH(const QByteArray, announced);
        QFETCH(const QByteArray, sent);
        QFETCH(const QString, reason);
        Bench b;
        const auto maker = b.person(maker1);
        const Json request = created(*maker, form, exemption());
        const QString id = newId();
        QCOMPARE(maker->change("PUT", u"/v1/uploads/"_s + id, announcement(request, announced)).status, 201);

        const Answer answer = chunk(*maker, id, 0, sent);

        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"file-refused"_s);
        QCOMPARE(answer[u"reason"_s].toString(), reason);
        QCOMPARE(maker->get(u"/v1/uploads/"_s + id).status, 404);
    }

    void aRequestIsHandedInWithAllItsFilesOnly()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const QByteArray content = pdf(5000);
        const QString id = newId();
        Json data = example(form, u"valid-hong-kong-all-reasons"_s);
        Json rows;
        Json row = data["positions"_L1][2];
        row.set(u"evidence"_s, id);
        rows.append(row);
        data.set(u"positions"_s, rows);
        Json attachment = data["attachments"_L1][0];
        attachment.set(u"id"_s, id);
        attachment.set(u"file"_s, u"letter.pdf"_s);
        attachment.set(u"size"_s, qint64(content.size()));
        attachment.set(u"sha256"_s, hexDigest(content));
        attachment.set(u"type"_s, u"application/pdf"_s);
        Json attachments;
        attachments.append(attachment);
        data.set(u"attachments"_s, attachments);
        const Json draft = created(*maker, form, data);
        const Json payload = Json::of({{u"content_hash"_s, draft["content_hash"_L1]}});

        const Answer incomplete = maker->command(draft, u"submit"_s, payload);
        QCOMPARE(maker->change("PUT", u"/v1/uploads/"_s + id, announcement(draft, content)).status, 201);
        QCOMPARE(chunk(*maker, id, 0, content).status, 204);
        const Answer complete = maker->command(draft, u"submit"_s, payload);

        QVERIFY2(incomplete.code() == u"incomplete-upload"_s, incomplete.body.constData());
        QCOMPARE(incomplete[u"uploads"_s][0].toString(), id);
        QCOMPARE(complete.status, 200);
        // What was handed in stays as it is.
        QCOMPARE(maker->change("PUT", u"/v1/uploads/"_s + newId(), announcement(draft, content)).status, 409);
    }

    void filesOfOthersDoNotExist()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto stranger = b.person(strangerMaker);
        const Json request = created(*maker, form, exemption());
        const QByteArray content = pdf(100);
        const QString id = newId();
        QCOMPARE(maker->change("PUT", u"/v1/uploads/"_s + id, announcement(request, content)).status, 201);
        QCOMPARE(chunk(*maker, id, 0, content).status, 204);

        QCOMPARE(stranger->get(u"/v1/uploads/"_s + id).status, 404);
        QCOMPARE(stranger->call("HEAD", u"/v1/uploads/"_s + id).status, 404);
        QCOMPARE(chunk(*stranger, id, 0, content).status, 404);
        QCOMPARE(stranger->change("PUT", u"/v1/uploads/"_s + id, announcement(request, content)).status, 404);
    }

    void aChunkWithAWrongDigestChangesNothing()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json request = created(*maker, form, exemption());
        const QByteArray content = pdf(100);
        const QString id = newId();
        QCOMPARE(maker->change("PUT", u"/v1/uploads/"_s + id, announcement(request, content)).status, 201);

        const Answer answer = maker->call("PATCH", u"/v1/uploads/"_s + id, content,
            {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf("other")},
                {"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", "0"}});

        QCOMPARE(answer.code(), u"digest-mismatch"_s);
        QCOMPARE(maker->call("HEAD", u"/v1/uploads/"_s + id).headers["upload-offset"], "0");
    }
};

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"
