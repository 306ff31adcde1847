#pragma once

#include "server/backend.h"
#include "server/ledger.h"

#include <functional>

namespace eforms::server {

/// One step of a request, to be carried out.
struct Move {
    domain::Event event = domain::Event::Open;
    domain::Person by;
    QString role;
    QString device;
    QString reason;
    Json details;
    domain::State outcome = domain::State::Approved; ///< of Decide and Complete
    std::function<void(domain::Request &)> change;   ///< what changes besides the state; may be empty
};

/// Those who act where no person does.
[[nodiscard]] domain::Person systemPerson();
[[nodiscard]] domain::Person clearingHousePerson();

/// Moves @p request on by the table of the life cycle, stores it, adds to the trail and stores the notices. Whether
/// the move is allowed was judged before.
void carryOut(Sql &sql, Ledger &ledger, const Forms &forms, domain::Request &request, const Move &move);

} // namespace eforms::server
