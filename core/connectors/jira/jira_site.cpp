// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_site.h"

#include "core/connectors/jira/recent_writes.h"
#include "core/connectors/jira/write_pace.h"
#include "core/connectors/shared/connection_route.h"
#include "core/domain/project_keys.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraSite)
};

//! Until when a site is not asked for code.
QByteArray codeProperty(const QUrl &site)
{
    return "refusesCode " + site.toEncoded();
}

} // namespace

JiraSite::JiraSite(bool isCloud, http::Server server, QNetworkAccessManager &network)
    : m_isCloud(isCloud)
    , m_server(std::move(server))
    , m_network(&network)
{
}

Result<JiraSite> JiraSite::of(const domain::ConnectionAccess &access, QNetworkAccessManager &network)
{
    const domain::Connection &connection = access.connection;
    const bool isCloud = connection.system == domain::ConnectedSystem::JiraCloud;
    if (!isCloud && connection.system != domain::ConnectedSystem::JiraDataCenter)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The connection “%1” does not lead to Jira, so no version can be read there. Choose a "
                                "Jira connection.")
                           .arg(connection.id.value()));
    const Result<QUrl> url = http::checkedBaseUrl(connection.url);
    if (!url)
        return failed(url);
    if (isCloud && connection.account.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Jira Cloud signs in by mail address and API token, and the connection “%1” has no "
                                "mail address. Enter it as the account.")
                           .arg(connection.id.value()));
    http::Server server{.baseUrl = *url};
    if (!connection.account.trimmed().isEmpty())
        server.authorization = http::basicAuthorization(connection.account.trimmed(), access.secret);
    else if (!access.secret.isEmpty())
        server.authorization = http::bearerAuthorization(access.secret);
    if (const auto taken = takeRoute(server, access); !taken)
        return failed(taken);
    JiraSite site(isCloud, std::move(server), network);
    site.m_hasOwnLimit = connection.network.answerSeconds > 0;
    site.m_connection = connection.id;
    site.m_readOnly = domain::projectKeys(connection.readOnlyProjects);
    site.m_offered = domain::projectKeys(connection.projects);
    return site;
}

JiraSite JiraSite::following(const domain::ConnectionDirectory &connections) const
{
    JiraSite site = *this;
    site.m_connections = &connections;
    return site;
}

Result<QStringList> JiraSite::readOnlyProjects() const
{
    if (m_connections == nullptr)
        return m_readOnly;
    const auto access = m_connections->find(m_connection);
    if (!access)
        return failed(access);
    return domain::projectKeys(access->connection.readOnlyProjects);
}

QString JiraSite::path(const QString &resource) const
{
    return (m_isCloud ? QStringLiteral("/rest/api/3/") : QStringLiteral("/rest/api/2/")) + resource;
}

http::ReadingHttpClient JiraSite::reading() const
{
    return {*m_network, m_server};
}

http::MutatingHttpClient JiraSite::writing(const EffectId &operation) const
{
    http::Server server = m_server;
    server.headers.emplaceBack("X-RD-Op-Id", operation.value().toUtf8());
    // Data Center refuses changes that look like a form sent by a browser.
    server.headers.emplaceBack("X-Atlassian-Token", "no-check");
    return {*m_network, std::move(server)};
}

JiraSite JiraSite::within(std::chrono::milliseconds limit) const
{
    return m_hasOwnLimit ? *this : strictlyWithin(limit);
}

JiraSite JiraSite::strictlyWithin(std::chrono::milliseconds limit) const
{
    JiraSite hurried = *this;
    hurried.m_server.timeout = limit * 9 / 10; // a silent server is told from a slow one
    hurried.m_server.deadline = limit;
    hurried.m_server.connecting = std::min(m_server.connecting, limit * 8 / 10);
    return hurried;
}

JiraSite JiraSite::lane(int number) const
{
    constexpr int connectionsOfNetwork = 6;
    // A proxy factory belongs to one network and cannot be shared.
    if (number < connectionsOfNetwork || m_network->proxyFactory() != nullptr)
        return *this;
    const QString name = QStringLiteral("lanes%1").arg(number / connectionsOfNetwork);
    auto *network = m_network->findChild<QNetworkAccessManager *>(name, Qt::FindDirectChildrenOnly);
    if (network == nullptr) {
        network = new QNetworkAccessManager(m_network);
        network->setObjectName(name);
        network->setProxy(m_network->proxy());
        network->setAutoDeleteReplies(m_network->autoDeleteReplies());
    }
    JiraSite site = *this;
    site.m_network = network;
    return site;
}

WritePace &JiraSite::pace() const
{
    return WritePace::of(*m_network);
}

RecentWrites &JiraSite::recentWrites() const
{
    return RecentWrites::of(*m_network);
}

bool JiraSite::refusesCode() const
{
    const QVariant until = m_network->property(codeProperty(m_server.baseUrl).constData());
    return until.isValid() && QDeadlineTimer::current().deadline() < until.toLongLong();
}

void JiraSite::noteCodeRefused() const
{
    const qint64 until = QDeadlineTimer(std::chrono::minutes(10)).deadline();
    m_network->setProperty(codeProperty(m_server.baseUrl).constData(), until);
}

QString JiraSite::host() const
{
    return http::hostLabel(m_server.baseUrl);
}

QString JiraSite::pageOf(const QString &path) const
{
    return http::endpointUrl(m_server.baseUrl, path).toString(QUrl::FullyEncoded);
}

} // namespace releasedesk::connectors
