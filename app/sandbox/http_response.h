// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

#include <chrono>

namespace releasedesk::sandbox {

//! How an answer reaches the wire; everything but Whole is a fault that a test asked for.
struct Delivery {
    enum class Kind {
        Whole,
        Cut, //!< the connection closes after `bytes` bytes of the body
        Hang, //!< nothing is sent, the connection stays open
        Close, //!< the connection closes before the first byte of the answer
        Drip, //!< `bytes` bytes of the body each `pause`
    };

    Kind kind = Kind::Whole;
    qsizetype bytes = 0;
    bool chunked = false;
    std::chrono::milliseconds pause{0}; //!< before the answer, with Drip between the drops
};

//! One answer.
struct HttpResponse {
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Delivery delivery = {};

    [[nodiscard]] static HttpResponse json(int status, const QJsonObject &object);
    [[nodiscard]] static HttpResponse json(int status, const QJsonArray &array);
    [[nodiscard]] static HttpResponse text(int status, const QString &text);
    [[nodiscard]] static HttpResponse html(int status, const QString &heading, const QString &text);
    [[nodiscard]] static HttpResponse empty(int status);

    //! The same answer with one more header.
    [[nodiscard]] HttpResponse with(const QByteArray &name, const QByteArray &value) const;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 400; }

    //! Status line and headers, up to and including the empty line.
    [[nodiscard]] QByteArray head(bool keepAlive) const;
};

} // namespace releasedesk::sandbox
