// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/connection.h"
#include "core/effects/effect_journal.h"
#include "core/engine/executor_registry.h"
#include "core/engine/other_releases.h"
#include "core/notifications/checkpoint_place.h"
#include "core/notifications/notice_channel.h"
#include "core/versions/issue_source.h"
#include "core/workspace/workspace.h"

class QNetworkAccessManager;

namespace releasedesk::app {

//! What executors work with; all of it outlives them.
struct ConnectorNeeds {
    effects::EffectJournal &journal;
    const domain::ConnectionDirectory &connections;
    QNetworkAccessManager &network;
    const Clock &clock;
    QString workspaceFolder;
    engine::OtherReleases &releases;
};

//! Puts an executor of every kind there is into the registry. The only place that names concrete connectors.
void addExecutors(engine::ExecutorRegistry &registry, const ConnectorNeeds &needs);

//! The ways a workspace tells people by itself, as \p wish names them: by mail over the only mail connection there is
//! unless it says otherwise, by a messenger only where it names one.
[[nodiscard]] QList<std::shared_ptr<notifications::NoticeChannel>> noticeChannels(
    const domain::NotificationChannels &wish, const QList<domain::Connection> &all,
    const domain::ConnectionDirectory &connections, QNetworkAccessManager &network);

//! The places that \p workspace names for checkpoints of its record. \p connections and \p network outlive them.
[[nodiscard]] QList<std::shared_ptr<notifications::CheckpointPlace>> checkpointPlaces(
    const workspace::Workspace &workspace, const domain::ConnectionDirectory &connections,
    QNetworkAccessManager &network);

//! Where the issues of a Jira connection come from.
[[nodiscard]] Result<std::shared_ptr<versions::IssueSource>> findIssueSource(
    const domain::ConnectionDirectory &connections, QNetworkAccessManager &network, const ConnectionId &id);

//! Tries a connection: for Jira and Jenkins who the server says we are and what is missing; for mail and messengers
//! whether the address is usable, without sending anything.
[[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testConnection(domain::ConnectionAccess access,
                                                                             QNetworkAccessManager &network,
                                                                             QString project,
                                                                             std::stop_token stop = {});

//! Which Jira is at the address of \p access, asked without signing in.
[[nodiscard]] QCoro::Task<Result<versions::ServerFacts>> findServer(domain::ConnectionAccess access,
                                                                    QNetworkAccessManager &network,
                                                                    std::stop_token stop);

} // namespace releasedesk::app
