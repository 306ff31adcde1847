#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace eforms::ui {

enum class Place { Home, Inbox, Services, Drafts };

/// One place of the rail: icon, name, number of things waiting there.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const QString &icon, QWidget *parent);

    void setCount(int count);
    void setNarrow(bool narrow);
    /// The name; the accessible name also tells the count.
    void setName(const QString &name, const QString &shortcut);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QString m_icon;
    QString m_shortcut;
    int m_count = 0;
    bool m_narrow = false;
};

/// The places of the program at the left edge, Alt+1 … Alt+4; icons only in a narrow window.
///
/// Object names: rail.home, rail.inbox, rail.services, rail.drafts.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent);

    void setCurrent(Place place);
    /// Marks none: a form or a request is open.
    void setNone();
    void setCount(Place place, int count);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void chosen(eforms::ui::Place place);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QList<RailButton *> m_buttons; ///< in the order of Place
};

} // namespace eforms::ui
