#include "ui/trainingpanel.h"

#include "widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <chrono>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace space = widgets::space;

namespace {

constexpr int panelWidth = 292;
constexpr int foldedWidth = 44;
constexpr int mailboxHeight = 140;

QLabel *makeCode(const QString &name, QWidget *parent)
{
    QLabel *label = makeHeading(1, name, parent);
    QFont font = label->font();
    font.setPointSizeF(18.0);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 3.0);
    label->setFont(font);
    label->setWordWrap(false);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Fills a list of choices anew without losing the one chosen.
void fill(QComboBox *box, const QStringList &texts)
{
    const QString chosen = box->currentText();
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(qMax(0, box->findText(chosen)));
}

} // namespace

TrainingPanel::TrainingPanel(Shell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_fold(makeIconButton(u"training.fold"_s, u"phone"_s, this))
    , m_content(new QWidget(this))
    , m_scroll(makeScroll(m_content, this))
    , m_title(makeHeading(2, u"training.title"_s, m_content))
    , m_hint(makeCaption(u"training.hint"_s, m_content))
{
    setObjectName(u"training.panel"_s);
    setFixedWidth(panelWidth);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(makePeople());
    column->addWidget(makeAuthenticator());
    column->addWidget(makeMailbox(), 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::tiny, space::medium, space::medium, space::medium);
    row->setSpacing(space::tiny);
    row->addWidget(m_fold, 0, Qt::AlignTop);
    row->addWidget(m_scroll, 1);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_shell.training, &workflow::TrainingDesk::changed, this, &TrainingPanel::refresh);
    m_second.start(1s);
    connect(&m_second, &QTimer::timeout, this, &TrainingPanel::tick);
    retranslate();
}

void TrainingPanel::setFolded(bool folded)
{
    m_folded = folded;
    m_scroll->setVisible(!folded);
    setFixedWidth(folded ? foldedWidth : panelWidth);
    retranslate();
}

Card *TrainingPanel::makePeople()
{
    auto *card = new Card(m_content);
    m_peopleLabel = makeHeading(3, {}, card);
    m_people = new QComboBox(card);
    m_people->setObjectName(u"training.people"_s);
    m_people->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_people->addItems(m_shell.trainingUsers);
    m_fillIn = makeButton(u"training.fillIn"_s, u"edit"_s, card);
    card->column()->addWidget(m_peopleLabel);
    card->column()->addWidget(m_people);
    card->column()->addWidget(m_fillIn);
    card->setVisible(!m_shell.trainingUsers.isEmpty());
    connect(m_fillIn, &QPushButton::clicked, this, [this] {
        const QString user = m_people->currentText();
        Q_EMIT personChosen(user, m_shell.trainingPassword ? m_shell.trainingPassword(user) : QString());
    });
    return card;
}

Card *TrainingPanel::makeAuthenticator()
{
    auto *card = new Card(m_content);
    m_appLabel = makeHeading(3, {}, card);
    m_app = new QComboBox(card);
    m_app->setObjectName(u"training.authenticator"_s);
    m_app->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_appCode = makeCode(u"training.authenticatorCode"_s, card);
    m_secondsLeft = makeCaption(u"training.secondsLeft"_s, card);
    m_copyApp = makeIconButton(u"training.copyAuthenticator"_s, u"copy"_s, card);
    auto *row = new QHBoxLayout;
    row->addWidget(m_appCode);
    row->addStretch(1);
    row->addWidget(m_copyApp);
    card->column()->addWidget(m_appLabel);
    card->column()->addWidget(m_app);
    card->column()->addLayout(row);
    card->column()->addWidget(m_secondsLeft);
    connect(m_app, &QComboBox::currentIndexChanged, this, &TrainingPanel::tick);
    connect(m_copyApp, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_appCode->text()); });
    return card;
}

Card *TrainingPanel::makeMailbox()
{
    auto *card = new Card(m_content);
    m_mailLabel = makeHeading(3, {}, card);
    m_code = makeCode(u"training.code"_s, card);
    m_copyCode = makeIconButton(u"training.copyCode"_s, u"copy"_s, card);
    m_mailbox = new QListWidget(card);
    m_mailbox->setObjectName(u"training.mailbox"_s);
    m_mailbox->setFrameShape(QFrame::NoFrame);
    m_mailbox->setWordWrap(true);
    m_mailbox->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_mailbox->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_mailbox->setSpacing(space::tiny);
    m_mailbox->setMinimumHeight(mailboxHeight);
    auto *row = new QHBoxLayout;
    row->addWidget(m_code);
    row->addStretch(1);
    row->addWidget(m_copyCode);
    card->column()->addWidget(m_mailLabel);
    card->column()->addLayout(row);
    card->column()->addWidget(m_mailbox, 1);
    connect(m_copyCode, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_code->text()); });
    connect(m_mailbox, &QListWidget::currentRowChanged, this, [this](int mail) {
        if (const auto &mails = m_shell.training->messages(); mail >= 0 && mail < mails.size())
            m_code->setText(mails.at(mail).code);
    });
    return card;
}

void TrainingPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TrainingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const widgets::Tokens tokens = widgets::tokens(palette());
    painter.fillRect(rect(), tokens.raised);
    painter.fillRect(0, 0, 1, height(), tokens.line);
}

void TrainingPanel::retranslate()
{
    m_title->setText(tr("Training aids"));
    m_fold->setToolTip(m_folded ? tr("Show mailbox and authenticator app") : tr("Hide the training aids"));
    m_fold->setAccessibleName(m_fold->toolTip());
    m_hint->setText(tr("These exist in training mode only: nothing here leaves this computer."));
    m_peopleLabel->setText(tr("Who can sign in"));
    m_people->setAccessibleName(m_peopleLabel->text());
    setWords(m_fillIn, tr("Fill in user name and password"));
    m_appLabel->setText(tr("Authenticator app"));
    m_app->setAccessibleName(m_appLabel->text());
    m_mailLabel->setText(tr("Mailbox, newest first"));
    m_mailbox->setAccessibleName(m_mailLabel->text());
    for (QToolButton *button : {m_copyApp, m_copyCode}) {
        button->setToolTip(tr("Copy the code"));
        button->setAccessibleName(button->toolTip());
    }
    refresh();
}

void TrainingPanel::refresh()
{
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_shell.clock.nowUtc();
    fill(m_app, m_shell.training->authenticatorUsers());
    const QSignalBlocker quiet(m_mailbox);
    m_mailbox->clear();
    QString newest;
    for (const workflow::TrainingDesk::Message &mail : m_shell.training->messages()) {
        const QString subject = words.isChinese() ? mail.subjectZh : mail.subjectEn;
        const QString body = words.isChinese() ? mail.bodyZh : mail.bodyEn;
        new QListWidgetItem(
            u"%1  %2\n%3\n%4"_s.arg(words.when(mail.atUtc, now), mail.to, subject, body.simplified()), m_mailbox);
        if (newest.isEmpty())
            newest = mail.code;
    }
    m_code->setText(newest);
    m_copyCode->setVisible(!newest.isEmpty());
    tick();
}

void TrainingPanel::tick()
{
    m_appCode->setText(m_shell.training->authenticatorCode(m_app->currentText()));
    m_secondsLeft->setText(tr("%1 s left").arg(m_shell.training->secondsLeft()));
    m_copyApp->setEnabled(!m_appCode->text().isEmpty());
}

} // namespace eforms::ui
