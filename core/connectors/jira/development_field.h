// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"

#include <QJsonValue>

namespace releasedesk::connectors {

//! What Jira's development field says: a text in the form of a printed Java map around JSON, “{}” when there is
//! nothing. Read leniently; what cannot be read is unknown, never an error and never “nothing”.
[[nodiscard]] domain::Development developmentOf(const QJsonValue &field);

} // namespace releasedesk::connectors
