#pragma once

#include "ui/parts.h"

#include <QListWidget>

namespace eforms::ui {

/// A list of things with a title, a line of detail and an icon, which knows what to say when it is empty.
///
/// Enter, a double click, or in lists made for it a single click, opens. The id of an entry is its Qt::UserRole. A
/// selection survives being filled anew as long as the entry is still there.
class EntryList : public QListWidget
{
    Q_OBJECT

public:
    struct Entry {
        QString id; ///< empty: a heading
        QString title;
        QString detail;
        QString icon;
        Tone tone = Tone::Neutral;
        QString aside;    ///< at the right of the title: a time, a state
        bool grey = false; ///< cannot be opened; the detail says why
    };

    EntryList(const QString &name, QWidget *parent);

    void setOpensOnClick(bool opens) { m_opensOnClick = opens; }
    void setEmptyText(const QString &text);
    void fill(const QList<Entry> &entries);
    [[nodiscard]] QString currentId() const;
    void select(const QString &id);

Q_SIGNALS:
    void opened(const QString &id);
    void currentChanged(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_emptyText;
    bool m_opensOnClick = false;
};

} // namespace eforms::ui
