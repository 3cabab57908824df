// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exit_code.h"

namespace releasedesk::cli {

ExitCode exitCodeOf(const Error &error)
{
    if (!error.reason.isEmpty())
        return Refused;
    switch (error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::ResourceExhausted:
        return Unreachable;
    case ErrorCode::PermissionDenied:
    case ErrorCode::Unauthenticated:
    case ErrorCode::FailedPrecondition:
    case ErrorCode::Aborted:
    case ErrorCode::AlreadyExists:
        return Refused;
    default:
        return Failed;
    }
}

} // namespace releasedesk::cli
