// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request_reader.h"
#include "app/sandbox/http_response.h"

#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace releasedesk::sandbox {

using HttpHandler = std::function<HttpResponse(const HttpRequest &)>;

//! Serves the requests of one socket, one after another, and deletes itself when the socket closes.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, HttpHandler handler, QObject *parent);

private:
    void readOn();
    void serve(const HttpRequest &request);
    void deliver(const HttpResponse &response, bool withBody, bool keepAlive);
    void drip();
    void finish(bool keepAlive);

    QTcpSocket *m_socket;
    HttpHandler m_handler;
    HttpRequestReader m_reader;
    QTimer m_idle;
    QTimer m_dripTimer;
    QByteArray m_dripping;
    qsizetype m_dropSize = 1;
    bool m_keepAliveAfterDrip = false;
    bool m_isBusy = false;
};

} // namespace releasedesk::sandbox
