// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QUrl>

namespace releasedesk::tests {

//! What came back for one request.
struct SandboxAnswer {
    int status = 0; //!< 0 if there was none
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QJsonArray list() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

//! The program under test as a child process, and a client for it that sends what a test says and nothing else.
class SandboxProcess
{
public:
    ~SandboxProcess();

    //! Starts it on a free port; false with a warning if it does not come up.
    [[nodiscard]] bool start(const QStringList &arguments = {});
    void stop();

    [[nodiscard]] QString origin() const { return m_origin; }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(QUrl(m_origin).port()); }
    [[nodiscard]] QProcess &process() { return m_process; }

    //! Sign-in for the requests that follow; empty for none.
    void signIn(const QByteArray &user, const QByteArray &secret);
    void bear(const QByteArray &token) { m_authorization = "Bearer " + token; }
    void signOut() { m_authorization.clear(); }
    void setHeader(const QByteArray &name, const QByteArray &value) { m_headers.insert(name, value); }
    void clearHeaders() { m_headers.clear(); }

    //! Sends the requests to another address, e.g. a proxy in front.
    void goThrough(const QString &origin) { m_through = origin; }

    SandboxAnswer get(const QString &pathAndQuery);
    SandboxAnswer send(const QByteArray &method, const QString &pathAndQuery, const QJsonObject &body);
    SandboxAnswer sendRaw(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body,
                          const QByteArray &contentType);
    SandboxAnswer postForm(const QString &pathAndQuery, const QByteArray &form);

    //! Everything that comes back on a connection of its own until it closes or `limit` ms are over.
    [[nodiscard]] QByteArray talk(const QByteArray &bytes, int limit = 1500) const;

    [[nodiscard]] QJsonObject state() { return get(QStringLiteral("/sandbox/state")).json(); }
    [[nodiscard]] QJsonArray effects(const QString &filter = {});
    void reset();

private:
    SandboxAnswer finish(QNetworkReply *reply);
    [[nodiscard]] QNetworkRequest request(const QString &pathAndQuery) const;

    QProcess m_process;
    QNetworkAccessManager m_manager;
    QString m_origin;
    QString m_through;
    QByteArray m_authorization;
    QMap<QByteArray, QByteArray> m_headers;
};

} // namespace releasedesk::tests
