// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/http_response.h"

#include <QJsonArray>

namespace releasedesk::sandbox {

//! Takes what is posted to incoming hooks of Slack, Teams, Dooray and of a plain web hook, and answers as they do. A
//! hook whose last segment is “revoked” is gone.
class MessengerSink
{
public:
    //! `segments` is the path below /hook.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QStringList &segments);

    [[nodiscard]] const QJsonArray &messages() const { return m_messages; }
    void clear() { m_messages = {}; }

private:
    [[nodiscard]] HttpResponse takeSlack(const HttpRequest &request);
    [[nodiscard]] HttpResponse takeTeams(const HttpRequest &request);
    [[nodiscard]] HttpResponse takeDooray(const HttpRequest &request, bool isRevoked);
    [[nodiscard]] HttpResponse takePlain(const HttpRequest &request);
    void keep(const QString &kind, const HttpRequest &request, const QJsonValue &body, const QString &text);

    QJsonArray m_messages;
};

} // namespace releasedesk::sandbox
