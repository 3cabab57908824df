// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QTcpServer>

#include <chrono>

class QTcpSocket;

namespace releasedesk::bench {

//! What a stand-in serves.
struct StubWish {
    int issues = 10'000;
    std::chrono::milliseconds delay{0}; //!< before each answer
    QString project = QStringLiteral("RD");
    QString version = QStringLiteral("2024.03");
    quint32 seed = 7;
};

//! A Jira of one version, in the shape of Cloud and of Data Center, that answers from prepared buffers so that it is
//! not the limit. `GET /__stats` counts requests and bytes, `POST /__move` takes one issue out of the version.
class JiraStub final : public QTcpServer
{
public:
    explicit JiraStub(const StubWish &wish);

private:
    struct Request {
        QByteArray method;
        QByteArray path; //!< without the query
        QByteArray query;
        QByteArray body;
    };

    void takeConnection();
    void readFrom(QTcpSocket *socket);
    void send(QTcpSocket *socket, const QByteArray &body, int status);
    [[nodiscard]] QByteArray answer(const Request &request, int *status);
    [[nodiscard]] QByteArray searchCloud(const QByteArray &body);
    [[nodiscard]] QByteArray searchDataCenter(const QByteArray &body);
    [[nodiscard]] QByteArray fetch(const QByteArray &body) const;
    [[nodiscard]] QByteArray version() const;
    [[nodiscard]] QByteArray joined(const QList<QByteArray> &parts, qsizetype from, qsizetype count) const;

    StubWish m_wish;
    QList<QByteArray> m_issues; //!< as they are sent
    QList<QByteArray> m_ids; //!< {"id":"…"}
    QHash<QByteArray, qsizetype> m_places; //!< of ids
    QHash<QTcpSocket *, QByteArray> m_received;
    qint64 m_requests = 0;
    qint64 m_bytes = 0;
    int m_open = 0;
    int m_peak = 0;
};

} // namespace releasedesk::bench
