// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/scope_lock_executor.h"

#include "core/connectors/jira/change_version.h"
#include "core/domain/manifest.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScopeLockExecutor)
};

constexpr qsizetype maxNamedKeys = 12;

//! Who holds the lock, as it stands in Jira.
QString holderOf(const domain::Release &release)
{
    return QStringLiteral("%1 %2").arg(release.project().value(), release.version()).simplified();
}

//! The keys that the release has from this version.
QStringList frozenKeys(const domain::Release &release, const QString &project, const QString &version)
{
    const bool isOnlyEntry = release.scope().size() == 1;
    QStringList keys;
    for (const domain::Issue &issue : release.snapshot().issues) {
        const bool isOfVersion = issue.key.section(u'-', 0, -2) == project && issue.fixVersions.contains(version);
        if (isOnlyEntry || isOfVersion)
            keys.append(issue.key);
    }
    return keys;
}

QString shortened(QStringList keys)
{
    const qsizetype more = keys.size() - maxNamedKeys;
    keys = keys.mid(0, maxNamedKeys);
    if (more > 0)
        keys.append(Text::tr("%n more", nullptr, static_cast<int>(more)));
    return keys.join(QStringLiteral(", "));
}

//! Why the frozen list is not what Jira has now; nothing when it is.
std::optional<Error> driftBetween(const QStringList &frozen, const QList<domain::Issue> &now, const QString &version)
{
    QStringList added;
    QStringList removed = frozen;
    for (const domain::Issue &issue : now) {
        if (removed.removeAll(issue.key) == 0)
            added.append(issue.key);
    }
    if (added.isEmpty() && removed.isEmpty())
        return std::nullopt;
    QStringList changes;
    if (!added.isEmpty())
        changes.append(Text::tr("added: %1").arg(shortened(added)));
    if (!removed.isEmpty())
        changes.append(Text::tr("removed: %1").arg(shortened(removed)));
    Error error{ErrorCode::FailedPrecondition,
                Text::tr("Version %1 in Jira no longer holds the issues of this release (%2), so it was not locked. "
                         "Refresh the scope of the release and look at what changed, or put the issues back in Jira; "
                         "then try again.")
                    .arg(version, changes.join(QStringLiteral("; "))),
                {}};
    error.reason = QStringLiteral("scope.drifted");
    error.nothingHappened = true;
    return error;
}

QCoro::Task<Result<engine::TaskOutput>> lock(JiraErrand errand, engine::TaskAssignment task)
{
    const QString project = parameterOf(task, "project");
    const QString name = parameterOf(task, "version");
    const auto isThis = [&](const domain::ScopeEntry &entry) {
        return entry.connection.value() == parameterOf(task, "connection") && entry.project == project
            && entry.version == name;
    };
    if (std::ranges::none_of(task.release.scope(), isThis))
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("This release takes no issues from %1 %2 of this connection, so there is nothing to "
                                   "lock there. Correct project and version of the task.")
                              .arg(project, name));

    const auto version = co_await versionFor(errand, project, name);
    if (!version)
        co_return failed(version);
    errand.report->progress(-1, Text::tr("Reading the issues of %1").arg(name));
    const auto tell
        = [report = errand.report](int read) { report->progress(-1, Text::tr("%n issue(s) read", nullptr, read)); };
    const auto issues = co_await errand.source->issues(project, name, tell, errand.stop);
    if (!issues)
        co_return failed(issues);
    if (const auto drift = driftBetween(frozenKeys(task.release, project, name), *issues, name))
        co_return tl::unexpected(*drift);
    errand.log(store::LogLevel::Info,
               Text::tr("%n issue(s) in %1, the same as in the release.", nullptr, static_cast<int>(issues->size()))
                   .arg(name));

    const QString holder = holderOf(task.release);
    const auto locked = co_await performPart(errand, QStringLiteral("lock"), [&](JiraWriter writer) {
        return std::make_shared<ChangeVersion>(std::move(writer), version->id, Text::tr("lock version %1").arg(name),
                                               "lock " + holder.toUtf8(), lockEdit(holder));
    });
    if (!locked)
        co_return failed(locked);
    errand.log(store::LogLevel::Info, Text::tr("%1 is marked as locked by %2.").arg(name, holder));
    errand.report->progress(100, Text::tr("%n issue(s) locked", nullptr, static_cast<int>(issues->size())));
    co_return engine::TaskOutput{
        {{QStringLiteral("issueCount"), issues->size()},
         {QStringLiteral("snapshotHash"), domain::manifestOf(task.release).parts.value(QStringLiteral("scope"))}},
        Text::tr("%n issue(s) of %1 unchanged, version locked", nullptr, static_cast<int>(issues->size())).arg(name),
        {pageOf(errand.site, *version)}};
}

QCoro::Task<Result<engine::TaskOutput>> unlock(JiraErrand errand, engine::TaskAssignment task)
{
    const QString name = parameterOf(task, "version");
    const auto version = co_await versionFor(errand, parameterOf(task, "project"), name);
    if (!version)
        co_return failed(version);
    const QString holder = holderOf(task.release);
    const auto unlocked = co_await performPart(errand, QStringLiteral("unlock"), [&](JiraWriter writer) {
        return std::make_shared<ChangeVersion>(std::move(writer), version->id, Text::tr("unlock version %1").arg(name),
                                               "unlock " + holder.toUtf8(), unlockEdit(holder));
    });
    if (!unlocked)
        co_return failed(unlocked);
    errand.log(store::LogLevel::Info, Text::tr("%1 is no longer locked.").arg(name));
    co_return engine::TaskOutput{{}, Text::tr("%1 unlocked").arg(name), {pageOf(errand.site, *version)}};
}

} // namespace

JiraExecutor::Run ScopeLockExecutor::run(JiraErrand errand, engine::TaskAssignment task)
{
    return lock(std::move(errand), std::move(task));
}

JiraExecutor::Run ScopeLockExecutor::takeBack(JiraErrand errand, engine::TaskAssignment task)
{
    return unlock(std::move(errand), std::move(task));
}

} // namespace releasedesk::connectors
