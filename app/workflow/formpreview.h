#pragma once

#include "base/clock.h"
#include "engine/formmodel.h"
#include "market/finding.h"
#include "market/referencedata.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

namespace eforms::workflow {

/// A form's folder as its author works on it: read again a moment after one of its files, or of what forms share, has
/// changed, also when an editor replaces the file by another.
///
/// Needs no server and nobody signed in; who fills in and the master data are samples.
class FormPreview : public QObject
{
    Q_OBJECT

public:
    FormPreview(QString folder, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// As the files were when they could last be loaded; null if they never could.
    [[nodiscard]] const engine::FormPointer &form() const { return m_form; }
    /// Why the files as they are now cannot be loaded, with the place; empty when they can.
    [[nodiscard]] const QString &failure() const { return m_failure; }
    /// What the author should put right.
    [[nodiscard]] const market::Findings &findings() const { return m_findings; }
    [[nodiscard]] QDateTime readUtc() const { return m_readUtc; }

    /// What rules may know; form() must be there.
    [[nodiscard]] engine::FormContext context() const;
    [[nodiscard]] QList<QPair<QString, QString>> candidates(const QString &source, const QString &typed) const;
    [[nodiscard]] market::Calendar::DayMark day(const QString &calendar, QDate date) const;

Q_SIGNALS:
    /// The files have changed and have been read: everything above may be new.
    void reloaded();

private:
    void onChanged();
    void read();
    void watch();
    [[nodiscard]] QByteArray contents() const;

    QString m_folder;
    const Clock &m_clock;
    std::shared_ptr<const market::ReferenceData> m_reference; ///< null when the program's own cannot be read
    QFileSystemWatcher m_watcher;
    QTimer m_quiet; ///< editors write in several steps
    QByteArray m_contents; ///< hash of all files
    engine::FormPointer m_form;
    QString m_failure;
    market::Findings m_findings;
    QDateTime m_readUtc;
};

} // namespace eforms::workflow
