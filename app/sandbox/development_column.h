// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace releasedesk::sandbox {

//! The development column as Jira prints it: a map in Java's spelling around JSON, or {} if there is no work.
//! `work` counts pullRequests (with state MERGED or OPEN), commits and failedBuilds.
[[nodiscard]] QString developmentColumn(const QJsonObject &work, const QDateTime &updated);

} // namespace releasedesk::sandbox
