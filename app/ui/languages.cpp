#include "ui/languages.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QTranslator>

namespace eforms::ui {

using namespace Qt::StringLiterals;

/// One translator that stays installed and changes what it says: installing and removing several would tell every
/// widget several times, in between with half of the words.
class Languages::Speaker : public QTranslator
{
public:
    Speaker()
    {
        (void)m_english.load(u":/eforms/translations/eforms_en.qm"_s);
        (void)m_chinese.load(u":/eforms/translations/eforms_zh_Hant.qm"_s);
        (void)m_chineseQt.load(u":/eforms/translations/qtbase_zh_TW.qm"_s);
    }

    void use(Language language) { m_language = language; }

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *comment, int n) const override
    {
        if (m_language == Language::English)
            return m_english.translate(context, source, comment, n);
        const QString own = m_chinese.translate(context, source, comment, n);
        return own.isEmpty() ? m_chineseQt.translate(context, source, comment, n) : own;
    }

private:
    Language m_language = Language::English;
    QTranslator m_english;
    QTranslator m_chinese;
    QTranslator m_chineseQt;
};

namespace {

void setLocale(Language language)
{
    QLocale::setDefault(language == Language::English
            ? QLocale(QLocale::English, QLocale::HongKong)
            : QLocale(QLocale::Chinese, QLocale::TraditionalHanScript, QLocale::HongKong));
}

} // namespace

Languages::Languages(Language language, QObject *parent)
    : QObject(parent)
    , m_words(language)
    , m_speaker(std::make_unique<Speaker>())
{
    m_speaker->use(language);
    setLocale(language);
    QCoreApplication::installTranslator(m_speaker.get());
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(m_speaker.get());
}

void Languages::use(Language language)
{
    if (language == current())
        return;
    m_words = Words(language);
    m_speaker->use(language);
    setLocale(language);
    QEvent tell(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &tell);
    Q_EMIT changed();
}

Language Languages::fromSetting(const QString &text)
{
    if (text == languageTag(Language::English))
        return Language::English;
    if (text == languageTag(Language::TraditionalChinese))
        return Language::TraditionalChinese;
    return QLocale::system().language() == QLocale::English ? Language::English : Language::TraditionalChinese;
}

} // namespace eforms::ui
