// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoroTask>
#include <QHostAddress>
#include <QUrl>

#include <functional>

namespace releasedesk::http {

//! Why no request may go to this address: this computer, a neighbour without a router, the service that tells machines
//! of a cloud their secrets, nobody in particular, or one of these in disguise. Empty when requests may go there.
[[nodiscard]] QString whyForbidden(const QHostAddress &address);

//! The addresses behind \p url, in the order to try them; empty when nobody knows its name. PermissionDenied when one
//! of them is forbidden: a name that leads there is a trap or a mistake. This computer may be named outright, as
//! “localhost”, 127.0.0.1 or [::1], for who writes that means it.
[[nodiscard]] QCoro::Task<Result<QList<QHostAddress>>> addressesOf(QUrl url);

//! Whether the host is an address or “localhost”, which need no look-up.
[[nodiscard]] bool isLiteral(const QUrl &url);

//! Who knows the addresses of names; the system, unless a test says otherwise. Empty: the system again.
using Resolver = std::function<QList<QHostAddress>(const QString &host)>;
void setResolver(Resolver resolver);

} // namespace releasedesk::http
