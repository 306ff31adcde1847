#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace eforms::sheets {

/// How a text file spells its characters.
enum class Encoding {
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    Big5, ///< with the Hong Kong supplementary characters where the system knows them
};

struct DecodedText {
    QString text;         ///< without byte order mark
    bool damaged = false; ///< some bytes meant nothing in this encoding; U+FFFD stands for them
};

/// By its byte order mark, by zero bytes (UTF-16), by being valid UTF-8; what remains is Big5.
[[nodiscard]] Encoding detectEncoding(QByteArrayView bytes);
[[nodiscard]] DecodedText decodeText(QByteArrayView bytes, Encoding encoding);

/// Big5-HKSCS by what the system offers. Used by decodeText().
[[nodiscard]] DecodedText decodeBig5(QByteArrayView bytes);

} // namespace eforms::sheets
