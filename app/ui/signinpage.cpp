#include "ui/signinpage.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLineEdit>
#include <QProgressBar>
#include <QRegularExpressionValidator>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::SignInFlow;
namespace space = widgets::space;

namespace {

constexpr int cardWidth = 420;
constexpr int productIconSize = 48;
constexpr int maintenanceHour = 8;

void addField(QVBoxLayout *column, QLabel *label, QLineEdit *field)
{
    label->setBuddy(field);
    column->addWidget(label);
    column->addWidget(field);
    column->addSpacing(space::small);
}

} // namespace

bool isMaintenance(const QDateTime &utc)
{
    const QDateTime here = base::inHongKong(utc);
    return here.date().dayOfWeek() == Qt::Saturday && here.time().hour() >= maintenanceHour;
}

SignInPage::SignInPage(Shell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_flow(shell.signIn)
    , m_product(makeHeading(1, u"signIn.product"_s, this))
    , m_subtitle(makeCaption(u"signIn.subtitle"_s, this))
    , m_maintenance(new MessageBanner(u"signIn.maintenance"_s, this))
    , m_message(new MessageBanner(u"signIn.message"_s, this))
    , m_steps(new QStackedWidget(this))
    , m_server(makeCaption(u"signIn.server"_s, this))
{
    setObjectName(u"signIn"_s);
    m_steps->addWidget(makeCredentials());
    m_steps->addWidget(makeCode());
    m_steps->addWidget(makeOpening());

    auto *card = new Card(this);
    card->setFixedWidth(cardWidth);
    card->column()->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    QLabel *mark = makeLabel({}, card);
    mark->setPixmap(QIcon(u":/eforms/icons/app/eforms-128.png"_s).pixmap(productIconSize, productIconSize));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_product);
    names->addWidget(m_subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::medium);
    head->addWidget(mark);
    head->addLayout(names, 1);
    card->column()->addLayout(head);
    card->column()->addSpacing(space::medium);
    card->column()->addWidget(m_message);
    card->column()->addWidget(m_steps);

    m_maintenance->setFixedWidth(cardWidth);
    m_server->setAlignment(Qt::AlignHCenter);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::large, space::medium, space::large, space::medium);
    page->addWidget(makeLanguages(), 0, Qt::AlignRight);
    page->addStretch(1);
    page->addWidget(m_maintenance, 0, Qt::AlignHCenter);
    page->addWidget(card, 0, Qt::AlignHCenter);
    page->addStretch(2);
    page->addWidget(m_server);

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SignInPage::tick);
    connect(&m_flow, &SignInFlow::changed, this, &SignInPage::refresh);
    m_userName->setText(m_shell.settings.text(Setting::LastUserName));
    retranslate();
}

QWidget *SignInPage::makeCredentials()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    m_userLabel = makeLabel({}, page);
    m_userName = new QLineEdit(page);
    m_userName->setObjectName(u"signIn.userName"_s);
    m_userName->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_userName->setMaxLength(254);
    addField(column, m_userLabel, m_userName);
    m_passwordLabel = makeLabel({}, page);
    m_password = new QLineEdit(page);
    m_password->setObjectName(u"signIn.password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(128);
    m_showPassword = m_password->addAction(widgets::Icons::icon(u"eye"_s), QLineEdit::TrailingPosition);
    m_showPassword->setObjectName(u"signIn.showPassword"_s);
    m_showPassword->setShortcut(QKeySequence(u"Alt+P"_s));
    addField(column, m_passwordLabel, m_password);
    column->addSpacing(space::small);
    m_next = makePrimaryButton(u"signIn.next"_s, {}, page);
    m_offline = makeButton(u"signIn.offline"_s, u"offline"_s, page);
    column->addWidget(m_next);
    column->addWidget(m_offline);
    column->addStretch(1);

    connect(m_userName, &QLineEdit::returnPressed, this, &SignInPage::next);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::next);
    connect(m_next, &QPushButton::clicked, this, &SignInPage::next);
    connect(m_offline, &QPushButton::clicked, &m_flow, &SignInFlow::workOffline);
    connect(m_showPassword, &QAction::triggered, this, &SignInPage::togglePassword);
    return page;
}

