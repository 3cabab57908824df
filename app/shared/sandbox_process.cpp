// SPDX-License-Identifier: Apache-2.0
#include "app/shared/sandbox_process.h"

#include "core/async/cancel.h"
#include "core/http/reading_http_client.h"

#include <QCoreApplication>

namespace releasedesk::app {

SandboxProcess::~SandboxProcess()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(1000))
        m_process.kill();
}

QCoro::Task<Result<SandboxAddress>> SandboxProcess::start(int port)
{
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/release-desk-sandbox");
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, {QStringLiteral("--port"), QString::number(port), QStringLiteral("--exit-with-parent")});
    for (int waited = 0; waited < 100 && !m_process.canReadLine(); ++waited) {
        if (m_process.state() == QProcess::NotRunning)
            break;
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(100), {});
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    if (!line.startsWith(u"listening "))
        co_return failure(
            ErrorCode::Unavailable,
            tr("The sandbox for the sample data did not start, so the sample workspace has nothing to talk "
               "to. Check that %1 is installed and the port %2 is free.")
                .arg(program)
                .arg(port),
            m_process.errorString());
    co_return co_await ask(m_network, QUrl(line.mid(10)));
}

QCoro::Task<Result<SandboxAddress>> SandboxProcess::ask(QNetworkAccessManager &network, QUrl url)
{
    http::Server server;
    server.baseUrl = url;
    server.timeout = std::chrono::seconds(5);
    const http::ReadingHttpClient client(network, server);
    const Result<QJsonDocument> state = co_await client.getJson(QStringLiteral("/sandbox/state"));
    if (!state)
        co_return failed(state);
    co_return SandboxAddress{url, state->object()[QStringLiteral("smtpPort")].toInt()};
}

} // namespace releasedesk::app
