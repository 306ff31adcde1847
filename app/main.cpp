#include "application.h"

#include "base/clock.h"
#include "store/systemkeystore.h"
#include "gallery/gallery.h"
#include "tour/tour.h"
#include "ui/previewwindow.h"
#include "widgets/plaintooltips.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTextStream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

constexpr int usageFailure = 2;

/// One data folder for each way of working, so that training never touches real drafts.
QString defaultDataDirectory(bool training)
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return training ? base + u"/training"_s : base;
}

struct Arguments {
    Options options;
    QString tourDirectory;
    QString previewFolder;
    QString galleryDirectory;
    QString formsFolder;
    bool sayWhenPainted = false;
    QString mistake; ///< what is wrong with the command line; empty if nothing
};

Arguments parse(const QCoreApplication &program)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"training"_s, u"Work with a server of its own on this computer; nothing leaves it."_s},
        {u"server"_s, u"Address of the server, https://HOST[:PORT]."_s, u"URL"_s},
        {u"ca"_s, u"PEM file of the only authorities to trust."_s, u"FILE"_s},
        {u"data"_s, u"Folder for drafts and settings."_s, u"DIR"_s},
        {u"clearing-house"_s, u"Pace of the training clearing house: fast or lifelike."_s, u"MODE"_s, u"lifelike"_s},
        {u"say-when-painted"_s, u"Print a line when the sign-in page is on the screen (for measuring)."_s},
        {u"preview"_s, u"Show the form in a folder and follow its files; for authors of forms."_s, u"FOLDER"_s},
        {u"gallery"_s, u"Draw every form, in both languages, into DIR; for authors of forms."_s, u"DIR"_s},
        {u"forms"_s, u"Folder of the forms that --gallery draws."_s, u"FOLDER"_s, u"forms"_s},
        {u"tour"_s, u"Play the main journey in the real windows; pictures and reports go to DIR."_s, u"DIR"_s},
    });
    parser.process(program);

    Arguments arguments;
    arguments.tourDirectory = parser.value(u"tour"_s);
    arguments.previewFolder = parser.value(u"preview"_s);
    arguments.galleryDirectory = parser.value(u"gallery"_s);
    arguments.formsFolder = parser.value(u"forms"_s);
    arguments.sayWhenPainted = parser.isSet(u"say-when-painted"_s);
    Options &options = arguments.options;
    options.server = QUrl(parser.value(u"server"_s), QUrl::StrictMode);
    options.training = parser.isSet(u"training"_s) || !parser.isSet(u"server"_s);
    options.authorities = parser.value(u"ca"_s);
    options.clearingHouse = parser.value(u"clearing-house"_s) == "fast"_L1 || !arguments.tourDirectory.isEmpty()
        ? server::ClearingHouseMode::Fast
        : server::ClearingHouseMode::Lifelike;
    options.dataDirectory
        = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultDataDirectory(options.training);
    if (parser.isSet(u"server"_s) && (options.server.scheme() != "https"_L1 || options.server.host().isEmpty()))
        arguments.mistake = u"--server needs an address like https://portal.example.hk"_s;
    else if (parser.isSet(u"training"_s) && parser.isSet(u"server"_s))
        arguments.mistake = u"--training and --server exclude each other"_s;
    else if (!options.authorities.isEmpty() && !QFileInfo(options.authorities).isReadable())
        arguments.mistake = u"--ca: the file cannot be read"_s;
    else if (parser.isSet(u"preview"_s) && !QFileInfo(arguments.previewFolder).isDir())
        arguments.mistake = u"--preview needs the folder of a form"_s;
    else if (!arguments.tourDirectory.isEmpty() && !options.training)
        arguments.mistake = u"--tour needs --training"_s;
    return arguments;
}

