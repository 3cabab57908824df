// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace releasedesk::tests {

//! What a FaultServer does to each request.
struct Fault {
    enum class ReadUntil { BeforeAccept, OneByte, Headers, Request };
    enum class Then {
        Close, //!< in good order, after the answer has left
        Reset, //!< with RST
        Stall, //!< keep silent
        KeepAlive, //!< wait for the next request
        Raw, //!< as Close, but the answer goes out beside TLS: an alert where a record is expected
    };

    ReadUntil readUntil = ReadUntil::Request;
    QByteArray answer; //!< raw bytes
    Then then = Then::Close;
    std::chrono::milliseconds perByte{0}; //!< trickles the answer
};

//! A server on loopback that breaks off where it is told, for tests of the transport; in the thread that made it.
//! GET /warm is always answered well and keeps its connection open, so that the next request goes over a warm one.
class FaultServer final : public QTcpServer
{
public:
    //! With \p tls, speaks TLS with that certificate and key.
    explicit FaultServer(Fault fault, std::optional<QSslConfiguration> tls = std::nullopt);
    ~FaultServer() override;

    [[nodiscard]] QUrl url() const;

    //! Accepts nobody any more: who connects within the next 40 ms may send and is then reset, who comes later is
    //! refused. Happens by itself after /warm for Fault::ReadUntil::BeforeAccept.
    void stopAccepting();

    //! Requests other than /warm that arrived to their last byte.
    [[nodiscard]] int arrivals() const { return m_arrivals; }

    //! Requests other than /warm of which anything at all arrived.
    [[nodiscard]] int beginnings() const { return m_beginnings; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Connection;

    Fault m_fault;
    std::optional<QSslConfiguration> m_tls;
    quint16 m_port = 0;
    int m_arrivals = 0;
    int m_beginnings = 0;
};

} // namespace releasedesk::tests
