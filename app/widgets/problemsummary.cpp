#include "widgets/problemsummary.h"

#include "widgets/icons.h"
#include "widgets/problemtext.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

constexpr int mostShown = 200; ///< more help nobody; the title says how many there are

} // namespace

ProblemSummary::ProblemSummary(engine::FormModel &model, Language language, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_language(language)
    , m_title(new QLabel(this))
    , m_list(new QListWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    setObjectName(u"problemSummary"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"problemSummary.title"_s);
    m_list->setObjectName(u"problemSummary.list"_s);
    m_list->setIconSize(QSize(16, 16));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::itemClicked, this, &ProblemSummary::choose);
    connect(m_list, &QListWidget::itemActivated, this, &ProblemSummary::choose);
    connect(&m_model, &engine::FormModel::problemsChanged, this, &ProblemSummary::refresh);
    connect(&m_model, &engine::FormModel::reset, this, &ProblemSummary::refresh);
    refresh();
}

void ProblemSummary::setLanguage(Language language)
{
    m_language = language;
    refresh();
}

int ProblemSummary::count() const
{
    return m_list->count();
}

void ProblemSummary::refresh()
{
    const engine::Problems problems = toldProblems(m_model.shownProblems());
    const Tokens t = tokens(palette());
    const int kept = m_list->currentRow();
    m_list->clear();
    for (const engine::Problem &problem : problems) {
        if (m_list->count() >= mostShown)
            break;
        const bool error = problem.severity == engine::Severity::Error;
        const QString place = problemPlace(*m_model.form(), problem, m_language);
        const QString text = problemText(*m_model.form(), problem, m_language);
        auto *item = new QListWidgetItem(place + u'\n' + text, m_list);
        item->setIcon(Icons::icon(error ? u"error"_s : u"warning"_s, error ? t.error : t.warning));
        item->setData(Qt::UserRole, problem.path);
        item->setData(Qt::AccessibleTextRole,
            error ? tr("Error: %1: %2").arg(place, text) : tr("Warning: %1: %2").arg(place, text));
    }
    if (kept >= 0)
        m_list->setCurrentRow(std::min(kept, m_list->count() - 1));
    m_title->setText(tr("%n problem(s) to look at", nullptr, static_cast<int>(problems.size())));
    m_list->setAccessibleName(m_title->text());
    setVisible(!problems.isEmpty());
    if (problems.size() != m_announced)
        announce();
    m_announced = problems.size();
}

void ProblemSummary::announce()
{
    setAccessibleName(m_title->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ProblemSummary::choose(const QListWidgetItem *item)
{
    if (item != nullptr)
        Q_EMIT pathChosen(item->data(Qt::UserRole).toString());
}

void ProblemSummary::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace eforms::widgets
