#pragma once

#include <QByteArray>
#include <QString>

namespace eforms::check {

/// What a command prints, and its exit status.
struct Answer {
    enum Status {
        Good = 0,   ///< valid, nothing found
        Faulty = 1, ///< problems were found
        Failed = 2, ///< it could not be done: a file that cannot be read, a form that cannot be loaded, wrong usage
    };
    Status status = Good;
    QByteArray output; ///< to standard output
    QString failure;   ///< to standard error
};

[[nodiscard]] inline Answer failed(QString why)
{
    return {Answer::Failed, {}, std::move(why)};
}

} // namespace eforms::check
