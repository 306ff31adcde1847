#include "ui/requestpdf.h"

#include "ui/pdfpages.h"
#include "ui/pdftext.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>

namespace eforms::ui {

using namespace Qt::StringLiterals;

Status writeRequestPdf(QIODevice &device, const PdfContent &content)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(144);
    writer.setTitle(u"%1 %2"_s.arg(content.reference.isEmpty() ? content.draftId : content.reference, content.title.english));
    writer.setCreator(u"Client Portal %1"_s.arg(QLatin1StringView(EFORMS_VERSION)));
    PdfPages pages(writer, content);
    pages.layOut();
    pages.paint();
    QByteArray pdf = buffer.data();
    nameGlyphsByText(pdf, pages.text(), pages.font());
    if (device.write(pdf) != pdf.size())
        return fail(ErrorKind::Storage, device.errorString());
    return ok();
}

Status writeRequestPdf(const QString &path, const PdfContent &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, file.errorString());
    if (const Status written = writeRequestPdf(file, content); !written)
        return written;
    if (!file.commit())
        return fail(ErrorKind::Storage, file.errorString());
    return ok();
}

} // namespace eforms::ui
