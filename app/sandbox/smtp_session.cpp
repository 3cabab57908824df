// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/smtp_session.h"

namespace releasedesk::sandbox {
namespace {

//! The address between the angle brackets.
QString addressIn(const QByteArray &line)
{
    const qsizetype open = line.indexOf('<');
    const qsizetype close = line.indexOf('>', open);
    return open < 0 || close < 0 ? QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed())
                                 : QString::fromUtf8(line.mid(open + 1, close - open - 1));
}

} // namespace

SmtpSession::SmtpSession(QTcpSocket *socket, Taker taker, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_taker(std::move(taker))
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &SmtpSession::readOn);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    say("220 sandbox.hanbit.example ESMTP");
}

void SmtpSession::say(const QByteArray &line)
{
    m_socket->write(line + "\r\n");
}

void SmtpSession::readOn()
{
    m_buffer += m_socket->readAll();
    while (true) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0)
            break;
        QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (m_state == State::Data)
            takeDataLine(line);
        else
            obey(line);
    }
    if (m_buffer.size() > maxLine) {
        say("500 line too long");
        m_socket->disconnectFromHost();
    }
}

void SmtpSession::obey(const QByteArray &line)
{
    if (m_state == State::UserName) {
        m_state = State::Password;
        say("334 UGFzc3dvcmQ6");
        return;
    }
    if (m_state == State::Password || m_state == State::Plain) {
        const bool isPlain = std::exchange(m_state, State::Commands) == State::Plain;
        if (isPlain)
            judgePlain(line);
        else
            judgePassword(QByteArray::fromBase64(line));
        return;
    }
    const QByteArray command = line.left(4).toUpper();
    if (command == "EHLO") {
        say("250-sandbox.hanbit.example");
        say("250-SIZE " + QByteArray::number(maxMail));
        say("250-8BITMIME");
        say("250-SMTPUTF8");
        say("250-AUTH PLAIN LOGIN");
        say("250 PIPELINING");
    } else if (command == "HELO") {
        say("250 sandbox.hanbit.example");
    } else if (command == "AUTH") {
        authenticate(line.mid(5));
    } else if (command == "MAIL") {
        m_mail = {.sender = addressIn(line)};
        m_hasSender = true;
        say("250 2.1.0 sender taken");
    } else if (command == "RCPT") {
        takeRecipient(line);
    } else if (command == "DATA") {
        if (m_mail.recipients.isEmpty()) {
            say("554 5.5.1 no valid recipients");
            return;
        }
        m_state = State::Data;
        say("354 end with a dot on a line by itself");
    } else if (command == "RSET") {
        m_mail = {};
        m_hasSender = false;
        say("250 2.0.0 forgotten");
    } else if (command == "NOOP") {
        say("250 2.0.0 yes");
    } else if (command == "QUIT") {
        say("221 2.0.0 bye");
        m_socket->disconnectFromHost();
    } else {
        say("502 5.5.2 unknown command");
    }
}

void SmtpSession::authenticate(const QByteArray &argument)
{
    const QByteArray mechanism = argument.split(' ').first().toUpper();
    const QByteArray first = argument.mid(mechanism.size()).trimmed(); // some send the first answer along
    if (mechanism == "PLAIN" && !first.isEmpty()) {
        judgePlain(first);
    } else if (mechanism == "PLAIN") {
        m_state = State::Plain;
        say("334 ");
    } else if (mechanism == "LOGIN") {
        m_state = first.isEmpty() ? State::UserName : State::Password;
        say(first.isEmpty() ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6");
    } else {
        say("504 5.5.4 unknown mechanism");
    }
}

void SmtpSession::judgePlain(const QByteArray &encoded)
{
    const QList<QByteArray> parts = QByteArray::fromBase64(encoded).split('\0');
    judgePassword(parts.size() == 3 ? parts.at(2) : QByteArray("wrong"));
}

void SmtpSession::judgePassword(const QByteArray &password)
{
    say(password == "wrong" ? "535 5.7.8 authentication failed" : "235 2.7.0 welcome");
}

void SmtpSession::takeRecipient(const QByteArray &line)
{
    const QString address = addressIn(line);
    if (!m_hasSender) {
        say("503 5.5.1 MAIL first");
        return;
    }
    if (address.startsWith(u"refused@")) {
        say("550 5.1.1 no such mailbox");
        return;
    }
    if (address.startsWith(u"busy@")) {
        say("451 4.3.0 try again later");
        return;
    }
    if (!address.contains(u'@')) {
        say("501 5.1.3 this is no address");
        return;
    }
    m_mail.recipients.append(address);
    say("250 2.1.5 recipient taken");
}

void SmtpSession::takeDataLine(const QByteArray &line)
{
    if (line != ".") {
        if (m_mail.raw.size() < maxMail)
            m_mail.raw += (line.startsWith("..") ? line.mid(1) : line) + "\r\n";
        return;
    }
    m_state = State::Commands;
    m_hasSender = false;
    const bool isTooLarge = m_mail.raw.size() >= maxMail;
    if (!isTooLarge)
        m_taker(m_mail);
    m_mail = {};
    say(isTooLarge ? "552 5.3.4 the mail is too large" : "250 2.0.0 taken");
}

} // namespace releasedesk::sandbox
