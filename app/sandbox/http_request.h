// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace releasedesk::sandbox {

//! Names and values of a query or of a form, in their order.
using Fields = QList<QPair<QString, QString>>;

//! Reads a=1&b=two+words, as it stands behind the question mark or in a form's body.
[[nodiscard]] Fields readForm(const QByteArray &encoded);

//! One request as it arrived, decoded as far as HTTP goes.
struct HttpRequest {
    QByteArray method;
    QByteArray target; //!< as sent, with the query
    QStringList segments; //!< of the path, each percent-decoded on its own
    Fields query;
    QList<QPair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
    bool keepAlive = true;

    [[nodiscard]] QString path() const { return u'/' + segments.join(u'/'); }
    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const;
    //! The first value of a query parameter, or nothing.
    [[nodiscard]] QString parameter(const QString &name) const;
    [[nodiscard]] bool hasParameter(const QString &name) const;
    //! All values of a query parameter, each split at commas: fields=a,b&fields=c.
    [[nodiscard]] QStringList listParameter(const QString &name) const;
    //! A whole number from the query; `otherwise` if it is absent or not one.
    [[nodiscard]] int intParameter(const QString &name, int otherwise) const;
    [[nodiscard]] bool isMutating() const;
    //! http://host:port as the caller spelled it.
    [[nodiscard]] QString origin() const;
};

} // namespace releasedesk::sandbox
