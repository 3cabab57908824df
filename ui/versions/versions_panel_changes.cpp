// SPDX-License-Identifier: Apache-2.0
// What can be changed in Jira from the list of versions and from an opened one.
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_view.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/table_view.h"

#include <QStackedLayout>

namespace releasedesk::ui {

JiraChanger *VersionsPanel::makeChanger()
{
    const auto describe = [this] {
        JiraChanger::Page page;
        for (const domain::Project &project : m_desk.directory().projects) {
            if (!project.jira.isEmpty() && !project.jiraProject.isEmpty())
                page.projects.append({project.jira, {{}, project.jiraProject, {}}});
        }
        const bool isOpened = m_pages->currentIndex() == 1;
        const ListedVersion *const row = m_model->versionAt(m_filter->mapToSource(m_table->currentIndex()));
        const ListedVersion *const meant = isOpened ? &m_opened : row;
        if (meant == nullptr)
            return page;
        const domain::Project *const project = m_desk.directory().project(meant->project);
        const ConnectionId connection = project ? project->jira : ConnectionId();
        const domain::JiraVersion &version = meant->version;
        const domain::ScopeCounters &counters = m_view->figures().counters;
        page.versions = {{connection, version, isOpened ? counters.issues - counters.done : -1,
                          m_changer->releasesOf(connection, version.project, version.name)}};
        if (isOpened)
            page.issues
                = m_changer->issuesIn(*m_view, {version}, [connection](const QString & /*key*/) { return connection; });
        return page;
    };
    auto *const changer = new JiraChanger(m_desk, m_versions, m_clock, describe, this);
    changer->attachTo(m_view);
    connect(changer, &JiraChanger::versionChanged, this, &VersionsPanel::takeChange);
    connect(changer, &JiraChanger::issuesChanged, this, &VersionsPanel::readIssues);
    return changer;
}

void VersionsPanel::takeChange(const versions::VersionChange &change)
{
    reload(); // and with it the version that is opened
    const bool isGone = change.act == versions::VersionAct::Merge || change.act == versions::VersionAct::Archive;
    if (isGone && m_pages->currentIndex() == 1)
        m_back->click();
}

} // namespace releasedesk::ui
