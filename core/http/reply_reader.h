// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/http_answer.h"

#include <QFuture>
#include <QNetworkReply>
#include <QPointer>
#include <QPromise>
#include <QSslError>
#include <QTimer>

namespace releasedesk::http {

//! How one exchange ended, before anybody judges it.
struct Outcome {
    enum class End {
        Finished, //!< see error and answer.status
        NotConnected, //!< no connection within Server::connecting
        Silent, //!< nothing came for Server::timeout
        Late, //!< Server::deadline passed
        TooLarge, //!< the answer exceeds Server::maxBody
        Cancelled,
        Dropped, //!< the network manager went away
        Forbidden, //!< not sent: the address must not be asked, errorText says why
    };

    End end = End::Dropped;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText; //!< Qt's words, for the detail
    HttpAnswer answer = {};
    QList<QSslError> certificateProblems = {}; //!< why the server's certificate was not accepted
};

//! Reads one reply to its end, within the limits of \p server. Lives in the frame of the coroutine that waits, and
//! ends in every case, also when the reply is destroyed under it.
class ReplyReader final : public QObject
{
    Q_OBJECT

public:
    ReplyReader(QNetworkReply *reply, const Server &server);

    [[nodiscard]] QFuture<Outcome> outcome() const { return m_promise.future(); }

    void cancel() { stop(Outcome::End::Cancelled); }

private:
    void takeBytes();
    void stop(Outcome::End why);
    void finish();

    QPointer<QNetworkReply> m_reply;
    qint64 m_maxBody;
    QTimer m_deadline;
    QTimer m_connecting; //!< runs while a connection is made, not while the request stands in a row
    Outcome m_outcome;
    bool m_isDone = false;
    QPromise<Outcome> m_promise;
};

} // namespace releasedesk::http
