#pragma once

#include "engine/formmodel.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>

/// What one run does with bytes from a stranger. libFuzzer calls it, and so does replay.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace fuzz {

using namespace eforms;
using namespace Qt::StringLiterals;

[[nodiscard]] inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

/// Input that is no JSON says nothing about what comes after the reader.
[[nodiscard]] inline Json jsonOf(const std::uint8_t *data, std::size_t size)
{
    return Json::parse(bytesOf(data, size)).value_or(Json());
}

/// Ends the program where a promise is broken, so that the fuzzer keeps the input.
inline void require(bool kept, const char *promise)
{
    if (!kept)
        qFatal("broken promise: %s", promise);
}

[[nodiscard]] inline engine::FormContext context()
{
    engine::FormContext made;
    made.values = Json::of({{u"today"_s, u"2025-07-08"_s}, {u"time_hkt"_s, u"10:30"_s},
        {u"participant"_s, Json::of({{u"id"_s, u"B01234"_s}})}});
    made.lookup = [](const QString &, const Json &key) {
        return key == Json(u"00001"_s) ? Json::of({{u"name"_s, u"One"_s}}) : Json();
    };
    made.knows = [](const QString &) { return true; };
    return made;
}

/// Fills a loaded form with data as a file and as an editor does, and looks at all that is then shown.
inline void useForm(const engine::FormDefinition &form, const Json &data)
{
    for (const auto purpose : {engine::Purpose::Draft, engine::Purpose::Submission}) {
        for (const engine::Problem &problem : engine::validate(form, data, context(), purpose)) {
            for (const Language language : {Language::English, Language::TraditionalChinese})
                static_cast<void>(form.problemText(problem, language));
        }
    }
}

} // namespace fuzz
