#include "widgets/theme.h"

#include "widgets/calmstyle.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

Tokens lightTokens()
{
    return {QColor(0xf5, 0xf7, 0xfa), QColor(0xff, 0xff, 0xff), QColor(0xee, 0xf1, 0xf5), QColor(0x1b, 0x24, 0x30),
        QColor(0x55, 0x60, 0x6e), QColor(0xd8, 0xde, 0xe6), QColor(0x7a, 0x85, 0x93), QColor(0x0f, 0x5c, 0xa8),
        QColor(0xff, 0xff, 0xff), QColor(0xd9, 0xe8, 0xf7), QColor(0xb3, 0x1f, 0x1a), QColor(0x85, 0x55, 0x00),
        QColor(0x1c, 0x6b, 0x3a), QColor(0x0f, 0x5c, 0xa8)};
}

Tokens darkTokens()
{
    return {QColor(0x1a, 0x1e, 0x24), QColor(0x22, 0x27, 0x2e), QColor(0x2a, 0x30, 0x39), QColor(0xe8, 0xec, 0xf1),
        QColor(0xa9, 0xb3, 0xc0), QColor(0x39, 0x41, 0x4c), QColor(0x73, 0x7f, 0x8e), QColor(0x7a, 0xb8, 0xf5),
        QColor(0x0c, 0x1a, 0x2a), QColor(0x2c, 0x45, 0x60), QColor(0xff, 0x95, 0x8a), QColor(0xf0, 0xbc, 0x5a),
        QColor(0x83, 0xd4, 0x9f), QColor(0x7a, 0xb8, 0xf5)};
}

Tokens highContrastTokens()
{
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    return {black, black, black, white, white, white, white, QColor(0xff, 0xff, 0x00), black, QColor(0x00, 0x3f, 0x8f),
        QColor(0xff, 0xa0, 0xa0), QColor(0xff, 0xd7, 0x66), QColor(0x8c, 0xff, 0xb0), QColor(0x8c, 0xd8, 0xff)};
}

/// Qt 6.4 does not say whether the desktop is dark, except through the palette it hands over at the start.
bool desktopIsDark()
{
#ifdef Q_OS_WIN
    const QSettings person(
        u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s, QSettings::NativeFormat);
    return person.value(u"AppsUseLightTheme"_s, 1).toInt() == 0;
#else
    static const bool dark = QPalette().color(QPalette::Window).lightness() < 128; // before our palette replaces it
    return dark;
#endif
}

} // namespace

Tokens tokens(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        return desktopIsDark() ? darkTokens() : lightTokens();
    case ThemeMode::Light:
        return lightTokens();
    case ThemeMode::Dark:
        return darkTokens();
    case ThemeMode::HighContrast:
        return highContrastTokens();
    }
    return lightTokens();
}

Tokens tokens(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    if (window == QColor(Qt::black))
        return highContrastTokens();
    return window.lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteOf(const Tokens &t)
{
    QPalette palette(t.raised, t.window);
    const auto all = [&palette](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    all(QPalette::WindowText, t.text);
    all(QPalette::Text, t.text);
    all(QPalette::ButtonText, t.text);
    all(QPalette::BrightText, t.error);
    all(QPalette::Base, t.base);
    all(QPalette::AlternateBase, t.raised);
    all(QPalette::Window, t.window);
    all(QPalette::Button, t.raised);
    all(QPalette::Light, t.base);
    all(QPalette::Midlight, t.raised);
    all(QPalette::Mid, t.line);
    all(QPalette::Dark, t.edge);
    all(QPalette::Shadow, t.edge);
    all(QPalette::Highlight, t.accent);
    all(QPalette::HighlightedText, t.onAccent);
    all(QPalette::Link, t.accent);
    all(QPalette::LinkVisited, t.accent);
    all(QPalette::ToolTipBase, t.raised);
    all(QPalette::ToolTipText, t.text);
    all(QPalette::PlaceholderText, t.muted);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.muted);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.raised);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.edge);
    return palette;
}

QFont bodyFont()
{
#ifdef Q_OS_WIN
    const QStringList wanted {u"Microsoft JhengHei UI"_s, u"Microsoft JhengHei"_s};
#else
    const QStringList wanted {u"Noto Sans CJK HK"_s, u"Noto Sans HK"_s, u"Noto Sans CJK TC"_s};
#endif
    const QStringList there = QFontDatabase::families();
    QFont font = QGuiApplication::font();
    for (const QString &family : wanted) {
        if (there.contains(family)) {
            font = QFont(family);
            break;
        }
    }
    font.setPointSizeF(10.0);
    return font;
}

void applyTheme(QApplication &application, ThemeMode mode)
{
    const Tokens chosen = tokens(mode);
    application.setStyle(new CalmStyle); // the application owns it
    application.setPalette(paletteOf(chosen));
    application.setFont(bodyFont());
}

} // namespace eforms::widgets
