// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/plan_check.h"
#include "core/domain/release.h"
#include "core/projections/approval_inbox.h"
#include "core/store/recorded_event.h"
#include "core/store/task_log.h"

#include <QJsonObject>

//! The JSON that rdesk prints. Field names are lowerCamel and stable; docs/cli.md shows one example of each.

namespace releasedesk::cli {

//! Rules of warnings that are off in the project count nowhere.
[[nodiscard]] QJsonObject releaseSummaryJson(const domain::Release &release, const domain::Directory &directory);
[[nodiscard]] QJsonObject releaseJson(const domain::Release &release, const QList<domain::Finding> &findings,
                                      const domain::Directory &directory);
[[nodiscard]] QJsonObject taskJson(const domain::Task &task, const domain::TaskRun &run);
[[nodiscard]] QJsonObject approvalJson(const domain::ApprovalRequest &request);
[[nodiscard]] QJsonObject eventJson(const store::RecordedEvent &event);
[[nodiscard]] QJsonObject inboxItemJson(const projections::InboxItem &item, const domain::Release &release);
[[nodiscard]] QJsonObject logLineJson(const store::LogLine &line);

} // namespace releasedesk::cli
