// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/connection.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

class BuildFollower;
class JenkinsServer;

//! jenkins.build: starts a job once, follows queue, build and log, and answers its result. A restart takes up the same
//! build; a cancel stops it in Jenkins; a program that closes leaves it running.
//!
//! Everything given to it must outlive every call.
class JenkinsBuildExecutor final : public engine::TaskExecutor
{
public:
    struct Pace {
        std::chrono::milliseconds poll{2000};
        std::chrono::milliseconds settle{5000}; //!< before “it is not there” is believed
        std::chrono::milliseconds stopPatience{15000}; //!< how long a stopped build may take to end
    };

    JenkinsBuildExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                         QNetworkAccessManager &network, const Clock &clock);
    JenkinsBuildExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                         QNetworkAccessManager &network, const Clock &clock, Pace pace);

    [[nodiscard]] QString kind() const override { return QStringLiteral("jenkins.build"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;

private:
    using Follower = std::shared_ptr<BuildFollower>;
    using ServerPtr = std::shared_ptr<const JenkinsServer>;

    [[nodiscard]] static QCoro::Task<Result<engine::TaskOutput>> follow(engine::TaskAssignment task, ServerPtr server,
                                                                        Follower follower,
                                                                        std::shared_ptr<engine::TaskReport> report,
                                                                        std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> stopBuild(engine::TaskAssignment task, ServerPtr server,
                                                                    Follower follower,
                                                                    std::shared_ptr<engine::TaskReport> report);

    effects::EffectJournal &m_journal;
    const domain::ConnectionDirectory &m_connections;
    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    Pace m_pace;
};

} // namespace releasedesk::connectors
