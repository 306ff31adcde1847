#pragma once

#include "domain/request.h"

#include <QColor>
#include <QFrame>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

class QAbstractItemView;
class QBoxLayout;
class QScrollArea;

namespace eforms::ui {

/// What a colour means. An icon and a word always go with it.
enum class Tone { Neutral, Muted, Accent, Success, Warning, Error };

[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);
[[nodiscard]] QString stateIcon(domain::State state);
[[nodiscard]] Tone stateTone(domain::State state);

/// A label that never reads its text as markup.
[[nodiscard]] QLabel *makeLabel(const QString &name, QWidget *parent);
/// Explanations and captions, in the muted colour; wraps.
[[nodiscard]] QLabel *makeCaption(const QString &name, QWidget *parent);
/// Title of a page (@p level 1) or of a part of it (2, 3).
[[nodiscard]] QLabel *makeHeading(int level, const QString &name, QWidget *parent);
[[nodiscard]] QPushButton *makeButton(const QString &name, const QString &icon, QWidget *parent);
/// The one main action of a page.
[[nodiscard]] QPushButton *makePrimaryButton(const QString &name, const QString &icon, QWidget *parent);
/// Icon only; the words are its tool tip and accessible name.
[[nodiscard]] QToolButton *makeIconButton(const QString &name, const QString &icon, QWidget *parent);
/// Sets text and accessible name; `&` in @p text stays an ampersand on screen.
void setWords(QAbstractButton *button, const QString &text);
/// An icon that keeps its colour in selected rows too.
[[nodiscard]] QIcon steadyIcon(const QString &name, Tone tone, const QWidget *on);
/// Selected rows tinted instead of filled, so that status colours stay readable; again after each change of palette.
void calmSelection(QAbstractItemView *view);
/// Deletes all widgets of a layout, nested ones too.
void clearLayout(QLayout *layout);
/// A scroll area without a frame that holds @p content and never scrolls sideways.
[[nodiscard]] QScrollArea *makeScroll(QWidget *content, QWidget *parent);

/// An icon in the colour of a tone. Decoration: whatever it says stands in words beside it.
class IconMark : public QWidget
{
    Q_OBJECT

public:
    explicit IconMark(QWidget *parent, int size = 20);
    void set(const QString &icon, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

/// Icon and words side by side: the state of a request, of the connection, of a draft.
class StatusText : public QWidget
{
    Q_OBJECT

public:
    explicit StatusText(const QString &name, QWidget *parent);
    void set(const QString &icon, Tone tone, const QString &text);
    [[nodiscard]] QString text() const { return m_text->text(); }
    void setWordWrap(bool wrap);

private:
    IconMark *m_mark;
    QLabel *m_text;
};

/// A surface with a thin edge, for things that belong together.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent);
    /// A bar of this colour at the left; Neutral: none.
    void setTone(Tone tone);
    [[nodiscard]] QBoxLayout *column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QBoxLayout *m_column;
    Tone m_tone = Tone::Neutral;
};

} // namespace eforms::ui
