// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/server.h"

namespace releasedesk::http {

//! The address of a server as a person typed it: http or https with a host, without user, password, query and
//! fragment. InvalidArgument says what is wrong with it.
[[nodiscard]] Result<QUrl> checkedBaseUrl(const QString &text);

//! One name from outside as a part of a path: “a/b c” becomes “a%2Fb%20c”.
[[nodiscard]] QString pathSegment(const QString &name);

//! Base path + path + query. \p path is written as in a URL and never leaves the origin of \p base; names in it that
//! come from outside pass pathSegment().
[[nodiscard]] QUrl endpointUrl(const QUrl &base, const QString &path, const Query &query = {});

//! Query items as one encoded text, “+” included; also the body of an HTML form.
[[nodiscard]] QByteArray encoded(const Query &query);

//! Whether both have the same scheme, host and port.
[[nodiscard]] bool isSameOrigin(const QUrl &a, const QUrl &b);

//! The path and query of an absolute address that stood in an answer, for use with our own base. A server behind a
//! proxy names itself by its inner address: the origin is dropped, and so is the path of \p base when it leads.
[[nodiscard]] QString sameOriginPath(const QUrl &base, const QUrl &absolute);

//! An address fit for a log: without user, password, fragment and the values of query items known to be secret.
[[nodiscard]] QString maskedUrl(const QUrl &url);

} // namespace releasedesk::http
