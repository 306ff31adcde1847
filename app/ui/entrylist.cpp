#include "ui/entrylist.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

namespace {

enum Role { IdRole = Qt::UserRole, DetailRole, IconRole, ToneRole, AsideRole, GreyRole };

constexpr int iconSize = 20;
constexpr int entryHeight = 52;
constexpr int headingHeight = 36;

class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int lines = option.fontMetrics.height() * 2 + space::large;
        return {100, index.data(IdRole).toString().isEmpty() ? headingHeight : qMax(entryHeight, lines)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const widgets::Tokens tokens = widgets::tokens(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (index.data(IdRole).toString().isEmpty())
            paintHeading(painter, option, index, tokens);
        else
            paintEntry(painter, option, index, tokens);
        painter->restore();
    }

private:
    static void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const widgets::Tokens &tokens)
    {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(tokens.muted);
        painter->drawText(option.rect.adjusted(space::medium, space::small, -space::medium, 0),
            Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
    }

    static void paintEntry(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const widgets::Tokens &tokens)
    {
        const bool isMarked = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        const QRectF area = QRectF(option.rect).adjusted(1, 1, -1, -1);
        painter->setBrush(isMarked ? tokens.selection : isHovered ? tokens.raised : QColor(Qt::transparent));
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(hasFocus ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
        painter->drawRoundedRect(area, space::tiny, space::tiny);

        const bool isGrey = index.data(GreyRole).toBool();
        const QRect rect = option.rect.adjusted(space::medium, space::small, -space::medium, -space::small);
        const QRect icon(rect.left(), rect.top() + 2, iconSize, iconSize);
        const auto tone = static_cast<Tone>(index.data(ToneRole).toInt());
        widgets::Icons::icon(index.data(IconRole).toString(), toneColour(isGrey ? Tone::Muted : tone, option.palette))
            .paint(painter, icon);

        const QRect words = rect.adjusted(iconSize + space::medium, 0, 0, 0);
        const QString aside = index.data(AsideRole).toString();
        painter->setPen(tokens.muted);
        painter->drawText(words, Qt::AlignTop | Qt::AlignRight, aside);
        const int asideWidth = aside.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(aside) + space::large;
        QFont bold = option.font;
        bold.setWeight(QFont::Medium);
        const QFontMetrics metrics(bold);
        painter->setFont(bold);
        painter->setPen(isGrey ? tokens.muted : tokens.text);
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
            metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width() - asideWidth));
        painter->setFont(option.font);
        painter->setPen(tokens.muted);
        painter->drawText(words, Qt::AlignBottom | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, words.width()));
    }
};

} // namespace

EntryList::EntryList(const QString &name, QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new EntryDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    connect(this, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        if (m_opensOnClick && !item->data(IdRole).toString().isEmpty())
            Q_EMIT opened(item->data(IdRole).toString());
    });
    connect(this, &QListWidget::itemDoubleClicked, this, [this](const QListWidgetItem *item) {
        if (!m_opensOnClick && !item->data(IdRole).toString().isEmpty())
            Q_EMIT opened(item->data(IdRole).toString());
    });
    connect(this, &QListWidget::currentItemChanged, this, [this] { Q_EMIT currentChanged(currentId()); });
}

void EntryList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(count() == 0 ? text : QString());
    viewport()->update();
}

void EntryList::fill(const QList<Entry> &entries)
{
    const QString before = currentId();
    const int scrolled = verticalScrollBar()->value();
    const QSignalBlocker quiet(this);
    clear();
    for (const Entry &entry : entries) {
        auto *item = new QListWidgetItem(entry.title, this);
        item->setData(IdRole, entry.id);
        item->setData(DetailRole, entry.detail);
        item->setData(IconRole, entry.icon);
        item->setData(ToneRole, static_cast<int>(entry.tone));
        item->setData(AsideRole, entry.aside);
        item->setData(GreyRole, entry.grey);
        item->setData(Qt::AccessibleTextRole, QStringList {entry.title, entry.aside, entry.detail}.join(u", "_s));
        item->setToolTip(entry.title + u'\n' + entry.detail);
        if (entry.id.isEmpty())
            item->setFlags(Qt::ItemIsEnabled);
    }
    setEmptyText(m_emptyText);
    select(before);
    verticalScrollBar()->setValue(scrolled);
}

QString EntryList::currentId() const
{
    return currentItem() ? currentItem()->data(IdRole).toString() : QString();
}

void EntryList::select(const QString &id)
{
    for (int row = 0; row < count() && !id.isEmpty(); ++row) {
        if (item(row)->data(IdRole).toString() == id)
            setCurrentRow(row);
    }
}

void EntryList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !currentId().isEmpty())
        Q_EMIT opened(currentId());
    else
        QListWidget::keyPressEvent(event);
}

void EntryList::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(widgets::tokens(palette()).muted);
    painter.drawText(viewport()->rect().adjusted(space::large, space::large, -space::large, -space::large),
        Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyText);
}

} // namespace eforms::ui
