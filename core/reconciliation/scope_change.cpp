// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/scope_change.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScopeChange)
};

constexpr qsizetype namedKeys = 5;

QStringList keysMissing(const QList<domain::Issue> &all, const QList<domain::Issue> &others)
{
    QSet<QString> known;
    for (const domain::Issue &issue : others)
        known.insert(issue.key);
    QStringList keys;
    for (const domain::Issue &issue : all) {
        if (!known.contains(issue.key))
            keys.append(issue.key);
    }
    return keys;
}

QList<domain::ScopeEntry> missing(const QList<domain::ScopeEntry> &all, const QList<domain::ScopeEntry> &others)
{
    QList<domain::ScopeEntry> entries;
    std::ranges::copy_if(all, std::back_inserter(entries),
                         [&](const domain::ScopeEntry &entry) { return !others.contains(entry); });
    return entries;
}

//! The first few, and that there are more.
QString listed(const QStringList &keys)
{
    const QString first = keys.mid(0, namedKeys).join(QStringLiteral(", "));
    return keys.size() > namedKeys ? QString(first + QStringLiteral(", …")) : first;
}

} // namespace

domain::Release withScope(domain::Release release, const QList<domain::ScopeEntry> &scope, const QDateTime &now)
{
    release.apply(domain::ScopeRefreshed{release.revision(), release.snapshot(), scope}, release.lastEditor(), now);
    return release;
}

Result<ScopeChange> changeOf(const QList<domain::ScopeEntry> &scope, const domain::IssueSnapshot &snapshot,
                             const domain::Release &release, const domain::Circumstances &now)
{
    ScopeChange change;
    change.revision = release.revision();
    change.scope = scope;
    change.added = missing(scope, release.scope());
    change.removed = missing(release.scope(), scope);
    change.snapshot = snapshot;
    change.comes = keysMissing(snapshot.issues, release.snapshot().issues);
    change.leaves = keysMissing(release.snapshot().issues, snapshot.issues);
    auto withdrawal = previewOf(commandFor(change, release.id()), release, now);
    if (!withdrawal)
        return failed(withdrawal);
    change.withdrawal = std::move(*withdrawal);
    return change;
}

domain::RefreshScope commandFor(const ScopeChange &change, const ReleaseId &release)
{
    return {release, change.revision, change.snapshot, change.scope};
}

QString impactText(const ScopeChange &change, const domain::Directory &directory)
{
    QStringList sentences;
    if (!change.comes.isEmpty())
        sentences.append(Text::tr("%n issue(s) come in: %1.", nullptr, static_cast<int>(change.comes.size()))
                             .arg(listed(change.comes)));
    if (!change.leaves.isEmpty())
        sentences.append(Text::tr("%n issue(s) leave: %1.", nullptr, static_cast<int>(change.leaves.size()))
                             .arg(listed(change.leaves)));
    if (sentences.isEmpty())
        sentences.append(Text::tr("The list of issues stays as it is."));
    if (!change.snapshot.doubt.isEmpty())
        sentences.append(change.snapshot.doubt);
    const QString signatures = change.withdrawal.sentence(directory);
    sentences.append(signatures.isEmpty() ? Text::tr("No signature falls.") : signatures);
    return sentences.join(u' ');
}

} // namespace releasedesk::reconciliation
