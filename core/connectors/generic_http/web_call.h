// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/shared/json_path.h"
#include "core/connectors/shared/web_address.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace releasedesk::connectors {

//! Where to ask afterwards how the work goes that a call began.
struct StatusPoll {
    QString address; //!< may hold result fields: https://host/jobs/:id
    JsonPath path;
    QStringList done;
    QStringList failed;
    std::chrono::seconds every{5};

    //! The address with the result fields in their places. Unknown if it then leads to another server.
    [[nodiscard]] Result<WebAddress> addressWith(const QJsonObject &fields) const;
};

//! The parameters of http.request, checked.
struct WebCall {
    QByteArray method;
    WebAddress address;
    QByteArray body; //!< JSON, or empty
    http::Headers headers;
    int expectedStatus = 0; //!< 0: any from 200 to 299
    QList<std::pair<QString, JsonPath>> fields; //!< result field and its place in the answer
    std::optional<StatusPoll> poll;

    //! InvalidArgument with Error::nothingHappened names what cannot be meant.
    [[nodiscard]] static Result<WebCall> from(const QJsonObject &parameters);

    [[nodiscard]] bool onlyReads() const { return method == "GET"; }
    [[nodiscard]] bool expects(int status) const
    {
        return expectedStatus == 0 ? status >= 200 && status < 300 : status == expectedStatus;
    }
};

} // namespace releasedesk::connectors
