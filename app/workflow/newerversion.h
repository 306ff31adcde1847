#pragma once

#include "base/async.h"
#include "domain/draft.h"
#include "engine/migration.h"

#include <optional>

namespace eforms::workflow {

class Desk;

/// A draft of a form of which the server has published a newer version, and what would become of it there. Nothing is
/// changed until somebody agrees.
struct NewerVersion {
    domain::Draft draft;
    engine::FormPointer present; ///< the version that the draft was made with
    engine::FormPointer newer;
    engine::Migration migration;
    QDate acceptedUntil; ///< the last day on which the present version can be handed in; invalid: no end is set
    bool mustMove = false; ///< that day has passed

    /// The draft as it would be; what the newer version has no place for stays beside it, with its labels.
    [[nodiscard]] domain::Draft moved() const;
};

/// Nothing when the draft has the newest version or there is no way to it. Fails as FormShelf::form does.
[[nodiscard]] Async<std::optional<NewerVersion>> lookForNewerVersion(Desk &desk, const domain::Draft &draft);

} // namespace eforms::workflow
