#pragma once

#include "domain/auditchain.h"
#include "domain/identity.h"
#include "domain/request.h"
#include "engine/formmodel.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace eforms::ui {

/// A text in both languages of the product; equal where it needs no translation.
struct Bilingual {
    QString english;
    QString chinese;
};

/// A request as it is printed: plain words in both languages, in the order of the form. Holds nothing that belongs to a
/// thread, so that writing may happen anywhere.
struct PdfContent {
    struct Field {
        Bilingual label;
        Bilingual value;
    };
    struct Table {
        QList<Bilingual> columns;
        QList<QList<Bilingual>> rows;
    };
    struct Heading {
        Bilingual text;
    };
    using Block = std::variant<Heading, Field, Table>;

    Bilingual title;
    Bilingual organisation;
    QString reference; ///< empty until there is one
    QString draftId;
    bool isDraft = true; ///< marked as a draft on every page
    Bilingual printed;   ///< when
    QList<Block> blocks;
};

/// What a request's PDF is made of.
struct PdfSource {
    engine::FormModel &model;
    domain::Request request;
    domain::Membership membership;
    QList<domain::AuditEvent> audit;
    bool isChainWhole = true;
    QDateTime nowUtc;
};

[[nodiscard]] PdfContent pdfContent(const PdfSource &source);

} // namespace eforms::ui
