#pragma once

#include "base/result.h"
#include "ui/pdfcontent.h"

class QIODevice;

namespace eforms::ui {

/// Writes a request as a PDF on A4: both languages side by side, tables whole over pages with their heads repeated,
/// page n/N, reference and draft id at the foot. Text can be searched; fonts are embedded.
/// Slow for large tables: call it away from the screen's thread. Fails with Storage.
[[nodiscard]] Status writeRequestPdf(QIODevice &device, const PdfContent &content);
/// To a file, which is only replaced when all of it has been written.
[[nodiscard]] Status writeRequestPdf(const QString &path, const PdfContent &content);

} // namespace eforms::ui
