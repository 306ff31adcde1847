#include "widgets/attachmentseditor.h"

#include "widgets/icons.h"
#include "widgets/tablegrid.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Names the columns people need; checksums and the like stay in the data.
engine::LayoutElement withColumns(engine::LayoutElement element)
{
    if (element.options[u"columns"_s].isArray())
        return element;
    const auto column = [](const QString &name, int width) {
        return Json::of({{u"scope"_s, Json(u"#/properties/"_s + name)}, {u"width"_s, Json(width)}});
    };
    element.options.set(u"columns"_s,
        Json(Json::Array {column(u"file"_s, 220), column(u"doc_type"_s, 160), column(u"size"_s, 80),
            column(u"description"_s, 220)}));
    element.options.set(u"detail"_s, Json(false));
    return element;
}

} // namespace

AttachmentsEditor::AttachmentsEditor(
    FormScene &formScene, const EditorFactory &factory, const engine::LayoutElement &element, QWidget *parent)
    : TableEditor(formScene, factory, withColumns(element), element.pointer, parent)
    , m_invitation(new QLabel(this))
{
    setAcceptDrops(true);
    setProperty("noDuplicates", true);
    duplicateButton().setVisible(false);
    addButton().setIcon(Icons::icon(u"attach"_s));
    m_invitation->setTextFormat(Qt::PlainText);
    m_invitation->setWordWrap(true);
    m_invitation->setObjectName(u"attachments.drop"_s);
    m_invitation->setAlignment(Qt::AlignCenter);
    m_invitation->setMargin(space::large);
    m_invitation->setForegroundRole(QPalette::PlaceholderText);
    column().insertWidget(1, m_invitation);
    AttachmentsEditor::retranslate();
}

void AttachmentsEditor::retranslate()
{
    TableEditor::retranslate();
    addButton().setText(tr("Add files…"));
    addButton().setAccessibleName(addButton().text());
    const Json &limits = scene().form().about()[u"attachments"_s];
    QStringList types = limits[u"types"_s].toStringList();
    for (QString &type : types)
        type = type.toUpper();
    QString text = tr("Drop files here, or press the button below.");
    if (!types.isEmpty() && limits[u"max_bytes"_s].isNumber())
        text += u'\n' + tr("%1; up to %2 each").arg(types.join(u", "_s), byteText(limits[u"max_bytes"_s].toInteger()));
    m_invitation->setText(text);
    m_invitation->setVisible(!scene().model.isReadonly());
}

QString AttachmentsEditor::emptyText() const
{
    return tr("No files attached");
}

void AttachmentsEditor::addLine()
{
    if (scene().model.isReadonly() || !scene().chooseFiles)
        return;
    scene().chooseFiles(this, [self = QPointer(this)](const QStringList &paths) {
        if (self)
            self->take(paths);
    });
}

void AttachmentsEditor::take(const QStringList &paths)
{
    if (paths.isEmpty() || scene().model.isReadonly())
        return;
    for (const QString &path : paths)
        Q_EMIT fileChosen(path);
    if (scene().attach)
        scene().attach(paths);
}

void AttachmentsEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasUrls() || scene().model.isReadonly())
        return;
    m_dragged = true;
    update();
    event->acceptProposedAction();
}

void AttachmentsEditor::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dragged = false;
    update();
}

void AttachmentsEditor::dropEvent(QDropEvent *event)
{
    m_dragged = false;
    update();
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    take(paths);
}

void AttachmentsEditor::paintEvent(QPaintEvent *event)
{
    TableEditor::paintEvent(event);
    if (!m_invitation->isVisible())
        return;
    const Tokens t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_dragged ? t.accent : t.edge, m_dragged ? 2.0 : 1.0, Qt::DashLine));
    painter.setBrush(m_dragged ? t.selection : t.base);
    painter.drawRoundedRect(QRectF(m_invitation->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace eforms::widgets
