// SPDX-License-Identifier: Apache-2.0
#include "core/http/server.h"

namespace releasedesk::http {

Secret basicAuthorization(const QString &user, const Secret &password)
{
    const QByteArray pair = user.toUtf8() + ':' + password.reveal();
    return Secret("Basic " + pair.toBase64());
}

Secret bearerAuthorization(const Secret &token)
{
    return Secret("Bearer " + token.reveal());
}

} // namespace releasedesk::http
