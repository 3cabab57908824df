// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/server.h"

#include <QJsonDocument>

namespace releasedesk::http {

//! What a server answered.
struct HttpAnswer {
    int status = 0;
    Headers headers;
    QByteArray body;
    bool isWhole = true; //!< false: nothing but the text itself can prove that it did not break off
    QUrl url; //!< where it came from in the end
    QString protection = {}; //!< e.g. "TLS 1.3"; empty: not encrypted, or the network does not tell

    //! The first header of this name, or nothing.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;

    //! The “name=value” parts of all Set-Cookie lines, fit to be sent back as one Cookie header.
    [[nodiscard]] QByteArray cookies() const;
};

//! The JSON of an answer; a null document for an empty body that is whole (204). DataLoss for a web page, for
//! anything else that is not JSON, and for JSON that does not close.
[[nodiscard]] Result<QJsonDocument> jsonOf(const HttpAnswer &answer);

} // namespace releasedesk::http
