#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace eforms::base {

/// Why something could not be known or done. Decides what happens next; wording is the screen's business.
enum class ErrorKind {
    Cancelled,       ///< given up by the caller, or the worker ended first
    Offline,         ///< no connection: name not found, refused, unreachable, or broken off; the outcome is unknown
    Timeout,         ///< no complete answer within the deadline; the outcome is unknown
    Untrusted,       ///< the server's certificate could not be verified
    NotOurServer,    ///< an answer, but not from a Client Portal server (captive portal, redirect, other program)
    NotGenuine,      ///< not what its publisher signed, or older than what was published before
    Malformed,       ///< bytes that do not follow the agreed format
    TooLarge,        ///< over a limit on bytes, depth or count
    Corrupt,         ///< stored data that fails its integrity check
    Storage,         ///< disk cannot be read or written
    StorageFull,     ///< no space left
    StorageInUse,    ///< another process holds the store
    StorageNewer,    ///< the store was written by a newer version of the program
    KeyUnavailable,  ///< no key slot could be opened
    WrongSecret,     ///< a password or key that does not open what it should
    NotFound,        ///< the thing asked for does not exist
    Unsupported,     ///< a newer format or an unknown keyword: refuse rather than guess
    SignInNeeded,    ///< there is no session, or it has ended
    Internal,        ///< our own mistake, contained
};

/// What went wrong, for deciding and for the log. Holds no sentence for people and no personal data.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// Marks a failure on its way into a Result.
struct Failure {
    Error error;
};

[[nodiscard]] inline Failure fail(ErrorKind kind, QString detail = {})
{
    return {{kind, std::move(detail)}};
}

[[nodiscard]] inline Failure fail(Error error)
{
    return {std::move(error)};
}

/// A value, or the reason why there is none. Names follow std::expected.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Failure failure) : m_state(std::in_place_index<1>, std::move(failure.error)) { }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Must hold a value.
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    /// Must hold an error.
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

    template <typename U>
    [[nodiscard]] T value_or(U &&fallback) const
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

/// The value of a Result that only says "done".
using Done = std::monostate;
using Status = Result<Done>;

[[nodiscard]] inline Status ok()
{
    return Status(Done {});
}

} // namespace eforms::base

namespace eforms {
using base::Done;
using base::Error;
using base::ErrorKind;
using base::fail;
using base::ok;
using base::Result;
using base::Status;
} // namespace eforms