QWidget *SignInPage::makeCode()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    m_codeTitle = makeHeading(2, u"signIn.codeTitle"_s, page);
    m_sentTo = makeCaption(u"signIn.sentTo"_s, page);
    column->addWidget(m_codeTitle);
    column->addWidget(m_sentTo);
    column->addSpacing(space::small);
    m_codeLabel = makeLabel({}, page);
    m_code = new QLineEdit(page);
    m_code->setObjectName(u"signIn.code"_s);
    m_code->setMaxLength(6);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_code->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{0,6}"_s), m_code));
    QFont large = m_code->font();
    large.setPointSizeF(16.0);
    large.setLetterSpacing(QFont::AbsoluteSpacing, 6.0);
    m_code->setFont(large);
    addField(column, m_codeLabel, m_code);
    m_validity = makeCaption(u"signIn.validity"_s, page);
    column->addWidget(m_validity);
    column->addSpacing(space::small);
    m_verify = makePrimaryButton(u"signIn.verify"_s, {}, page);
    m_resend = makeButton(u"signIn.resend"_s, u"mail"_s, page);
    m_back = makeButton(u"signIn.back"_s, u"chevron-left"_s, page);
    column->addWidget(m_verify);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_back);
    row->addWidget(m_resend, 1);
    column->addLayout(row);
    column->addStretch(1);

    connect(m_code, &QLineEdit::returnPressed, this, &SignInPage::verify);
    connect(m_code, &QLineEdit::textChanged, this, &SignInPage::tick);
    connect(m_verify, &QPushButton::clicked, this, &SignInPage::verify);
    connect(m_resend, &QPushButton::clicked, &m_flow, &SignInFlow::resend);
    connect(m_back, &QPushButton::clicked, &m_flow, &SignInFlow::cancel);
    return page;
}

QWidget *SignInPage::makeOpening()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_opening = makeLabel(u"signIn.opening"_s, page);
    m_opening->setAlignment(Qt::AlignCenter);
    m_opening->setWordWrap(true);
    auto *bar = new QProgressBar(page);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    column->addStretch(1);
    column->addWidget(m_opening);
    column->addWidget(bar);
    column->addStretch(1);
    return page;
}

QWidget *SignInPage::makeLanguages()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tiny);
    const auto add = [this, box, row](const QString &name, const QString &text, Language language) {
        QPushButton *button = makeButton(name, {}, box);
        button->setFlat(true);
        setWords(button, text);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, language] { Q_EMIT languageChosen(language); });
    };
    add(u"signIn.language.zh"_s, u"中文"_s, Language::TraditionalChinese);
    add(u"signIn.language.en"_s, u"English"_s, Language::English);
    return box;
}

void SignInPage::takeFocus()
{
    if (m_flow.step() == SignInFlow::Step::Code)
        m_code->setFocus(Qt::OtherFocusReason);
    else if (m_userName->text().isEmpty())
        m_userName->setFocus(Qt::OtherFocusReason);
    else
        m_password->setFocus(Qt::OtherFocusReason);
}

void SignInPage::fillIn(const QString &userName, const QString &password)
{
    m_userName->setText(userName);
    m_password->setText(password);
    (password.isEmpty() ? static_cast<QWidget *>(m_password) : m_next)->setFocus(Qt::OtherFocusReason);
}

void SignInPage::setNotice(const workflow::Trouble &trouble)
{
    m_notice = trouble;
    refresh();
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    refresh();
    takeFocus();
}

void SignInPage::hideEvent(QHideEvent *event)
{
    m_second.stop();
    m_password->clear();
    m_code->clear();
    QWidget::hideEvent(event);
}

