#include "workflow/signinflow.h"

#include "workflow/connection.h"
#include "workflow/desk.h"

namespace eforms::workflow {

using namespace Qt::StringLiterals;

SignInFlow::SignInFlow(QObject *parent)
    : QObject(parent)
{
}

SignInFlow::~SignInFlow()
{
    forgetPassword();
}

void SignInFlow::connectTo(Connection &connection)
{
    m_connection = &connection;
    stay({}, Step::Credentials);
}

void SignInFlow::cannotConnect(const Error &error)
{
    stay(error, Step::Credentials);
}

bool SignInFlow::canWorkOffline() const
{
    const Error *error = std::get_if<Error>(&m_trouble);
    const bool unreachable = error && (error->kind == ErrorKind::Offline || error->kind == ErrorKind::Timeout);
    return unreachable && !m_password.isEmpty() && store::Vault::exists(m_connection->vaultPlace(m_userName));
}

void SignInFlow::start(const QString &userName, const QString &password)
{
    if (m_busy || !m_connection)
        return;
    m_userName = userName.trimmed().toLower();
    m_password = password;
    begin();
    then(m_connection->auth().signIn(m_userName, password), this, [this](const auto &answer) { onChallenge(answer); });
}

void SignInFlow::sendCode(const QString &code)
{
    if (m_busy || m_step != Step::Code)
        return;
    begin();
    then(m_connection->auth().sendCode(m_challenge, code.simplified().remove(u' ')), this,
        [this](const auto &answer) { onSignedIn(answer); });
}

void SignInFlow::resend()
{
    if (m_busy || m_step != Step::Code)
        return;
    begin();
    then(m_connection->auth().resend(m_challenge), this, [this](const auto &answer) { onChallenge(answer); });
}

void SignInFlow::cancel()
{
    forgetPassword();
    m_challenge.clear();
    m_trouble = {};
    m_busy = m_connection == nullptr;
    m_step = Step::Credentials;
    Q_EMIT changed();
}

void SignInFlow::workOffline()
{
    if (m_busy || !canWorkOffline())
        return;
    begin();
    openStore({}, false);
}

void SignInFlow::begin()
{
    m_busy = true;
    m_trouble = {};
    Q_EMIT changed();
}

void SignInFlow::stay(Trouble trouble, Step step)
{
    m_busy = false;
    m_trouble = std::move(trouble);
    m_step = step;
    Q_EMIT changed();
}

void SignInFlow::onChallenge(const Result<api::Answer<api::Challenge>> &answer)
{
    if (!answer)
        return stay(answer.error(), m_step);
    if (const auto *refusal = std::get_if<domain::Refusal>(&*answer))
        return stay(*refusal, refusal->code == "sign-in-cancelled"_L1 ? Step::Credentials : m_step);
    const auto &challenge = std::get<api::Challenge>(*answer);
    m_challenge = challenge.id;
    m_channel = challenge.channel;
    m_sentTo = challenge.sentTo;
    m_codeExpiresUtc = challenge.expiresUtc;
    m_resendAtUtc = challenge.resendAtUtc;
    stay({}, Step::Code);
}

void SignInFlow::onSignedIn(const Result<api::Answer<api::SignedIn>> &answer)
{
    if (!answer)
        return stay(answer.error(), Step::Code);
    if (const auto *refusal = std::get_if<domain::Refusal>(&*answer)) {
        const bool over = refusal->code == "sign-in-cancelled"_L1;
        return stay(*refusal, over ? Step::Credentials : Step::Code);
    }
    openStore(std::get<api::SignedIn>(*answer).user, true);
}

void SignInFlow::openStore(const domain::User &user, bool online)
{
    m_step = Step::Opening;
    Q_EMIT changed();
    const auto opening
        = store::Vault::open(m_connection->vaultPlace(m_userName), m_password, m_connection->keys(), m_connection->tuning(online));
    then(opening, this, [this, user, online](const Result<std::shared_ptr<store::Vault>> &vault) {
        onStore(vault, user, online);
    });
}

void SignInFlow::onStore(const Result<std::shared_ptr<store::Vault>> &vault, const domain::User &user, bool online)
{
    if (!vault) {
        // Without a store there is no work; the session at the server would only linger.
        if (online)
            then(m_connection->auth().signOut(), this, [](const Result<api::Answer<Done>> &) { });
        return stay(vault.error(), Step::Credentials);
    }
    forgetPassword();
    const domain::User known = online ? user : domain::User::fromJson((*vault)->formCache().value(u"user"_s));
    if (online)
        then((*vault)->formCache().put(u"user"_s, {}, user.toJson()), this, [](const Status &) { });
    auto workplace = std::make_shared<Workplace>(std::make_shared<Desk>(*m_connection, *vault, known, online));
    stay({}, Step::Done);
    Q_EMIT signedIn(workplace);
}

void SignInFlow::forgetPassword()
{
    // Best effort: other copies may live in Qt's own buffers until they are reused.
    m_password.fill(u'\0');
    m_password.clear();
}

} // namespace eforms::workflow
