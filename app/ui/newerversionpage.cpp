#include "ui/newerversionpage.h"

#include "engine/structure.h"
#include "widgets/problemtext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;
using Kind = engine::MigrationChange::Kind;

namespace {

QString place(const engine::FormDefinition &form, const QString &path, Language language)
{
    engine::Problem named;
    named.path = path;
    return widgets::problemPlace(form, named, language);
}

} // namespace

QString plainValue(const engine::FormDefinition &form, const QString &path, const Json &value, Language language)
{
    if (value.isArray()) {
        QStringList parts;
        for (const Json &part : value.array())
            parts.append(plainValue(form, path, part, language));
        return parts.join(language == Language::English ? u", "_s : u"、"_s);
    }
    if (value.isObject()) {
        QStringList parts;
        for (const auto &[name, part] : value.object())
            parts.append(plainValue(form, pointerTo(path, name), part, language));
        return parts.join(u" · "_s);
    }
    if (value.isBool())
        return value.toBool() ? NewerVersionPage::tr("Yes") : NewerVersionPage::tr("No");
    return value.isEmpty() ? QString() : form.choiceLabel(engine::withoutIndices(path), value, language);
}

NewerVersionPage::NewerVersionPage(Shell &shell, workflow::NewerVersion version, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_version(std::move(version))
    , m_title(makeHeading(1, u"newer.title"_s, this))
    , m_intro(makeLabel(u"newer.intro"_s, this))
    , m_changes(new QTreeWidget(this))
    , m_move(makePrimaryButton(u"newer.move"_s, {}, this))
    , m_keep(makeButton(u"newer.keep"_s, {}, this))
    , m_back(makeButton(u"newer.back"_s, {}, this))
{
    setObjectName(u"newer"_s);
    m_intro->setWordWrap(true);
    m_changes->setObjectName(u"newer.changes"_s);
    m_changes->setColumnCount(4);
    m_changes->setRootIsDecorated(false);
    m_changes->setWordWrap(true);
    m_changes->setUniformRowHeights(false);
    m_changes->setTextElideMode(Qt::ElideNone);
    m_changes->header()->setSectionResizeMode(QHeaderView::Stretch);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *button : {m_move, m_keep, m_back})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::large);
    page->setSpacing(space::medium);
    page->addWidget(m_title);
    page->addWidget(m_intro);
    page->addWidget(m_changes, 1);
    page->addLayout(buttons);
    m_keep->setVisible(!m_version.mustMove);
    connect(m_move, &QPushButton::clicked, this, &NewerVersionPage::moveWanted);
    connect(m_keep, &QPushButton::clicked, this, &NewerVersionPage::keepWanted);
    connect(m_back, &QPushButton::clicked, this, &NewerVersionPage::closed);
    retranslate();
    m_changes->setFocus(Qt::OtherFocusReason);
}

void NewerVersionPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NewerVersionPage::retranslate()
{
    m_title->setText(tr("There is a newer version of this form"));
    m_intro->setText(intro());
    m_changes->setAccessibleName(tr("What becomes of your draft"));
    m_changes->setHeaderLabels({tr("What happens"), tr("Field"), tr("In your draft"), tr("In the newer version")});
    setWords(m_move, tr("Use the newer version"));
    setWords(m_keep, tr("Keep the present version"));
    setWords(m_back, tr("Back to the drafts"));
    fill();
}

QString NewerVersionPage::intro() const
{
    const Words &words = m_shell.languages.words();
    QStringList sentences {tr("“%1” was begun with version %2; version %3 is now in use.")
                               .arg(m_version.newer->text(u"title"_s, m_shell.languages.current()))
                               .arg(m_version.present->version())
                               .arg(m_version.newer->version())};
    if (m_version.mustMove)
        sentences.append(tr("The present version is no longer accepted; the draft can only be passed on in the newer one."));
    else if (m_version.acceptedUntil.isValid())
        sentences.append(tr("The present version is accepted until %1.").arg(words.date(m_version.acceptedUntil)));
    if (m_version.migration.changes.isEmpty())
        sentences.append(tr("All values of the draft stay as they are."));
    else
        sentences.append(tr("All values stay as they are, except those below. Nothing is lost: what has no place any more is "
                            "kept beside the draft."));
    return sentences.join(u' ');
}

QString NewerVersionPage::what(Kind kind) const
{
    switch (kind) {
    case Kind::Moved:
        return tr("Moves to another field");
    case Kind::Changed:
        return tr("Changes");
    case Kind::Added:
        return tr("Is new; look whether it is right");
    case Kind::LeftOut:
        return tr("Has no place; kept beside the draft");
    }
    return {};
}

void NewerVersionPage::fill()
{
    const Language language = m_shell.languages.current();
    m_changes->clear();
    for (const engine::MigrationChange &change : m_version.migration.changes) {
        const bool isNew = change.kind == Kind::Added;
        QString field = isNew ? place(*m_version.newer, change.to, language)
                              : place(*m_version.present, change.from, language);
        if (change.kind == Kind::Moved)
            field += u" → "_s + place(*m_version.newer, change.to, language);
        const QStringList cells {what(change.kind), field,
            isNew ? QString() : plainValue(*m_version.present, change.from, change.before, language),
            change.to.isEmpty() ? QString() : plainValue(*m_version.newer, change.to, change.after, language)};
        auto *line = new QTreeWidgetItem(m_changes, cells);
        for (int column = 0; column < cells.size(); ++column)
            line->setToolTip(column, cells.at(column));
    }
    m_changes->setVisible(!m_version.migration.changes.isEmpty());
    if (m_changes->topLevelItemCount() > 0)
        m_changes->setCurrentItem(m_changes->topLevelItem(0));
}

} // namespace eforms::ui
