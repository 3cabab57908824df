// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/release_facts.h"

#include "core/base/safe_text.h"
#include "core/reconciliation/running_where.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reconciliation)
};

QString commitIn(const QJsonObject &output)
{
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{7,64}$"));
    for (const char *field : {"revision", "sourceRevision", "commit"}) {
        const QString value = output.value(QLatin1String(field)).toString().trimmed().toLower();
        if (hash.match(value).hasMatch())
            return value;
    }
    return {};
}

bool hasComeOut(const domain::Release &release)
{
    if (release.hasRolledBack())
        return false;
    return release.state() == domain::ReleaseState::Released
        || (release.state() == domain::ReleaseState::Closed && release.outcome().startsWith(u"released"));
}

bool namesEnvironment(const domain::Release &release)
{
    return std::ranges::any_of(release.plan().tasks,
                               [](const domain::Task &task) { return !task.environment.isEmpty(); });
}

//! What runs in the most production-like environment that anything came to, and the name of that environment.
std::pair<std::optional<Arrival>, QString> inProduction(const QMap<ReleaseId, domain::Release> &releases,
                                                        const domain::Directory &directory, const ProjectId &project,
                                                        const ReleaseId &before)
{
    std::optional<Arrival> found;
    const domain::Environment *where = nullptr;
    for (const domain::Environment &environment : directory.environments) {
        if (!environment.isProtected || (where != nullptr && environment.rank <= where->rank))
            continue;
        if (const auto arrival = arrivalIn(releases, project, environment.id, before)) {
            found = arrival;
            where = &environment;
        }
    }
    if (where == nullptr)
        return {};
    return {found, where->name.isEmpty() ? where->id.value() : where->name};
}

} // namespace

std::optional<RecordedRevision> revisionOf(const domain::Release &release, const domain::Directory &directory)
{
    std::optional<RecordedRevision> found;
    QDateTime foundAt;
    for (const domain::Task &task : release.plan().tasks) {
        const domain::TaskRun &run = release.run(task.id);
        if (task.isInRollbackLane() || run.state != domain::TaskState::Succeeded)
            continue;
        const QString commit = commitIn(run.output);
        if (commit.isEmpty())
            continue;
        const bool isDeployed = !task.environment.isEmpty() && directory.isProtected(task.environment);
        const bool isBetter = !found || (isDeployed && !found->isDeployed)
            || (isDeployed == found->isDeployed && run.finishedAt >= foundAt);
        if (!isBetter)
            continue;
        found = {commit, Text::tr("“%1” of %2").arg(task.title, release.version()), isDeployed};
        foundAt = run.finishedAt;
    }
    return found;
}

std::optional<RunningVersion> runningVersion(const QMap<ReleaseId, domain::Release> &releases,
                                             const domain::Directory &directory, const ProjectId &project,
                                             const ReleaseId &before)
{
    const auto asking = releases.constFind(before);
    const QDateTime until = asking != releases.cend() && hasComeOut(*asking) ? asking->endedAt() : QDateTime();
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : releases) {
        const bool isLater = until.isValid() && release.endedAt() >= until;
        if (release.project() != project || release.id() == before || isLater || !hasComeOut(release))
            continue;
        if (newest == nullptr || release.endedAt() > newest->endedAt())
            newest = &release;
    }
    const auto [arrival, where] = inProduction(releases, directory, project, before);
    // A release that names no environment says by its end alone that it is out.
    const bool isThere
        = arrival && (newest == nullptr || namesEnvironment(*newest) || newest->endedAt() <= arrival->at);
    const domain::Release *const release = isThere ? arrival->release : newest;
    if (release == nullptr)
        return std::nullopt;
    RunningVersion running{
        release->version(), {}, Text::tr("release %1").arg(release->version()), isThere ? where : QString()};
    if (const auto recorded = revisionOf(*release, directory)) {
        running.revision = recorded->revision;
        running.origin = recorded->origin;
    }
    return running;
}

ReleaseId releaseOfVersion(const QMap<ReleaseId, domain::Release> &releases, const ProjectId &project,
                           const QString &version)
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : releases) {
        const bool isIt = release.project() == project && release.version() == version
            && release.state() != domain::ReleaseState::Discarded;
        if (isIt && (newest == nullptr || release.createdAt() > newest->createdAt()))
            newest = &release;
    }
    return newest == nullptr ? ReleaseId() : newest->id();
}

QString runningText(const std::optional<RunningVersion> &running)
{
    if (!running)
        return Text::tr("Before it: nothing on record says what was in production.");
    const QString version = SafeText::lineFromOutside(running->version).plain();
    const QString origin = SafeText::lineFromOutside(running->origin).plain();
    return running->where.isEmpty()
        ? Text::tr("Before it: %1 came out last (%2)", "version, who says so").arg(version, origin)
        : Text::tr("Before it: %1 in %2 (%3)", "version, environment, who says so")
              .arg(version, SafeText::lineFromOutside(running->where).plain(), origin);
}

} // namespace releasedesk::reconciliation
