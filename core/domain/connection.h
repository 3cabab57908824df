// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/secret.h"
#include "core/domain/connection_network.h"

namespace releasedesk::domain {

enum class ConnectedSystem {
    JiraCloud,
    JiraDataCenter,
    ConfluenceCloud,
    ConfluenceDataCenter,
    Jenkins,
    Smtp,
    Slack,
    Teams,
    Dooray,
    Webhook
};

[[nodiscard]] constexpr auto enumNames(ConnectedSystem /*type*/)
{
    return std::array<std::pair<ConnectedSystem, const char *>, 10>{
        {{ConnectedSystem::JiraCloud, "jiraCloud"},
         {ConnectedSystem::JiraDataCenter, "jiraDataCenter"},
         {ConnectedSystem::ConfluenceCloud, "confluenceCloud"},
         {ConnectedSystem::ConfluenceDataCenter, "confluenceDataCenter"},
         {ConnectedSystem::Jenkins, "jenkins"},
         {ConnectedSystem::Smtp, "smtp"},
         {ConnectedSystem::Slack, "slack"},
         {ConnectedSystem::Teams, "teams"},
         {ConnectedSystem::Dooray, "dooray"},
         {ConnectedSystem::Webhook, "webhook"}}};
}

//! Configured access to a system. The secret (token, password, hook address) is kept apart, in the key store.
struct Connection {
    static constexpr bool refusesUnknownKeys = true;

    ConnectionId id; //!< e.g. "jira"
    ConnectedSystem system = ConnectedSystem::JiraCloud;
    QString title; //!< as shown; empty: the id
    QString url; //!< base address; smtp://host:port for mail; empty for a messenger, whose hook address is its secret
    QString account; //!< mail or user name; empty: a personal access token alone, or no sign-in
    QString sender; //!< mail: the From address
    QString tokenVariable; //!< name of the environment variable that holds its secret, where there is no key store
    ConnectionNetwork network; //!< the way there; not for mail, whose sign-in is its own
    QStringList projects; //!< Jira keys that are offered; empty: all that the account sees, also those made later
    QStringList readOnlyProjects; //!< Jira keys where every change is refused before it is sent, as somebody chose

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("system", system);
        v("title", title, releasedesk::optional);
        v("url", url, releasedesk::optional);
        v("account", account, releasedesk::optional);
        v("sender", sender, releasedesk::optional);
        v("tokenEnv", tokenVariable, releasedesk::optional);
        v("network", network, releasedesk::optional);
        v("projects", projects, releasedesk::optional);
        v("readOnlyProjects", readOnlyProjects, releasedesk::optional);
    }

    friend bool operator==(const Connection &, const Connection &) = default;
};

//! What is kept apart for a connection.
struct ConnectionSecrets {
    Secret signIn = {}; //!< token, password or hook address
    Secret proxyPassword = {};
    Secret keyPassphrase = {}; //!< opens the key of the client certificate
};

//! Under which name the proxy's password is kept; no connection can have it.
[[nodiscard]] inline ConnectionId proxySecretOf(const ConnectionId &id)
{
    return ConnectionId(QString(id.value() + QStringLiteral("/proxy")));
}

//! The same for the passphrase of the key.
[[nodiscard]] inline ConnectionId keySecretOf(const ConnectionId &id)
{
    return ConnectionId(QString(id.value() + QStringLiteral("/key")));
}

//! A connection with what it takes to use it.
struct ConnectionAccess {
    Connection connection;
    Secret secret; //!< may be empty where none is needed
    Secret proxyPassword = {}; //!< may be empty
    Secret keyPassphrase = {}; //!< may be empty
};

//! Looks connections up; implemented where workspace and key store meet.
class ConnectionDirectory
{
public:
    ConnectionDirectory() = default;
    ConnectionDirectory(const ConnectionDirectory &) = delete;
    ConnectionDirectory &operator=(const ConnectionDirectory &) = delete;
    virtual ~ConnectionDirectory() = default;

    //! NotFound: no such connection. Unauthenticated: its secret is not stored on this computer.
    [[nodiscard]] virtual Result<ConnectionAccess> find(const ConnectionId &id) const = 0;
};

} // namespace releasedesk::domain
