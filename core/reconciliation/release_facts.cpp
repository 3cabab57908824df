// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/release_facts.h"

#include <QCoreApplication>
#include <QRegularExpression>

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
                                             const ReleaseId &except)
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : releases) {
        if (release.project() != project || release.id() == except || !hasComeOut(release))
            continue;
        if (newest == nullptr || release.endedAt() > newest->endedAt())
            newest = &release;
    }
    if (newest == nullptr)
        return std::nullopt;
    RunningVersion running{newest->version(), {}, Text::tr("release %1").arg(newest->version())};
    if (const auto recorded = revisionOf(*newest, directory)) {
        running.revision = recorded->revision;
        running.origin = recorded->origin;
    }
    return running;
}

} // namespace releasedesk::reconciliation
