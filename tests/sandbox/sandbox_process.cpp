// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"

#include <QCoroNetworkReply>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

namespace releasedesk::tests {

QJsonObject SandboxAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonArray SandboxAnswer::list() const
{
    return QJsonDocument::fromJson(body).array();
}

QByteArray SandboxAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

SandboxProcess::~SandboxProcess()
{
    stop();
}

bool SandboxProcess::start(const QStringList &arguments)
{
    // A long run may use programs put aside, so that a build does not change them meanwhile.
    const QString program = QString(qEnvironmentVariable("RD_TEST_PROGRAMS", QStringLiteral(RD_BIN_DIR))
                                    + QStringLiteral("/release-desk-sandbox"));
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program, QStringList{QStringLiteral("--port"), QStringLiteral("0")} + arguments);
    QElapsedTimer time;
    time.start();
    while (!m_process.canReadLine() && time.elapsed() < 10000 && m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(100);
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    if (!line.startsWith(QStringLiteral("listening http://127.0.0.1:"))) {
        qWarning("%s did not start: %s%s", qPrintable(program), qPrintable(line),
                 m_process.readAllStandardError().constData());
        return false;
    }
    m_origin = line.section(u' ', 1);
    return true;
}

void SandboxProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void SandboxProcess::signIn(const QByteArray &user, const QByteArray &secret)
{
    m_authorization = "Basic " + QByteArray(user + ':' + secret).toBase64();
}

QNetworkRequest SandboxProcess::request(const QString &pathAndQuery) const
{
    const QString base = m_through.isEmpty() ? m_origin : m_through;
    QNetworkRequest request(QUrl(base + pathAndQuery));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!m_authorization.isEmpty())
        request.setRawHeader("Authorization", m_authorization);
    for (auto it = m_headers.begin(); it != m_headers.end(); ++it)
        request.setRawHeader(it.key(), it.value());
    return request;
}

SandboxAnswer SandboxProcess::finish(QNetworkReply *reply)
{
    const QScopedPointer<QNetworkReply, QScopedPointerDeleteLater> owner(reply);
    QCoro::waitFor(qCoro(reply).waitForFinished(std::chrono::seconds(10)));
    SandboxAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.error = reply->error();
    answer.body = reply->readAll();
    answer.headers = reply->rawHeaderPairs();
    return answer;
}

SandboxAnswer SandboxProcess::get(const QString &pathAndQuery)
{
    return finish(m_manager.get(request(pathAndQuery)));
}

SandboxAnswer SandboxProcess::send(const QByteArray &method, const QString &pathAndQuery, const QJsonObject &body)
{
    return sendRaw(method, pathAndQuery, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json");
}

SandboxAnswer SandboxProcess::sendRaw(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body,
                                      const QByteArray &contentType)
{
    QNetworkRequest prepared = request(pathAndQuery);
    prepared.setRawHeader("Content-Type", contentType);
    return finish(m_manager.sendCustomRequest(prepared, method, body));
}

SandboxAnswer SandboxProcess::postForm(const QString &pathAndQuery, const QByteArray &form)
{
    return sendRaw("POST", pathAndQuery, form, "application/x-www-form-urlencoded");
}

QByteArray SandboxProcess::talk(const QByteArray &bytes, int limit) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port());
    if (!socket.waitForConnected(3000))
        return {};
    socket.write(bytes);
    QByteArray answer;
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < limit && socket.state() == QAbstractSocket::ConnectedState) {
        socket.waitForReadyRead(50);
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

QJsonArray SandboxProcess::effects(const QString &filter)
{
    const QString query = filter.isEmpty() ? QString() : QStringLiteral("?filter=") + filter;
    return get(QStringLiteral("/sandbox/effects") + query).json().value(QLatin1String("effects")).toArray();
}

void SandboxProcess::reset()
{
    signOut();
    clearHeaders();
    send("POST", QStringLiteral("/sandbox/reset"), {});
}

} // namespace releasedesk::tests
