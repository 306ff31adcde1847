#pragma once

#include <QColor>
#include <QPalette>

class QApplication;
class QFont;

namespace eforms::widgets {

enum class ThemeMode {
    System, ///< light or dark, as the desktop is
    Light,
    Dark,
    HighContrast,
};

/// The colours that everything is drawn with. Every text colour keeps a contrast of at least 4.5:1 on `window`, `base`
/// and `raised`; status colours never stand alone, an icon and a word go with them.
struct Tokens {
    QColor window;     ///< behind pages
    QColor base;       ///< inside fields and tables
    QColor raised;     ///< panels, headers of tables, read-only fields
    QColor text;
    QColor muted;      ///< hints and captions
    QColor line;       ///< dividers
    QColor edge;       ///< borders of controls, 3:1 on window
    QColor accent;     ///< the one accent: focus, primary buttons, links
    QColor onAccent;   ///< text on accent
    QColor selection;  ///< selected rows
    QColor error;
    QColor warning;
    QColor success;
    QColor info;
};

/// Steps of the spacing scale, in device-independent pixels.
namespace space {
constexpr int tiny = 4;
constexpr int small = 8;
constexpr int medium = 12;
constexpr int large = 16;
constexpr int wide = 24;
} // namespace space

/// The tokens of a mode; System is decided by what the desktop shows.
[[nodiscard]] Tokens tokens(ThemeMode mode);
/// The tokens that belong to a palette made here, so that a widget needs to know no mode.
[[nodiscard]] Tokens tokens(const QPalette &palette);
[[nodiscard]] QPalette paletteOf(const Tokens &tokens);
/// Body font: a Hong Kong face where there is one, 10 pt.
[[nodiscard]] QFont bodyFont();

/// Sets style, palette and font of the whole program; may be called again at any time.
void applyTheme(QApplication &application, ThemeMode mode);

} // namespace eforms::widgets
