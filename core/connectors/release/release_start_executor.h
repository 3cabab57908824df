// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/directory.h"
#include "core/domain/release_command.h"
#include "core/engine/other_releases.h"
#include "core/engine/task_executor.h"
#include "core/versions/issue_source.h"

#include <functional>

namespace releasedesk::connectors {

//! What a nested release is made of.
struct NestedRelease {
    ReleaseId id;
    ProjectId project;
    QString version;
    QString templateId;
};

//! `release.start`: composes a release of its own from a template and, if asked to, carries it to its end: its approval
//! is requested, it is started once it is approved and its window is open, and this task is done when it is released.
//! All of it in the name of whoever started the release around it, with the permissions of that person. Its id is made
//! of the operation id, so that the same attempt finds it again; a later attempt goes on with one that is not over.
//! Stopped by a person, it pauses a nested release that runs. restore() rolls it back.
class ReleaseStartExecutor final : public engine::TaskExecutor
{
public:
    //! How a draft looks: template, plan, owner. NotFound or FailedPrecondition with what is missing.
    using Compose = std::function<Result<domain::CreateRelease>(const NestedRelease &, const domain::Directory &)>;
    using IssuesOf = std::function<Result<std::shared_ptr<versions::IssueSource>>(const ConnectionId &)>;

    //! \p releases and \p clock outlive it. A start that is refused for the moment is tried again after
    //! \p startAgainAfter.
    ReleaseStartExecutor(engine::OtherReleases &releases, const Clock &clock, Compose compose, IssuesOf issuesOf,
                         std::chrono::milliseconds startAgainAfter = std::chrono::seconds(15));

    [[nodiscard]] QString kind() const override { return QStringLiteral("release.start"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> restore(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] bool canRestore() const override { return true; }
    [[nodiscard]] effects::EffectSemantics semantics() const override
    {
        return {.isOutside = true,
                .isIdempotent = true,
                .lookUp = effects::EffectSemantics::LookUp::Proves,
                .carrier = QLatin1String("release id")};
    }

private:
    [[nodiscard]] QCoro::Task<Result<ReleaseId>> findOrCompose(engine::TaskAssignment task, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<domain::CreateRelease>> withIssues(domain::CreateRelease command,
                                                                        QString jiraVersion,
                                                                        domain::Directory directory,
                                                                        std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> carryOn(ReleaseId child, engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QString>> push(engine::SeenRelease child, PersonId person);

    engine::OtherReleases &m_releases;
    const Clock &m_clock;
    Compose m_compose;
    IssuesOf m_issuesOf;
    std::chrono::milliseconds m_startAgainAfter;
};

} // namespace releasedesk::connectors
