// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/mail/fake_smtp_server.h"

#include <QTcpSocket>

namespace releasedesk::tests {

FakeSmtpServer::FakeSmtpServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *const socket = nextPendingConnection();
        m_talks.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readOn(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            m_talks.remove(socket);
            socket->deleteLater();
        });
        if (fault != Fault::NeverAnswers)
            socket->write("220 fake ready\r\n");
    });
}

void FakeSmtpServer::readOn(QTcpSocket *socket)
{
    m_talks[socket].buffer += socket->readAll();
    while (m_talks.contains(socket)) {
        Talk &talk = m_talks[socket];
        const qsizetype end = talk.buffer.indexOf("\r\n");
        if (end < 0)
            return;
        const QByteArray line = talk.buffer.left(end);
        talk.buffer.remove(0, end + 2);
        if (talk.isText)
            takeText(socket, talk, line);
        else
            obey(socket, talk, line);
    }
}

void FakeSmtpServer::obey(QTcpSocket *socket, Talk &talk, const QByteArray &line)
{
    commands.append(line);
    const QByteArray verb = line.left(4).toUpper();
    if (verb == "EHLO") {
        socket->write(password.isEmpty() ? "250-fake\r\n250 8BITMIME\r\n" : "250-fake\r\n250 AUTH PLAIN\r\n");
    } else if (line == "AUTH PLAIN") {
        socket->write("334 \r\n");
    } else if (commands.value(commands.size() - 2) == "AUTH PLAIN") {
        const QByteArray given = QByteArray::fromBase64(line);
        socket->write(given.endsWith(QByteArray(QByteArray(1, char{}) + password)) ? "235 welcome\r\n" : "535 no\r\n");
    } else if (verb == "MAIL") {
        socket->write(fault == Fault::RefusesSender ? "550 no such sender\r\n" : "250 ok\r\n");
    } else if (verb == "RCPT") {
        const bool isRefused = line.contains("refused@");
        talk.accepted += isRefused ? 0 : 1;
        socket->write(isRefused ? "550 no such user\r\n" : "250 ok\r\n");
    } else if (verb == "DATA") {
        if (fault == Fault::DropsBeforeText) {
            socket->abort();
            return;
        }
        talk.isText = talk.accepted > 0;
        socket->write(talk.isText ? "354 go on\r\n" : "503 nobody to send to\r\n");
    } else {
        socket->write(verb == "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
    }
}

void FakeSmtpServer::takeText(QTcpSocket *socket, Talk &talk, const QByteArray &line)
{
    if (line != ".") {
        talk.text += (line.startsWith("..") ? line.mid(1) : line) + "\r\n";
        return;
    }
    talk.isText = false;
    if (fault == Fault::RefusesText) {
        socket->write("554 looks like spam\r\n");
        return;
    }
    mails.append(talk.text);
    talk.text.clear();
    if (fault == Fault::DropsAfterText)
        socket->abort();
    else
        socket->write("250 queued as 1\r\n");
}

} // namespace releasedesk::tests
