#pragma once

#include "server/backend.h"
#include "server/ledger.h"
#include "server/oncebook.h"
#include "server/progress.h"

namespace eforms::server {

/// Judges and carries out what people do with requests, from handing in to the answer of a question.
class Commands
{
public:
    explicit Commands(Backend &backend)
        : m_backend(backend)
        , m_once(backend)
    {
    }

    [[nodiscard]] HttpResponse command(const Call &call);

private:
    /// One command under judgement.
    struct Case {
        Sql &sql;
        Ledger ledger;
        const Call &call;
        domain::Event event;
        const Json &payload;
        domain::Request request;
        engine::FormPointer form;
        bool passwordFits = false; ///< of the second factor, if that is a password
        Move move;                 ///< what will be carried out
    };
    using Refused = std::optional<HttpResponse>;

    [[nodiscard]] bool passwordFits(const Call &call);
    [[nodiscard]] HttpResponse judge(Sql &sql, const Call &call, bool passwordFits);
    [[nodiscard]] Refused prepare(Case &current);
    [[nodiscard]] Refused submit(Case &current);
    [[nodiscard]] Refused claim(Case &current);
    [[nodiscard]] Refused open(Case &current);
    [[nodiscard]] Refused approve(Case &current);
    [[nodiscard]] Refused giveBack(Case &current);
    [[nodiscard]] Refused answer(Case &current);
    [[nodiscard]] Refused approveAnswer(Case &current);

    [[nodiscard]] Refused lateness(const Case &current) const;
    [[nodiscard]] Refused secondFactor(Case &current);
    [[nodiscard]] Refused attachments(Case &current) const;
    [[nodiscard]] engine::Problems problems(Case &current) const;
    /// Rules, cut-off and earlier approvals once more, before the request leaves the house.
    [[nodiscard]] Refused lastLook(Case &current);
    void invalidate(Case &current, const QString &reason);

    Backend &m_backend;
    OnceBook m_once;
};

} // namespace eforms::server
