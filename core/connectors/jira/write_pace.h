// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <stop_token>

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! Keeps changes below what Jira allows: ten a second for each host, and for one issue 18 in two seconds and 90 in
//! half a minute, a little less than Jira's own limits. Hands out turns in the order they are asked for.
class WritePace final : public QObject
{
    Q_OBJECT

public:
    //! The one pace of all who share \p network; it lives as long.
    [[nodiscard]] static WritePace &of(QNetworkAccessManager &network);

    explicit WritePace(QObject *parent = nullptr);

    //! Waits for the next turn; false if \p stop was requested before it came. \p subject is an issue key or version.
    [[nodiscard]] QCoro::Task<bool> take(QString host, QString subject, std::stop_token stop);

    //! The host wants to be left alone.
    void holdOff(const QString &host, std::chrono::milliseconds time);

private:
    using Time = std::chrono::steady_clock::time_point;

    [[nodiscard]] Time reserve(const QString &host, const QString &subject);

    QHash<QString, QList<Time>> m_turns; //!< by host, and by host and subject; in order
    QHash<QString, Time> m_notBefore;
};

} // namespace releasedesk::connectors
