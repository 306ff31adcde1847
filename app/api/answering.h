#pragma once

#include "api/answer.h"
#include "api/httpclient.h"

#include <QUuid>

#include <memory>

namespace eforms::api {

/// What a refusal says, with the pause it asks for: at most an hour, whatever a server writes.
[[nodiscard]] domain::Refusal refusalOf(const HttpAnswer &answer);

[[nodiscard]] inline QString newKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Turns an HTTP answer into a value by `read(const HttpAnswer &) -> Result<T>`, or into a refusal. Statuses in
/// @p alsoGood are read too.
template <typename T, typename Read>
[[nodiscard]] Async<Answer<T>> answering(
    const Async<HttpAnswer> &sent, QObject *context, Read read, QList<int> alsoGood = {})
{
    auto promise = std::make_shared<QPromise<Result<Answer<T>>>>();
    promise->start();
    then(sent, context, [promise, read = std::move(read), alsoGood](const Result<HttpAnswer> &answer) {
        const auto judged = [&]() -> Result<Answer<T>> {
            if (!answer)
                return fail(answer.error());
            if (!answer->isGood() && !alsoGood.contains(answer->status))
                return Answer<T>(refusalOf(*answer));
            Result<T> value = read(*answer);
            if (!value)
                return fail(value.error());
            return Answer<T>(std::in_place_index<0>, std::move(*value));
        };
        promise->addResult(judged());
        promise->finish();
    });
    return promise->future();
}

} // namespace eforms::api
