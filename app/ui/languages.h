#pragma once

#include "base/language.h"
#include "ui/words.h"

#include <QObject>

#include <memory>

namespace eforms::ui {

/// The language of the screen, for our own words and for Qt's. After a switch every widget is told once, by a
/// LanguageChange event from the event loop, and words itself anew; no value typed by the user is touched.
class Languages : public QObject
{
    Q_OBJECT

public:
    explicit Languages(Language language = Language::TraditionalChinese, QObject *parent = nullptr);
    ~Languages() override;

    [[nodiscard]] Language current() const { return m_words.language(); }
    /// Words in the language of the screen.
    [[nodiscard]] const Words &words() const { return m_words; }
    void use(Language language);

    /// The language of a stored setting (`en`, `zh-Hant`); for anything else the one the computer is set to.
    [[nodiscard]] static Language fromSetting(const QString &text);

Q_SIGNALS:
    /// words() has changed; the widgets are told next.
    void changed();

private:
    class Speaker;

    Words m_words;
    std::unique_ptr<Speaker> m_speaker;
};

} // namespace eforms::ui
