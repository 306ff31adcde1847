#pragma once

#include <QByteArray>
#include <QFont>
#include <QString>

namespace eforms::ui {

/// Makes the text of a PDF written by Qt searchable as it was written.
///
/// In its character maps Qt names each glyph by the lowest character that is drawn with it. In Chinese fonts that is
/// often a radical (U+2F3E instead of 戶, U+6236), and a search for the word finds nothing. Here each such name is
/// replaced by the character of @p text that the glyph stands for; lengths do not change, so no offset moves.
void nameGlyphsByText(QByteArray &pdf, const QString &text, const QFont &font);

} // namespace eforms::ui
