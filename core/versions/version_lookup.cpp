// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_lookup.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionLookup)
};

constexpr qsizetype maxComparedLength = 100;

//! How many characters have to be put in, taken out or changed.
int editsBetween(QStringView a, QStringView b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar c : a) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int kept = c == b[j] ? diagonal : diagonal + 1;
            diagonal = row[j + 1];
            row[j + 1] = std::min({kept, row[j] + 1, diagonal + 1});
        }
    }
    return row.last();
}

int distance(const QString &wanted, const QString &name)
{
    const QString a = wanted.left(maxComparedLength).toLower();
    const QString b = name.left(maxComparedLength).toLower();
    const bool isPart = !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
    return isPart ? 0 : editsBetween(a, b);
}

} // namespace

QStringList namesNear(const QString &name, const QList<domain::JiraVersion> &versions, int limit)
{
    struct Candidate {
        bool isArchived = false;
        int distance = 0;
        QString name;
    };
    QList<Candidate> candidates;
    for (const domain::JiraVersion &version : versions)
        candidates.append({version.isArchived, distance(name, version.name), version.name});
    std::ranges::sort(candidates, {},
                      [](const Candidate &each) { return std::tuple(each.isArchived, each.distance, each.name); });
    QStringList names;
    for (const Candidate &each : candidates.first(std::min<qsizetype>(limit, candidates.size())))
        names.append(each.name.left(maxComparedLength));
    return names;
}

Result<domain::JiraVersion> findVersion(const QList<domain::JiraVersion> &versions, const QString &project,
                                        const QString &name)
{
    const auto found = std::ranges::find(versions, name, &domain::JiraVersion::name);
    if (found != versions.end())
        return *found;
    const QString what = Text::tr("Project %1 has no version “%2” in Jira, so the release cannot take issues from it.")
                             .arg(project, name.left(maxComparedLength));
    if (versions.isEmpty())
        return failure(ErrorCode::NotFound,
                       what + u' ' + Text::tr("It has no versions at all: create one in Jira, then read again."));
    return failure(ErrorCode::NotFound,
                   what + u' '
                       + Text::tr("Names near it: %1. Choose one of these, or create the version in Jira.")
                             .arg(namesNear(name, versions).join(QStringLiteral(", "))));
}

} // namespace releasedesk::versions
