// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/jenkins_server.h"

#include "core/connectors/shared/connection_route.h"
#include "core/connectors/shared/parameters.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JenkinsServer)
};

} // namespace

Result<std::shared_ptr<const JenkinsServer>> JenkinsServer::open(const domain::ConnectionAccess &access,
                                                                 QNetworkAccessManager &network)
{
    const Result<QUrl> base = http::checkedBaseUrl(access.connection.url);
    if (!base)
        return beforeAnything(base.error());
    http::Server server;
    server.baseUrl = *base;
    if (!access.secret.isEmpty())
        server.authorization = access.connection.account.isEmpty()
            ? http::bearerAuthorization(access.secret)
            : http::basicAuthorization(access.connection.account, access.secret);
    if (const auto taken = takeRoute(server, access); !taken)
        return failed(taken);
    return std::make_shared<const JenkinsServer>(network, server);
}

JenkinsServer::JenkinsServer(QNetworkAccessManager &network, http::Server server)
    : m_reader(network, server)
    , m_writer(network, std::move(server))
{
}

QCoro::Task<Result<QJsonObject>> JenkinsServer::read(QString path, QString tree, std::stop_token stop) const
{
    const http::Query query{{QStringLiteral("tree"), tree}};
    const auto json = co_await m_reader.getJson(QString(path + QStringLiteral("/api/json")), query, stop);
    if (!json)
        co_return failed(json);
    if (!json->isObject())
        co_return failure(ErrorCode::DataLoss,
                          Text::tr("“%1” did not answer as a Jenkins does, so it cannot be followed. Check that the "
                                   "address of the connection leads to Jenkins.")
                              .arg(host()));
    co_return json->object();
}

QCoro::Task<Result<http::HttpAnswer>> JenkinsServer::get(QString path, http::Query query, std::stop_token stop) const
{
    return m_reader.get(std::move(path), std::move(query), std::move(stop));
}

QCoro::Task<Result<http::HttpAnswer>> JenkinsServer::post(QString path, http::Query form) const
{
    http::MutatingRequest request;
    request.method = "POST";
    request.path = path;
    request.redirectIsAnswer = true;
    if (!form.isEmpty()) {
        request.body = http::encoded(form);
        request.contentType = "application/x-www-form-urlencoded";
    }
    // Only browser sign-in and passwords need a crumb, but which of them a secret is cannot be seen. It belongs to the
    // web session, so its cookie goes along.
    const http::ReadRequest ask{QStringLiteral("/crumbIssuer/api/json")};
    const auto crumb = co_await m_reader.read(ask);
    if (!crumb && crumb.error().code != ErrorCode::NotFound) // 404: this Jenkins uses none
        co_return beforeAnything(crumb.error());
    if (crumb) {
        const auto json = http::jsonOf(*crumb);
        const QJsonObject object = json ? json->object() : QJsonObject();
        const QByteArray field = object.value(u"crumbRequestField").toString().toLatin1();
        if (!field.isEmpty())
            request.headers.emplaceBack(field, object.value(u"crumb").toString().toLatin1());
        if (const QByteArray cookies = crumb->cookies(); !cookies.isEmpty())
            request.headers.emplaceBack("Cookie", cookies);
    }
    co_return co_await m_writer.exchange(request);
}

QString JenkinsServer::link(const QString &path) const
{
    return http::endpointUrl(m_reader.server().baseUrl, path).toString(QUrl::FullyEncoded);
}

QString JenkinsServer::host() const
{
    return http::hostLabel(m_reader.server().baseUrl);
}

Result<QString> jenkinsJobPath(const QString &job)
{
    QString path;
    for (const QString &name : job.trimmed().split(u'/', Qt::SkipEmptyParts))
        path += QStringLiteral("/job/") + http::pathSegment(name);
    if (path.isEmpty())
        return badParameter(Text::tr("No Jenkins job is named, so no build was started. Enter its name, with its "
                                     "folders: team/checkout-api."));
    return path;
}

QString operationIn(const QJsonArray &actions)
{
    for (const QJsonValue action : actions) {
        for (const QJsonValue parameter : action.toObject().value(u"parameters").toArray()) {
            const QJsonObject each = parameter.toObject();
            if (each.value(u"name") == QLatin1String(operationParameter))
                return each.value(u"value").toString();
        }
    }
    return {};
}

} // namespace releasedesk::connectors
