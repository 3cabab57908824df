// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/release/release_point.h"
#include "core/engine/other_releases.h"
#include "core/engine/task_executor.h"

namespace releasedesk::connectors {

//! `gate.dependency`: waits until another release of the workspace has reached a point of its course, or has failed to.
//! It is woken by what is recorded of that release; nothing is asked in intervals. The release may not exist yet.
class GateDependencyExecutor final : public engine::TaskExecutor
{
public:
    //! \p releases outlives it.
    explicit GateDependencyExecutor(engine::OtherReleases &releases);

    [[nodiscard]] QString kind() const override { return QStringLiteral("gate.dependency"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<std::optional<engine::SeenRelease>>> look(QString project, QString version,
                                                                               ReleaseId known);

    engine::OtherReleases &m_releases;
};

} // namespace releasedesk::connectors
