// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_listener.h"

namespace releasedesk::sandbox {

HttpListener::HttpListener(HttpHandler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpListener::acceptAll);
}

Result<quint16> HttpListener::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("Port %1 on 127.0.0.1 cannot be used: %2. Choose another one, or 0 for any.")
                           .arg(QString::number(port), m_server.errorString()));
    return m_server.serverPort();
}

void HttpListener::acceptAll()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly).size() >= maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        new HttpConnection(socket, m_handler, this);
    }
}

} // namespace releasedesk::sandbox
