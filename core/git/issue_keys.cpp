// SPDX-License-Identifier: Apache-2.0
#include "core/git/issue_keys.h"

#include <QRegularExpression>

namespace releasedesk::git {
namespace {

// Bounded by ASCII only: Korean particles stand right behind a key.
const QRegularExpression &keyPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]{1,19})-([1-9][0-9]{0,8})(?![A-Za-z0-9_])"));
    return pattern;
}

} // namespace

IssueKeys::IssueKeys(const QStringList &projects)
{
    for (const QString &project : projects) {
        if (!project.isEmpty() && !m_projects.contains(project))
            m_projects.append(project);
    }
}

QStringList IssueKeys::inMessage(QStringView text) const
{
    return find(text.toString());
}

QStringList IssueKeys::inBranch(QStringView name) const
{
    // Lower-case names hold much that only looks like a key ("fix-12"), so the projects must be known.
    return find(m_projects.isEmpty() ? name.toString() : name.toString().toUpper());
}

bool IssueKeys::isKey(QStringView text) const
{
    const QStringList found = find(text.toString());
    return found.size() == 1 && found.first() == text;
}

QStringList IssueKeys::find(const QString &text) const
{
    QStringList found;
    auto matches = keyPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString key = match.captured(0);
        if ((m_projects.isEmpty() || m_projects.contains(match.captured(1))) && !found.contains(key))
            found.append(key);
    }
    return found;
}

} // namespace releasedesk::git
