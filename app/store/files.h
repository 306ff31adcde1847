#pragma once

#include "base/async.h"

#include <QObject>

namespace eforms::store {

class Strand;

/// Contents of attachments, sealed in chunks of 64 KiB: later changes of the original file change nothing here.
class Files : public QObject
{
    Q_OBJECT

public:
    explicit Files(Strand &strand);

    /// Keeps @p content under @p id, replacing what was there. Fails with Storage or StorageFull.
    [[nodiscard]] Async<Done> add(const QString &id, const QByteArray &content);
    /// Fails with NotFound, Corrupt (altered, cut short or put in another order) or Storage.
    [[nodiscard]] Async<QByteArray> read(const QString &id);
    /// An absent file is no error. Fails with Storage.
    [[nodiscard]] Async<Done> remove(const QString &id);

private:
    Strand &m_strand;
};

} // namespace eforms::store
