#include "widgets/problemlabel.h"

#include "widgets/accessiblerole.h"
#include "widgets/icons.h"
#include "widgets/problemtext.h"
#include "widgets/theme.h"
#include "widgets/wraplabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

ProblemLabel::ProblemLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new WrapLabel(this))
{
    setAccessibleRole(this, QAccessible::AlertMessage); // read out when it appears, wherever the focus is
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(6);
    m_icon->setTextFormat(Qt::PlainText);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    setVisible(false);
}

void ProblemLabel::showProblems(const FormScene &scene, const engine::Problems &problems)
{
    if (problems.isEmpty()) {
        m_text->clear();
        setVisible(false);
        return;
    }
    const engine::Severity severity = worst(problems);
    const QString text = problemTexts(scene.form(), problems, scene.language);
    if (text == m_text->text() && severity == m_severity && !isHidden())
        return;
    m_severity = severity;
    m_text->setText(text);
    const QString words = severity == engine::Severity::Error ? tr("Error: %1").arg(text) : tr("Warning: %1").arg(text);
    m_text->setAccessibleName(words);
    setAccessibleName(words);
    recolour();
    if (isHidden()) {
        setVisible(true);
        return;
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString ProblemLabel::text() const
{
    return m_text->text();
}

void ProblemLabel::recolour()
{
    const Tokens t = tokens(palette());
    const bool error = m_severity == engine::Severity::Error;
    const QColor colour = error ? t.error : t.warning;
    QPalette own = m_text->palette();
    if (own.color(QPalette::WindowText) == colour && !m_icon->pixmap().isNull())
        return;
    own.setColor(QPalette::WindowText, colour);
    m_text->setPalette(own);
    m_icon->setPixmap(Icons::icon(error ? u"error"_s : u"warning"_s, colour).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void ProblemLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_text->text().isEmpty())
        recolour();
    QWidget::changeEvent(event);
}

} // namespace eforms::widgets
