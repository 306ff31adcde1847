#include "ui/previewwindow.h"

#include "ui/daymarks.h"
#include "widgets/fieldeditor.h"
#include "widgets/formview.h"
#include "widgets/problemsummary.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QUuid>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

namespace {

constexpr QSize firstSize {1280, 800};
constexpr int sectionsWidth = 190;
constexpr int sideWidth = 340;
enum SideTab { ProblemsTab, FindingsTab, DataTab };

} // namespace

PreviewWindow::PreviewWindow(workflow::FormPreview &preview, Languages &languages)
    : m_preview(preview)
    , m_languages(languages)
    , m_folder(makeHeading(2, u"preview.folder"_s, this))
    , m_state(makeCaption(u"preview.state"_s, this))
    , m_failure(new MessageBanner(u"preview.failure"_s, this))
    , m_body(new QSplitter(this))
    , m_sections(new QListWidget(this))
    , m_middle(new QWidget(this))
{
    setObjectName(u"preview"_s);
    resize(firstSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    column->addLayout(makeTop());
    column->addWidget(m_failure);
    column->addWidget(m_body, 1);
    m_sections->setObjectName(u"preview.sections"_s);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setWordWrap(true);
    auto *middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    m_body->addWidget(m_sections);
    m_body->addWidget(m_middle);
    m_body->addWidget(makeSide());
    m_body->setStretchFactor(1, 1);
    m_body->setSizes({sectionsWidth, firstSize.width() - sectionsWidth - sideWidth, sideWidth});
    m_body->setChildrenCollapsible(false);
    connect(m_sections, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_view != nullptr && row >= 0)
            m_view->showSection(row);
    });
    connect(&m_preview, &workflow::FormPreview::reloaded, this, &PreviewWindow::rebuild);
    rebuild();
}

PreviewWindow::~PreviewWindow()
{
    // They draw the model and must go before it.
    delete m_view;
    delete m_problems;
}

QLayout *PreviewWindow::makeTop()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    m_chinese = makeButton(u"preview.zh"_s, {}, this);
    m_english = makeButton(u"preview.en"_s, {}, this);
    m_showProblems = makeButton(u"preview.showProblems"_s, {}, this);
    m_state->setWordWrap(false);
    row->addWidget(m_folder);
    row->addStretch(1);
    row->addWidget(m_state);
    row->addWidget(m_showProblems);
    row->addWidget(m_chinese);
    row->addWidget(m_english);
    setWords(m_chinese, u"中文"_s);
    setWords(m_english, u"English"_s);
    for (QPushButton *each : {m_chinese, m_english})
        each->setCheckable(true);
    connect(m_chinese, &QPushButton::clicked, this, [this] { m_languages.use(Language::TraditionalChinese); });
    connect(m_english, &QPushButton::clicked, this, [this] { m_languages.use(Language::English); });
    connect(m_showProblems, &QPushButton::clicked, this, [this] {
        if (m_model)
            m_model->showAllProblems();
        m_side->setCurrentIndex(ProblemsTab);
    });
    return row;
}

QWidget *PreviewWindow::makeSide()
{
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_problemsPane = new QWidget(m_side);
    auto *column = new QVBoxLayout(m_problemsPane);
    column->setContentsMargins(0, space::small, 0, 0);
    m_findings = new QListWidget(m_side);
    m_findings->setObjectName(u"preview.findings"_s);
    m_findings->setWordWrap(true);
    m_findings->setTextElideMode(Qt::ElideNone);
    m_data = new QPlainTextEdit(m_side);
    m_data->setObjectName(u"preview.data"_s);
    m_data->setReadOnly(true);
    m_data->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_side->addTab(m_problemsPane, QString());
    m_side->addTab(m_findings, QString());
    m_side->addTab(m_data, QString());
    connect(m_side, &QTabWidget::currentChanged, this, &PreviewWindow::refreshData);
    return m_side;
}

QString PreviewWindow::focusedPath() const
{
    for (const QWidget *at = QApplication::focusWidget(); at != nullptr; at = at->parentWidget()) {
        if (const auto *editor = qobject_cast<const widgets::FieldEditor *>(at))
            return editor->field().path;
    }
    return {};
}

void PreviewWindow::rebuild()
{
    const QString focused = focusedPath();
    const int section = m_view != nullptr ? m_view->currentSection() : 0;
    if (m_preview.form() && (!m_model || m_model->form() != m_preview.form())) {
        const Json typed = m_model ? m_model->data() : Json::emptyObject();
        const QStringList edited = m_model ? m_model->editedPaths() : QStringList();
        const bool began = m_model != nullptr;
        delete m_view;
        delete m_problems;
        m_model = began ? std::make_unique<engine::FormModel>(m_preview.form(), typed, m_preview.context(), edited)
                        : std::make_unique<engine::FormModel>(m_preview.form(), typed, m_preview.context());
        makeView();
        m_view->showSection(qMin(section, static_cast<int>(m_view->sections().size()) - 1));
        if (focused.isEmpty() || !m_view->focusPath(focused))
            m_view->focusFirst();
    }
    retranslate();
}

