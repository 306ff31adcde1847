#include "ui/topbar.h"

#include "ui/parts.h"
#include "ui/searchbox.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::SyncStatus;
namespace space = widgets::space;

namespace {

constexpr int barHeight = 56;
constexpr int stripeHeight = 3;
constexpr int languageWidth = 56;
constexpr int searchWidth = 280;
constexpr int productFrom = 1100;  ///< width from which the product's name has room
constexpr int syncTextFrom = 780;  ///< width from which the sync state has room for words

} // namespace

QColor membershipColour(const QString &participant, const QPalette &palette)
{
    // Not qHash: it differs from run to run.
    int sum = 0;
    for (const QChar character : participant)
        sum = (sum * 31 + character.unicode()) % 360;
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    return QColor::fromHsl(sum, 140, isDark ? 150 : 90);
}

TopBar::TopBar(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_product(makeHeading(2, u"top.product"_s, this))
    , m_membership(new QComboBox(this))
    , m_search(new SearchBox(shell, workplace, this))
    , m_sync(new QToolButton(this))
    , m_chinese(makeButton(u"top.language.zh"_s, {}, this))
    , m_english(makeButton(u"top.language.en"_s, {}, this))
    , m_person(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_themes(new QMenu(m_menu))
    , m_lastSignIn(new QAction(m_menu))
    , m_signOut(new QAction(m_menu))
    , m_themeGroup(new QActionGroup(this))
{
    setObjectName(u"top"_s);
    setFixedHeight(barHeight);
    m_membership->setObjectName(u"top.membership"_s);
    m_membership->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_membership->setMinimumWidth(120);
    m_sync->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_sync->setObjectName(u"top.sync"_s);
    m_sync->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sync->setAutoRaise(true);
    m_sync->setFocusPolicy(Qt::StrongFocus);
    m_search->setFixedWidth(searchWidth);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, 0, space::large, stripeHeight);
    row->setSpacing(space::medium);
    row->addWidget(m_product);
    row->addWidget(m_membership);
    row->addStretch(1);
    row->addWidget(m_search);
    row->addStretch(1);
    row->addWidget(m_sync);
    makeLanguages(row);
    row->addWidget(m_person);
    makePersonMenu();

    connect(m_membership, &QComboBox::activated, this,
        [this](int index) { m_workplace.actFor(m_membership->itemData(index).toString()); });
    connect(m_sync, &QToolButton::clicked, this, &TopBar::onSync);
    connect(&m_workplace, &workflow::Workplace::membershipChanged, this, &TopBar::refreshMemberships);
    connect(&m_workplace, &workflow::Workplace::syncChanged, this, &TopBar::refreshSync);
    retranslate();
}

void TopBar::makeLanguages(QLayout *row)
{
    auto *box = new QHBoxLayout;
    box->setSpacing(0);
    for (QPushButton *button : {m_chinese, m_english}) {
        button->setFlat(true);
        button->setCheckable(true);
        button->setFixedWidth(languageWidth);
        box->addWidget(button);
    }
    setWords(m_chinese, u"中文"_s);
    setWords(m_english, u"EN"_s);
    m_english->setAccessibleName(u"English"_s);
    connect(m_chinese, &QPushButton::clicked, this, [this] { Q_EMIT languageChosen(Language::TraditionalChinese); });
    connect(m_english, &QPushButton::clicked, this, [this] { Q_EMIT languageChosen(Language::English); });
    static_cast<QBoxLayout *>(row)->addLayout(box);
}

void TopBar::makePersonMenu()
{
    m_person->setObjectName(u"top.person"_s);
    m_person->setIcon(widgets::Icons::icon(u"person"_s));
    m_person->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_person->setAutoRaise(true);
    m_person->setFocusPolicy(Qt::StrongFocus);
    connect(m_person, &QToolButton::clicked, this,
        [this] { m_menu->popup(m_person->mapToGlobal(QPoint(0, m_person->height()))); });
    m_lastSignIn->setObjectName(u"top.lastSignIn"_s);
    m_lastSignIn->setEnabled(false);
    m_menu->addAction(m_lastSignIn);
    m_menu->addSeparator();
    m_menu->addMenu(m_themes);
    const QString chosen = m_shell.settings.text(Setting::Theme);
    for (const QString &theme : {u"system"_s, u"light"_s, u"dark"_s, u"contrast"_s}) {
        auto *action = new QAction(m_themes);
        action->setObjectName(u"top.theme."_s + theme);
        action->setData(theme);
        action->setCheckable(true);
        action->setChecked(theme == chosen);
        m_themeGroup->addAction(action);
        m_themes->addAction(action);
    }
    m_menu->addSeparator();
    m_signOut->setObjectName(u"top.signOut"_s);
    m_signOut->setIcon(widgets::Icons::icon(u"sign-out"_s));
    m_menu->addAction(m_signOut);
    connect(m_themeGroup, &QActionGroup::triggered, this,
        [this](const QAction *action) { Q_EMIT themeChosen(action->data().toString()); });
    connect(m_signOut, &QAction::triggered, this, &TopBar::signOutChosen);
}

void TopBar::fit(int width)
{
    m_product->setVisible(width >= productFrom);
    m_search->setFixedWidth(width >= productFrom ? searchWidth : searchWidth / 2);
    m_sync->setToolButtonStyle(width >= syncTextFrom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_person->setToolButtonStyle(width >= syncTextFrom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refreshSync();
    QWidget::changeEvent(event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor colour = membershipColour(m_workplace.membership().participant, palette());
    QColor tint = colour;
    tint.setAlphaF(0.10F);
    painter.fillRect(rect(), widgets::tokens(palette()).raised);
    painter.fillRect(rect(), tint);
    painter.fillRect(0, height() - stripeHeight, width(), stripeHeight, colour);
}

void TopBar::retranslate()
{
    const Words &words = m_shell.languages.words();
    m_product->setText(tr("Client Portal"));
    m_membership->setAccessibleName(tr("Acting for"));
    m_membership->setToolTip(tr("The participant you act for now"));
    m_chinese->setChecked(words.isChinese());
    m_english->setChecked(!words.isChinese());
    const domain::User &user = m_workplace.user();
    m_person->setText(words.person(user.person) + u" ▾"_s);
    m_person->setAccessibleName(tr("Account of %1").arg(words.person(user.person)));
    m_lastSignIn->setText(user.lastSignInUtc.isValid()
            ? tr("Last sign-in %1").arg(words.dateTime(user.lastSignInUtc))
            : tr("This is your first sign-in"));
    m_themes->setTitle(tr("Appearance"));
    const QStringList themes {tr("As the computer"), tr("Light"), tr("Dark"), tr("High contrast")};
    for (qsizetype i = 0; i < themes.size(); ++i)
        m_themeGroup->actions().at(i)->setText(themes.at(i));
    m_signOut->setText(m_workplace.isOffline() ? tr("Close and sign in") : tr("Sign out"));
    refreshMemberships();
    refreshSync();
}

void TopBar::refreshMemberships()
{
    const QSignalBlocker quiet(m_membership);
    const Words &words = m_shell.languages.words();
    m_membership->clear();
    for (const domain::Membership &membership : m_workplace.user().memberships) {
        m_membership->addItem(
            QString(membership.participant + u' ' + words.organisation(membership)), membership.participant);
    }
    m_membership->setCurrentIndex(m_membership->findData(m_workplace.membership().participant));
    update();
}

void TopBar::refreshSync()
{
    const SyncStatus status = m_workplace.syncStatus();
    const Words &words = m_shell.languages.words();
    struct Look {
        QString icon;
        Tone tone;
        QString text;
    };
    const auto look = [&]() -> Look {
        switch (status.kind) {
        case SyncStatus::Kind::Starting:
            return {u"sync"_s, Tone::Muted, tr("Connecting …")};
        case SyncStatus::Kind::Synced:
            return {u"success"_s, Tone::Success, tr("Synchronised %1").arg(words.time(status.lastSyncUtc))};
        case SyncStatus::Kind::Sending:
            return {u"sync"_s, Tone::Accent, tr("Sending …")};
        case SyncStatus::Kind::Offline:
            return {u"offline"_s, Tone::Warning, tr("Offline, you can go on working")};
        case SyncStatus::Kind::SignInNeeded:
            return {u"lock"_s, Tone::Warning, tr("Sign-in needed")};
        case SyncStatus::Kind::NotOurServer:
            return {u"warning"_s, Tone::Error, tr("Not the portal’s server")};
        case SyncStatus::Kind::Untrusted:
            return {u"warning"_s, Tone::Error, tr("Server not verified")};
        }
        return {};
    }();
    m_sync->setIcon(widgets::Icons::icon(look.icon, toneColour(look.tone, palette())));
    m_sync->setText(look.text);
    m_sync->setAccessibleName(look.text);
    const bool signIn = status.kind == SyncStatus::Kind::SignInNeeded || m_workplace.isOffline();
    m_sync->setToolTip(signIn ? tr("Sign in at the server") : tr("Synchronise now"));
}

void TopBar::onSync()
{
    if (m_workplace.isOffline() || m_workplace.syncStatus().kind == SyncStatus::Kind::SignInNeeded)
        Q_EMIT signInChosen();
    else
        m_workplace.syncNow();
}

} // namespace eforms::ui
