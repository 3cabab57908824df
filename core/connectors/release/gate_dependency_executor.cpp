// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/gate_dependency_executor.h"

#include "core/connectors/release/waiting_circle.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

using namespace domain;
using Standing = PointState::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GateDependencyExecutor)
};

bool isMet(const DependencyWish &wish, Standing standing)
{
    const bool hasFailed = standing == Standing::Failed || standing == Standing::Lost;
    switch (wish.when) {
    case DependencyWish::When::Reached:
        return standing == Standing::Reached;
    case DependencyWish::When::Failed:
        return hasFailed;
    case DependencyWish::When::Ended:
        return hasFailed || standing == Standing::Reached;
    }
    return false;
}

//! Whether what is waited for cannot come any more, as long as nobody starts that release again.
bool isOut(const DependencyWish &wish, Standing standing)
{
    return wish.when == DependencyWish::When::Reached
        ? standing == Standing::Lost
        : wish.when == DependencyWish::When::Failed && standing == Standing::Reached;
}

PointState standingOf(const DependencyWish &wish, const std::optional<engine::SeenRelease> &other)
{
    return other ? stateAt(other->release, wish.point)
                 : PointState{Standing::Pending, Text::tr("there is no such release yet")};
}

engine::TaskOutput outputOf(const DependencyWish &wish, const engine::SeenRelease &other, const PointState &state)
{
    engine::TaskOutput output;
    const QString standing = state.kind == Standing::Reached ? QStringLiteral("reached")
        : state.kind == Standing::Lost                       ? QStringLiteral("lost")
                                                             : QStringLiteral("failed");
    output.fields = {{QStringLiteral("release"), other.release.id().value()},
                     {QStringLiteral("state"), standing},
                     {QStringLiteral("events"), other.events}};
    output.summary = QCoreApplication::translate("GateDependencyExecutor", "%1: %2").arg(wish.name(), state.seen);
    return output;
}

Error neverGoesOn(const QStringList &circle)
{
    if (circle.size() == 1)
        return {ErrorCode::FailedPrecondition,
                Text::tr("%1 waits for this release, and this release waits for it: neither would ever go on. Change "
                         "one of the two, or skip this task with a reason.")
                    .arg(circle.first()),
                {}};
    return {ErrorCode::FailedPrecondition,
            Text::tr("This release waits for %1, which waits for this release: none of them would ever go on. Change "
                     "one of them, or skip this task with a reason.")
                .arg(circle.join(Text::tr(", which waits for "))),
            {}};
}

//! How the gate ends now; nothing while it has to wait.
std::optional<Result<engine::TaskOutput>> judged(const DependencyWish &wish,
                                                 const std::optional<engine::SeenRelease> &other,
                                                 const engine::TaskAssignment &task)
{
    if (!other)
        return std::nullopt;
    const PointState state = stateAt(other->release, wish.point);
    const bool isTooLate = isOut(wish, state.kind);
    if (isMet(wish, state.kind) || (isTooLate && wish.otherwise == DependencyWish::Otherwise::Pass))
        return outputOf(wish, *other, state);
    if (isTooLate && wish.otherwise == DependencyWish::Otherwise::Fail)
        return beforeAnything({ErrorCode::FailedPrecondition,
                               Text::tr("%1 will not get where “%2” waits for it: %3. Try again once it has been "
                                        "started anew, or skip this task with a reason.")
                                   .arg(wish.name(), task.task.title, state.seen),
                               {}});
    return std::nullopt;
}

} // namespace

GateDependencyExecutor::GateDependencyExecutor(engine::OtherReleases &releases)
    : m_releases(releases)
{
}

QCoro::Task<Result<engine::TaskOutput>> GateDependencyExecutor::execute(engine::TaskAssignment task,
                                                                        std::shared_ptr<engine::TaskReport> report,
                                                                        std::stop_token stop)
{
    const auto wish = dependencyOf(task.task.parameters);
    if (!wish)
        co_return failed(wish);
    if (wish->project == task.release.project() && wish->version == task.release.version())
        co_return badParameter(Text::tr("“%1” waits for its own release, which would never go on. Choose another one.")
                                   .arg(task.task.title));
    ReleaseId other;
    QString told;
    while (!stop.stop_requested()) {
        // Counted before the look: whatever is recorded meanwhile is looked at again.
        const ReleaseId watched = other;
        const quint64 seen = m_releases.changes(watched);
        auto found = co_await look(wish->project.value(), wish->version, watched);
        if (!found)
            co_return beforeAnything(found.error());
        other = *found ? (*found)->release.id() : ReleaseId();
        if (other != watched)
            continue; // from now on only what happens to that one counts
        if (const auto outcome = judged(*wish, *found, task))
            co_return *outcome;
        const auto circle = co_await circleBack(m_releases, *wish, task.release, task.task.id);
        if (!circle)
            co_return beforeAnything(circle.error());
        if (!circle->isEmpty())
            co_return beforeAnything(neverGoesOn(*circle));
        const PointState state = standingOf(*wish, *found);
        if (told != state.seen) {
            report->log(state.kind == Standing::Pending ? store::LogLevel::Info : store::LogLevel::Warning,
                        QStringLiteral("gate"), Text::tr("%1: %2").arg(wish->name(), state.seen));
            report->progress(-1, Text::tr("waits for %1: %2").arg(wish->name(), state.seen));
            told = state.seen;
        }
        co_await m_releases.changed(other, seen, stop);
    }
    co_return stopped(task.task.title);
}

QCoro::Task<Result<std::optional<engine::SeenRelease>>> GateDependencyExecutor::look(QString project, QString version,
                                                                                     ReleaseId known)
{
    if (!known.isEmpty()) {
        auto read = co_await m_releases.read(known);
        if (!read)
            co_return failed(read);
        if (!read->release.isOver() && read->release.state() != ReleaseState::Discarded)
            co_return std::optional(std::move(*read));
    }
    co_return co_await m_releases.find(ProjectId(project), version); // what is over makes room for another
}

} // namespace releasedesk::connectors
