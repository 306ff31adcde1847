#pragma once

#include "base/clock.h"
#include "server/changebell.h"
#include "server/database.h"
#include "server/forms.h"
#include "server/http.h"
#include "server/mailer.h"
#include "server/secrets.h"
#include "server/sessions.h"

namespace eforms::server {

/// What the handlers of calls share. All parts may be used from any thread and outlive the handlers.
struct Backend {
    const Options &options;
    const Clock &clock;
    Database &database;
    const Forms &forms;
    const Sessions &sessions;
    const PasswordHashes &passwords;
    Mailer &mailer;
    ChangeBell &bell;
    QByteArray secret; ///< of this server; never leaves it
    base::SigningKey publisher; ///< signs the form packages
    QString epoch;     ///< of this database; another one after a restore from backup
};

/// A call that has passed the door: its path, headers and body are well-formed and, where a session is needed, there is one.
struct Call {
    const HttpRequest &http;
    QStringList parts; ///< what the path names, in order
    Json body;         ///< Absent when the call has none or it is no JSON
    QString device;
    Session session;
};

/// The revision named in If-Match; nothing where there is none.
[[nodiscard]] std::optional<int> expectedRevision(const Call &call);

} // namespace eforms::server