void PreviewWindow::makeView()
{
    m_view = new widgets::FormView(*m_model, m_languages.current(), m_middle);
    m_view->setObjectName(u"preview.view"_s);
    m_view->setLookupSource(
        [this](const QString &source, const QString &typed) { return m_preview.candidates(source, typed); });
    m_view->setDaySource([this](const QString &calendar, QDate day, Language language) {
        return dayMark(m_preview.day(calendar, day), language);
    });
    m_view->setAttachmentHandler([this](const QStringList &paths) { attach(paths); });
    m_middle->layout()->addWidget(m_view);
    m_problems = new widgets::ProblemSummary(*m_model, m_languages.current(), m_problemsPane);
    m_problems->setObjectName(u"preview.problems"_s);
    m_problemsPane->layout()->addWidget(m_problems);
    connect(m_problems, &widgets::ProblemSummary::pathChosen, m_view, &widgets::FormView::focusPath);
    connect(m_view, &widgets::FormView::sectionsChanged, this, &PreviewWindow::refreshSections);
    connect(m_view, &widgets::FormView::currentSectionChanged, this, &PreviewWindow::refreshSections);
    connect(m_model.get(), &engine::FormModel::edited, this, &PreviewWindow::refreshData);
    connect(m_model.get(), &engine::FormModel::problemsChanged, this, &PreviewWindow::refreshSections);
}

void PreviewWindow::attach(const QStringList &paths)
{
    // Name and size are all that the form sees of a file.
    QList<Json> rows;
    for (const QString &path : paths) {
        const QFileInfo file(path);
        rows.append(Json::of({{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
            {u"file"_s, file.fileName()}, {u"size"_s, file.size()}}));
    }
    m_model->addRows(u"/attachments"_s, rows);
}

void PreviewWindow::refreshSections()
{
    if (m_view == nullptr)
        return;
    const QSignalBlocker quiet(m_sections);
    const auto sections = m_view->sections();
    while (m_sections->count() > sections.size())
        delete m_sections->takeItem(m_sections->count() - 1);
    while (m_sections->count() < sections.size())
        m_sections->addItem(QString());
    for (int at = 0; at < sections.size(); ++at) {
        const widgets::FormView::Section &section = sections.at(at);
        const int problems = section.errors + section.warnings;
        m_sections->item(at)->setText(problems > 0 ? u"%1 (%2)"_s.arg(section.title).arg(problems) : section.title);
        m_sections->setRowHidden(at, !section.visible);
    }
    m_sections->setCurrentRow(m_view->currentSection());
    m_side->setTabText(ProblemsTab, tr("Problems (%1)").arg(m_model->shownProblems().size()));
}

void PreviewWindow::refreshData()
{
    if (!m_model || m_side->currentIndex() != DataTab)
        return;
    const int scrolled = m_data->verticalScrollBar()->value();
    m_data->setPlainText(QString::fromUtf8(m_model->data().toPrettyBytes()));
    m_data->verticalScrollBar()->setValue(scrolled);
}

void PreviewWindow::refreshFindings()
{
    m_findings->clear();
    for (const market::Finding &finding : m_preview.findings()) {
        const bool error = finding.severity == engine::Severity::Error;
        auto *item = new QListWidgetItem(finding.file + u' ' + finding.place + u'\n' + finding.message, m_findings);
        item->setIcon(steadyIcon(error ? u"error"_s : u"warning"_s, error ? Tone::Error : Tone::Warning, this));
        const QString words = error ? tr("Error: %1") : tr("Warning: %1");
        item->setData(Qt::AccessibleTextRole, words.arg(item->text()));
    }
    m_side->setTabText(FindingsTab, tr("Findings (%1)").arg(m_preview.findings().size()));
    m_findings->setAccessibleName(tr("What should be put right in the files"));
    if (m_preview.failure().isEmpty()) {
        m_failure->clear();
        return;
    }
    m_failure->say(Tone::Error,
        m_model ? tr("The files cannot be loaded; shown is the form as it was before. %1").arg(m_preview.failure())
                : tr("The files cannot be loaded. %1").arg(m_preview.failure()));
    m_side->setCurrentIndex(FindingsTab);
}

void PreviewWindow::retranslate()
{
    const Language language = m_languages.current();
    const QString name = QFileInfo(m_preview.folder()).fileName();
    setWindowTitle(tr("Preview: %1").arg(name));
    m_folder->setText(name);
    m_folder->setToolTip(m_preview.folder());
    m_state->setText(tr("Read at %1").arg(m_languages.words().time(m_preview.readUtc())));
    setWords(m_showProblems, tr("Show all problems"));
    m_chinese->setChecked(language == Language::TraditionalChinese);
    m_english->setChecked(language == Language::English);
    m_sections->setAccessibleName(tr("Sections of the form"));
    m_data->setAccessibleName(tr("Data"));
    m_side->setTabText(DataTab, tr("Data"));
    m_side->setTabText(ProblemsTab, tr("Problems (%1)").arg(0));
    if (m_view != nullptr) {
        m_view->setLanguage(language);
        m_problems->setLanguage(language);
    }
    refreshSections();
    refreshFindings();
    refreshData();
}

void PreviewWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace eforms::ui
