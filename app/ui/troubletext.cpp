#include "ui/troubletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *context = "TroubleText";

struct RefusalText {
    QLatin1StringView code;
    const char *text;
};

constexpr std::array refusalTexts {
    RefusalText {"sign-in-failed"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "Signing in did not work. Check user name and password; after three wrong passwords the account is locked "
            "and your administrator must unlock it.")},
    RefusalText {"code-wrong"_L1, QT_TRANSLATE_NOOP("TroubleText", "Wrong code; %1 attempts left.")},
    RefusalText {"code-expired"_L1, QT_TRANSLATE_NOOP("TroubleText", "The code has expired; ask for a new one.")},
    RefusalText {"sign-in-cancelled"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "This sign-in was cancelled after too many wrong codes or too long a wait. Start again with user name and "
            "password.")},
    RefusalText {"session-ended"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "Your session has ended, by time or because you signed in elsewhere. Everything you typed is kept on this "
            "computer. Sign in again.")},
    RefusalText {"too-early"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "It is too early for a new code. Try again in %1 seconds.")},
    RefusalText {"not-permitted"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "You do not have the right to do this. Nothing was changed. Ask your administrator.")},
    RefusalText {"same-person"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "You cannot check a request you made. Another checker must do it.")},
    RefusalText {"already-approved"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "You have approved this request already; another checker must approve it.")},
    RefusalText {"second-factor-needed"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "This approval needs your second factor. Nothing was approved yet.")},
    RefusalText {"second-factor-wrong"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "The second factor was wrong; %1 attempts left. Nothing was approved.")},
    RefusalText {"not-found"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "This no longer exists on the server, or you may not see it.")},
    RefusalText {"state"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The request is no longer in the state for this. Nothing was changed; its present state is shown.")},
    RefusalText {"late"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The cut-off has passed; the request may be processed on the next business day. Confirm that you accept "
            "this and try again.")},
    RefusalText {"not-claimed"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "Your time for checking ran out and nothing was decided. Open the request again to go on.")},
    RefusalText {"claimed"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "%1 has this request open for checking until %2. Try again after that.")},
    RefusalText {"stale"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The request has changed since you opened it. Nothing was decided; look at the new version and decide "
            "again.")},
    RefusalText {"validation"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The server found problems in the form. Your draft is kept; correct it and pass it on again.")},
    RefusalText {"form-version-retired"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "This version of the form is no longer accepted. Your draft is kept; start a new form and copy what you "
            "need.")},
    RefusalText {"incomplete-upload"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "Not all attachments have reached the server. They are kept here and are sent again by themselves.")},
    RefusalText {"file-refused"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The file was not accepted: its content does not fit its type, or the type is not allowed. Use PDF, JPG, "
            "PNG or XLSX.")},
    RefusalText {"key-reused"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The server has already answered this step differently. Nothing was done twice; open the request again.")},
    RefusalText {"cursor-expired"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The list on this computer was too old and is being fetched anew. Your drafts are kept.")},
    RefusalText {"offset"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "An upload was interrupted. It goes on by itself from where it stopped.")},
    RefusalText {"too-large"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "This is larger than the server accepts. Your draft is kept; use fewer lines or smaller files.")},
    RefusalText {"storage-full"_L1,
        QT_TRANSLATE_NOOP("TroubleText", "The server has no space left. Your draft is kept; try again later.")},
    RefusalText {"unavailable"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The server is busy or under maintenance. What you confirmed is kept and is sent by itself.")},
    RefusalText {"internal"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The server made a mistake. What you typed is kept; try again, and call the hotline if it happens again.")},
    RefusalText {"key-required"_L1,
        QT_TRANSLATE_NOOP("TroubleText",
            "The server did not understand this program. What you typed is kept; check whether there is a newer "
            "version of the program.")},
};

/// Codes that only a faulty or outdated program brings about; they share one sentence.
constexpr std::array programFaults {"malformed"_L1, "bad-request"_L1, "digest-mismatch"_L1, "headers-too-large"_L1,
    "length-required"_L1, "media-type"_L1, "method"_L1, "uri-too-long"_L1};

const char *unknownRefusal()
{
    return QT_TRANSLATE_NOOP("TroubleText",
        "The server refused this for a reason that this version of the program does not know. What you typed is kept.");
}

const char *textOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QT_TRANSLATE_NOOP("TroubleText", "This was stopped before it was finished. What you typed is kept.");
    case ErrorKind::Offline:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The server cannot be reached. What you typed is kept on this computer and you can go on working; it is "
            "tried again by itself.");
    case ErrorKind::Timeout:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The server did not answer in time, so it is not known whether it did what you asked. Try again: nothing "
            "is done twice.");
    case ErrorKind::Untrusted:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The server could not prove who it is, so nothing was sent. Check the date of this computer and the "
            "network, or ask your administrator.");
    case ErrorKind::NotOurServer:
        return QT_TRANSLATE_NOOP("TroubleText",
            "Something answered that is not the Client Portal, perhaps the log-in page of a network. What you typed "
            "is kept; check the network and try again.");
    case ErrorKind::Malformed:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The answer could not be read. What you typed is kept; try again, and call the hotline if it happens "
            "again.");
    case ErrorKind::TooLarge:
        return QT_TRANSLATE_NOOP("TroubleText",
            "This is larger than allowed: 10 MB a file, 10 files and 50 MB a request. What you typed is kept.");
    case ErrorKind::NotGenuine:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The server offered a form that is not genuine, or older than one you already have. It was not used, and your "
            "drafts are kept. Call the hotline before you go on.");
    case ErrorKind::Corrupt:
        return QT_TRANSLATE_NOOP("TroubleText",
            "What was stored on this computer is damaged and was not used. What the server holds can be fetched "
            "again; call the hotline if drafts are missing.");
    case ErrorKind::Storage:
        return QT_TRANSLATE_NOOP("TroubleText",
            "This computer’s disk could not be read or written. What you typed is still in this window; do not close "
            "it before it could be saved.");
    case ErrorKind::StorageFull:
        return QT_TRANSLATE_NOOP("TroubleText",
            "This computer’s disk is full. What you typed is still in this window; make space, and it is saved by "
            "itself.");
    case ErrorKind::StorageInUse:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The program is already running with this account on this computer. Use that window, or close it first.");
    case ErrorKind::StorageNewer:
        return QT_TRANSLATE_NOOP("TroubleText",
            "What is stored on this computer was written by a newer version of the program. Nothing was changed; "
            "install the newer version.");
    case ErrorKind::KeyUnavailable:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The drafts sealed on this computer cannot be opened here. Nothing was deleted; sign in at the server "
            "with your present password.");
    case ErrorKind::WrongSecret:
        return QT_TRANSLATE_NOOP("TroubleText",
            "This password does not open the drafts sealed on this computer. Nothing was deleted; check the password "
            "and try again.");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("TroubleText", "This does not exist, or no longer.");
    case ErrorKind::Unsupported:
        return QT_TRANSLATE_NOOP("TroubleText",
            "This version of the program cannot handle this. Files may be PDF, JPG, PNG or XLSX; for a form, check "
            "whether there is a newer version of the program.");
    case ErrorKind::SignInNeeded:
        return QT_TRANSLATE_NOOP("TroubleText",
            "You have to sign in first. Everything you typed is kept on this computer.");
    case ErrorKind::Internal:
        return QT_TRANSLATE_NOOP("TroubleText",
            "The program made a mistake. What you typed is kept; try again, and call the hotline if it happens "
            "again.");
    }
    return "";
}

