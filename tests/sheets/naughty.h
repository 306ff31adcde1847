#pragma once

#include "base/json.h"

#include <QFile>

/// The big list of naughty strings, where it is at hand: EFORMS_NAUGHTY_STRINGS names the file.
inline QStringList naughtyStrings()
{
    QFile file(qEnvironmentVariable("EFORMS_NAUGHTY_STRINGS"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto list = eforms::Json::parse(file.readAll());
    return list ? list->toStringList() : QStringList();
}
