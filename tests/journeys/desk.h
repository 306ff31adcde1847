#pragma once

#include "api/requestapi.h"
#include "base/clock.h"
#include "journeys/recordingnetwork.h"
#include "market/referencedata.h"
#include "server/server.h"
#include "support/memorykeystore.h"
#include "workflow/connection.h"
#include "workflow/signinflow.h"
#include "workflow/trainingdesk.h"

#include <QSslCertificate>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace eforms::journeys {

/// A real server with the training people, and the address to reach it.
struct House {
    explicit House(server::Options options = {})
        : server(prepared(std::move(options)), clock)
    {
        auto started = server.start();
        if (!started)
            qFatal("server: %s", qPrintable(started.error().detail));
        address = *started;
        training = std::make_unique<workflow::TrainingDesk>(folder.filePath(QStringLiteral("server")), clock);
        auto reference = market::ReferenceData::open();
        calendar = reference ? reference->calendar : nullptr;
    }

    server::Options prepared(server::Options options)
    {
        options.dataDir = folder.filePath(QStringLiteral("server"));
        // A fixed port, so that a server that went away comes back at the same address.
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        options.listen = QStringLiteral("127.0.0.1:%1").arg(probe.serverPort());
        options.seedTraining = true;
        options.passwordWorkFactor = 10;
        options.clearingHouseStep = std::chrono::milliseconds(20);
        options.resendAfter = std::chrono::seconds(0);
        return options;
    }

    /// The code that was mailed to a user last.
    QString newestCode(const QString &user) const
    {
        for (const auto &message : training->messages()) {
            if (message.to == user && !message.code.isEmpty())
                return message.code;
        }
        return {};
    }

    /// The first settlement day after @p date.
    QDate settlementDayAfter(QDate date, int count = 1) const
    {
        return calendar->addBusinessDays(u"HKMK", date, count).value_or(QDate());
    }

    QTemporaryDir folder;
    base::SystemClock clock;
    server::Server server;
    server::Address address;
    std::unique_ptr<workflow::TrainingDesk> training;
    std::shared_ptr<const market::Calendar> calendar;
};

/// One person at one computer of his own.
struct Desktop {
    /// @p key is the public key that the program was given for the server's forms; empty: none.
    Desktop(House &atHouse, const QString &userName, const QByteArray &key = {})
        : house(atHouse)
        , user(userName)
        , formKey(key)
        , connection(place(), network, keys, atHouse.clock)
    {
        flow.connectTo(connection);
    }

    workflow::Connection::Place place()
    {
        workflow::Connection::Place place;
        place.server.url = QUrl(house.address.url);
        place.server.authorities = QSslCertificate::fromPath(house.address.caFile);
        place.dataDirectory = house.folder.filePath(QStringLiteral("desktop-") + user);
        place.deviceId = QStringLiteral("device-") + QString::number(qHash(user));
        place.passwordWorkFactor = 10;
        place.formKey = formKey;
        return place;
    }

    /// Password, mailed code, store: until the workplace is there.
    void signIn()
    {
        QObject::connect(&flow, &workflow::SignInFlow::signedIn, &flow,
            [this](const std::shared_ptr<workflow::Workplace> &place) { workplace = place; });
        const QString before = house.newestCode(user);
        flow.start(user, QStringLiteral("Training2026Ab"));
        QTRY_COMPARE_WITH_TIMEOUT(flow.step(), workflow::SignInFlow::Step::Code, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(!house.newestCode(user).isEmpty() && house.newestCode(user) != before, 10000);
        flow.sendCode(house.newestCode(user));
        QTRY_VERIFY_WITH_TIMEOUT(workplace, 20000);
    }

    House &house;
    QString user;
    QByteArray formKey;
    RecordingNetwork network;
    support::MemoryKeyStore keys;
    workflow::Connection connection;
    workflow::SignInFlow flow;
    std::shared_ptr<workflow::Workplace> workplace;
};

} // namespace eforms::journeys
