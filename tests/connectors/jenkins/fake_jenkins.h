// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scripted_server.h"

#include <QMap>

#include <functional>

namespace releasedesk::tests {

//! A Jenkins with one job, “team/api”, whose builds go on only when a test says so: it may act whenever the queue item
//! or the build is asked for, so that nothing depends on how fast the computer is.
class FakeJenkins final
{
public:
    FakeJenkins();

    [[nodiscard]] QString url() const { return server.url(QStringLiteral("/jenkins")).toString(); }

    //! Lets the queued build begin, as number 214.
    void begin();
    void end(const QString &how);

    std::function<void(int count)> onQueueItem; //!< before it is answered; \p count is 1 the first time
    std::function<void(int count)> onBuild;

    ScriptedServer server;
    QStringList declared{QStringLiteral("RD_OP_ID"), QStringLiteral("VERSION")};
    bool keepsQueueItems = true; //!< false: left items are forgotten at once
    bool wantsCrumb = false;
    bool losesAnswers = false; //!< takes the order and answers nothing that can be used
    int oldBuilds = 3; //!< numbers 211 to 213 and so on downwards, a day old
    QByteArray log;

    int ordered = 0; //!< how many builds were asked for
    QMap<QString, QString> parameters; //!< of the last order
    bool isQueued = false;
    bool isBuilding = false;
    bool isStopped = false;
    bool isCancelled = false;
    int stopOrders = 0;
    QStringList revisions; //!< that Git checked out
    QString result;

private:
    [[nodiscard]] ScriptedAnswer takeOrder(const ScriptedRequest &request);
    [[nodiscard]] QJsonObject build() const;
    [[nodiscard]] QJsonObject job() const;
    [[nodiscard]] ScriptedAnswer queueItem();
    [[nodiscard]] QJsonArray actions() const;
    int m_queueItemAsked = 0;
    int m_buildAsked = 0;

    [[nodiscard]] bool isBuilt() const { return isBuilding || !result.isEmpty(); }
};

} // namespace releasedesk::tests
