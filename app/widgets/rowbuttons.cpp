#include "widgets/rowbuttons.h"

#include "widgets/icons.h"

#include <QKeyEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

QPushButton *button(const QString &name, const QString &icon, QWidget *parent)
{
    auto *made = new QPushButton(Icons::icon(icon), QString(), parent);
    made->setObjectName(name);
    made->setAutoDefault(true); // Enter presses the button that has the focus
    return made;
}

} // namespace

RowButtons::RowButtons(const QString &name, QWidget *parent)
    : QObject(parent)
    , m_add(button(name + u".add"_s, u"add"_s, parent))
    , m_remove(button(name + u".remove"_s, u"remove"_s, parent))
    , m_up(button(name + u".up"_s, u"chevron-up"_s, parent))
    , m_down(button(name + u".down"_s, u"chevron-down"_s, parent))
    , m_all({m_add, m_remove, m_up, m_down})
{
    connect(m_add, &QPushButton::clicked, this, &RowButtons::addWanted);
    connect(m_remove, &QPushButton::clicked, this, &RowButtons::removeWanted);
    connect(m_up, &QPushButton::clicked, this, [this] { Q_EMIT moveWanted(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { Q_EMIT moveWanted(1); });
}

void RowButtons::retranslate()
{
    m_add->setText(tr("Add"));
    m_remove->setText(tr("Remove"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
}

void RowButtons::describe(const QString &label)
{
    for (QPushButton *each : std::as_const(m_all))
        each->setAccessibleName(each->text() + u": "_s + label);
}

void RowButtons::setPlace(int row, int count, qint64 most)
{
    m_add->setEnabled(count < most);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < count);
}

bool RowButtons::takeKey(const QKeyEvent &key)
{
    const bool alt = key.modifiers() == Qt::AltModifier;
    if (key.key() == Qt::Key_Insert)
        Q_EMIT addWanted();
    else if (key.key() == Qt::Key_Delete)
        Q_EMIT removeWanted();
    else if (alt && key.key() == Qt::Key_Up)
        Q_EMIT moveWanted(-1);
    else if (alt && key.key() == Qt::Key_Down)
        Q_EMIT moveWanted(1);
    else
        return false;
    return true;
}

} // namespace eforms::widgets
