#pragma once

#include "base/signing.h"
#include "engine/formdefinition.h"

namespace eforms::market {

/// One published version of a form as it travels: the bundle, its hash and the publisher's signature. What a version says
/// never changes, so that whoever has it can keep it.
///
/// The signature is over `eforms form package 1`, slug, version and hash, each on a line of its own; the hash is that of
/// the bundle (FormBundle::hash).
struct FormPackage {
    QString slug;
    int version = 0;
    QString hash;
    QByteArray signature;
    Json bundle;

    [[nodiscard]] static FormPackage seal(const engine::FormBundle &bundle, const base::SigningKey &publisher);
    /// Fails with Malformed when a member is missing.
    [[nodiscard]] static Result<FormPackage> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// The bundle, when it is what the holder of @p publisher signed. Fails with NotGenuine when it is not (another content,
    /// another form or version than it says, another signer), or as FormBundle::fromJson.
    [[nodiscard]] Result<engine::FormBundle> open(const QByteArray &publisher) const;
};

} // namespace eforms::market