void SignInPage::retranslate()
{
    m_product->setText(tr("Client Portal"));
    m_subtitle->setText(tr("E-services for clearing participants"));
    m_userLabel->setText(tr("User name (e-mail address)"));
    m_userName->setAccessibleName(m_userLabel->text());
    m_passwordLabel->setText(tr("Password"));
    m_password->setAccessibleName(m_passwordLabel->text());
    m_codeLabel->setText(tr("One-time code (6 digits)"));
    m_code->setAccessibleName(m_codeLabel->text());
    m_codeTitle->setText(tr("Enter the one-time code"));
    setWords(m_next, tr("Next"));
    setWords(m_offline, tr("Work offline"));
    m_offline->setToolTip(tr("Write drafts with what is kept on this computer. Nothing is sent until you sign in."));
    setWords(m_verify, tr("Sign in"));
    setWords(m_back, tr("Back"));
    m_opening->setText(tr("Opening what is kept on this computer …"));
    m_server->setText(m_shell.isTraining ? tr("Training server on this computer") : tr("Server: %1").arg(m_shell.serverName));
    const bool hidden = m_password->echoMode() == QLineEdit::Password;
    m_showPassword->setToolTip(hidden ? tr("Show the password (Alt+P)") : tr("Hide the password (Alt+P)"));
    refresh();
}

void SignInPage::refresh()
{
    const SignInFlow::Step step = m_flow.step();
    const bool isIdle = !m_flow.isBusy();
    m_steps->setCurrentIndex(step == SignInFlow::Step::Credentials ? 0 : step == SignInFlow::Step::Code ? 1 : 2);
    m_userName->setEnabled(isIdle);
    m_password->setEnabled(isIdle);
    m_code->setEnabled(isIdle);
    m_next->setEnabled(isIdle);
    m_back->setEnabled(isIdle);
    m_offline->setVisible(m_flow.canWorkOffline());
    m_sentTo->setText(m_flow.channel() == "totp"_L1
            ? tr("Open your authenticator app and type the code it shows now.")
            : tr("We sent a code to %1. Type it here.").arg(m_flow.sentTo()));
    if (!isIdle)
        m_notice = {};
    const workflow::Trouble &trouble = workflow::isTrouble(m_flow.trouble()) ? m_flow.trouble() : m_notice;
    m_message->say(m_shell.languages.words(), isIdle ? trouble : workflow::Trouble());
    tick();
    const bool isAnswered = isIdle && m_wasBusy;
    m_wasBusy = !isIdle;
    if (step != m_shownStep || isAnswered) {
        if (step == SignInFlow::Step::Code)
            m_code->clear();
        m_shownStep = step;
        takeFocus();
    }
}

void SignInPage::tick()
{
    const QDateTime now = m_shell.clock.nowUtc();
    if (!m_shell.isTraining && isMaintenance(now)) {
        m_maintenance->say(Tone::Warning,
            tr("Maintenance until Sunday 00:00: you can work on drafts, but nothing can be submitted or approved."));
    } else {
        m_maintenance->clear();
    }
    if (m_flow.step() != SignInFlow::Step::Code)
        return;
    const Words &words = m_shell.languages.words();
    const bool isOver = m_flow.codeExpiresUtc().isValid() && m_flow.codeExpiresUtc() <= now;
    m_validity->setText(isOver ? tr("The code has expired; ask for a new one.")
            : m_flow.codeExpiresUtc().isValid()
            ? tr("Valid until %1").arg(words.time(m_flow.codeExpiresUtc()))
            : QString());
    const qint64 wait = now.secsTo(m_flow.resendAtUtc());
    m_resend->setVisible(m_flow.channel() != "totp"_L1);
    m_resend->setEnabled(!m_flow.isBusy() && wait <= 0);
    setWords(m_resend, wait > 0 ? tr("Send a new code (in %1 s)").arg(wait) : tr("Send a new code"));
    m_verify->setEnabled(!m_flow.isBusy() && m_code->text().size() == m_code->maxLength());
}

void SignInPage::next()
{
    if (m_flow.isBusy())
        return;
    if (m_userName->text().trimmed().isEmpty()) {
        m_userName->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_password->text().isEmpty()) {
        m_password->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_flow.start(m_userName->text().trimmed(), m_password->text());
}

void SignInPage::verify()
{
    if (!m_flow.isBusy() && m_code->text().size() == m_code->maxLength())
        m_flow.sendCode(m_code->text());
}

void SignInPage::togglePassword()
{
    const bool show = m_password->echoMode() == QLineEdit::Password;
    m_password->setEchoMode(show ? QLineEdit::Normal : QLineEdit::Password);
    m_showPassword->setIcon(widgets::Icons::icon(show ? u"eye-off"_s : u"eye"_s));
    retranslate();
}

} // namespace eforms::ui