/// The sentence with what this refusal says in particular.
QString filled(const Words &words, const QString &text, const domain::Refusal &refusal)
{
    if (refusal.code == "claimed"_L1) {
        const domain::Person holder = domain::Person::fromJson(refusal.extra["held_by"_L1]);
        return text.arg(words.person(holder), words.time(base::fromWire(refusal.extra["until"_L1].toString())));
    }
    if (refusal.code == "too-early"_L1)
        return text.arg(refusal.retryAfter.value_or(std::chrono::seconds(60)).count());
    if (text.contains("%1"_L1))
        return text.arg(refusal.extra["attempts_left"_L1].toInteger());
    return text;
}

} // namespace

QString errorText(const Words &words, const Error &error)
{
    return words.text(context, textOf(error.kind));
}

QString refusalText(const Words &words, const domain::Refusal &refusal)
{
    const bool isFault = std::any_of(
        programFaults.begin(), programFaults.end(), [&refusal](QLatin1StringView code) { return code == refusal.code; });
    const QString code = isFault ? u"key-required"_s : refusal.code;
    const auto found = std::find_if(
        refusalTexts.begin(), refusalTexts.end(), [&code](const RefusalText &row) { return row.code == code; });
    if (found == refusalTexts.end())
        return words.text(context, unknownRefusal());
    return filled(words, words.text(context, found->text), refusal);
}

QString troubleText(const Words &words, const workflow::Trouble &trouble)
{
    if (const auto *error = std::get_if<Error>(&trouble))
        return errorText(words, *error);
    if (const auto *refusal = std::get_if<domain::Refusal>(&trouble))
        return refusalText(words, *refusal);
    return {};
}

QString troubleReference(const workflow::Trouble &trouble)
{
    if (const auto *error = std::get_if<Error>(&trouble))
        return u"E%1"_s.arg(static_cast<int>(error->kind) + 1, 2, 10, QChar(u'0'));
    if (const auto *refusal = std::get_if<domain::Refusal>(&trouble))
        return u"%1 %2"_s.arg(refusal->status).arg(refusal->code);
    return {};
}

QStringList wordedRefusals()
{
    QStringList codes;
    for (const RefusalText &row : refusalTexts)
        codes.append(row.code);
    for (const QLatin1StringView code : programFaults)
        codes.append(code);
    return codes;
}

} // namespace eforms::ui
