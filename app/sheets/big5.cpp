#include "sheets/textencoding.h"

// The one file that differs between systems: who knows Big5.

#ifdef Q_OS_WIN
#include <windows.h>

#include <string>
#else
#include <iconv.h>

#include <array>
#include <cerrno>
#endif

namespace eforms::sheets {

#ifdef Q_OS_WIN

DecodedText decodeBig5(QByteArrayView bytes)
{
    constexpr UINT traditionalChinese = 950;
    const auto length = static_cast<int>(bytes.size());
    const int needed = MultiByteToWideChar(traditionalChinese, 0, bytes.data(), length, nullptr, 0);
    if (needed <= 0)
        return {{}, !bytes.isEmpty()};
    std::wstring wide(static_cast<std::size_t>(needed), L'\0');
    MultiByteToWideChar(traditionalChinese, 0, bytes.data(), length, wide.data(), needed);
    const bool clean
        = MultiByteToWideChar(traditionalChinese, MB_ERR_INVALID_CHARS, bytes.data(), length, nullptr, 0) > 0;
    return {QString::fromStdWString(wide), !clean};
}

#else

DecodedText decodeBig5(QByteArrayView bytes)
{
    DecodedText result;
    const iconv_t converter = iconv_open("UTF-16LE", "BIG5-HKSCS");
    if (converter == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): iconv's own way to say so
        return {QString::fromLatin1(bytes), true};
    QByteArray copy = bytes.toByteArray(); // iconv's input is not const, though never changed
    char *in = copy.data();
    auto left = static_cast<std::size_t>(copy.size());
    std::array<char16_t, 4096> buffer {};
    bool more = true;
    while (more) {
        char *out = reinterpret_cast<char *>(buffer.data());
        std::size_t room = sizeof buffer;
        // The last call gives out what was held back to see whether a combining character follows.
        const bool last = left == 0;
        const std::size_t done = iconv(converter, last ? nullptr : &in, last ? nullptr : &left, &out, &room);
        const int error = done == static_cast<std::size_t>(-1) ? errno : 0;
        result.text.append(QStringView(buffer.data(), static_cast<qsizetype>((sizeof buffer - room) / sizeof(char16_t))));
        if (error == EILSEQ || error == EINVAL) {
            result.damaged = true;
            result.text.append(QChar(QChar::ReplacementCharacter));
            ++in;
            --left;
        }
        more = !last || error == E2BIG;
    }
    iconv_close(converter);
    return result;
}

#endif

} // namespace eforms::sheets
