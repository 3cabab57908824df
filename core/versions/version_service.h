// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/issue_source.h"

#include <QHash>

#include <functional>
#include <memory>

namespace releasedesk::versions {

//! A version with its issues, as read at one moment.
struct VersionContents {
    domain::JiraVersion version;
    domain::IssueSnapshot snapshot;
};

//! Reads versions and their issues for screens and commands, whichever thread the connectors live in.
class VersionService
{
public:
    //! Answers the source of a connection, or why there is none. Called in the thread of \p context.
    using FindSource = std::function<Result<std::shared_ptr<IssueSource>>(const ConnectionId &)>;

    //! \p context lives in the thread that the sources belong to and outlives every call.
    VersionService(QObject *context, FindSource findSource);

    [[nodiscard]] QCoro::Task<Result<ConnectionReport>> test(ConnectionId connection, QString project);
    [[nodiscard]] QCoro::Task<Result<QList<JiraProject>>> projects(ConnectionId connection);
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(ConnectionId connection, QString project);

    //! \p progress is called in the thread of the sources. NotFound names the versions there are.
    [[nodiscard]] QCoro::Task<Result<VersionContents>> contents(domain::ScopeEntry entry,
                                                                IssueSource::Progress progress = {},
                                                                std::stop_token stop = {});

    //! One snapshot of several entries; an issue that is in two of them stands once.
    [[nodiscard]] QCoro::Task<Result<domain::IssueSnapshot>> snapshot(QList<domain::ScopeEntry> scope,
                                                                      QDateTime takenAt);

private:
    QObject *m_context;
    FindSource m_findSource;
};

} // namespace releasedesk::versions
