// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_world.h"

#include <algorithm>

namespace releasedesk::sandbox {
namespace {

template<typename List, typename Predicate>
auto *firstOf(List &list, Predicate fits)
{
    const auto found = std::ranges::find_if(list, fits);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Person *JiraWorld::personByName(const QString &name) const
{
    return firstOf(people, [&](const Person &person) { return person.name == name; });
}

const Person *JiraWorld::personByMail(const QString &mail) const
{
    return firstOf(people, [&](const Person &person) { return person.mail.compare(mail, Qt::CaseInsensitive) == 0; });
}

const Status *JiraWorld::statusByName(const QString &name) const
{
    return firstOf(statuses, [&](const Status &status) { return status.name.compare(name, Qt::CaseInsensitive) == 0; });
}

const Project *JiraWorld::project(int id) const
{
    return firstOf(projects, [&](const Project &project) { return project.id == id; });
}

const Project *JiraWorld::projectByIdOrKey(const QString &idOrKey) const
{
    return firstOf(projects, [&](const Project &project) {
        return project.key.compare(idOrKey, Qt::CaseInsensitive) == 0 || QString::number(project.id) == idOrKey;
    });
}

const Version *JiraWorld::version(int id) const
{
    return firstOf(versions, [&](const Version &version) { return version.id == id; });
}

Version *JiraWorld::version(int id)
{
    return firstOf(versions, [&](const Version &version) { return version.id == id; });
}

const Version *JiraWorld::versionByName(int projectId, const QString &name) const
{
    return firstOf(versions, [&](const Version &version) {
        return version.projectId == projectId && version.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

const Issue *JiraWorld::issueByIdOrKey(const QString &idOrKey) const
{
    return firstOf(issues, [&](const Issue &issue) {
        return issue.key.compare(idOrKey, Qt::CaseInsensitive) == 0 || QString::number(issue.id) == idOrKey;
    });
}

QList<Version> JiraWorld::versionsOf(int projectId) const
{
    QList<Version> found;
    std::ranges::copy_if(versions, std::back_inserter(found),
                         [&](const Version &version) { return version.projectId == projectId; });
    return found;
}

QList<const Issue *> JiraWorld::issuesOf(int versionId) const
{
    QList<const Issue *> found;
    for (const Issue &issue : issues) {
        if (issue.fixVersions.contains(versionId))
            found.append(&issue);
    }
    return found;
}

bool JiraWorld::isDone(const Issue &issue) const
{
    const Status *status = statusByName(issue.status);
    return status != nullptr && status->category == StatusCategory::Done;
}

bool JiraWorld::isOverdue(const Version &version) const
{
    const QDate day = today.isValid() ? today : QDate::currentDate();
    return !version.isReleased && version.releaseDate.isValid() && version.releaseDate < day;
}

const Version &JiraWorld::addVersion(Version version)
{
    version.id = nextId();
    versions.append(std::move(version));
    return versions.last();
}

void JiraWorld::change(const QString &key, const std::function<void(Issue &)> &edit)
{
    Issue *issue = firstOf(issues, [&](const Issue &each) { return each.key == key; });
    if (issue == nullptr)
        return;
    const Issue before = *issue;
    m_before.insert(issue->id, {before, std::chrono::steady_clock::now()});
    edit(*issue);
    issue->updated = QDateTime::currentDateTimeUtc();
    if (issue->description != before.description) {
        issue->document = {};
        issue->markup.clear();
    }
    const QList<HistoryEntry::Item> items = difference(before, *issue);
    if (!items.isEmpty())
        issue->history.append({nextId(), actor.isEmpty() ? issue->reporter : actor, issue->updated, items});
}

QList<HistoryEntry::Item> JiraWorld::difference(const Issue &before, const Issue &after) const
{
    QList<HistoryEntry::Item> items;
    const auto text = [&items](const char *field, const QString &from, const QString &to) {
        if (from != to)
            items.append({QLatin1String(field), {}, from, {}, to});
    };
    text("summary", before.summary, after.summary);
    text("description", before.description, after.description);
    text("labels", before.labels.join(u' '), after.labels.join(u' '));
    if (before.status != after.status) {
        const Status *from = statusByName(before.status);
        const Status *to = statusByName(after.status);
        items.append({QStringLiteral("status"), from ? from->id : QString(), before.status, to ? to->id : QString(),
                      after.status});
    }
    text("resolution", before.resolution, after.resolution);
    const auto nameOf = [this](int id) {
        const Version *found = version(id);
        return found ? found->name : QString();
    };
    for (const int id : before.fixVersions) {
        if (!after.fixVersions.contains(id))
            items.append({QStringLiteral("Fix Version"), QString::number(id), nameOf(id), {}, {}});
    }
    for (const int id : after.fixVersions) {
        if (!before.fixVersions.contains(id))
            items.append({QStringLiteral("Fix Version"), {}, {}, QString::number(id), nameOf(id)});
    }
    return items;
}

void JiraWorld::move(const QString &key, const QString &status, const QString &resolution)
{
    const Status *target = statusByName(status);
    if (target == nullptr)
        return;
    change(key, [&](Issue &issue) {
        issue.status = target->name;
        if (target->category != StatusCategory::Done)
            issue.resolution.clear();
        else
            issue.resolution = resolution.isEmpty() ? QStringLiteral("Done") : resolution;
    });
}

void JiraWorld::addComment(const QString &key, Comment comment)
{
    change(key, [&](Issue &issue) { issue.comments.append(std::move(comment)); });
}

const Issue *JiraWorld::asIndexed(const Issue *issue, std::chrono::milliseconds lag) const
{
    const auto before = m_before.constFind(issue->id);
    if (lag.count() == 0 || before == m_before.constEnd() || std::chrono::steady_clock::now() - before->changed >= lag)
        return issue;
    return &before->issue;
}

} // namespace releasedesk::sandbox
