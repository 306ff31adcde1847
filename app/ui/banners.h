#pragma once

#include "ui/languages.h"
#include "ui/parts.h"
#include "workflow/trouble.h"

#include <QPointer>

#include <functional>

namespace eforms::ui {

/// A message in the page: what happened, what was kept, what to do, and a reference to give to the hotline.
/// Hidden while there is nothing to say. Screen readers announce it when it changes.
///
/// Object names: `<name>` the banner, `<name>.text` the sentence, `<name>.reference`, `<name>.dismiss`.
class MessageBanner : public Card
{
    Q_OBJECT

public:
    MessageBanner(const QString &name, QWidget *parent);

    void say(Tone tone, const QString &text, const QString &reference = {});
    /// Shows the trouble's sentence, or hides.
    void say(const Words &words, const workflow::Trouble &trouble);
    void clear();
    [[nodiscard]] QString text() const { return m_text->text(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    IconMark *m_mark;
    QLabel *m_text;
    QLabel *m_reference;
    QString m_referenceCode;
    QToolButton *m_dismiss;
};

/// A question inside the window. Its buttons name what they do; Escape is the harmless one, which is also offered first.
///
/// Object names: `<name>`, `<name>.text`, `<name>.confirm`, `<name>.cancel`.
class QuestionPanel : public Card
{
    Q_OBJECT

public:
    QuestionPanel(const QString &name, QWidget *parent);

    struct Question {
        QString text;
        QString confirm; ///< “Discard draft”
        QString cancel;  ///< “Keep editing”
    };
    /// Shows the question and takes the focus; @p confirmed is called when the action is chosen.
    void ask(const Question &question, std::function<void()> confirmed);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close(bool confirmed);

    QLabel *m_text;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
    std::function<void()> m_confirmed;
    QPointer<QWidget> m_focusBefore;
};

} // namespace eforms::ui
