#pragma once

#include "base/clock.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>

namespace eforms::workflow {

/// The mailbox and the authenticator app of training mode, where nobody has a real one. Exists only there.
class TrainingDesk : public QObject
{
    Q_OBJECT

public:
    struct Message {
        QString to;
        QString subjectEn;
        QString subjectZh;
        QString bodyEn;
        QString bodyZh;
        QString code; ///< one-time code, empty for a notice
        QDateTime atUtc;
    };

    /// @p spoolDirectory is where the training server puts its mail.
    TrainingDesk(const QString &spoolDirectory, const Clock &clock, QObject *parent = nullptr);

    /// Newest first.
    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }
    /// Users with a simulated authenticator app.
    [[nodiscard]] QStringList authenticatorUsers() const;
    /// The six digits the app shows now; empty for an unknown user.
    [[nodiscard]] QString authenticatorCode(const QString &user) const;
    [[nodiscard]] int secondsLeft() const;

Q_SIGNALS:
    void changed();

private:
    void read();

    QString m_directory;
    const Clock &m_clock;
    QFileSystemWatcher m_watcher;
    QList<Message> m_messages;
    QHash<QString, QByteArray> m_secrets;
};

} // namespace eforms::workflow
