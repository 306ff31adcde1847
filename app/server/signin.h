#pragma once

#include "server/accounts.h"
#include "server/backend.h"

#include <deque>
#include <mutex>

namespace eforms::server {

/// Signing in and out: password, one-time code, session.
///
/// An outsider cannot tell an unknown user from a wrong password or a locked account: the same bytes after the same work.
class SignIn
{
public:
    explicit SignIn(Backend &backend)
        : m_backend(backend)
    {
    }

    [[nodiscard]] HttpResponse start(const Call &call);
    [[nodiscard]] HttpResponse enterCode(const Call &call);
    [[nodiscard]] HttpResponse resend(const Call &call);
    [[nodiscard]] HttpResponse refresh(const Call &call);
    [[nodiscard]] HttpResponse end(const Call &call);
    [[nodiscard]] HttpResponse me(const Call &call);

private:
    struct Challenge;

    [[nodiscard]] bool isTooFast(const QString &address);
    [[nodiscard]] std::optional<Challenge> find(Sql &sql, const QString &id);
    [[nodiscard]] Challenge open(Sql &sql, const Account &account, const QString &device);
    [[nodiscard]] HttpResponse judgeCode(Sql &sql, const Call &call);
    [[nodiscard]] HttpResponse wrongCode(Sql &sql, const Challenge &challenge);
    [[nodiscard]] bool takeCode(Sql &sql, const Challenge &challenge, const QString &code);
    [[nodiscard]] HttpResponse answer(const Challenge &challenge) const;
    [[nodiscard]] qint64 now() const { return m_backend.clock.nowUtc().toSecsSinceEpoch(); }
    [[nodiscard]] QByteArray codeHash(const QString &challenge, const QString &code) const;

    Backend &m_backend;
    std::mutex m_mutex;
    QHash<QString, std::deque<qint64>> m_recent; ///< instants of the last sign-ins, by address
};

} // namespace eforms::server
