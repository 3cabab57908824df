// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_comparison.h"

#include "core/versions/issue_chunk.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace releasedesk::versions {

using domain::Issue;

qsizetype VersionComparison::count(IssueFate fate) const
{
    return std::ranges::count(issues, fate, &ComparedIssue::fate);
}

qsizetype VersionComparison::countCommits(IssueFate fate) const
{
    return std::ranges::count(commits, fate, &ComparedCommit::fate);
}

void VersionComparison::setCommits(const QList<domain::ScopeCommit> &added, const QList<domain::ScopeCommit> &gone)
{
    commits.clear();
    for (const domain::ScopeCommit &commit : added)
        commits.append({commit, IssueFate::New});
    for (const domain::ScopeCommit &commit : gone)
        commits.append({commit, IssueFate::Gone});
}

QList<NewsOfComponent> VersionComparison::news() const
{
    QMap<QString, NewsOfComponent> found;
    for (const ComparedIssue &each : issues) {
        if (each.fate != IssueFate::New)
            continue;
        const QStringList components = each.issue.components.isEmpty() ? QStringList{QString()} : each.issue.components;
        for (const QString &component : components) {
            NewsOfComponent &news = found[component];
            news.component = component;
            QList<Issue> &kind = each.issue.issueClass == domain::IssueClass::Feature ? news.features
                : each.issue.issueClass == domain::IssueClass::Bug                    ? news.fixes
                                                                                      : news.others;
            kind.append(each.issue);
        }
    }
    QList<NewsOfComponent> all = found.values();
    if (!all.isEmpty() && all.first().component.isEmpty()) // what is of no component comes last
        all.append(all.takeFirst());
    return all;
}

VersionComparison compareVersions(const ComparedSide &from, const ComparedSide &to)
{
    QHash<QString, const Issue *> before;
    for (const Issue &issue : from.issues)
        before.insert(issue.key, &issue);
    QSet<QString> after;
    VersionComparison comparison{.from = from.name, .to = to.name};
    for (const Issue &issue : to.issues) {
        after.insert(issue.key);
        const Issue *const earlier = before.value(issue.key);
        if (!earlier)
            comparison.issues.append({issue, IssueFate::New, {}, {}});
        else if (earlier->category != issue.category || earlier->status != issue.status)
            comparison.issues.append({issue, IssueFate::Changed, earlier->status, {}});
        else
            comparison.issues.append({issue, IssueFate::Same, {}, {}});
    }
    for (const Issue &issue : from.issues) {
        if (after.contains(issue.key))
            continue;
        QStringList others = issue.fixVersions;
        others.removeAll(from.version);
        comparison.issues.append({issue, others.isEmpty() ? IssueFate::Gone : IssueFate::Moved, {}, others});
    }
    std::ranges::sort(comparison.issues, [](const ComparedIssue &a, const ComparedIssue &b) {
        return a.fate != b.fate ? a.fate < b.fate : isKeyBefore(a.issue.key, b.issue.key);
    });
    const auto without = [](const ComparedSide &side, const ComparedSide &other) {
        QSet<std::pair<QString, QString>> known;
        for (const domain::ScopeCommit &commit : other.commits)
            known.insert({commit.repository, commit.hash});
        QList<domain::ScopeCommit> only;
        std::ranges::copy_if(side.commits, std::back_inserter(only), [&known](const domain::ScopeCommit &commit) {
            return !known.contains({commit.repository, commit.hash});
        });
        return only;
    };
    comparison.setCommits(without(to, from), without(from, to));
    return comparison;
}

} // namespace releasedesk::versions
