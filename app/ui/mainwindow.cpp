#include "ui/mainwindow.h"

#include "ui/signinpage.h"
#include "ui/statusline.h"
#include "ui/trainingpanel.h"
#include "ui/workspace.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize firstSize {1280, 800};
constexpr QSize smallestSize {760, 500};
constexpr int trainingFrame = 3;
constexpr int trainingFrom = 1440; ///< width of the window from which the training aids stay open beside the work
const QColor trainingColour(0xb4, 0x53, 0x09);

widgets::ThemeMode modeOf(const QString &theme)
{
    if (theme == "light"_L1)
        return widgets::ThemeMode::Light;
    if (theme == "dark"_L1)
        return widgets::ThemeMode::Dark;
    if (theme == "contrast"_L1)
        return widgets::ThemeMode::HighContrast;
    return widgets::ThemeMode::System;
}

/// The theme must stand before the first widget is made: fonts and icons are taken from it.
Shell themed(const Shell &shell)
{
    widgets::applyTheme(*qApp, modeOf(shell.settings.text(Setting::Theme)));
    return shell;
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 48, 64, 128, 256})
        icon.addFile(u":/eforms/icons/app/eforms-%1.png"_s.arg(size));
    return icon;
}

} // namespace

MainWindow::MainWindow(const Shell &shell)
    : m_shell(themed(shell))
    , m_pages(new QStackedWidget(this))
    , m_signIn(new SignInPage(m_shell, m_pages))
    , m_status(new StatusLine(m_shell, this))
{
    setObjectName(u"main"_s);
    setWindowIcon(programIcon());
    m_pages->setObjectName(u"main.pages"_s);
    m_pages->addWidget(m_signIn);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_pages, 1);
    if (m_shell.training) {
        m_training = new TrainingPanel(m_shell, this);
        middle->addWidget(m_training);
        connect(m_training, &TrainingPanel::personChosen, m_signIn, &SignInPage::fillIn);
    }
    auto *column = new QVBoxLayout(this);
    const int frame = m_shell.isTraining ? trainingFrame : 0;
    column->setContentsMargins(frame, frame, frame, frame);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    connect(m_signIn, &SignInPage::languageChosen, this, &MainWindow::setLanguage);

    setMinimumSize(smallestSize);
    const QByteArray geometry = m_shell.settings.value(Setting::WindowGeometry).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(firstSize.boundedTo(screen()->availableSize()));
    retranslate();
}

MainWindow::~MainWindow()
{
    delete m_workspace.data();
}

void MainWindow::showWorkplace(const std::shared_ptr<workflow::Workplace> &workplace)
{
    if (m_workspace && m_workspace->workplace() == workplace)
        return;
    dropWorkspace();
    m_shell.settings.set(Setting::LastUserName, workplace->user().userName);
    m_workspace = new Workspace(m_shell, workplace, m_pages);
    connect(m_workspace, &Workspace::languageChosen, this, &MainWindow::setLanguage);
    connect(m_workspace, &Workspace::themeChosen, this, &MainWindow::setTheme);
    connect(m_workspace, &Workspace::left, this, &MainWindow::showSignIn);
    m_status->setWorkplace(workplace.get());
    m_pages->addWidget(m_workspace);
    m_pages->setCurrentWidget(m_workspace);
    if (m_training)
        m_training->setFolded(width() < trainingFrom);
}

void MainWindow::showSignIn(const workflow::Trouble &why)
{
    m_status->setWorkplace(nullptr);
    m_shell.signIn.cancel();
    m_signIn->setNotice(why);
    m_pages->setCurrentWidget(m_signIn);
    dropWorkspace();
    if (m_training)
        m_training->setFolded(false);
    m_signIn->takeFocus();
}

void MainWindow::dropWorkspace()
{
    if (!m_workspace)
        return;
    // Later: what is dropped may be what asked for it.
    m_pages->removeWidget(m_workspace);
    m_workspace->hide();
    m_workspace->deleteLater();
    m_workspace.clear();
}

void MainWindow::setLanguage(Language language)
{
    m_shell.settings.set(Setting::Language, languageTag(language));
    m_shell.languages.use(language);
    Q_EMIT languageChosen(language);
}

void MainWindow::setTheme(const QString &theme)
{
    m_shell.settings.set(Setting::Theme, theme);
    widgets::applyTheme(*qApp, modeOf(theme));
    Q_EMIT themeChosen(theme);
}

void MainWindow::setDialogs(const Dialogs &dialogs)
{
    m_shell.dialogs = dialogs;
}

const workflow::ReviewFlow *MainWindow::shownReview() const
{
    return m_workspace ? m_workspace->shownReview() : nullptr;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_shell.settings.set(Setting::WindowGeometry, saveGeometry());
    QWidget::closeEvent(event);
}

void MainWindow::paintEvent(QPaintEvent *)
{
    if (!m_shell.isTraining)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), trainingColour);
    painter.fillRect(rect().adjusted(trainingFrame, trainingFrame, -trainingFrame, -trainingFrame),
        palette().color(QPalette::Window));
}

void MainWindow::retranslate()
{
    setWindowTitle(m_shell.isTraining ? tr("Client Portal – TRAINING MODE") : tr("Client Portal"));
}

} // namespace eforms::ui
