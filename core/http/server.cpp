// SPDX-License-Identifier: Apache-2.0
#include "core/http/server.h"

namespace releasedesk::http {
namespace {

Patience &patienceInForce()
{
    static Patience patience;
    return patience;
}

} // namespace

const Patience &usualPatience()
{
    return patienceInForce();
}

void setUsualPatience(const Patience &patience)
{
    patienceInForce() = patience;
}

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
