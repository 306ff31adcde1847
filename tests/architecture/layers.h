#pragma once

#include "architecture/source.h"

#include <QMap>

namespace eforms::architecture {

/// What the CMake files declare about one library of ours.
struct Library {
    QString name;
    QString folder;       ///< relative to the root of the project
    QStringList depends;  ///< our own libraries it may include
    QStringList qt;       ///< Qt modules its headers may show, without `Qt6::`
    QStringList hiddenQt; ///< Qt modules that must not reach those who use it
};

/// What is compared: the declarations and the sources.
struct House {
    QList<Library> libraries;
    QList<Source> sources;
    QStringList qtFolders; ///< where Qt's module folders (`QtCore`, …) lie
};

/// Reads the rows `name|folder|depends|qt|hidden qt` that the root CMakeLists.txt collects.
[[nodiscard]] QList<Library> readLibraries(const QString &rows, const QString &root);

/// The rooms of the house that differ from the plan: unknown libraries, edges or Qt modules beyond it, cycles.
[[nodiscard]] QStringList planComplaints(const QList<Library> &libraries);

/// Includes that the declarations do not cover.
[[nodiscard]] QStringList includeComplaints(const House &house);

} // namespace eforms::architecture
