#include "server/server.h"
#include "server/terminationsignal.h"

#include "base/json.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

constexpr int cannotStart = 2;

int complain(const QString &what)
{
    std::fprintf(stderr, "eforms-server: %s\n", what.toLocal8Bit().constData());
    return cannotStart;
}

std::optional<server::ClearingHouseMode> clearingHouse(const QString &name)
{
    if (name == "fast"_L1)
        return server::ClearingHouseMode::Fast;
    if (name == "lifelike"_L1)
        return server::ClearingHouseMode::Lifelike;
    return name == "off"_L1 ? std::optional(server::ClearingHouseMode::Off) : std::nullopt;
}

/// Mail goes out where the environment names a server; a password has no place on a command line.
std::optional<server::MailSettings> mailSettings()
{
    server::MailSettings mail;
    mail.host = qEnvironmentVariable("EFORMS_SMTP_HOST");
    mail.port = qEnvironmentVariable("EFORMS_SMTP_PORT", u"587"_s).toUShort();
    mail.user = qEnvironmentVariable("EFORMS_SMTP_USER");
    mail.password = qEnvironmentVariable("EFORMS_SMTP_PASSWORD");
    mail.sender = qEnvironmentVariable("EFORMS_SMTP_SENDER");
    return mail.host.isEmpty() ? std::nullopt : std::optional(mail);
}

QString sentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StorageInUse:
        return error.detail;
    case ErrorKind::StorageNewer:
        return u"the data was written by a newer version of this program"_s;
    case ErrorKind::Malformed:
        return u"not valid: "_s + error.detail;
    default:
        return u"cannot start: "_s + error.detail;
    }
}

int serve(const server::Options &options)
{
    server::TerminationSignal termination;
    const base::SystemClock clock;
    server::Server server(options, clock);
    const auto address = server.start();
    if (!address)
        return complain(sentence(address.error()));
    const Json ready = Json::of({{u"ready"_s, true}, {u"url"_s, address->url}, {u"ca"_s, address->caFile}});
    std::printf("%s\n", ready.toBytes().constData());
    std::fflush(stdout);
    termination.wait();
    server.stop();
    return 0;
}

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Reference backend of the Client Portal"_s);
    parser.addOptions({
        {u"data"_s, u"Folder of the server's data."_s, u"DIR"_s},
        {u"listen"_s, u"Address and port; port 0: any free one."_s, u"ADDRESS:PORT"_s, u"127.0.0.1:0"_s},
        {u"tls-cert"_s, u"Certificate chain, PEM."_s, u"FILE"_s},
        {u"tls-key"_s, u"Its private key, PEM."_s, u"FILE"_s},
        {u"seed"_s, u"Sample people and organisations: training."_s, u"WHAT"_s},
        {u"clearing-house"_s, u"Simulated clearing house: fast, lifelike or off."_s, u"MODE"_s, u"lifelike"_s},
        {u"forms"_s, u"Folder of the forms instead of those built in."_s, u"DIR"_s},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

/// What the command line asks for; the detail of a failure is a sentence for the person who typed it.
Result<server::Options> parseOptions(const QCommandLineParser &parser)
{
    const auto wrong = [](const QString &what) { return fail(ErrorKind::Malformed, what); };
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"unexpected argument "_s + parser.positionalArguments().first());
    if (!parser.isSet(u"data"_s))
        return wrong(u"--data DIR is needed"_s);
    if (parser.isSet(u"seed"_s) && parser.value(u"seed"_s) != "training"_L1)
        return wrong(u"--seed knows only: training"_s);
    if (parser.isSet(u"tls-cert"_s) != parser.isSet(u"tls-key"_s))
        return wrong(u"--tls-cert and --tls-key belong together"_s);
    const auto mode = clearingHouse(parser.value(u"clearing-house"_s));
    if (!mode)
        return wrong(u"--clearing-house knows: fast, lifelike, off"_s);

    server::Options options;
    options.dataDir = parser.value(u"data"_s);
    options.listen = parser.value(u"listen"_s);
    options.tlsCertificate = parser.value(u"tls-cert"_s);
    options.tlsKey = parser.value(u"tls-key"_s);
    options.seedTraining = parser.isSet(u"seed"_s);
    options.clearingHouse = *mode;
    options.formsDir = parser.value(u"forms"_s);
    options.mail = mailSettings();
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"eforms-server"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(EFORMS_VERSION));
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        std::printf("%s", parser.helpText().toLocal8Bit().constData());
        return 0;
    }
    if (parser.isSet(u"version"_s)) {
        std::printf("eforms-server %s\n", EFORMS_VERSION);
        return 0;
    }
    const auto options = parseOptions(parser);
    return options ? serve(*options) : complain(options.error().detail);
}
