// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"

#include <QJsonObject>

namespace releasedesk::connectors {

//! A Jenkins: what is read from it and posted to it. Lives as long as every call.
class JenkinsServer
{
public:
    //! InvalidArgument for an address that is none.
    [[nodiscard]] static Result<std::shared_ptr<const JenkinsServer>> open(const domain::ConnectionAccess &access,
                                                                           QNetworkAccessManager &network);

    JenkinsServer(QNetworkAccessManager &network, http::Server server);

    //! The JSON below \p path with what \p tree names.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> read(QString path, QString tree, std::stop_token stop = {}) const;

    //! Any other answer to a GET.
    [[nodiscard]] QCoro::Task<Result<http::HttpAnswer>> get(QString path, http::Query query,
                                                            std::stop_token stop = {}) const;

    //! Posts a form once, with a crumb where this Jenkins hands them out. 302 and 303 mean “done”.
    [[nodiscard]] QCoro::Task<Result<http::HttpAnswer>> post(QString path, http::Query form) const;

    //! \p path as an address for people, on the configured origin whatever Jenkins calls itself.
    [[nodiscard]] QString link(const QString &path) const;

    [[nodiscard]] QString host() const;

private:
    http::ReadingHttpClient m_reader;
    http::MutatingHttpClient m_writer;
};

//! “team/checkout-api” as “/job/team/job/checkout-api”; InvalidArgument for an empty name.
[[nodiscard]] Result<QString> jenkinsJobPath(const QString &job);

//! The parameter that carries the operation id through Jenkins.
inline constexpr auto operationParameter = "RD_OP_ID";

//! The value of the build parameter RD_OP_ID in an `actions` array; empty if there is none.
[[nodiscard]] QString operationIn(const QJsonArray &actions);

} // namespace releasedesk::connectors
