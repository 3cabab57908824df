// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QStringList>
#include <QTcpServer>

class QTcpSocket;

namespace releasedesk::tests {

//! A small mail server on loopback that takes mail, or fails in the way a test asks for. Recipients refused@… get 550.
class FakeSmtpServer final : public QTcpServer
{
public:
    enum class Fault {
        None,
        RefusesSender,
        RefusesText, //!< 554 after the text
        DropsBeforeText, //!< hangs up when DATA is asked for
        DropsAfterText, //!< takes the text and hangs up without a word
        NeverAnswers,
    };

    FakeSmtpServer();

    [[nodiscard]] QString url() const { return QStringLiteral("smtp://127.0.0.1:%1").arg(serverPort()); }

    Fault fault = Fault::None;
    QByteArray password; //!< not empty: signing in is required

    QByteArrayList commands; //!< as they came, without the text
    QByteArrayList mails; //!< header and body of each mail that was taken

private:
    struct Talk {
        QByteArray buffer;
        QByteArray text;
        bool isText = false;
        int accepted = 0;
    };

    void readOn(QTcpSocket *socket);
    void obey(QTcpSocket *socket, Talk &talk, const QByteArray &line);
    void takeText(QTcpSocket *socket, Talk &talk, const QByteArray &line);

    QHash<QTcpSocket *, Talk> m_talks;
};

} // namespace releasedesk::tests
