// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/late_change.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LateChange)
};

using namespace Qt::StringLiterals;

bool isInScope(const domain::Release &release, const QString &key)
{
    const QList<domain::Issue> &issues = release.snapshot().issues;
    return std::ranges::find(issues, key, &domain::Issue::key) != issues.end();
}

//! "SHOP 2.8.0, PAY 5.1.0"
QString versionsOf(const domain::Release &release)
{
    QStringList versions;
    for (const domain::ScopeEntry &entry : release.scope()) {
        if (!entry.version.isEmpty())
            versions.append(QString(entry.project + u' ' + entry.version));
    }
    return versions.join(u", "_s);
}

domain::IssueSnapshot snapshotAfter(const LateChange &change, const domain::Release &release)
{
    domain::IssueSnapshot snapshot = release.snapshot();
    snapshot.issues.removeIf([&change](const domain::Issue &issue) { return change.removedKeys.contains(issue.key); });
    for (domain::Issue issue : change.added) {
        if (const auto entry = entryFor(issue.key, release); entry && !issue.fixVersions.contains(entry->version))
            issue.fixVersions.append(entry->version);
        snapshot.issues.append(issue);
    }
    return snapshot;
}

} // namespace

std::optional<domain::ScopeEntry> entryFor(const QString &key, const domain::Release &release)
{
    const QString project = key.section(u'-', 0, -2);
    std::optional<domain::ScopeEntry> found;
    const auto issue = std::ranges::find(release.snapshot().issues, key, &domain::Issue::key);
    for (const domain::ScopeEntry &entry : release.scope()) {
        if (entry.version.isEmpty() || entry.project != project)
            continue;
        // Of two versions of one project, the one the issue is in.
        if (issue != release.snapshot().issues.end() && issue->fixVersions.contains(entry.version))
            return entry;
        if (!found)
            found = entry;
    }
    return found;
}

Result<> checkLateChange(const LateChange &change, const domain::Release &release)
{
    if (!std::ranges::any_of(release.scope(), [](const domain::ScopeEntry &entry) { return !entry.version.isEmpty(); }))
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("This release was not made from a Jira version, so no issue can be added to it or "
                                "taken out."));
    if (!release.isEditable())
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("The scope is locked: the release is prepared, runs or is over. Pause and withdraw it, "
                                "or put the issues into the next release."));
    if (change.addedKeys.isEmpty() && change.removedKeys.isEmpty())
        return failure(ErrorCode::InvalidArgument, Text::tr("No issue is named, so nothing would change."));
    QSet<QString> named;
    for (const QString &key : change.addedKeys + change.removedKeys) {
        if (named.contains(key))
            return failure(ErrorCode::InvalidArgument, Text::tr("%1 is named twice.").arg(key));
        named.insert(key);
    }
    for (const QString &key : change.addedKeys + change.removedKeys) {
        if (!entryFor(key, release))
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("No Jira version of this release is in the project of %1. Name an issue of: %2.")
                               .arg(key, versionsOf(release)));
    }
    for (const QString &key : change.addedKeys) {
        if (isInScope(release, key))
            return failure(ErrorCode::InvalidArgument, Text::tr("%1 is in this release already.").arg(key));
    }
    for (const QString &key : change.removedKeys) {
        if (!isInScope(release, key))
            return failure(ErrorCode::InvalidArgument, Text::tr("%1 is not in this release.").arg(key));
    }
    return {};
}

Result<LateChangeImpact> impactOf(const LateChange &change, const domain::Release &release,
                                  const domain::Circumstances &now)
{
    if (const Result<> checked = checkLateChange(change, release); !checked)
        return failed(checked);
    LateChangeImpact impact;
    impact.added = change.addedKeys;
    impact.removed = change.removedKeys;
    impact.snapshot = snapshotAfter(change, release);
    auto withdrawal = previewOf(domain::RefreshScope{release.id(), release.revision(), impact.snapshot}, release, now);
    if (!withdrawal)
        return failed(withdrawal);
    impact.withdrawal = std::move(*withdrawal);
    return impact;
}

QString impactText(const LateChangeImpact &impact, const domain::Directory &directory)
{
    QStringList sentences;
    if (!impact.added.isEmpty())
        sentences.append(Text::tr("Comes in: %1.").arg(impact.added.join(u", "_s)));
    if (!impact.removed.isEmpty())
        sentences.append(Text::tr("Leaves: %1.").arg(impact.removed.join(u", "_s)));
    const QString signatures = impact.withdrawal.sentence(directory);
    sentences.append(signatures.isEmpty() ? Text::tr("No signature falls.") : signatures);
    return sentences.join(u' ');
}

} // namespace releasedesk::reconciliation
