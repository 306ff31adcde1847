#include "sheets/archive.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

/// What minizip takes for a file.
struct MemoryFile {
    QByteArray bytes;
    qsizetype at = 0;
};

MemoryFile &fileOf(voidpf stream)
{
    return *static_cast<MemoryFile *>(stream);
}

voidpf openMemory(voidpf opaque, const void *, int)
{
    fileOf(opaque).at = 0;
    return opaque;
}

uLong readMemory(voidpf, voidpf stream, void *buffer, uLong size)
{
    MemoryFile &file = fileOf(stream);
    const qsizetype left = std::max<qsizetype>(0, file.bytes.size() - file.at);
    const auto count = std::min(static_cast<std::size_t>(left), static_cast<std::size_t>(size));
    std::memcpy(buffer, file.bytes.constData() + file.at, count);
    file.at += static_cast<qsizetype>(count);
    return static_cast<uLong>(count);
}

uLong writeMemory(voidpf, voidpf stream, const void *buffer, uLong size)
{
    MemoryFile &file = fileOf(stream);
    const auto length = static_cast<qsizetype>(size);
    if (file.bytes.size() < file.at + length)
        file.bytes.resize(file.at + length);
    std::memcpy(file.bytes.data() + file.at, buffer, size);
    file.at += length;
    return size;
}

ZPOS64_T tellMemory(voidpf, voidpf stream)
{
    return static_cast<ZPOS64_T>(fileOf(stream).at);
}

long seekMemory(voidpf, voidpf stream, ZPOS64_T offset, int origin)
{
    MemoryFile &file = fileOf(stream);
    qint64 start = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR)
        start = file.at;
    else if (origin == ZLIB_FILEFUNC_SEEK_END)
        start = file.bytes.size();
    if (offset > static_cast<ZPOS64_T>(file.bytes.size()) || start + static_cast<qint64>(offset) > file.bytes.size())
        return -1;
    file.at = static_cast<qsizetype>(start + static_cast<qint64>(offset));
    return 0;
}

int closeMemory(voidpf, voidpf)
{
    return 0;
}

int errorOfMemory(voidpf, voidpf)
{
    return 0;
}

zlib_filefunc64_def functionsOf(MemoryFile &file)
{
    return {openMemory, readMemory, writeMemory, tellMemory, seekMemory, closeMemory, errorOfMemory, &file};
}

} // namespace

struct Archive::Parts {
    ~Parts()
    {
        if (zip != nullptr)
            unzClose(zip);
    }

    [[nodiscard]] Result<QByteArray> readCurrent(qint64 packed)
    {
        constexpr qint64 small = 1024 * 1024;
        const qint64 most = std::min(limits.unpacked - unpacked, std::max(small, packed * limits.ratio));
        QByteArray content;
        std::array<char, 64 * 1024> buffer {};
        int count = 0;
        while ((count = unzReadCurrentFile(zip, buffer.data(), buffer.size())) > 0) {
            content.append(buffer.data(), count);
            if (content.size() > most)
                return fail(ErrorKind::TooLarge, u"unpacked"_s);
        }
        unpacked += content.size();
        if (count < 0)
            return fail(ErrorKind::Malformed, u"damaged part"_s);
        return content;
    }

    MemoryFile file;
    Limits limits;
    qint64 unpacked = 0; ///< so far
    unzFile zip = nullptr;
};

Archive::Archive(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }
Archive::Archive(Archive &&) noexcept = default;
Archive &Archive::operator=(Archive &&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(QByteArray bytes, const Limits &limits)
{
    constexpr uLong mostParts = 10'000;
    if (bytes.size() > limits.bytes)
        return fail(ErrorKind::TooLarge, u"%1 bytes"_s.arg(bytes.size()));
    auto parts = std::make_unique<Parts>();
    parts->file.bytes = std::move(bytes);
    parts->limits = limits;
    zlib_filefunc64_def functions = functionsOf(parts->file);
    parts->zip = unzOpen2_64("", &functions);
    unz_global_info64 about {};
    if (parts->zip == nullptr || unzGetGlobalInfo64(parts->zip, &about) != UNZ_OK)
        return fail(ErrorKind::Malformed, u"no archive"_s);
    if (about.number_entry > mostParts)
        return fail(ErrorKind::TooLarge, u"%1 parts"_s.arg(about.number_entry));
    return Archive(std::move(parts));
}

Result<QByteArray> Archive::part(const QString &name)
{
    constexpr int ignoreCase = 2;
    constexpr uLong encrypted = 1;
    unzFile zip = m_parts->zip;
    if (unzLocateFile(zip, name.toUtf8().constData(), ignoreCase) != UNZ_OK)
        return fail(ErrorKind::NotFound, name);
    unz_file_info64 about {};
    if (unzGetCurrentFileInfo64(zip, &about, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
        return fail(ErrorKind::Malformed, name);
    if ((about.flag & encrypted) != 0)
        return fail(ErrorKind::Unsupported, u"encrypted"_s);
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return fail(ErrorKind::Malformed, name);
    Result<QByteArray> content = m_parts->readCurrent(static_cast<qint64>(about.compressed_size));
    if (unzCloseCurrentFile(zip) != UNZ_OK && content)
        return fail(ErrorKind::Malformed, u"checksum of "_s + name);
    return content;
}

struct ArchiveWriter::Parts {
    MemoryFile file;
    zipFile zip = nullptr;
    bool failed = false;
};

ArchiveWriter::ArchiveWriter() : m_parts(std::make_unique<Parts>())
{
    zlib_filefunc64_def functions = functionsOf(m_parts->file);
    m_parts->zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    m_parts->failed = m_parts->zip == nullptr;
}

ArchiveWriter::~ArchiveWriter()
{
    if (m_parts->zip != nullptr)
        zipClose(m_parts->zip, nullptr);
}

void ArchiveWriter::add(const QByteArray &name, const QByteArray &content)
{
    zip_fileinfo about {};
    about.tmz_date.tm_year = 1980; // the same content gives the same file
    about.tmz_date.tm_mday = 1;
    zipFile zip = m_parts->zip;
    if (m_parts->failed)
        return;
    constexpr int level = 6;
    const bool opened = zipOpenNewFileInZip64(zip, name.constData(), &about, nullptr, 0, nullptr, 0, nullptr,
                            Z_DEFLATED, level, 0)
        == ZIP_OK;
    m_parts->failed = !opened
        || zipWriteInFileInZip(zip, content.constData(), static_cast<unsigned>(content.size())) != ZIP_OK
        || zipCloseFileInZip(zip) != ZIP_OK;
}

Result<QByteArray> ArchiveWriter::finish()
{
    if (!m_parts->failed)
        m_parts->failed = zipClose(std::exchange(m_parts->zip, nullptr), nullptr) != ZIP_OK;
    if (m_parts->failed)
        return fail(ErrorKind::Internal, u"archive"_s);
    return m_parts->file.bytes;
}

} // namespace eforms::sheets
