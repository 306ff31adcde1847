#pragma once

#include "engine/formdefinition.h"

#include <QStringList>

namespace eforms::market {

/// The folder `forms/`: the catalogue of e-services and the documents of those whose form is written.
class FormLibrary
{
public:
    /// Reads the catalogue and the shared blocks and texts. Fails with NotFound, Storage or Malformed.
    [[nodiscard]] static Result<FormLibrary> open(const QString &directory = QStringLiteral(":/eforms/forms"));

    /// `{"categories":[…],"clearing_houses":[…],"services":[…]}`, all e-services in the portal's order.
    [[nodiscard]] const Json &catalogue() const { return m_catalogue; }
    /// The catalogue's line of an e-service; Absent for an unknown one.
    [[nodiscard]] const Json &service(const QString &slug) const;
    /// The e-services whose form is there, in the catalogue's order.
    [[nodiscard]] QStringList available() const { return m_available; }
    /// The documents of a form's present version, the common texts merged in (the form's own win). Fails with NotFound,
    /// Storage or Malformed.
    [[nodiscard]] Result<engine::FormBundle> bundle(const QString &slug) const;
    /// Earlier versions, which are kept whole in `versions/<version>.json`, in their order.
    [[nodiscard]] QList<int> earlierVersions(const QString &slug) const;
    /// An earlier version as it was published. Fails with NotFound, Storage or Malformed.
    [[nodiscard]] Result<engine::FormBundle> earlier(const QString &slug, int version) const;
    /// The folder of a form, whether it is there or not.
    [[nodiscard]] QString folder(const QString &slug) const;

    /// The documents in any folder of a form, wherever it lies: what forms share is looked for in `../../common`. Only
    /// schema.json must be there; without form.json the folder's name is the id. Fails with NotFound, Storage or
    /// Malformed.
    [[nodiscard]] static Result<engine::FormBundle> bundleIn(const QString &folder);
    /// The files that bundleIn() reads, whether they are there or not.
    [[nodiscard]] static QStringList filesOf(const QString &folder);

private:
    FormLibrary() = default;

    QString m_directory;
    Json m_catalogue;
    Json m_blocks;
    QHash<Language, Json> m_texts;
    QStringList m_available;
};

} // namespace eforms::market
