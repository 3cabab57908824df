// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_connection.h"

namespace releasedesk::sandbox {
namespace {

constexpr std::chrono::seconds idleLimit{120};

//! The bytes of a body that is sent in chunks of at most `size`; without the closing chunk if the body is to be cut.
QByteArray inChunks(const QByteArray &body, qsizetype size, bool isCut)
{
    QByteArray bytes;
    const qsizetype step = qMax<qsizetype>(1, size);
    for (qsizetype from = 0; from < body.size(); from += step) {
        const QByteArray chunk = body.mid(from, step);
        bytes += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return isCut ? bytes : QByteArray(bytes + "0\r\n\r\n");
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpHandler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_idle.setSingleShot(true);
    m_idle.start(idleLimit);
    connect(&m_idle, &QTimer::timeout, socket, &QTcpSocket::abort);
    connect(&m_dripTimer, &QTimer::timeout, this, &HttpConnection::drip);
}

void HttpConnection::readOn()
{
    m_reader.append(m_socket->readAll());
    m_idle.start(idleLimit);
    while (!m_isBusy && m_socket->state() == QAbstractSocket::ConnectedState) {
        const std::optional<HttpRequest> request = m_reader.next();
        if (!request)
            break;
        serve(*request);
    }
    if (m_reader.takeContinueRequest())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (m_reader.fault() != 0 && !m_isBusy)
        deliver(HttpResponse::text(m_reader.fault(), QStringLiteral("this request cannot be read\n")), true, false);
}

void HttpConnection::serve(const HttpRequest &request)
{
    m_isBusy = true;
    const HttpResponse response = m_handler(request);
    const bool withBody = request.method != "HEAD";
    const bool keepAlive = request.keepAlive;
    if (response.delivery.pause.count() > 0 && response.delivery.kind != Delivery::Kind::Drip) {
        QTimer::singleShot(response.delivery.pause, this,
                           [this, response, withBody, keepAlive] { deliver(response, withBody, keepAlive); });
    } else {
        deliver(response, withBody, keepAlive);
    }
}

void HttpConnection::deliver(const HttpResponse &response, bool withBody, bool keepAlive)
{
    const Delivery &delivery = response.delivery;
    const QByteArray body = withBody ? response.body : QByteArray();
    switch (delivery.kind) {
    case Delivery::Kind::Hang:
        return; // stays busy, so nothing else is answered on this connection
    case Delivery::Kind::Close:
        m_socket->abort();
        return;
    case Delivery::Kind::Cut: {
        const QByteArray part = body.left(delivery.bytes);
        m_socket->write(response.head(keepAlive));
        m_socket->write(delivery.chunked ? inChunks(part, 512, true) : part);
        m_socket->disconnectFromHost();
        return;
    }
    case Delivery::Kind::Drip:
        m_socket->write(response.head(keepAlive));
        m_dripping = delivery.chunked ? inChunks(body, delivery.bytes, false) : body;
        m_dropSize = qMax<qsizetype>(1, delivery.bytes);
        m_keepAliveAfterDrip = keepAlive;
        m_dripTimer.start(qMax(delivery.pause, std::chrono::milliseconds(1)));
        return;
    case Delivery::Kind::Whole:
        m_socket->write(response.head(keepAlive));
        m_socket->write(delivery.chunked ? inChunks(body, 4096, false) : body);
        finish(keepAlive);
    }
}

void HttpConnection::drip()
{
    m_socket->write(m_dripping.left(m_dropSize));
    m_dripping.remove(0, m_dropSize);
    if (!m_dripping.isEmpty())
        return;
    m_dripTimer.stop();
    finish(m_keepAliveAfterDrip);
}

void HttpConnection::finish(bool keepAlive)
{
    m_isBusy = false;
    if (!keepAlive)
        m_socket->disconnectFromHost();
    else
        QMetaObject::invokeMethod(this, &HttpConnection::readOn, Qt::QueuedConnection); // what was sent ahead
}

} // namespace releasedesk::sandbox
