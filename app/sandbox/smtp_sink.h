// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/smtp_session.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QTcpServer>

namespace releasedesk::sandbox {

//! A mail server on 127.0.0.1 that keeps what it gets and sends nothing on.
class SmtpSink final : public QObject
{
    Q_OBJECT

public:
    explicit SmtpSink(QObject *parent = nullptr);

    //! Listens on any free port.
    [[nodiscard]] Result<quint16> listen();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] const QJsonArray &mails() const { return m_mails; }
    void clear() { m_mails = {}; }

signals:
    //! `operationId` comes from X-Release-Desk-Op, else it is the left half of the Message-ID.
    void taken(const QString &operationId, const QByteArray &raw);

private:
    void acceptAll();
    void take(const TakenMail &mail);

    QTcpServer m_server;
    QJsonArray m_mails;
};

} // namespace releasedesk::sandbox
