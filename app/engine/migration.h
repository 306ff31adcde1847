#pragma once

#include "engine/formdefinition.h"

#include <QDate>

namespace eforms::engine {

/// What became of one value when a draft moved to a newer version of its form.
struct MigrationChange {
    enum class Kind {
        Moved,   ///< the same value in another place
        Changed, ///< another value in the same place, or in another one
        Added,   ///< the newer version needs it and proposes a value
        LeftOut, ///< the newer version has no place for it; it is kept beside the draft
    };
    Kind kind = Kind::Changed;
    QString from; ///< path in the older data; empty for Added
    QString to;   ///< path in the newer data; empty for LeftOut
    Json before;  ///< Absent for Added
    Json after;   ///< Absent for LeftOut
};

/// A draft moved to a newer version of its form. Every value of the older data is in `data` or in `left`.
struct Migration {
    Json data;
    Json left; ///< `{"/positions/0/counter": "80388"}`: values without a place, by their path in the older data
    QList<MigrationChange> changes; ///< in the order of the steps; what is not named stays as it was
};

/// The migrations of a form are kept in FormBundle::migrations as `{"1-2": {"steps": […]}}`, one version at a time.
/// A step is one of
///     {"op":"move","from":"/a","path":"/b"}     {"op":"map","path":"/rows/*/reason","values":{"OLD":"NEW"}}
///     {"op":"add","path":"/c","value":true}     {"op":"remove","path":"/rows/*/counter"}
/// where `*` stands for every row; a move stays within its row. Values that the newer version does not know and no step
/// names are left out as by `remove`.
///
/// Fails with NotFound (there is no way from @p from to this version) or Malformed (a step that cannot be carried out).
[[nodiscard]] Result<Migration> migrate(const Json &data, int from, const FormDefinition &to);

/// Until which day a server takes requests of version @p from (`accepted_until` of the migration from it); invalid: no end
/// is set, or there is no such migration.
[[nodiscard]] QDate acceptedUntil(int from, const FormDefinition &newest);

} // namespace eforms::engine
