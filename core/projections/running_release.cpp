// SPDX-License-Identifier: Apache-2.0
#include "core/projections/running_release.h"

namespace releasedesk::projections {

const domain::Release *runningIn(const ReleaseBook &book, const ProjectId &project, const EnvironmentId &environment)
{
    const domain::Release *newest = nullptr;
    QDateTime since;
    for (const domain::Release &release : book.releases()) {
        if (release.project() != project)
            continue;
        for (const domain::Task &task : release.plan().tasks) {
            const domain::TaskRun run = release.run(task.id);
            const bool isThere = task.environment == environment && run.state == domain::TaskState::Succeeded;
            if (isThere && (!since.isValid() || run.finishedAt > since)) {
                newest = &release;
                since = run.finishedAt;
            }
        }
    }
    return newest;
}

} // namespace releasedesk::projections
