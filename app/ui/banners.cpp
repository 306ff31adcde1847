#include "ui/banners.h"

#include "ui/troubletext.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

namespace {

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return u"success"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Error:
        return u"error"_s;
    case Tone::Neutral:
    case Tone::Muted:
    case Tone::Accent:
        break;
    }
    return u"info"_s;
}

/// What the user can mend with patience or another try is a warning; the rest an error.
Tone toneOf(const workflow::Trouble &trouble)
{
    const auto *error = std::get_if<Error>(&trouble);
    const bool passing = error
        && (error->kind == ErrorKind::Offline || error->kind == ErrorKind::Timeout
            || error->kind == ErrorKind::Cancelled);
    return passing ? Tone::Warning : Tone::Error;
}

} // namespace

MessageBanner::MessageBanner(const QString &name, QWidget *parent)
    : Card(parent)
    , m_mark(new IconMark(this))
    , m_text(makeLabel(name + u".text"_s, this))
    , m_reference(makeCaption(name + u".reference"_s, this))
    , m_dismiss(makeIconButton(name + u".dismiss"_s, u"close"_s, this))
{
    setObjectName(name);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(m_text);
    words->addWidget(m_reference);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_dismiss, 0, Qt::AlignTop);
    column()->addLayout(row);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageBanner::clear);
    retranslate();
    hide();
}

void MessageBanner::say(Tone tone, const QString &text, const QString &reference)
{
    if (text.isEmpty()) {
        clear();
        return;
    }
    const bool isNews = m_text->text() != text || isHidden();
    setTone(tone);
    m_mark->set(toneIcon(tone), tone);
    m_text->setText(text);
    setAccessibleName(text);
    m_referenceCode = reference;
    retranslate();
    show();
    if (isNews) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void MessageBanner::say(const Words &words, const workflow::Trouble &trouble)
{
    say(toneOf(trouble), troubleText(words, trouble), troubleReference(trouble));
}

void MessageBanner::clear()
{
    m_text->clear();
    setAccessibleName({});
    hide();
}

void MessageBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void MessageBanner::retranslate()
{
    m_reference->setText(tr("Reference for the hotline 2979 7111: %1").arg(m_referenceCode));
    m_reference->setVisible(!m_referenceCode.isEmpty());
    m_dismiss->setToolTip(tr("Hide this message"));
    m_dismiss->setAccessibleName(m_dismiss->toolTip());
}

QuestionPanel::QuestionPanel(const QString &name, QWidget *parent)
    : Card(parent)
    , m_text(makeLabel(name + u".text"_s, this))
    , m_confirm(makeButton(name + u".confirm"_s, {}, this))
    , m_cancel(makePrimaryButton(name + u".cancel"_s, {}, this))
{
    setObjectName(name);
    setTone(Tone::Warning);
    m_text->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    buttons->addStretch(1);
    column()->addWidget(m_text);
    column()->addLayout(buttons);
    connect(m_confirm, &QPushButton::clicked, this, [this] { close(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { close(false); });
    hide();
}

void QuestionPanel::ask(const Question &question, std::function<void()> confirmed)
{
    m_confirmed = std::move(confirmed);
    m_text->setText(question.text);
    setAccessibleName(question.text);
    setWords(m_confirm, question.confirm);
    setWords(m_cancel, question.cancel);
    m_focusBefore = QApplication::focusWidget();
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void QuestionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close(false);
    else
        Card::keyPressEvent(event);
}

void QuestionPanel::close(bool confirmed)
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    const auto action = std::exchange(m_confirmed, {});
    if (confirmed && action)
        action();
}

} // namespace eforms::ui
