// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace releasedesk {

//! A value, or the Error that explains why there is none.
template<typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

//! A refusal with a stable name that programs may rely on (exit code 3 of rdesk, tests).
[[nodiscard]] inline tl::unexpected<Error> refusal(QString reason, QString message,
                                                   ErrorCode code = ErrorCode::FailedPrecondition)
{
    Error error{code, std::move(message), {}};
    error.reason = std::move(reason);
    return tl::unexpected<Error>(std::move(error));
}

//! Passes on why another result has no value.
template<typename T>
[[nodiscard]] tl::unexpected<Error> failed(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

} // namespace releasedesk
