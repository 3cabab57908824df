// SPDX-License-Identifier: Apache-2.0
#include "core/http/reply_reader.h"

#include "core/base/sabotage.h"

#include <QSslConfiguration>

namespace releasedesk::http {
namespace {

QString protectionOf(const QNetworkReply &reply)
{
    if (reply.url().scheme() != u"https")
        return {};
    switch (reply.sslConfiguration().sessionProtocol()) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return {};
    }
}

} // namespace

ReplyReader::ReplyReader(QNetworkReply *reply, const Server &server)
    : m_reply(reply)
    , m_maxBody(server.maxBody)
{
    m_promise.start();
    m_outcome.answer.url = reply->url();
    connect(reply, &QNetworkReply::readyRead, this, &ReplyReader::takeBytes);
    connect(reply, &QNetworkReply::finished, this, &ReplyReader::finish);
    connect(reply, &QObject::destroyed, this, &ReplyReader::finish);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &problems) { m_outcome.certificateProblems.append(problems); });
    // Once the connection is closed nobody knows any more.
    connect(reply, &QNetworkReply::metaDataChanged, this,
            [this, reply] { m_outcome.answer.protection = protectionOf(*reply); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { stop(Outcome::End::Late); });
    if (!RD_SABOTAGED("no-deadline"))
        m_deadline.start(server.deadline);
    m_connecting.setSingleShot(true);
    m_connecting.setInterval(server.connecting);
    connect(&m_connecting, &QTimer::timeout, this, [this] { stop(Outcome::End::NotConnected); });
    connect(reply, &QNetworkReply::socketStartedConnecting, &m_connecting, qOverload<>(&QTimer::start));
    connect(reply, &QNetworkReply::requestSent, &m_connecting, &QTimer::stop);
    connect(reply, &QNetworkReply::metaDataChanged, &m_connecting, &QTimer::stop);
    if (reply->isFinished())
        finish();
}

void ReplyReader::takeBytes()
{
    if (m_outcome.end == Outcome::End::TooLarge)
        return;
    m_outcome.answer.body += m_reply->readAll();
    if (m_outcome.answer.body.size() > m_maxBody)
        stop(Outcome::End::TooLarge);
}

void ReplyReader::stop(Outcome::End why)
{
    if (m_isDone || m_outcome.end != Outcome::End::Dropped)
        return;
    m_outcome.end = why;
    if (m_reply != nullptr)
        m_reply->abort(); // ends in finish()
}

void ReplyReader::finish()
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_deadline.stop();
    m_connecting.stop();

    HttpAnswer &answer = m_outcome.answer;
    if (m_reply != nullptr) {
        if (m_outcome.end != Outcome::End::TooLarge && m_reply->isOpen()) // abort() closes it
            answer.body += m_reply->readAll();
        answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
            // Qt joins equal lines with a comma, cookies with a line feed.
            const bool isCookie = name.compare("Set-Cookie", Qt::CaseInsensitive) == 0;
            for (const QByteArray &line : isCookie ? value.split('\n') : QList<QByteArray>{value})
                answer.headers.append({name, line});
        }
        // Qt compares a declared length with what came; in all other cases it cannot know where the end is.
        answer.isWhole = answer.status == 204 || answer.status == 304
            || (answer.hasHeader("Content-Length") && !answer.hasHeader("Transfer-Encoding"));
        m_outcome.error = m_reply->error();
        m_outcome.errorText = m_reply->errorString();
        QStringList problems;
        for (const QSslError &problem : std::as_const(m_outcome.certificateProblems))
            problems.append(problem.errorString());
        if (!problems.isEmpty())
            m_outcome.errorText += QStringLiteral(" (%1)").arg(problems.join(QStringLiteral("; ")));
        if (m_outcome.end == Outcome::End::Dropped)
            m_outcome.end = m_outcome.error == QNetworkReply::OperationCanceledError ? Outcome::End::Silent
                                                                                     : Outcome::End::Finished;
        if (m_outcome.end == Outcome::End::Finished && answer.body.size() > m_maxBody)
            m_outcome.end = Outcome::End::TooLarge;
    }
    if (m_outcome.end == Outcome::End::TooLarge)
        answer.body.clear();
    m_promise.addResult(std::move(m_outcome));
    m_promise.finish();
}

} // namespace releasedesk::http
