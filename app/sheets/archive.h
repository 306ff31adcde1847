#pragma once

#include "base/result.h"
#include "sheets/grid.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace eforms::sheets {

/// A ZIP file in memory, for reading. Names of parts are keys and nothing else: nothing is ever written to disk.
class Archive
{
public:
    /// Fails with Malformed (no ZIP file), or TooLarge.
    [[nodiscard]] static Result<Archive> open(QByteArray bytes, const Limits &limits);
    Archive(Archive &&) noexcept;
    Archive &operator=(Archive &&) noexcept;
    ~Archive();

    /// The content of a part; capital letters do not matter. Fails with NotFound, Malformed (damaged), Unsupported
    /// (encrypted) or TooLarge (a bomb).
    [[nodiscard]] Result<QByteArray> part(const QString &name);

private:
    struct Parts;
    explicit Archive(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// A ZIP file in memory, for writing.
class ArchiveWriter
{
public:
    ArchiveWriter();
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter &) = delete;
    ArchiveWriter &operator=(const ArchiveWriter &) = delete;

    void add(const QByteArray &name, const QByteArray &content);
    /// The whole file; nothing can be added afterwards. Fails with Internal.
    [[nodiscard]] Result<QByteArray> finish();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace eforms::sheets
