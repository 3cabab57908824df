// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/async/cancel.h"
#include "ui/connections/connection_gate.h"

#include <algorithm>
#include <optional>

namespace releasedesk::tests {

//! A gate that answers what the test says and notes what it was asked.
class FakeGate final : public ui::ConnectionGate
{
public:
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(domain::Connection connection,
                                                                       domain::ConnectionSecrets secrets,
                                                                       QString project, std::stop_token stop) override
    {
        ++tests;
        stopOfTest = stop;
        tested = connection;
        testedSecret = secrets.signIn.reveal();
        testedSecrets = secrets;
        testedProject = project;
        if (refusal)
            co_return tl::unexpected<Error>(*refusal);
        co_return Result<versions::ConnectionReport>(report);
    }

    [[nodiscard]] QCoro::Task<Result<versions::ServerFacts>> findServer(domain::Connection connection,
                                                                        domain::ConnectionSecrets /*secrets*/,
                                                                        std::stop_token stop) override
    {
        ++searches;
        searched = connection.url;
        if (foundAfter.count() > 0)
            co_await async::sleepUnlessStopped(foundAfter, stop);
        if (!found)
            co_return failure(ErrorCode::Unavailable, QStringLiteral("Nobody answers at this address."));
        co_return Result<versions::ServerFacts>(*found);
    }

    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testStored(ConnectionId id, QString project) override
    {
        ++storedTests;
        testedProject = project;
        testedStored = id;
        if (refusal)
            co_return tl::unexpected<Error>(*refusal);
        co_return Result<versions::ConnectionReport>(report);
    }

    [[nodiscard]] QCoro::Task<Result<>> save(domain::Connection connection, domain::ConnectionSecrets secrets) override
    {
        if (saveRefusal)
            co_return tl::unexpected<Error>(*saveRefusal);
        ++saves;
        const auto known = std::ranges::find(list, connection.id, &domain::Connection::id);
        if (known == list.end())
            list.append(connection);
        else
            *known = connection;
        savedSecrets = secrets;
        if (!secrets.signIn.isEmpty()) {
            savedSecret = secrets.signIn.reveal();
            stored.append(connection.id);
        }
        co_return Result<>();
    }

    [[nodiscard]] QList<domain::Connection> connections() const override { return list; }
    [[nodiscard]] bool hasSecret(const ConnectionId &id) const override { return stored.contains(id); }
    [[nodiscard]] std::optional<ui::RequestBudget> budget(const ConnectionId & /*id*/) const override { return said; }
    [[nodiscard]] QString secretNote() const override
    {
        return QStringLiteral("Tokens are kept in your system keychain. They never leave this computer, except to sign "
                              "in to the address you entered.");
    }

    QList<domain::Connection> list;
    QList<ConnectionId> stored;
    versions::ConnectionReport report;
    std::optional<Error> refusal; //!< of every test
    std::optional<Error> saveRefusal;
    std::chrono::milliseconds foundAfter{0}; //!< how long the search for a server takes
    int tests = 0;
    int storedTests = 0;
    int saves = 0;
    domain::Connection tested;
    QByteArray testedSecret;
    QString testedProject;
    ConnectionId testedStored;
    QByteArray savedSecret;
    domain::ConnectionSecrets testedSecrets;
    domain::ConnectionSecrets savedSecrets;
    std::optional<ui::RequestBudget> said; //!< by every server
    std::optional<versions::ServerFacts> found; //!< at every address
    int searches = 0;
    QString searched;
    std::stop_token stopOfTest; //!< of the newest test
};

//! Jira Cloud and a Slack hook whose secret is missing.
[[nodiscard]] inline QList<domain::Connection> sampleConnections()
{
    domain::Connection jira;
    jira.id = ConnectionId("jira");
    jira.title = QStringLiteral("Company Jira");
    jira.url = QStringLiteral("https://hanbit.atlassian.net");
    jira.account = QStringLiteral("bd.yoon@hanbit.example");
    domain::Connection jenkins;
    jenkins.id = ConnectionId("jenkins");
    jenkins.system = domain::ConnectedSystem::Jenkins;
    jenkins.url = QStringLiteral("https://ci.hanbit.example");
    jenkins.account = QStringLiteral("release-desk");
    domain::Connection slack;
    slack.id = ConnectionId("slack");
    slack.system = domain::ConnectedSystem::Slack;
    return {jira, jenkins, slack};
}

} // namespace releasedesk::tests
