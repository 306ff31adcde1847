#include "widgets/categoriespane.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

CategoriesPane::CategoriesPane(Style style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_tabs(new QTabWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(u"categories"_s);
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_tabs->tabBar()->setUsesScrollButtons(true);
    if (m_style == Style::GuidedSteps) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space::small);
        m_back = new QPushButton(this);
        m_next = new QPushButton(this);
        m_back->setObjectName(u"categories.back"_s);
        m_next->setObjectName(u"categories.next"_s);
        row->addWidget(m_back);
        row->addStretch(1);
        row->addWidget(m_next);
        column->addLayout(row);
        for (QPushButton *each : {m_back, m_next})
            each->setAutoDefault(true); // Enter presses the button that has the focus
        connect(m_back, &QPushButton::clicked, this, [this] { step(-1); });
        connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &CategoriesPane::refreshSteps);
    retranslate();
}

CategoriesPane::Style CategoriesPane::styleOf(const Json &options)
{
    const QString variant = options[u"variant"_s].toString();
    if (variant != "stepper"_L1 && variant != "wizard"_L1)
        return Style::Tabs;
    const bool guided = options[u"showNavButtons"_s].toBool(variant == "wizard"_L1);
    return guided ? Style::GuidedSteps : Style::Steps;
}

void CategoriesPane::addCategory(QWidget *page)
{
    page->setContentsMargins(0, space::medium, 0, 0);
    m_categories.append(Category {});
    m_tabs->addTab(page, QString());
    refreshSteps();
}

void CategoriesPane::setTitle(int category, const QString &title)
{
    m_categories[category].title = title;
    refreshTab(category);
}

void CategoriesPane::setShown(int category, bool shown)
{
    if (m_tabs->isTabVisible(category) == shown)
        return;
    m_tabs->setTabVisible(category, shown);
    for (int at = 0; at < m_categories.size(); ++at)
        refreshTab(at); // their numbers move
    refreshSteps();
}

void CategoriesPane::setProblems(int category, int errors, int warnings)
{
    Category &one = m_categories[category];
    if (one.errors == errors && one.warnings == warnings)
        return;
    one.errors = errors;
    one.warnings = warnings;
    refreshTab(category);
}

void CategoriesPane::refreshTab(int category)
{
    const Category &one = m_categories.at(category);
    QString text = one.title;
    if (m_style != Style::Tabs) {
        int number = 1;
        for (int at = 0; at < category; ++at)
            number += m_tabs->isTabVisible(at) ? 1 : 0;
        text = tr("%1. %2").arg(number).arg(one.title);
    }
    const int problems = one.errors + one.warnings;
    const Tokens t = tokens(palette());
    m_tabs->setTabText(category, (problems > 0 ? u"%1 (%2)"_s.arg(text).arg(problems) : text).replace(u'&', u"&&"_s));
    m_tabs->setTabIcon(category,
        problems == 0 ? QIcon()
                      : Icons::icon(one.errors > 0 ? u"error"_s : u"warning"_s, one.errors > 0 ? t.error : t.warning));
    const QString words = problems > 0 ? tr("%1, %n problem(s)", nullptr, problems).arg(text) : text;
    m_tabs->tabBar()->setAccessibleTabName(category, words);
}

void CategoriesPane::refreshSteps()
{
    fitHeight();
    if (m_back == nullptr)
        return;
    m_back->setEnabled(nextShown(-1) >= 0);
    m_next->setEnabled(nextShown(1) >= 0);
}

void CategoriesPane::fitHeight()
{
    // As high as the category on show, not as the highest of all.
    for (int at = 0; at < m_tabs->count(); ++at) {
        const bool shown = at == m_tabs->currentIndex();
        m_tabs->widget(at)->setSizePolicy(
            QSizePolicy::Preferred, shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    m_tabs->updateGeometry();
}

int CategoriesPane::nextShown(int by) const
{
    int at = m_tabs->currentIndex() + by;
    while (at >= 0 && at < m_tabs->count() && !m_tabs->isTabVisible(at))
        at += by;
    return at < m_tabs->count() ? at : -1;
}

void CategoriesPane::step(int by)
{
    const int to = nextShown(by);
    if (to < 0)
        return;
    m_tabs->setCurrentIndex(to);
    m_tabs->tabBar()->setFocus(Qt::OtherFocusReason); // the title of the step is read out, Tab goes into it
}

void CategoriesPane::reveal(const QWidget *inside)
{
    for (int at = 0; at < m_tabs->count(); ++at) {
        if (m_tabs->widget(at) == inside || m_tabs->widget(at)->isAncestorOf(inside))
            m_tabs->setCurrentIndex(at);
    }
}

void CategoriesPane::retranslate()
{
    if (m_back != nullptr) {
        m_back->setText(tr("Back"));
        m_next->setText(tr("Next"));
    }
    for (int at = 0; at < m_categories.size(); ++at)
        refreshTab(at);
}

void CategoriesPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace eforms::widgets
