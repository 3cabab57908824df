// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/single_instance.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocalSocket>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SingleInstance)
};

constexpr int patience = 250; // ms
constexpr qint64 longestLine = 4096; // bytes
const QByteArray raiseWord = "raise\n";
const QByteArray openWord = "open ";

} // namespace

bool isSameUser([[maybe_unused]] qintptr socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    return peer.uid == geteuid();
#else
    return true; // the access option of the server is what protects it there
#endif
}

SingleInstance::SingleInstance(const QString &key, QObject *parent)
    : QObject(parent)
{
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = QStringLiteral("release-desk-") + QString::fromLatin1(digest);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    m_name = folder.isEmpty() ? name : QString(folder + u'/' + name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption); // mode 0600
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

Result<SingleInstance::Role> SingleInstance::claim(const QString &link)
{
    QLocalSocket other;
    other.connectToServer(m_name);
    if (other.waitForConnected(patience)) {
        if (!isSameUser(other.socketDescriptor()))
            return failure(ErrorCode::PermissionDenied,
                           Text::tr("Somebody else's program answers in place of Release Desk on this computer, so "
                                    "it was told nothing."),
                           m_name);
        other.write(link.isEmpty() ? raiseWord : QByteArray(openWord + link.toUtf8() + '\n'));
        other.waitForBytesWritten(patience);
        other.disconnectFromServer();
        return Role::Second;
    }
    if (m_server.listen(m_name))
        return Role::First;
    // Nobody answers: what is left is a socket of a program that was killed.
    QLocalServer::removeServer(m_name);
    if (m_server.listen(m_name))
        return Role::First;
    return failure(ErrorCode::Unavailable,
                   Text::tr("A second start will not find this window: %1.").arg(m_server.errorString()), m_name);
}

void SingleInstance::greet()
{
    while (QLocalSocket *const visitor = m_server.nextPendingConnection()) {
        const bool isTrusted = isSameUser(visitor->socketDescriptor());
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        if (!isTrusted) {
            visitor->abort();
            visitor->deleteLater();
            continue;
        }
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { hear(*visitor); });
        hear(*visitor); // it may have spoken before it was heard
    }
}

void SingleInstance::hear(QLocalSocket &visitor)
{
    const bool isTooLong = visitor.bytesAvailable() > longestLine;
    if (!visitor.canReadLine() && !isTooLong)
        return;
    const QByteArray line = isTooLong ? QByteArray() : visitor.readLine();
    visitor.disconnectFromServer();
    if (line == raiseWord) {
        emit raised();
    } else if (line.startsWith(openWord)) {
        emit raised();
        emit linkHanded(QString::fromUtf8(line.mid(openWord.size()).chopped(1)));
    }
}

} // namespace releasedesk::ui
