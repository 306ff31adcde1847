#pragma once

#include "sheets/archive.h"
#include "sheets/cellformats.h"

#include <QHash>

namespace eforms::sheets {

/// An Excel workbook (.xlsx), for reading its cells as text.
///
/// Texts are what is stored, also of formulas (their last result); numbers as numberText() says; truth values as TRUE and
/// FALSE. Of merged cells the first has the content. Nothing is calculated, nothing outside the file is read.
class Workbook
{
public:
    /// Fails with Malformed, Unsupported (old .xls, encrypted) or TooLarge.
    [[nodiscard]] static Result<Workbook> open(QByteArray bytes, const Limits &limits = {});

    /// In the order of the tabs; hidden ones too.
    [[nodiscard]] const QStringList &sheets() const { return m_names; }
    /// The cells of a sheet, without empty rows at the end. Fails with NotFound, Malformed or TooLarge.
    [[nodiscard]] Result<Grid> grid(const QString &sheet);

private:
    Workbook(Archive archive, const Limits &limits);
    Status readParts();
    Status readBook(const QString &path);
    Status readRelations(const QString &path);
    Status readTexts();
    Status readFormats();

    Archive m_archive;
    Limits m_limits;
    QStringList m_names;
    QHash<QString, QString> m_paths;     ///< of sheets, by name
    QHash<QString, QString> m_relations; ///< path by id
    QString m_textsPath;
    QString m_formatsPath;
    QStringList m_texts;        ///< shared by cells
    QList<NumberKind> m_kinds;  ///< by style of a cell
    bool m_from1904 = false;
};

} // namespace eforms::sheets
