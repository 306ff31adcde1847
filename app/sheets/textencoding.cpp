#include "sheets/textencoding.h"

#include <QStringDecoder>

namespace eforms::sheets {

namespace {

constexpr qsizetype lookedAt = 64 * 1024; ///< bytes

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

QStringDecoder::Encoding qtEncoding(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf16LittleEndian:
        return QStringDecoder::Utf16LE;
    case Encoding::Utf16BigEndian:
        return QStringDecoder::Utf16BE;
    case Encoding::Utf8:
    case Encoding::Big5:
        break;
    }
    return QStringDecoder::Utf8;
}

} // namespace

Encoding detectEncoding(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return Encoding::Utf8;
    if (bytes.startsWith("\xFF\xFE"))
        return Encoding::Utf16LittleEndian;
    if (bytes.startsWith("\xFE\xFF"))
        return Encoding::Utf16BigEndian;
    // Separators and line breaks of UTF-16 have a zero byte each; other texts have none.
    qsizetype zeros[2] = {0, 0};
    const qsizetype end = qMin(bytes.size(), lookedAt);
    for (qsizetype at = 0; at < end; ++at)
        zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
    if (zeros[0] + zeros[1] > end / 20)
        return zeros[1] >= zeros[0] ? Encoding::Utf16LittleEndian : Encoding::Utf16BigEndian;
    return bytes.isEmpty() || isUtf8(bytes) ? Encoding::Utf8 : Encoding::Big5;
}

DecodedText decodeText(QByteArrayView bytes, Encoding encoding)
{
    if (encoding == Encoding::Big5)
        return decodeBig5(bytes);
    QStringDecoder decoder(qtEncoding(encoding), QStringDecoder::Flag::ConvertInitialBom);
    DecodedText result;
    result.text = decoder.decode(bytes);
    const bool odd = encoding != Encoding::Utf8 && bytes.size() % 2 != 0;
    result.damaged = decoder.hasError() || odd;
    if (result.text.startsWith(QChar(QChar::ByteOrderMark)))
        result.text.remove(0, 1);
    return result;
}

} // namespace eforms::sheets
