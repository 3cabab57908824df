// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_server.h"

#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

namespace releasedesk::tests {

class FaultServer::Connection final : public QObject
{
public:
    Connection(FaultServer &server, qintptr descriptor)
        : QObject(&server)
        , m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
            m_buffer += m_socket.readAll();
            take();
        });
        connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        if (server.m_tls) {
            m_socket.setSslConfiguration(*server.m_tls);
            m_socket.startServerEncryption();
        }
    }

private:
    void take()
    {
        if (m_hasActed || m_buffer.isEmpty())
            return;
        const qsizetype headerEnd = m_buffer.indexOf("\r\n\r\n");
        constexpr QByteArrayView warmLine("GET /warm ");
        if (m_buffer.startsWith(warmLine.first(std::min(warmLine.size(), m_buffer.size())))) {
            if (headerEnd >= 0)
                answerWarm(headerEnd);
            return;
        }
        if (!m_hasBegun)
            ++m_server.m_beginnings;
        m_hasBegun = true;

        const bool isWhole = headerEnd >= 0 && m_buffer.size() >= headerEnd + 4 + bodyLength(headerEnd);
        if (isWhole)
            ++m_server.m_arrivals;
        const auto until = m_server.m_fault.readUntil;
        if (isWhole || until == Fault::ReadUntil::OneByte || (until == Fault::ReadUntil::Headers && headerEnd >= 0))
            act();
    }

    [[nodiscard]] qsizetype bodyLength(qsizetype headerEnd) const
    {
        constexpr QByteArrayView name("\r\ncontent-length:");
        const QByteArray header = m_buffer.left(headerEnd).toLower() + "\r\n";
        const qsizetype at = header.indexOf(name);
        if (at < 0)
            return 0;
        const qsizetype start = at + name.size();
        return header.mid(start, header.indexOf('\r', start) - start).trimmed().toLongLong();
    }

    void answerWarm(qsizetype headerEnd)
    {
        m_buffer.remove(0, headerEnd + 4);
        m_socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        if (m_server.m_fault.readUntil == Fault::ReadUntil::BeforeAccept) {
            m_server.stopAccepting();
            m_socket.disconnectFromHost();
        }
    }

    void act()
    {
        m_hasActed = true;
        m_rest = m_server.m_fault.answer;
        if (m_server.m_fault.then == Fault::Then::Raw) {
            const auto sent = ::send(static_cast<int>(m_socket.socketDescriptor()), m_rest.constData(),
                                     static_cast<size_t>(m_rest.size()), MSG_NOSIGNAL);
            Q_UNUSED(sent)
            m_rest.clear();
        } else if (m_server.m_fault.perByte.count() == 0) {
            m_socket.write(m_rest);
            m_rest.clear();
        }
        goOn();
    }

    void goOn()
    {
        if (!m_rest.isEmpty()) {
            m_socket.write(m_rest.left(1));
            m_rest.remove(0, 1);
            QTimer::singleShot(m_server.m_fault.perByte, this, &Connection::goOn);
            return;
        }
        switch (m_server.m_fault.then) {
        case Fault::Then::Close:
        case Fault::Then::Raw:
            m_socket.disconnectFromHost();
            break;
        case Fault::Then::Reset:
            m_socket.flush();
            reset();
            break;
        case Fault::Then::Stall:
            break;
        case Fault::Then::KeepAlive:
            m_buffer.clear();
            m_hasActed = m_hasBegun = false;
            break;
        }
    }

    void reset()
    {
        const linger atOnce{1, 0};
        ::setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        m_socket.abort();
    }

    FaultServer &m_server;
    QSslSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_rest;
    bool m_hasBegun = false;
    bool m_hasActed = false;
};

FaultServer::FaultServer(Fault fault, std::optional<QSslConfiguration> tls)
    : m_fault(std::move(fault))
    , m_tls(std::move(tls))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port on loopback: %s", qPrintable(errorString()));
    m_port = serverPort();
}

FaultServer::~FaultServer()
{
    for (QObject *const connection : QObjectList(children())) {
        delete dynamic_cast<Connection *>(connection); // and nothing else that may be a child
    }
}

QUrl FaultServer::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(m_tls ? "https" : "http")).arg(m_port));
}

void FaultServer::incomingConnection(qintptr descriptor)
{
    new Connection(*this, descriptor);
}

void FaultServer::stopAccepting()
{
    pauseAccepting();
    // Long enough for a client to connect and send into the backlog, which the kernel then resets.
    QTimer::singleShot(std::chrono::milliseconds(40), this, &QTcpServer::close);
}

} // namespace releasedesk::tests
