// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/version_choice.h"

#include "ui/async/when_done.h"

#include <algorithm>

namespace releasedesk::ui {

using domain::JiraVersion;

VersionChoice::VersionChoice(versions::VersionService &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
}

void VersionChoice::setProject(const domain::Project &project, const QStringList &taken, const QString &wanted)
{
    m_project = project;
    m_taken = taken;
    m_wanted = wanted;
    m_versions.clear();
    m_chosen.clear();
    m_ends = {};
    m_ranges.clear();
    m_doubts.clear();
    m_contents.reset();
    m_error.reset();
    m_stop.request_stop();
    m_isLoadingIssues = false;
    m_isLoadingVersions = hasSource();
    const qsizetype number = ++m_number;
    emit versionsChanged();
    if (!hasSource())
        return;
    whenDone(this, m_service.versions(project.jira, project.jiraProject),
             [this, number](const Result<QList<JiraVersion>> &all) {
                 if (number != m_number)
                     return;
                 m_isLoadingVersions = false;
                 if (all)
                     return takeVersions(*all);
                 m_error = all.error();
                 emit changed();
             });
}

void VersionChoice::takeVersions(QList<JiraVersion> all)
{
    erase_if(all, [](const JiraVersion &each) { return each.isArchived; });
    // In Jira's order the newest stands last.
    std::ranges::reverse(all);
    for (const bool isReleased : {false, true})
        std::ranges::copy_if(all, std::back_inserter(m_versions),
                             [isReleased](const JiraVersion &each) { return each.isReleased == isReleased; });
    emit versionsChanged();

    const auto isOffered = [this](const JiraVersion &each) { return !each.isReleased && !m_taken.contains(each.name); };
    auto first = std::ranges::find(m_versions, m_wanted, &JiraVersion::name);
    if (first == m_versions.end())
        first = std::ranges::find_if(m_versions, isOffered);
    if (first == m_versions.end())
        first = m_versions.begin();
    if (first != m_versions.end())
        choose(first->name);
    else
        emit changed();
}

void VersionChoice::choose(const QString &version)
{
    m_chosen = version;
    m_ranges.clear();
    m_doubts.clear();
    m_contents.reset();
    m_error.reset();
    m_stop.request_stop();
    m_stop = {};
    const qsizetype number = ++m_number;
    m_isLoadingIssues = hasSource() && !version.isEmpty();
    emit changed();
    if (!m_isLoadingIssues)
        return;
    whenDone(this, m_service.contents(scope(), {}, m_stop.get_token()),
             [this, number](const Result<versions::VersionContents> &contents) {
                 if (number != m_number)
                     return;
                 if (contents && m_readCode)
                     takeContents(*contents);
                 else
                     finish(contents);
             });
}

void VersionChoice::takeContents(const versions::VersionContents &contents)
{
    whenDone(this, m_readCode(m_project, m_chosen, contents.snapshot, m_ends),
             [this, contents, number = m_number](const Result<reconciliation::CodedSnapshot> &coded) {
                 if (number != m_number)
                     return;
                 if (!coded)
                     return finish(failed(coded));
                 m_ranges = coded->ranges;
                 m_doubts = coded->doubts;
                 versions::VersionContents withCode = contents;
                 withCode.snapshot = coded->snapshot;
                 finish(withCode);
             });
}

void VersionChoice::setEnds(const reconciliation::CodeEnds &ends)
{
    if (ends == m_ends)
        return;
    m_ends = ends;
    if (readsCode() && !m_chosen.isEmpty())
        choose(QString(m_chosen));
}

void VersionChoice::finish(const Result<versions::VersionContents> &contents)
{
    m_isLoadingIssues = false;
    if (contents)
        m_contents = *contents;
    else
        m_error = contents.error();
    emit changed();
}

void VersionChoice::retry()
{
    if (m_chosen.isEmpty())
        setProject(domain::Project(m_project), QStringList(m_taken), QString(m_wanted));
    else
        choose(QString(m_chosen));
}

} // namespace releasedesk::ui
