#pragma once

#include "api/answer.h"

namespace eforms::sync {

/// What an answer, or its absence, says about the call that was sent.
enum class Verdict {
    Accepted, ///< done, now or on an earlier attempt
    Refused,  ///< will never be accepted as it is; the user must look
    Later,    ///< not decided; send the same again
    SignIn,   ///< not decided; a new sign-in is needed first
};

[[nodiscard]] Verdict judge(const domain::Refusal &refusal);
[[nodiscard]] Verdict judge(const Error &error);

template <typename T>
[[nodiscard]] Verdict judge(const Result<api::Answer<T>> &answer)
{
    if (!answer)
        return judge(answer.error());
    const auto *refusal = std::get_if<domain::Refusal>(&*answer);
    return refusal ? judge(*refusal) : Verdict::Accepted;
}

/// The refusal of an answer that is one.
template <typename T>
[[nodiscard]] const domain::Refusal *refusalIn(const Result<api::Answer<T>> &answer)
{
    return answer ? std::get_if<domain::Refusal>(&*answer) : nullptr;
}

} // namespace eforms::sync
