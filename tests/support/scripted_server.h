// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <concepts>
#include <functional>

namespace releasedesk::tests {

//! A request as it arrived.
struct ScriptedRequest {
    QByteArray method;
    QString path; //!< decoded, without the query
    QByteArray target; //!< path and query as they came over the wire
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const { return headers.value(lowerCaseName); }
    [[nodiscard]] QString query(const QString &name) const; //!< decoded; “+” stays “+”
    [[nodiscard]] QJsonObject json() const;
};

//! What to answer.
struct ScriptedAnswer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds delay{0};
    bool chunked = false;

    [[nodiscard]] static ScriptedAnswer json(const QJsonObject &object, int status = 200);
    //! A template, so that json({{"key", value}}) means an object.
    template<std::same_as<QJsonArray> Array>
    [[nodiscard]] static ScriptedAnswer json(const Array &array, int status = 200)
    {
        return list(array, status);
    }
    [[nodiscard]] static ScriptedAnswer file(const QString &path, int status = 200); //!< below tests/data
    [[nodiscard]] static ScriptedAnswer redirect(const QByteArray &location, int status = 302);

private:
    [[nodiscard]] static ScriptedAnswer list(const QJsonArray &array, int status);
};

//! A small HTTP/1.1 server on loopback for tests, in the thread that made it. It answers by method and path (without
//! query; the part before “?” decoded), records every request, and answers 404 to what it was not told.
//!
//!     ScriptedServer server;
//!     server.on("GET", "/rest/api/3/myself", ScriptedAnswer::json({{"displayName", "Kim"}}));
//!     server.handle("POST", "/job/*/build", [](const ScriptedRequest &request) { return ScriptedAnswer{201}; });
//!     … {server.url()} …
//!     QCOMPARE(server.count("POST", "/job/checkout/build"), 1);
//!
//! A path may hold “*”, which stands for anything, slashes too. What was told last is asked first.
class ScriptedServer final : public QTcpServer
{
public:
    using Handler = std::function<ScriptedAnswer(const ScriptedRequest &)>;

    ScriptedServer();
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url(const QString &path = {}) const;

    //! Answers this every time.
    void on(const QByteArray &method, const QString &path, ScriptedAnswer answer);
    //! Answers these one after the other; the last stays.
    void inTurn(const QByteArray &method, const QString &path, QList<ScriptedAnswer> answers);
    //! Asks \p handler every time.
    void handle(const QByteArray &method, const QString &path, Handler handler);

    [[nodiscard]] const QList<ScriptedRequest> &requests() const { return m_requests; }
    [[nodiscard]] QList<ScriptedRequest> requests(const QByteArray &method, const QString &path) const;
    [[nodiscard]] int count(const QByteArray &method, const QString &path) const;
    void forget() { m_requests.clear(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Connection;
    struct Rule {
        QByteArray method;
        QString path;
        Handler handler;
    };

    [[nodiscard]] ScriptedAnswer answer(const ScriptedRequest &request);

    QList<Rule> m_rules;
    QList<ScriptedRequest> m_requests;
};

} // namespace releasedesk::tests
