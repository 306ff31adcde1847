#include "domain/onetimecode.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace eforms::domain {

qint64 oneTimeCodeStep(const QDateTime &utc)
{
    return utc.toSecsSinceEpoch() / oneTimeCodeStepSeconds;
}

QString oneTimeCode(const QByteArray &secret, qint64 step)
{
    const qint64 bigEndian = qToBigEndian(step);
    const QByteArray counter(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, secret, QCryptographicHash::Sha1);
    const int offset = mac.back() & 0x0f;
    const quint32 word = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffU;
    return QString::number(word % 1000000U).rightJustified(6, u'0');
}

} // namespace eforms::domain
