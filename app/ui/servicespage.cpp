#include "ui/servicespage.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::Catalogue;
namespace space = widgets::space;

namespace {

constexpr int detailWidth = 280;
constexpr int detailsFrom = 720; ///< below, the list alone: Enter or a double click opens

int checkersOf(const domain::Service &service)
{
    int count = 0;
    for (const domain::ApprovalLevel &level : service.levels)
        count += level.count;
    return count;
}

} // namespace

ServicesPage::ServicesPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_title(makeHeading(1, u"services.title"_s, this))
    , m_search(new QLineEdit(this))
    , m_list(new EntryList(u"services.list"_s, this))
    , m_details(new Card(this))
    , m_name(makeHeading(2, u"services.name"_s, this))
    , m_purpose(makeLabel(u"services.purpose"_s, this))
    , m_facts(makeCaption(u"services.facts"_s, this))
    , m_reason(makeCaption(u"services.reason"_s, this))
    , m_open(makePrimaryButton(u"services.open"_s, {}, this))
{
    setObjectName(u"services"_s);
    m_search->setObjectName(u"services.search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(widgets::Icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_name->setWordWrap(true);
    m_purpose->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    m_search->setFixedWidth(detailWidth);
    head->addWidget(m_search);
    auto *listCard = new Card(this);
    listCard->column()->setContentsMargins(space::small, space::small, space::small, space::small);
    listCard->column()->addWidget(m_list);
    m_details->setFixedWidth(detailWidth);
    for (QWidget *part : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_purpose),
             static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_reason)})
        m_details->column()->addWidget(part);
    m_details->column()->addSpacing(space::small);
    m_details->column()->addWidget(m_open);
    m_details->column()->addStretch(1);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::large);
    body->addWidget(listCard, 1);
    body->addWidget(m_details);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::large);
    page->setSpacing(space::medium);
    page->addLayout(head);
    page->addLayout(body, 1);

    connect(m_search, &QLineEdit::textChanged, this, &ServicesPage::refresh);
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &EntryList::opened, this, &ServicesPage::open);
    connect(m_list, &EntryList::currentChanged, this, &ServicesPage::showDetails);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_list->currentId()); });
    connect(&m_workplace.catalogue(), &Catalogue::changed, this, &ServicesPage::refresh);
    retranslate();
}

void ServicesPage::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ServicesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ServicesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_details->setVisible(width() >= detailsFrom);
    m_search->setFixedWidth(width() >= detailsFrom ? detailWidth : detailWidth / 2);
}

void ServicesPage::retranslate()
{
    m_title->setText(tr("E-services"));
    m_search->setPlaceholderText(tr("Search number or title"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(m_title->text());
    setWords(m_open, tr("Start this e-service"));
    refresh();
}

const Catalogue::Entry *ServicesPage::entry(const QString &slug) const
{
    const auto &entries = m_workplace.catalogue().entries();
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&slug](const Catalogue::Entry &item) { return item.service.slug == slug; });
    return found == entries.end() ? nullptr : &*found;
}

QString ServicesPage::reason(Catalogue::Closed closed) const
{
    switch (closed) {
    case Catalogue::Closed::No:
        return {};
    case Catalogue::Closed::NotAvailable:
        return tr("Not yet available");
    case Catalogue::Closed::NoRight:
        return tr("You do not have the right to make this request. Ask your administrator.");
    }
    return {};
}

QString ServicesPage::facts(const domain::Service &service) const
{
    const Words &words = m_shell.languages.words();
    QStringList parts;
    QStringList houses;
    for (const QString &code : service.clearingHouses)
        houses.append(words.clearingHouse(code));
    parts.append(houses.join(words.isChinese() ? u"、"_s : u", "_s));
    if (const int checkers = checkersOf(service); checkers > 0)
        parts.append(words.approvals(checkers));
    if (service.open == "00:00"_L1 && service.close == "24:00"_L1)
        parts.append(tr("Open 24 hours"));
    else if (!service.open.isEmpty())
        parts.append(tr("Hours %1–%2").arg(service.open, service.close));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

EntryList::Entry ServicesPage::row(const Catalogue::Entry &item) const
{
    const domain::Service &service = item.service;
    const Language language = m_shell.languages.current();
    const bool isOpen = item.closed == Catalogue::Closed::No;
    EntryList::Entry row;
    row.id = service.slug;
    row.title = u"%1. %2"_s.arg(service.number).arg(service.title(language));
    row.detail = facts(service);
    row.icon = isOpen ? u"services"_s : item.closed == Catalogue::Closed::NoRight ? u"lock"_s : u"clock"_s;
    row.tone = Tone::Accent;
    row.aside = item.closed == Catalogue::Closed::NoRight ? tr("No right") : reason(item.closed);
    row.grey = !isOpen;
    return row;
}

void ServicesPage::refresh()
{
    const Words &words = m_shell.languages.words();
    const QString wanted = m_search->text().simplified();
    QList<EntryList::Entry> rows;
    QString category;
    for (const Catalogue::Entry &item : m_workplace.catalogue().entries()) {
        const domain::Service &service = item.service;
        const QString haystack
            = QStringList {QString::number(service.number), service.titleEn, service.titleZh, service.slug}.join(u'\n');
        if (!wanted.isEmpty() && !haystack.contains(wanted, Qt::CaseInsensitive))
            continue;
        if (service.category != category) {
            category = service.category;
            rows.append({{}, words.category(category), {}, {}, Tone::Neutral, {}, false});
        }
        rows.append(row(item));
    }
    m_list->setEmptyText(wanted.isEmpty() ? tr("The e-services are being fetched …")
                                          : tr("No e-service fits “%1”.").arg(wanted));
    m_list->fill(rows);
    if (m_list->currentId().isEmpty() && rows.size() > 1)
        m_list->setCurrentRow(1);
    showDetails();
}

void ServicesPage::showDetails()
{
    const Catalogue::Entry *item = entry(m_list->currentId());
    const Language language = m_shell.languages.current();
    for (QWidget *part : {static_cast<QWidget *>(m_purpose), static_cast<QWidget *>(m_facts),
             static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_open)})
        part->setVisible(item != nullptr);
    m_name->setText(item ? item->service.title(language) : tr("Choose an e-service"));
    if (!item)
        return;
    const QString purpose = language == Language::English ? item->service.purposeEn : item->service.purposeZh;
    m_purpose->setText(purpose);
    m_purpose->setVisible(!purpose.isEmpty());
    m_facts->setText(facts(item->service));
    m_reason->setText(reason(item->closed));
    m_reason->setVisible(item->closed != Catalogue::Closed::No);
    m_open->setEnabled(item->closed == Catalogue::Closed::No);
}

void ServicesPage::open(const QString &slug)
{
    const Catalogue::Entry *item = entry(slug);
    if (item && item->closed == Catalogue::Closed::No)
        Q_EMIT serviceChosen(slug);
}

} // namespace eforms::ui
