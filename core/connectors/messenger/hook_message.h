// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"

#include <QJsonObject>

namespace releasedesk::connectors {

struct HookMessage {
    QString title;
    QString text;
    QString release; //!< id
    QString project;
    QString version;
    QString link; //!< to the approval that is asked for; empty: none
};

//! The body that the hooks of a system take. InvalidArgument if it is longer than the system accepts.
[[nodiscard]] Result<QJsonObject> hookBody(domain::ConnectedSystem system, HookMessage message);

} // namespace releasedesk::connectors
