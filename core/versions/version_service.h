// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/detail_reading.h"
#include "core/versions/list_cache.h"
#include "core/versions/version_reading.h"

#include <functional>
#include <memory>

namespace releasedesk::versions {

//! A version with its issues, as read at one moment.
struct VersionContents {
    domain::JiraVersion version;
    domain::IssueSnapshot snapshot;
};

//! One snapshot of what was read of several entries, in their order: an issue that is in two of them stands once.
//! FailedPrecondition: the same key is in two Jira servers.
[[nodiscard]] Result<domain::IssueSnapshot> joinContents(const QList<domain::ScopeEntry> &scope,
                                                         const QList<VersionContents> &contents,
                                                         const QDateTime &takenAt);

//! Reads versions and their issues for screens and commands, whichever thread the connectors live in.
class VersionService
{
public:
    //! Answers the source of a connection, or why there is none. Called in the thread of \p context.
    using FindSource = std::function<Result<std::shared_ptr<IssueSource>>(const ConnectionId &)>;

    //! \p context lives in the thread that the sources belong to and outlives every call.
    //! \p cache keeps what was read; the default keeps nothing.
    VersionService(QObject *context, FindSource findSource, IssueCache cache = {});

    [[nodiscard]] QCoro::Task<Result<ConnectionReport>> test(ConnectionId connection, QString project);
    [[nodiscard]] QCoro::Task<Result<QList<JiraProject>>> projects(ConnectionId connection);
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(ConnectionId connection, QString project);
    //! What versions() answered last, on this computer; nothing: it never did. For who cannot ask Jira.
    [[nodiscard]] QCoro::Task<std::optional<KeptVersions>> keptVersions(ConnectionId connection, QString project);

    //! Reads a version for a screen: rows as they come, those of this computer first, and of those alone if Jira cannot
    //! be asked. What is answered tells in the thread that called, and ends reading when it is destroyed.
    [[nodiscard]] std::unique_ptr<VersionReading> open(ReadingWish wish);

    //! Reads one issue for a screen, with its description and history; told like open().
    [[nodiscard]] std::unique_ptr<DetailReading> openIssue(ConnectionId connection, QString key);

    //! Everything as it is now. \p progress is called in the thread of the sources. NotFound names the versions there
    //! are.
    [[nodiscard]] QCoro::Task<Result<VersionContents>> contents(domain::ScopeEntry entry,
                                                                IssueSource::Progress progress = {},
                                                                std::stop_token stop = {});

    //! One snapshot of several entries; an issue that is in two of them stands once. Several are read at once.
    [[nodiscard]] QCoro::Task<Result<domain::IssueSnapshot>> snapshot(QList<domain::ScopeEntry> scope,
                                                                      QDateTime takenAt);

private:
    QObject *m_context;
    FindSource m_findSource;
    IssueCache m_cache;
};

} // namespace releasedesk::versions
