#pragma once

#include "base/result.h"
#include "sheets/cellformats.h"
#include "sheets/grid.h"

class QXmlStreamReader;

namespace eforms::sheets {

/// What cells refer to in other parts of their workbook.
struct SheetContext {
    const QStringList &texts;
    const QList<NumberKind> &kinds;
    bool from1904 = false;
};

/// The cells of one worksheet part. Fails with Malformed or TooLarge.
[[nodiscard]] Result<Grid> readSheet(const QByteArray &xml, const SheetContext &context, const Limits &limits);

/// The text of the current `si` or `is` element: its runs joined, pronunciation hints left out. Ends behind it.
[[nodiscard]] QString readRichText(QXmlStreamReader &xml);

/// Steps to the next start of an element; false at the end. A document type definition is Malformed: entities that it
/// declares could grow without bound.
[[nodiscard]] bool nextElement(QXmlStreamReader &xml);
/// Malformed when reading ended early.
[[nodiscard]] Status statusOf(const QXmlStreamReader &xml);

} // namespace eforms::sheets
