// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/waiting_circle.h"

#include "core/connectors/shared/parameters.h"

#include <QSet>

#include <deque>

namespace releasedesk::connectors {
namespace {

using namespace domain;

constexpr std::size_t maxVisited = 200; //!< releases; longer chains are not followed

//! A place of another release, and through whom it is waited for.
struct Station {
    DependencyWish wish;
    QStringList through; //!< names, this one last
};

//! What a task that is waiting right now waits for; nothing where it does not wait for a release.
std::optional<DependencyWish> waitOf(const Release &release, const Task &task)
{
    const TaskRun run = release.run(task.id);
    if (run.state != TaskState::Running || run.attempts.isEmpty())
        return std::nullopt;
    const QJsonObject parameters = run.attempts.last().parameters;
    if (task.kind == u"gate.dependency") {
        const auto wish = dependencyOf(parameters);
        return wish ? std::optional(*wish) : std::nullopt;
    }
    if (task.kind != u"release.start" || textOf(parameters, "until").trimmed() == u"composed")
        return std::nullopt;
    DependencyWish wish;
    wish.project = ProjectId(textOf(parameters, "project").trimmed());
    wish.version = textOf(parameters, "version").trimmed();
    if (wish.project.isEmpty())
        wish.project = release.project();
    return wish;
}

//! What has to happen elsewhere before \p release gets to \p point.
QList<DependencyWish> waitsBefore(const Release &release, const ReleasePoint &point)
{
    QList<DependencyWish> waits;
    for (const Task &task : release.plan().tasks) {
        const auto wait = waitOf(release, task);
        if (wait && isBehind(release, point, task.id))
            waits.append(*wait);
    }
    return waits;
}

QString keyOf(const DependencyWish &wish)
{
    return QStringList{wish.project.value(), wish.version, QString::number(static_cast<int>(wish.point.kind)),
                       wish.point.task.value(), wish.point.environment.value()}
        .join(u'\n');
}

} // namespace

QCoro::Task<Result<QStringList>> circleBack(engine::OtherReleases &releases, DependencyWish wish, Release mine,
                                            TaskId own)
{
    QSet<QString> visited{keyOf(wish)};
    std::deque<Station> open{{wish, {wish.name()}}};
    for (std::size_t looked = 0; !open.empty() && looked < maxVisited; ++looked) {
        const Station station = std::move(open.front());
        open.pop_front();
        const auto found = co_await releases.find(station.wish.project, station.wish.version);
        if (!found)
            co_return failed(found);
        if (!*found)
            continue; // does not exist yet, so it waits for nothing
        for (const DependencyWish &next : waitsBefore((*found)->release, station.wish.point)) {
            const bool isMine = next.project == mine.project() && next.version == mine.version();
            if (isMine && isBehind(mine, next.point, own))
                co_return station.through;
            if (visited.contains(keyOf(next)))
                continue;
            visited.insert(keyOf(next));
            open.push_back({next, station.through + QStringList{next.name()}});
        }
    }
    co_return QStringList();
}

} // namespace releasedesk::connectors
