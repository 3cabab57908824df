// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace releasedesk {

//! Why an operation did not succeed, in the vocabulary of gRPC status codes (https://grpc.io/docs/guides/status-codes).
enum class ErrorCode {
    Cancelled,
    InvalidArgument,
    Unknown, //!< it may or may not have taken effect: look it up, never repeat it
    DeadlineExceeded,
    NotFound,
    AlreadyExists,
    PermissionDenied,
    Unauthenticated,
    ResourceExhausted, //!< rate limit or quota; see Error::retryAfter
    FailedPrecondition,
    Aborted, //!< a concurrent change won; reload and decide again
    Unimplemented,
    Unavailable,
    DataLoss, //!< the peer answered something that cannot be read
    Internal,
};

//! The stable name of a code, e.g. "FailedPrecondition", as it stands in events and in JSON output.
[[nodiscard]] QString errorCodeName(ErrorCode code);

//! The reverse of errorCodeName; an unknown name reads as Internal.
[[nodiscard]] ErrorCode errorCodeFromName(QStringView name);

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; //!< one translated text, fit to show: what is wrong, what it means, what to do
    QString detail; //!< for the log and "Show details"; never holds a secret
    std::optional<std::chrono::seconds> retryAfter = std::nullopt;
    QString reason = {}; //!< stable name of a refusal for programs, e.g. "approval.notYourTurn"; may be empty
    bool nothingHappened
        = false; //!< proved: nothing left this machine, or the endpoint never took it; a new attempt is safe

    [[nodiscard]] bool isRetryable() const
    {
        return code == ErrorCode::Unavailable || code == ErrorCode::ResourceExhausted
            || code == ErrorCode::DeadlineExceeded;
    }

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace releasedesk
