// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_request.h"
#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::domain {

//! When the approvals of a release are over: at the end of its window, or so many days after the line was complete.
//! Not valid: never.
[[nodiscard]] QDateTime expiryOf(const ApprovalRequest &request, const Release &release);

//! When a step has to be decided, in the working hours of the workspace. Not valid: whenever.
[[nodiscard]] QDateTime dueOf(const ApprovalStep &step, const ApprovalRequest &request, const Directory &directory);

//! Refused ("approval.expired") when the signatures of the release are too old to start with.
[[nodiscard]] Result<> checkNotExpired(const Release &release, const QDateTime &now);

} // namespace releasedesk::domain
