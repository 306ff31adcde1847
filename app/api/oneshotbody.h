#pragma once

#include <QIODevice>

#include <cstring>

namespace eforms::api {

/// A body that can be read once. Qt cannot rewind it, so it cannot send the call a second time behind our back (F1).
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    OneShotBody(const QByteArray &bytes, QObject *parent) : QIODevice(parent), m_bytes(bytes)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool reset() override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 limit) override
    {
        if (m_read == m_bytes.size())
            return -1;
        const qint64 count = qMin(limit, m_bytes.size() - m_read);
        std::memcpy(data, m_bytes.constData() + m_read, static_cast<size_t>(count));
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace eforms::api
