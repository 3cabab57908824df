// SPDX-License-Identifier: Apache-2.0
#include "core/rehearsal/duration_history.h"

#include "core/domain/task_kind.h"

#include <algorithm>
#include <cmath>

namespace releasedesk::rehearsal {
namespace {

QString keyById(const domain::Task &task)
{
    return task.id.value() + u'\n' + task.kind;
}

QString keyByTitle(const domain::Task &task)
{
    return task.title + u'\n' + task.kind;
}

} // namespace

DurationHistory DurationHistory::of(const QList<domain::Release> &releases, const ProjectId &project,
                                    const ReleaseId &except)
{
    DurationHistory history;
    for (const domain::Release &release : releases) {
        if (release.project() != project || release.id() == except)
            continue;
        for (const domain::Task &task : release.plan().tasks) {
            const domain::TaskRun run = release.run(task.id);
            const bool isMeasured = run.state == domain::TaskState::Succeeded && !run.isByHand
                && run.startedAt.isValid() && run.finishedAt.isValid();
            const qint64 seconds = isMeasured ? run.startedAt.secsTo(run.finishedAt) : 0;
            // Of what people do at once nobody recorded when it became their turn.
            const bool isCounted = seconds > 0 || domain::automationOf(task.kind) == domain::Automation::Automatic;
            if (isMeasured && isCounted)
                history.add(task, seconds);
        }
    }
    return history;
}

QList<qint64> DurationHistory::secondsOf(const domain::Task &task) const
{
    const auto found = m_byId.constFind(keyById(task));
    return found != m_byId.constEnd() ? *found : m_byTitle.value(keyByTitle(task));
}

void DurationHistory::add(const domain::Task &task, qint64 seconds)
{
    const qint64 counted = std::max<qint64>(0, seconds);
    m_byId[keyById(task)].append(counted);
    m_byTitle[keyByTitle(task)].append(counted);
}

qint64 quantile(QList<qint64> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values.at(static_cast<qsizetype>(std::lround(std::clamp(share, 0.0, 1.0) * last)));
}

} // namespace releasedesk::rehearsal
