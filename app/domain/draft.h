#pragma once

#include "base/json.h"

#include <QDateTime>

namespace eforms::domain {

/// What a maker has typed, as kept on this computer. It may be incomplete or wrong; it is never lost.
struct Draft {
    enum class Stage {
        Editing, ///< being typed
        Waiting, ///< passed to the checker; the command is in the outbox or already with the server
    };

    QString id; ///< UUID of the request-to-be, made by the client
    QString participant;
    QString form; ///< slug
    int formVersion = 0;
    QString formHash;     ///< the bundle it was filled in with
    Json data;
    /// Values of earlier form versions that the present one has no place for: `[{"path","version","value","label_en",
    /// "label_zh-Hant"}]`.
    Json setAside;
    int baseRevision = 0; ///< the server's revision that the edits are based on; 0: the server has never seen it
    Stage stage = Stage::Editing;
    QDateTime createdUtc;
    QDateTime updatedUtc;

    /// Fails with Malformed.
    [[nodiscard]] static Result<Draft> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

} // namespace eforms::domain
