// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/smtp_sink.h"

#include "app/sandbox/mail_reader.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;

SmtpSink::SmtpSink(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &SmtpSink::acceptAll);
}

Result<quint16> SmtpSink::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        return failure(ErrorCode::Unavailable, u"No port for mail could be opened: "_s + m_server.errorString());
    return m_server.serverPort();
}

void SmtpSink::acceptAll()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        new SmtpSession(socket, [this](const TakenMail &mail) { take(mail); }, this);
}

void SmtpSink::take(const TakenMail &mail)
{
    QJsonObject json = readMail(mail.raw);
    QString operation = json.value(u"headers"_s).toObject().value(u"X-Release-Desk-Op"_s).toString();
    if (operation.isEmpty())
        operation = json.value(u"messageId"_s).toString().section(u'@', 0, 0).remove(u'<');
    json.insert(u"n"_s, m_mails.size() + 1);
    json.insert(u"sender"_s, mail.sender);
    json.insert(u"to"_s, QJsonArray::fromStringList(mail.recipients));
    json.insert(u"opId"_s, operation);
    json.insert(u"raw"_s, QString::fromUtf8(mail.raw));
    m_mails.append(json);
    emit taken(operation, mail.raw);
}

} // namespace releasedesk::sandbox
