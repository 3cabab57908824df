// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/reply_reader.h"

#include <utility>

namespace releasedesk::http {

//! Why an exchange gave no answer at all, or one that broke off: the way to the server, its certificate, ours, a
//! proxy, or time. Names what is wrong and what to do about it; \p host as messages call the server.
[[nodiscard]] std::pair<ErrorCode, QString> wayProblem(const Outcome &outcome, const Server &server,
                                                       const QString &host);

//! Whether a proxy, not the server, sent the request back because it wants a sign-in.
[[nodiscard]] bool isProxySignIn(const Outcome &outcome);

//! What to add to a refused sign-in that may be the proxy's word, since some say it as if they were the server; empty
//! where that cannot be.
[[nodiscard]] QString proxyDoubt(const Outcome &outcome, const Server &server);

} // namespace releasedesk::http
