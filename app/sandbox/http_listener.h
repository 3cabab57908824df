// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_connection.h"
#include "core/base/result.h"

#include <QTcpServer>

namespace releasedesk::sandbox {

//! Accepts HTTP on 127.0.0.1 and nowhere else, and hands each request to one function.
class HttpListener final : public QObject
{
    Q_OBJECT

public:
    explicit HttpListener(HttpHandler handler, QObject *parent = nullptr);

    //! Port 0 picks a free one. Unavailable if the port is taken.
    [[nodiscard]] Result<quint16> listen(quint16 port);

private:
    void acceptAll();

    static constexpr qsizetype maxConnections = 512;

    HttpHandler m_handler;
    QTcpServer m_server;
};

} // namespace releasedesk::sandbox
