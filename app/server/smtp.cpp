#include "server/mailer.h"

#ifdef EFORMS_WITH_CURL
#include <curl/curl.h>
#endif

#include <QLocale>

#include <algorithm>
#include <mutex>

namespace eforms::server {

using namespace Qt::StringLiterals;

#ifdef EFORMS_WITH_CURL

namespace {

constexpr long timeoutSeconds = 30;

/// RFC 2047: a header in UTF-8.
QByteArray encodedWord(const QString &text)
{
    return "=?UTF-8?B?" + text.toUtf8().toBase64() + "?=";
}

/// RFC 5322 with the body in base 64, lines of 76.
QByteArray message(const Mail &mail, const QString &sender)
{
    QByteArray text = "Date: " + QLocale::c().toString(mail.atUtc, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1()
        + " +0000\r\nFrom: " + sender.toLatin1() + "\r\nTo: " + mail.to.toLatin1() + "\r\nSubject: "
        + encodedWord(mail.subjectEn) + "\r\n " + encodedWord(u" / "_s + mail.subjectZh)
        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
          "Auto-Submitted: auto-generated\r\n\r\n";
    const QByteArray body = QString(mail.bodyEn + u"\n\n"_s + mail.bodyZh + u'\n').toUtf8().toBase64();
    for (qsizetype at = 0; at < body.size(); at += 76)
        text += body.mid(at, 76) + "\r\n";
    return text;
}

struct Upload {
    QByteArray text;
    qsizetype sent = 0;

    static size_t read(char *buffer, size_t size, size_t count, void *user)
    {
        auto *upload = static_cast<Upload *>(user);
        const QByteArray part = upload->text.mid(upload->sent, static_cast<qsizetype>(size * count));
        std::copy(part.begin(), part.end(), buffer);
        upload->sent += part.size();
        return static_cast<size_t>(part.size());
    }
};

Status send(const MailSettings &settings, const Mail &mail)
{
    static std::once_flag prepared;
    std::call_once(prepared, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    CURL *curl = curl_easy_init();
    if (!curl)
        return fail(ErrorKind::Internal, u"curl"_s);
    Upload upload {message(mail, settings.sender)};
    const QByteArray url = "smtp://" + settings.host.toLatin1() + ':' + QByteArray::number(settings.port);
    const QByteArray user = settings.user.toUtf8();
    const QByteArray password = settings.password.toUtf8();
    const QByteArray from = settings.sender.toLatin1();
    curl_slist *recipients = curl_slist_append(nullptr, mail.to.toLatin1().constData());
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    // No fall-back to clear text: a code in clear on the wire is no second factor.
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeoutSeconds);
    if (!user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, password.constData());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Upload::read);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return code == CURLE_OK ? ok() : Status(fail(ErrorKind::Offline, u"smtp %1"_s.arg(static_cast<int>(code))));
}

} // namespace

std::optional<Mailer::Delivery> smtpDelivery(const MailSettings &settings)
{
    return [settings](const Mail &mail) { return send(settings, mail); };
}

#else

std::optional<Mailer::Delivery> smtpDelivery(const MailSettings &)
{
    return {};
}

#endif

} // namespace eforms::server
