// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include <array>
#include <utility>

namespace releasedesk {
namespace {

constexpr std::array<std::pair<ErrorCode, const char *>, 15> names{{
    {ErrorCode::Cancelled, "Cancelled"},
    {ErrorCode::InvalidArgument, "InvalidArgument"},
    {ErrorCode::Unknown, "Unknown"},
    {ErrorCode::DeadlineExceeded, "DeadlineExceeded"},
    {ErrorCode::NotFound, "NotFound"},
    {ErrorCode::AlreadyExists, "AlreadyExists"},
    {ErrorCode::PermissionDenied, "PermissionDenied"},
    {ErrorCode::Unauthenticated, "Unauthenticated"},
    {ErrorCode::ResourceExhausted, "ResourceExhausted"},
    {ErrorCode::FailedPrecondition, "FailedPrecondition"},
    {ErrorCode::Aborted, "Aborted"},
    {ErrorCode::Unimplemented, "Unimplemented"},
    {ErrorCode::Unavailable, "Unavailable"},
    {ErrorCode::DataLoss, "DataLoss"},
    {ErrorCode::Internal, "Internal"},
}};

} // namespace

QString errorCodeName(ErrorCode code)
{
    for (const auto &[known, name] : names) {
        if (known == code)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("Internal");
}

ErrorCode errorCodeFromName(QStringView name)
{
    for (const auto &[code, known] : names) {
        if (name == QLatin1String(known))
            return code;
    }
    return ErrorCode::Internal;
}

} // namespace releasedesk