/// Says so once the window has been painted for the first time.
class PaintWatch : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_said) {
            m_said = true;
            // Queued behind the painting itself, which is under way when the event passes here.
            QMetaObject::invokeMethod(
                this, [] { QTextStream(stdout) << "{\"painted\":true}" << Qt::endl; }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_said = false;
};

int runTour(Arguments arguments, const Clock &clock, store::KeyStore &keys)
{
    // A tour starts with nothing and leaves the user's own training data alone.
    arguments.options.dataDirectory = arguments.tourDirectory + u"/data"_s;
    QDir(arguments.options.dataDirectory).removeRecursively();
    QDir().mkpath(arguments.options.dataDirectory);
    std::unique_ptr<Application> application;
    tour::Program program;
    program.open = [&]() -> tour::Opened {
        application = std::make_unique<Application>(arguments.options, clock, keys);
        application->start();
        tour::Opened opened;
        opened.window = &application->window();
        opened.training = application->trainingDesk();
        opened.shownReview = [&application] { return application->window().shownReview(); };
        opened.answerFileQuestions = [&application](const QStringList &open, const QString &save) {
            ui::Dialogs answers;
            answers.chooseFiles = [open](QWidget *, const ui::Dialogs::Files &chosen) { chosen(open); };
            answers.chooseSavePath
                = [save](QWidget *, const QString &, const ui::Dialogs::File &chosen) { chosen(save); };
            answers.openFile = [](const QString &) { };
            application->window().setDialogs(answers);
        };
        return opened;
    };
    program.close = [&application] { application.reset(); };
    tour::Tour tour(program, arguments.tourDirectory, clock);
    tour.start();
    return QApplication::exec();
}

/// Shows one form from its files: no server, no data folder, nobody signed in.
int runPreview(const Arguments &arguments, const Clock &clock)
{
    widgets::applyTheme(*qApp, widgets::ThemeMode::System);
    ui::Languages languages(ui::Languages::fromSetting({}));
    workflow::FormPreview preview(arguments.previewFolder, clock);
    ui::PreviewWindow window(preview, languages);
    window.show();
    return QApplication::exec();
}

/// Draws all forms into a folder; the exit status says whether anything is cut off.
int runGallery(const Arguments &arguments)
{
    widgets::applyTheme(*qApp, widgets::ThemeMode::Light);
    ui::Languages languages(ui::Languages::fromSetting({}));
    const auto summary = gallery::drawGallery(arguments.formsFolder, arguments.galleryDirectory,
        [&languages](Language language) { languages.use(language); });
    if (!summary) {
        QTextStream(stderr) << "eforms: " << summary.error().detail << Qt::endl;
        return usageFailure;
    }
    QTextStream out(stdout);
    for (const QString &misfit : summary->misfits)
        out << misfit << '\n';
    out << "forms " << summary->forms << ", pictures " << summary->pictures << ", cut off " << summary->misfits.size()
        << Qt::endl;
    return summary->misfits.isEmpty() ? 0 : 1;
}

/// The C library keeps a pool of freed memory for each thread; the program stays open all day beside others.
void giveMemoryBack()
{
#ifdef __GLIBC__
    constexpr int pools = 2;
    constexpr int keptBytes = 128 * 1024;
    mallopt(M_ARENA_MAX, pools);
    mallopt(M_TRIM_THRESHOLD, keptBytes);
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    giveMemoryBack();
    QApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"eforms"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(EFORMS_VERSION));
    widgets::PlainToolTips toolTips;
    program.installEventFilter(&toolTips);
    const Arguments arguments = parse(program);
    if (!arguments.mistake.isEmpty()) {
        QTextStream(stderr) << "eforms: " << arguments.mistake << Qt::endl;
        return usageFailure;
    }
    const base::SystemClock clock;
    if (!arguments.previewFolder.isEmpty())
        return runPreview(arguments, clock);
    if (!arguments.galleryDirectory.isEmpty())
        return runGallery(arguments);
    store::SystemKeyStore keys;
    if (!arguments.tourDirectory.isEmpty())
        return runTour(arguments, clock, keys);
    QDir().mkpath(arguments.options.dataDirectory);
    Application application(arguments.options, clock, keys);
    PaintWatch watch;
    if (arguments.sayWhenPainted)
        application.window().installEventFilter(&watch);
    application.start();
    return QApplication::exec();
}
