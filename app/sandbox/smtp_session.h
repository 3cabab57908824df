// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QTcpSocket>

#include <functional>

namespace releasedesk::sandbox {

//! One mail as it was taken.
struct TakenMail {
    QString sender;
    QStringList recipients;
    QByteArray raw;
};

//! Talks SMTP on one socket. A recipient refused@… gets 550, busy@… 451; the password “wrong” gets 535.
class SmtpSession final : public QObject
{
    Q_OBJECT

public:
    using Taker = std::function<void(const TakenMail &)>;

    SmtpSession(QTcpSocket *socket, Taker taker, QObject *parent);

private:
    enum class State { Commands, Data, UserName, Password, Plain };

    void readOn();
    void obey(const QByteArray &line);
    void authenticate(const QByteArray &argument);
    void judgePlain(const QByteArray &encoded);
    void judgePassword(const QByteArray &password);
    void takeRecipient(const QByteArray &line);
    void takeDataLine(const QByteArray &line);
    void say(const QByteArray &line);

    static constexpr qsizetype maxLine = qsizetype{64} * 1024;
    static constexpr qsizetype maxMail = qsizetype{20} * 1024 * 1024;

    QTcpSocket *m_socket;
    Taker m_taker;
    QByteArray m_buffer;
    State m_state = State::Commands;
    TakenMail m_mail;
    bool m_hasSender = false;
};

} // namespace releasedesk::sandbox
