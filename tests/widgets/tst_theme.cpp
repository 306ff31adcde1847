#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace eforms::widgets;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsReadable_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(ThemeMode::Light);
        QTest::newRow("dark") << int(ThemeMode::Dark);
        QTest::newRow("high contrast") << int(ThemeMode::HighContrast);
    }

    void everyTextIsReadable()
    {
        QFETCH(int, mode);
        const Tokens t = tokens(static_cast<ThemeMode>(mode));

        for (const QColor &ground : {t.window, t.base, t.raised}) {
            for (const QColor &text : {t.text, t.muted, t.accent, t.error, t.warning, t.success, t.info})
                QVERIFY2(contrast(text, ground) >= 4.5,
                    qPrintable(u"%1 on %2: %3"_s.arg(text.name(), ground.name()).arg(contrast(text, ground))));
            QVERIFY2(contrast(t.edge, ground) >= 2.9, qPrintable(u"%1: %2"_s.arg(ground.name()).arg(contrast(t.edge, ground))));
        }
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.text, t.selection) >= 4.5);
    }

    void aWidgetFindsTheTokensInItsPalette()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark, ThemeMode::HighContrast})
            QCOMPARE(tokens(paletteOf(tokens(mode))).accent, tokens(mode).accent);
    }

    void theThemeChangesWhileTheProgramRuns()
    {
        applyTheme(*qApp, ThemeMode::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(ThemeMode::Light).window);

        applyTheme(*qApp, ThemeMode::Dark);

        QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(ThemeMode::Dark).window);
        QVERIFY(QApplication::font().pointSizeF() >= 10.0);
    }

    void aMissingIconIsAnEmptyOne()
    {
        QVERIFY(Icons::icon(u"no such thing"_s).isNull());
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
