// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/gate_dependency_executor.h"

#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::connectors {
namespace {

using namespace domain;
using Standing = PointState::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GateDependencyExecutor)
};

//! What the gate is asked to do.
struct Wish {
    enum class When { Reached, Failed, Ended }; // in the order of the words for it, see wishOf()
    enum class Otherwise { Fail, Wait, Pass };

    ProjectId project;
    QString version;
    ReleasePoint point;
    When when = When::Reached;
    Otherwise otherwise = Otherwise::Fail;

    [[nodiscard]] QString name() const { return QString(project.value() + u' ' + version); }
};

//! Which of \p choices a parameter names; the first if it is empty.
Result<qsizetype> chosen(const QJsonObject &parameters, const char *name, const QStringList &choices)
{
    const QString value = textOf(parameters, name).trimmed();
    const qsizetype place = value.isEmpty() ? 0 : choices.indexOf(value);
    if (place < 0)
        return badParameter(Text::tr("“%1” is nothing that “%2” can be. Use one of: %3.")
                                .arg(value, QLatin1String(name), choices.join(u", "_s)));
    return place;
}

Result<Wish> wishOf(const QJsonObject &parameters)
{
    Wish wish;
    wish.project = ProjectId(textOf(parameters, "project").trimmed());
    wish.version = textOf(parameters, "version").trimmed();
    if (wish.project.isEmpty() || wish.version.isEmpty())
        return badParameter(Text::tr("Which release is waited for is not said. Enter its project and its version."));
    const auto point = pointOf(parameters);
    if (!point)
        return failed(point);
    wish.point = *point;
    const auto when = chosen(parameters, "when", {u"reached"_s, u"failed"_s, u"ended"_s});
    const auto otherwise = chosen(parameters, "otherwise", {u"fail"_s, u"wait"_s, u"pass"_s});
    for (const auto *each : {&when, &otherwise}) {
        if (!*each)
            return failed(*each);
    }
    wish.when = static_cast<Wish::When>(*when);
    wish.otherwise = static_cast<Wish::Otherwise>(*otherwise);
    return wish;
}

bool isMet(const Wish &wish, Standing standing)
{
    const bool hasFailed = standing == Standing::Failed || standing == Standing::Lost;
    switch (wish.when) {
    case Wish::When::Reached:
        return standing == Standing::Reached;
    case Wish::When::Failed:
        return hasFailed;
    case Wish::When::Ended:
        return hasFailed || standing == Standing::Reached;
    }
    return false;
}

//! Whether what is waited for cannot come any more, as long as nobody starts that release again.
bool isOut(const Wish &wish, Standing standing)
{
    return wish.when == Wish::When::Reached ? standing == Standing::Lost
                                            : wish.when == Wish::When::Failed && standing == Standing::Reached;
}

//! Whether the other release waits for this one at a place that comes only after \p own is done.
bool waitsForUs(const Release &other, const Wish &wish, const Release &mine, const TaskId &own)
{
    for (const Task &task : other.plan().tasks) {
        const TaskRun run = other.run(task.id);
        if (task.kind != u"gate.dependency" || run.state != TaskState::Running || run.attempts.isEmpty())
            continue;
        const auto theirs = wishOf(run.attempts.last().parameters);
        const bool isOnUs = theirs && theirs->project == mine.project() && theirs->version == mine.version();
        if (isOnUs && isBehind(mine, theirs->point, own) && isBehind(other, wish.point, task.id))
            return true;
    }
    return false;
}

PointState standingOf(const Wish &wish, const std::optional<engine::SeenRelease> &other)
{
    return other ? stateAt(other->release, wish.point)
                 : PointState{Standing::Pending, Text::tr("there is no such release yet")};
}

engine::TaskOutput outputOf(const Wish &wish, const engine::SeenRelease &other, const PointState &state)
{
    engine::TaskOutput output;
    const QString standing = state.kind == Standing::Reached ? QStringLiteral("reached")
        : state.kind == Standing::Lost                       ? QStringLiteral("lost")
                                                             : QStringLiteral("failed");
    output.fields = {{QStringLiteral("release"), other.release.id().value()},
                     {QStringLiteral("state"), standing},
                     {QStringLiteral("events"), other.events}};
    output.summary = Text::tr("%1: %2").arg(wish.name(), state.seen);
    return output;
}

//! How the gate ends now; nothing while it has to wait.
std::optional<Result<engine::TaskOutput>> judged(const Wish &wish, const std::optional<engine::SeenRelease> &other,
                                                 const engine::TaskAssignment &task)
{
    if (!other)
        return std::nullopt;
    const PointState state = stateAt(other->release, wish.point);
    const bool isTooLate = isOut(wish, state.kind);
    if (isMet(wish, state.kind) || (isTooLate && wish.otherwise == Wish::Otherwise::Pass))
        return outputOf(wish, *other, state);
    if (isTooLate && wish.otherwise == Wish::Otherwise::Fail)
        return beforeAnything({ErrorCode::FailedPrecondition,
                               Text::tr("%1 will not get where “%2” waits for it: %3. Try again once it has been "
                                        "started anew, or skip this task with a reason.")
                                   .arg(wish.name(), task.task.title, state.seen),
                               {}});
    if (waitsForUs(other->release, wish, task.release, task.task.id))
        return beforeAnything({ErrorCode::FailedPrecondition,
                               Text::tr("%1 waits for this release, and this release waits for it: neither would ever "
                                        "go on. Change one of the two, or skip this task with a reason.")
                                   .arg(wish.name()),
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
    const auto wish = wishOf(task.task.parameters);
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
