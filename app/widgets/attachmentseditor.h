#pragma once

#include "widgets/tableeditor.h"

class QFrame;

namespace eforms::widgets {

/// The files of a request: drop them here or choose them; kind and description are edited in the list.
///
/// Only hands out paths; reading, checking and keeping the content is the owner's business (FormScene::attach).
class AttachmentsEditor : public TableEditor
{
    Q_OBJECT

public:
    AttachmentsEditor(
        FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element, QWidget *parent);

    void retranslate() override;

Q_SIGNALS:
    /// The person has chosen or dropped a file; given to FormScene::attach as well.
    void fileChosen(const QString &path);

protected:
    void addLine() override;
    [[nodiscard]] QString emptyText() const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take(const QStringList &paths);

    QLabel *m_invitation;
    bool m_dragged = false; ///< files are held over it
};

} // namespace eforms::widgets
