#include "sync/verdict.h"

namespace eforms::sync {

using namespace Qt::StringLiterals;

Verdict judge(const domain::Refusal &refusal)
{
    switch (refusal.status) {
    case 401:
        return Verdict::SignIn;
    case 408: // timeout
    case 425: // too early
    case 426: // this program is too old: what was confirmed keeps until it was updated
    case 429: // too many
        return Verdict::Later;
    case 409:
        // The first copy is still at work, or an earlier command of the lane has not arrived.
        return refusal.code == "in-progress"_L1 || refusal.code == "out-of-order"_L1 ? Verdict::Later
                                                                                     : Verdict::Refused;
    default:
        return refusal.status >= 500 ? Verdict::Later : Verdict::Refused;
    }
}

Verdict judge(const Error &error)
{
    // Whatever else happened on the way, the outcome is unknown: only the server can say that a command was not carried out.
    return error.kind == ErrorKind::SignInNeeded ? Verdict::SignIn : Verdict::Later;
}

} // namespace eforms::sync
