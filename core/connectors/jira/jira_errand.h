// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_writer.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"
#include "core/versions/issue_source.h"

namespace releasedesk::connectors {

//! What one run of a Jira task works with. Copied into its coroutines; what it points to outlives every run.
struct JiraErrand {
    JiraSite site;
    std::shared_ptr<versions::IssueSource> source;
    effects::EffectJournal *journal = nullptr;
    std::shared_ptr<engine::TaskReport> report;
    std::stop_token stop;
    EffectId opId;

    void log(store::LogLevel level, const QString &text) const;
};

//! Makes the effect that a writer, which carries its id, brings about.
using MakeEffect = std::function<std::shared_ptr<effects::Effect>(JiraWriter writer)>;

//! Brings one part of a task about through the journal, as effect "<opId>.<part>". A refusal that proves that nothing
//! happened and may pass (too many requests, server away, an interrupted earlier try) is tried again after a pause
//! as "<opId>.<part>.2" and so on; a second run of the task finds the same ids and their results again.
[[nodiscard]] QCoro::Task<Result<QJsonObject>> performPart(JiraErrand errand, QString part, MakeEffect make);

//! What became of the issues of a task.
struct IssueOutcomes {
    QMap<QString, QJsonObject> answers; //!< by issue key: what its effect answered
    QStringList refusals; //!< "SHOP-3: why not", for those that Jira or its workflow refused
};

//! One task over many issues.
struct IssueRound {
    QStringList keys;
    std::function<MakeEffect(const QString &key)> effectFor;
    std::function<QString(const QString &key, const QJsonObject &answer)> lineFor; //!< for the log
};

//! Goes through the issues one by one, with progress and a log line for each. What one issue is refused does not keep
//! the others back. Cancelled between two issues; any doubt or outage ends the round at once.
[[nodiscard]] QCoro::Task<Result<IssueOutcomes>> goThrough(JiraErrand errand, IssueRound round);

//! The error of a round in which issues were refused.
[[nodiscard]] Error refusedIssues(const IssueOutcomes &outcomes);

//! The issues a task is about: those of the frozen list that come from its connection and fit its parameter "issues"
//! (all, done, features, bugs).
[[nodiscard]] QList<domain::Issue> issuesFor(const engine::TaskAssignment &task);

} // namespace releasedesk::connectors
