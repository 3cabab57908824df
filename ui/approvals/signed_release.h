// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/session/session.h"

#include <QPointer>

#include <optional>

namespace releasedesk::ui {

//! How many decisions \p person made in this approval that are over: about earlier content, or a no before it was asked
//! again.
[[nodiscard]] qsizetype earlierSignatures(const domain::ApprovalRequest &request, const PersonId &person);
//! The last of them.
[[nodiscard]] std::optional<domain::Signature> lastEarlier(const domain::ApprovalRequest &request,
                                                           const PersonId &person);

//! The release as it was when \p person gave signature number \p number of this approval, read from the record.
//! Nothing if there is no such signature.
[[nodiscard]] QCoro::Task<Result<std::optional<domain::Release>>> releaseAsSigned(QPointer<session::Session> session,
                                                                                  ReleaseId release, TaskId task,
                                                                                  PersonId person, qsizetype number);

} // namespace releasedesk::ui
