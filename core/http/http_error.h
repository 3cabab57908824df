// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/reply_reader.h"

#include <QDateTime>

#include <optional>

namespace releasedesk::http {

//! Host, with the port unless it is the usual one: what messages call a server.
[[nodiscard]] QString hostLabel(const QUrl &url);

//! Whether the connection, not the server, is to blame: no answer, or one that broke off.
[[nodiscard]] bool brokeOff(const Outcome &outcome);

//! Whether nothing can have reached the server: its name is unknown, or no connection to it was made.
[[nodiscard]] bool isBeforeConnection(const Outcome &outcome);

//! Why this exchange gave no usable answer; nothing when it did (2xx, whole as far as the transport knows).
[[nodiscard]] std::optional<Error> errorOf(const Outcome &outcome, const Server &server, const QDateTime &now);

//! A redirect that is not followed; \p target as the server named it, made absolute.
[[nodiscard]] Error redirectError(const Outcome &outcome, const Server &server, const QUrl &target);

//! What a server says in its own words about a refusal, in one line; reads the habits of Jira, GitLab, GitHub,
//! Jenkins and RFC 9457. Empty when there is nothing fit to show.
[[nodiscard]] QString explanationIn(const QByteArray &body);

} // namespace releasedesk::http
