#include "widgets/tablenotice.h"

#include "widgets/theme.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Owns the translation context of these sentences.
struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(eforms::widgets::TableNotice)

public:
    [[nodiscard]] static QString done(const EditOutcome &outcome)
    {
        switch (outcome.kind) {
        case EditOutcome::Kind::Pasted:
            return tr("%n line(s) pasted.", nullptr, outcome.lines);
        case EditOutcome::Kind::Emptied:
            return outcome.cells == 0 ? QString() : tr("%n cell(s) emptied.", nullptr, outcome.cells);
        case EditOutcome::Kind::Filled:
            return tr("%n cell(s) filled.", nullptr, outcome.cells);
        case EditOutcome::Kind::Removed:
            return tr("%n line(s) removed.", nullptr, outcome.lines);
        case EditOutcome::Kind::Imported:
            return tr("%n line(s) imported.", nullptr, outcome.lines);
        case EditOutcome::Kind::None:
            break;
        }
        return {};
    }
    [[nodiscard]] static QStringList restrictions(const EditOutcome &outcome)
    {
        QStringList result;
        if (outcome.matched)
            result.append(tr("The columns were matched by their headings."));
        if (outcome.linesLeft > 0)
            result.append(tr("%n line(s) more than the table takes were left out.", nullptr, outcome.linesLeft));
        if (outcome.columnsLeft > 0)
            result.append(tr("%n column(s) beyond the last one were left out.", nullptr, outcome.columnsLeft));
        if (outcome.skipped > 0)
            result.append(tr("%n cell(s) cannot be changed and were left as they are.", nullptr, outcome.skipped));
        return result;
    }
};

} // namespace

QString outcomeText(const EditOutcome &outcome)
{
    QStringList sentences {Sentences::done(outcome)};
    sentences += Sentences::restrictions(outcome);
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

TableNotice::TableNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_formOrder(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_formOrder);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_formOrder->setAutoDefault(true);
    connect(m_formOrder, &QPushButton::clicked, this, &TableNotice::formOrderWanted);
    retranslate();
    refresh();
}

void TableNotice::refresh()
{
    QStringList sentences {m_order, m_said};
    sentences.removeAll(QString());
    const QString text = sentences.join(u' ');
    m_formOrder->setVisible(!m_order.isEmpty());
    setVisible(!text.isEmpty());
    if (m_text->text() == text)
        return;
    m_text->setText(text);
    m_text->setAccessibleName(text);
    if (!text.isEmpty()) {
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void TableNotice::showOutcome(const EditOutcome &outcome)
{
    say(outcomeText(outcome));
}

void TableNotice::say(const QString &sentence)
{
    m_said = sentence;
    refresh();
}

void TableNotice::showOrder(const QString &column, bool problemsOnly)
{
    QStringList sentences;
    if (!column.isEmpty())
        sentences.append(tr("Shown sorted by %1; the form keeps its own order.").arg(column));
    if (problemsOnly)
        sentences.append(tr("Only lines with problems are shown."));
    m_order = sentences.join(u' ');
    m_said.clear();
    refresh();
}

void TableNotice::retranslate()
{
    m_formOrder->setText(tr("Show all in the form's order"));
    m_said.clear(); // it was said in the other language
    refresh();
}

} // namespace eforms::widgets
