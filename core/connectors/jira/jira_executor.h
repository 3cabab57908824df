// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/connectors/jira/jira_errand.h"
#include "core/domain/connection.h"

namespace releasedesk::connectors {

//! What the executors of Jira tasks have in common: the connection is looked up anew for each run, and a run is one
//! coroutine over an errand. Everything passed in outlives every run; runs happen in the thread of \p network.
class JiraExecutor : public engine::TaskExecutor
{
public:
    JiraExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                 QNetworkAccessManager &network, const Clock &clock);

    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) final;
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> restore(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) final;

protected:
    using Run = QCoro::Task<Result<engine::TaskOutput>>;

    [[nodiscard]] virtual Run run(JiraErrand errand, engine::TaskAssignment task) = 0;
    [[nodiscard]] virtual Run takeBack(JiraErrand errand, engine::TaskAssignment task);

    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    [[nodiscard]] Result<JiraErrand> errandFor(const engine::TaskAssignment &task,
                                               std::shared_ptr<engine::TaskReport> report, std::stop_token stop) const;

    effects::EffectJournal &m_journal;
    const domain::ConnectionDirectory &m_connections;
    QNetworkAccessManager &m_network;
    const Clock &m_clock;
};

//! A parameter of a task as text, without white space around it.
[[nodiscard]] QString parameterOf(const engine::TaskAssignment &task, const char *name);

//! The id of the version a task names, read from Jira. NotFound names those near it.
[[nodiscard]] QCoro::Task<Result<domain::JiraVersion>> versionFor(JiraErrand errand, QString project, QString name);

//! The page of a version, for people.
[[nodiscard]] QString pageOf(const JiraSite &site, const domain::JiraVersion &version);

} // namespace releasedesk::connectors
