// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::tests {

//! A release of the shop with one task, which reported \p output if that is not empty.
inline domain::Release releaseOf(const QString &version, const QJsonObject &output, bool isProduction, bool isOut,
                                 const QList<domain::ScopeEntry> &scope = {}, const QList<domain::Issue> &issues = {})
{
    const QDateTime at(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);
    domain::Task task;
    task.id = TaskId("deploy");
    task.kind = "http.request";
    task.title = "Deploy";
    task.phase = PhaseId("run");
    task.environment = EnvironmentId(isProduction ? "prod" : "stage");
    domain::ReleaseCreated created;
    created.release = ReleaseId("r-" + version);
    created.project = ProjectId("shop");
    created.version = version;
    created.plan.phases = {{PhaseId("run"), "Run"}};
    created.plan.tasks = {task};
    created.scope = scope.isEmpty() ? QList{domain::ScopeEntry{ConnectionId("jira"), "SHOP", version}} : scope;
    created.snapshot.takenAt = at;
    created.snapshot.issues = issues;
    domain::Release release;
    const auto apply = [&](const domain::ReleaseEvent &event) { release.apply(event, PersonId("owner"), at); };
    apply(created);
    if (!output.isEmpty()) {
        domain::TaskSucceeded done;
        done.task = task.id;
        done.output = output;
        apply(done);
    }
    if (isOut)
        apply(domain::ReleaseCompleted{});
    return release;
}

//! Staging and production.
inline domain::Directory directory()
{
    domain::Directory directory;
    directory.environments = {{EnvironmentId("stage"), "Staging", 1, false}, {EnvironmentId("prod"), "Prod", 2, true}};
    return directory;
}

} // namespace releasedesk::tests
