#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace eforms::architecture {

/// One C++ file as the checks of this folder see it.
struct Source {
    QString path;     ///< relative to the root of the project, with forward slashes
    QStringList text; ///< its lines as written
    QStringList code; ///< the same lines with comments and the insides of literals blanked
};

/// `file:line: sentence`, the form editors jump to; @p line counts from 0, and -1 speaks of the whole file.
[[nodiscard]] QString complaint(const Source &source, qsizetype line, const QString &sentence);

/// Blanks comments and the insides of string and character literals; keeps every line break and column.
[[nodiscard]] QString withoutCommentsAndLiterals(const QString &text);

[[nodiscard]] Source sourceOf(const QString &path, const QString &text);

/// All .h and .cpp files under @p folder (a path inside @p root), sorted by path.
[[nodiscard]] QList<Source> readSources(const QString &root, const QString &folder);

} // namespace eforms::architecture
