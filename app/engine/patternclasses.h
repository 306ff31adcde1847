#pragma once

#include <QString>

#include <optional>

namespace eforms::engine {

/// Goes through the text of a regular expression.
class PatternReader
{
public:
    explicit PatternReader(const QString &text) : m_text(text) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The next character; a null character at the end.
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_text[m_at]; }
    [[nodiscard]] bool startsWith(QStringView text) const { return QStringView(m_text).mid(m_at).startsWith(text); }
    bool take(QChar character);
    QString takeNext(qsizetype count);
    /// The next code point.
    QString takeCharacter();
    /// Up to and with @p end, which is not returned; nothing where it does not come.
    std::optional<QString> takeUntil(QChar end);
    /// Length of the quantifier that stands here, without a `?` behind it; 0 for none.
    [[nodiscard]] qsizetype quantifierLength() const;
    /// `(?<name>` as it stands here; empty where it does not.
    [[nodiscard]] QString groupName() const;

    void complain(const QString &why) { m_why = why; }
    [[nodiscard]] QString complaint() const { return m_why; }

private:
    QString m_text;
    qsizetype m_at = 0;
    QString m_why;
};

/// Adds a character to those of @p all, if it is not among them.
void addCharacter(QString &all, const QString &character);

/// A `[…]` that begins here, in PCRE2's spelling; empty, with a complaint, if it is none. Characters that stand for
/// themselves are added to @p characters.
[[nodiscard]] QString translatedClass(PatternReader &reader, QString &characters);
/// The same for a `\…` outside of a class.
[[nodiscard]] QString translatedEscape(PatternReader &reader, QString &characters);

} // namespace eforms::engine
