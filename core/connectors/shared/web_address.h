// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/server.h"

namespace releasedesk::connectors {

//! One address as a server (its origin) and what is asked of it.
struct WebAddress {
    http::Server server;
    QString path; //!< with the query, as written
};

//! InvalidArgument for anything but http and https with a host and without user and password. The error never repeats
//! the text, which may be a secret.
[[nodiscard]] Result<WebAddress> webAddress(const QString &text);

} // namespace releasedesk::connectors
