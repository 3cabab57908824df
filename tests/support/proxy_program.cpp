// SPDX-License-Identifier: Apache-2.0
#include "tests/support/proxy_program.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace releasedesk::tests {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

std::unique_ptr<ProxyProgram> ProxyProgram::http(const QString &user, const QString &password)
{
    std::unique_ptr<ProxyProgram> proxy(new ProxyProgram);
    proxy->m_port = freePort();
    QFile settings(proxy->m_folder.filePath(QStringLiteral("tinyproxy.conf")));
    if (!settings.open(QIODevice::WriteOnly))
        return nullptr;
    settings.write("Port " + QByteArray::number(proxy->m_port)
                   + "\nListen 127.0.0.1\nTimeout 20\nMaxClients 20\nLogLevel Connect\n");
    if (!user.isEmpty())
        settings.write("BasicAuth " + user.toUtf8() + ' ' + password.toUtf8() + '\n');
    settings.close();
    proxy->m_process.start(QStringLiteral("tinyproxy"),
                           {QStringLiteral("-d"), QStringLiteral("-c"), settings.fileName()});
    return proxy->isUp() ? std::move(proxy) : nullptr;
}

std::unique_ptr<ProxyProgram> ProxyProgram::socks(const QString &user, const QString &password)
{
    std::unique_ptr<ProxyProgram> proxy(new ProxyProgram);
    proxy->m_port = freePort();
    QStringList arguments{QStringLiteral("-i"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                          QString::number(proxy->m_port)};
    if (!user.isEmpty())
        arguments.append({QStringLiteral("-u"), user, QStringLiteral("-P"), password});
    proxy->m_process.start(QStringLiteral("microsocks"), arguments);
    return proxy->isUp() ? std::move(proxy) : nullptr;
}

ProxyProgram::~ProxyProgram()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool ProxyProgram::isUp()
{
    if (!m_process.waitForStarted())
        return false;
    const QDeadlineTimer patience(5000);
    while (!patience.hasExpired() && m_process.state() == QProcess::Running) {
        QTcpSocket probe;
        probe.setProxy(QNetworkProxy::NoProxy);
        probe.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (probe.waitForConnected(200))
            return true;
        QThread::msleep(10);
    }
    return false;
}

QByteArray ProxyProgram::log()
{
    m_process.waitForReadyRead(1);
    m_log += m_process.readAllStandardOutput() + m_process.readAllStandardError();
    return m_log;
}

bool ProxyProgram::saw(const QByteArray &text)
{
    const QDeadlineTimer patience(2000);
    while (!log().contains(text)) {
        if (patience.hasExpired())
            return false;
        QThread::msleep(5);
    }
    return true;
}

} // namespace releasedesk::tests
