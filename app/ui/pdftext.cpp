#include "ui/pdftext.h"

#include <QHash>
#include <QRawFont>
#include <QSet>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t lastCharacter = 0xffff;
constexpr qsizetype codeLength = 6; ///< `<6236>`

/// Every character of the basic plane except surrogates, lowest first.
QString allCharacters()
{
    QString all;
    all.reserve(lastCharacter);
    for (char32_t code = 1; code < lastCharacter; ++code)
        all.append(QChar::isSurrogate(code) ? QChar(u'\0') : QChar(static_cast<char16_t>(code)));
    return all;
}

/// Lowest character of a glyph → the one that the text uses for it.
QHash<QByteArray, QByteArray> corrections(const QString &text, const QFont &font)
{
    const QRawFont raw = QRawFont::fromFont(font);
    const QString all = allCharacters();
    const QList<quint32> glyphs = raw.glyphIndexesForString(all);
    QHash<quint32, char16_t> lowest;
    for (qsizetype i = glyphs.size() - 1; i >= 0; --i)
        lowest.insert(glyphs.at(i), all.at(i).unicode());

    QSet<QChar> used(text.begin(), text.end());
    const auto written = [](char16_t code) {
        return QByteArray('<' + QByteArray::number(code, 16).toUpper().rightJustified(4, '0') + '>');
    };
    QHash<QByteArray, QByteArray> map {{written(u'\t'), written(u' ')}};
    for (const QChar character : used) {
        const QList<quint32> glyph = raw.glyphIndexesForString(QString(character));
        if (glyph.size() != 1 || glyph.first() == 0)
            continue;
        const char16_t first = lowest.value(glyph.first(), character.unicode());
        if (first != character.unicode() && !used.contains(QChar(first)))
            map.insert(written(first), written(character.unicode()));
    }
    return map;
}

} // namespace

void nameGlyphsByText(QByteArray &pdf, const QString &text, const QFont &font)
{
    const QHash<QByteArray, QByteArray> map = corrections(text, font);
    qsizetype begin = pdf.indexOf("begincmap");
    while (begin >= 0) {
        const qsizetype end = pdf.indexOf("endcmap", begin);
        if (end < 0)
            return;
        for (qsizetype at = pdf.indexOf('<', begin); at >= 0 && at < end; at = pdf.indexOf('<', at + 1)) {
            const auto found = map.constFind(pdf.mid(at, codeLength).toUpper());
            if (found != map.constEnd())
                pdf.replace(at, codeLength, *found);
        }
        begin = pdf.indexOf("begincmap", end);
    }
}

} // namespace eforms::ui
