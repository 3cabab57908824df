// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace releasedesk::tests {

//! One thing the proxy does with a connection.
struct ProxyStep {
    enum class Do {
        Send, //!< these bytes
        Wait,
        Close, //!< in good order, after everything has left
        Reset, //!< with RST
        Stall, //!< keep silent until the client goes
        KeepAlive, //!< take the next request
    };

    Do what = Do::Send;
    QByteArray bytes = {};
    std::chrono::milliseconds time{0}; //!< Wait; for Send: between two pieces
    qsizetype piece = 0; //!< Send: so many bytes at a time; 0: all at once
    int repeats = 1; //!< Send: how often
};

using ProxyScript = QList<ProxyStep>;

//! The answer of the real server, taken apart.
struct ProxiedAnswer {
    QByteArray statusLine; //!< without its line end
    QByteArray head; //!< header lines without length, encoding and connection, each with its line end
    QByteArray body;
};

//! One way in which the road to a server, or the server, goes wrong.
struct ProxyFault {
    enum class When {
        AtAccept,
        AfterOneByte,
        AfterHead, //!< of the request
        AfterRequest, //!< with the answer of the real server at hand
        Refused, //!< nobody listens
        UnknownName, //!< no such host
        ForbiddenAddress,
        Tls, //!< the client is told to speak TLS; at accept the script is played in the clear
        SelfSigned, //!< the client is told to speak TLS, with a certificate it has no reason to trust
    };

    const char *name = "";
    When when = When::AfterRequest;
    std::function<ProxyScript(const ProxiedAnswer &)> script = {};
    QByteArray says = {}; //!< what the message has to say, as a regular expression in English; empty: nothing is wrong
    bool mayBeFine = false; //!< success is right as well
};

//! A server on loopback between a client and a real server: lets requests pass, and spoils the answers to those that
//! match. In the thread that made it.
class FaultProxy final : public QTcpServer
{
public:
    //! \p match is held against "METHOD /path?query" of each request; \p times: how many are spoiled, -1 for all.
    FaultProxy(QUrl upstream, ProxyFault fault, const QString &match = QStringLiteral(".*"), int times = -1,
               std::optional<QSslConfiguration> tls = std::nullopt);
    ~FaultProxy() override;

    //! Where clients go, with the path of the upstream.
    [[nodiscard]] QUrl url() const;

    //! Requests and connections that were spoiled.
    [[nodiscard]] int hits() const { return m_hits; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Connection;

    [[nodiscard]] bool takeHit(const QByteArray &requestLine);

    QUrl m_upstream;
    ProxyFault m_fault;
    QRegularExpression m_match;
    int m_left;
    int m_hits = 0;
    quint16 m_port = 0;
    std::optional<QSslConfiguration> m_tls;
};

} // namespace releasedesk::tests
