#pragma once

#include <QString>

#include <optional>

namespace eforms::engine {

/// The parts of a URI or of a reference to one (RFC 3986), as written: nothing is decoded or normalised.
struct Uri {
    QString scheme;
    std::optional<QString> authority; ///< what follows `//`
    QString path;
    std::optional<QString> query;
    std::optional<QString> fragment;

    /// Takes any text apart; what cannot be a scheme is part of the path.
    [[nodiscard]] static Uri split(const QString &text);
    /// RFC 3986, 5.2: what @p reference means where the base is this.
    [[nodiscard]] Uri resolved(const Uri &reference) const;
    [[nodiscard]] QString toString() const;
};

} // namespace eforms::engine
