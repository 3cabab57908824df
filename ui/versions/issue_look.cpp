// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_look.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

using domain::Issue;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueLook)
};

bool means(const QString &priority, std::initializer_list<const char *> words)
{
    for (const char *const word : words) {
        if (priority.compare(QString::fromUtf8(word), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

IssueSign priorityOf(const Issue &issue)
{
    const QString name = SafeText::lineFromOutside(issue.priority).plain();
    if (means(issue.priority, {"Highest", "High", "Blocker", "Critical", "Major"}))
        return {"priority-high", ColorToken::Failed, name, {}, 0};
    if (means(issue.priority, {"Low", "Lowest", "Minor", "Trivial"}))
        return {"priority-low", ColorToken::Running, name, {}, 2};
    if (issue.priority.isEmpty())
        return {{}, ColorToken::Text3, Text::tr("No priority"), {}, 3};
    return {"priority-medium", ColorToken::Waiting, name, {}, 1};
}

IssueSign typeOf(const Issue &issue)
{
    const QString name = SafeText::lineFromOutside(issue.type).plain();
    switch (issue.issueClass) {
    case domain::IssueClass::Feature:
        return {"story", ColorToken::Succeeded, name, {}, 0};
    case domain::IssueClass::Bug:
        return {"bug", ColorToken::Failed, name, {}, 1};
    case domain::IssueClass::Chore:
        return {"task", ColorToken::Running, name, {}, 2};
    }
    Q_UNREACHABLE();
}

IssueSign developmentOf(const Issue &issue, bool isWarnedOf)
{
    const domain::Development &code = issue.development;
    if (!code.isKnown)
        return {{}, ColorToken::Text3, QStringLiteral("—"), {}, 9};
    const auto unfinished = [isWarnedOf](const char *icon, const QString &words, int rank) {
        return isWarnedOf ? IssueSign{"warning", ColorToken::Waiting, words, {}, rank, true}
                          : IssueSign{IconName::find(QString::fromLatin1(icon)), ColorToken::Running, words, {}, rank};
    };
    if (code.isBuildFailing)
        return unfinished("build", Text::tr("Build failing"), 0);
    if (code.openPullRequests > 0)
        return unfinished(
            "pull-request",
            issue.category == domain::StatusCategory::Done ? Text::tr("PR not merged") : Text::tr("PR open"), 1);
    if (code.mergedPullRequests > 0)
        return {"pull-request", ColorToken::Succeeded, Text::tr("Merged"),
                Text::tr("%n PR(s)", nullptr, code.mergedPullRequests), 4};
    if (code.commits > 0)
        return {"commit", ColorToken::Text3, Text::tr("%n commit(s)", nullptr, code.commits), {}, 5};
    return {{}, ColorToken::Text3, QStringLiteral("—"), {}, 6};
}

int developmentRank(const domain::Development &code)
{
    if (!code.isKnown)
        return 9;
    if (code.isBuildFailing)
        return 0;
    if (code.openPullRequests > 0)
        return 1;
    return code.mergedPullRequests > 0 ? 4 : code.commits > 0 ? 5 : 6;
}

int rankOf(bool isType, const QString &name)
{
    Issue issue;
    issue.type = name;
    issue.priority = name;
    issue.issueClass = domain::issueClassOf(name);
    return isType ? typeOf(issue).rank : priorityOf(issue).rank;
}

QString sortableKey(const QString &key)
{
    return key.section(u'-', 0, -2) + u'-' + key.section(u'-', -1).rightJustified(9, u'0');
}

} // namespace releasedesk::ui
