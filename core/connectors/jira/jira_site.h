// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

class RecentWrites;
class WritePace;

//! One Jira as a connection describes it: where it is, which of the two it is, and how to sign in. A value; copies
//! are cheap and share the network.
class JiraSite
{
public:
    //! InvalidArgument: not a Jira connection, its address is wrong, or Cloud without an account. \p network must
    //! outlive every call and live in the calling thread.
    [[nodiscard]] static Result<JiraSite> of(const domain::ConnectionAccess &access, QNetworkAccessManager &network);

    [[nodiscard]] bool isCloud() const { return m_isCloud; }

    //! E.g. "/rest/api/3/myself". \p resource is written as in a URL.
    [[nodiscard]] QString path(const QString &resource) const;

    [[nodiscard]] http::ReadingHttpClient reading() const;

    //! For one change: the operation id goes along as a header.
    [[nodiscard]] http::MutatingHttpClient writing(const EffectId &operation) const;

    //! The same, which asks \p connections for its read-only projects again each time; they outlive it. So a choice
    //! holds for a round of changes that is under way, too.
    [[nodiscard]] JiraSite following(const domain::ConnectionDirectory &connections) const;

    //! Jira keys that a person chose to leave as they are: JiraWriter refuses to change anything there. Errors: the
    //! connection is gone, so that nobody knows.
    [[nodiscard]] Result<QStringList> readOnlyProjects() const;

    //! Jira keys that are offered; empty: all.
    [[nodiscard]] const QStringList &offeredProjects() const { return m_offered; }

    //! The same with a time limit for each request, for questions a person is waiting on; unless the connection has
    //! one of its own, which a person chose for a slow way.
    [[nodiscard]] JiraSite within(std::chrono::milliseconds limit) const;

    //! The same even then.
    [[nodiscard]] JiraSite strictlyWithin(std::chrono::milliseconds limit) const;

    //! The same for the request of one of several lanes: the network keeps no more than six connections to a host, so
    //! that further lanes need another one.
    [[nodiscard]] JiraSite lane(int number) const;

    //! How fast this Jira may be written to; shared by everybody who uses the same network.
    [[nodiscard]] WritePace &pace() const;

    //! What was changed in a moment ago; shared likewise.
    [[nodiscard]] RecentWrites &recentWrites() const;

    //! Whether this site said a moment ago that it does not hand out the code of issues; shared likewise.
    [[nodiscard]] bool refusesCode() const;
    void noteCodeRefused() const;

    [[nodiscard]] QString host() const;

    //! Address of a page for people, e.g. pageOf("/browse/SHOP-1").
    [[nodiscard]] QString pageOf(const QString &path) const;

private:
    JiraSite(bool isCloud, http::Server server, QNetworkAccessManager &network);

    bool m_isCloud = true;
    bool m_hasOwnLimit = false;
    http::Server m_server;
    QNetworkAccessManager *m_network;
    ConnectionId m_connection;
    const domain::ConnectionDirectory *m_connections = nullptr;
    QStringList m_readOnly;
    QStringList m_offered;
};

} // namespace releasedesk::connectors
