// SPDX-License-Identifier: Apache-2.0
// The pages of the window that show what Jira has: versions, and the features of a release.
#include "core/reconciliation/commits_between.h"
#include "core/reconciliation/late_change_reading.h"
#include "ui/releases/release_sources.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/release_workspace.h"
#include "ui/versions/comparison_panel.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_panel.h"
#include "ui/versions/versions_panel.h"

#include <algorithm>

namespace releasedesk::ui {

namespace {

QCoro::Task<Result<domain::IssueSnapshot>> withCode(reconciliation::ReconciliationWish wish,
                                                    domain::IssueSnapshot issues)
{
    const auto coded = co_await reconciliation::ReconciliationService::withCode(std::move(wish), std::move(issues));
    if (!coded)
        co_return failed(coded);
    co_return coded->snapshot;
}

QCoro::Task<versions::VersionComparison> withCommits(reconciliation::VersionPair pair,
                                                     versions::VersionComparison comparison)
{
    const auto between = co_await reconciliation::commitsBetween(std::move(pair));
    if (between)
        comparison.setCommits(between->added, between->gone);
    comparison.commitsDoubt = between ? between->notes.join(u' ') : between.error().message;
    co_return comparison;
}

//! What a change of issues in Jira does to \p release once its scope is read again.
QCoro::Task<Result<QString>> impactOf(versions::VersionService *service, session::Desk *desk, domain::Release release,
                                      versions::IssueChange change, QDateTime now)
{
    const auto takes = [&](const QString &version) {
        return std::ranges::any_of(release.scope(), [&](const domain::ScopeEntry &entry) {
            return !version.isEmpty() && entry.connection == change.connection && entry.project == change.project
                && entry.version == version;
        });
    };
    reconciliation::LateChange late;
    if (takes(change.toVersion) && !takes(change.fromVersion))
        late.addedKeys = change.keys;
    else if (takes(change.fromVersion) && !takes(change.toVersion))
        late.removedKeys = change.keys;
    else
        co_return PanelShelf::tr("The release keeps its list of issues.");
    const auto read = co_await reconciliation::readLateChange(service, late, release);
    if (!read)
        co_return failed(read);
    const auto impact = reconciliation::impactOf(*read, release, {desk->person(), now, desk->directory()});
    if (!impact)
        co_return failed(impact);
    co_return reconciliation::impactText(*impact, desk->directory());
}

} // namespace

using Page = ReleaseWorkspace::Page;

QWidget *PanelShelf::makeVersions()
{
    auto *const panel = m_versions = new VersionsPanel(m_needs.desk, m_needs.versions, m_needs.clock,
                                                       [this](const ConnectionId &id) { return addressOf(id); });
    connect(panel, &VersionsPanel::openRelease, this, &PanelShelf::openRelease);
    connect(panel, &VersionsPanel::newRelease, this, &PanelShelf::newReleaseWanted);
    connect(panel, &VersionsPanel::openExternal, this, &PanelShelf::linkWanted);
    panel->comparison()->setReadCommits([this](const domain::Project &project, const QString &from, const QString &to,
                                               const versions::VersionComparison &comparison) {
        return withCommits(reconciliation::versionPair(project, from, to, m_needs.desk.book().releases(),
                                                       m_needs.desk.directory(), mirrors()),
                           comparison);
    });
    if (m_needs.signing)
        panel->setSwitchWarning(warningSwitch());
    takeChanger(panel->changer());
    return panel;
}

QList<ScopeSources::Site> PanelShelf::sites() const
{
    QList<ScopeSources::Site> sites;
    for (const domain::Connection &each : m_needs.connections.connections()) {
        if (each.system == domain::ConnectedSystem::JiraCloud || each.system == domain::ConnectedSystem::JiraDataCenter)
            sites.append({each.id, each.title});
    }
    return sites;
}

void PanelShelf::changeSources(const ReleaseId &release)
{
    askSources(
        {m_needs.desk, m_needs.versions, m_needs.clock, sites(),
         [this](const domain::Release &changed, const domain::IssueSnapshot &issues) {
             return withCode(
                 reconciliation::wishFor(changed, m_needs.desk.book().releases(), m_needs.desk.directory(), mirrors()),
                 issues);
         },
         [this](const QString &sentence, const std::function<void()> &undo) { emit undoOffered(sentence, undo); },
         [this](const Error &error) { emit failed(error); }},
        release, window());
}

void PanelShelf::addFeatures()
{
    m_workspace->addTab(ReleaseTab::Features, [this] {
        m_features = new VersionPanel(m_needs.desk, m_needs.versions, m_needs.clock,
                                      [this](const ConnectionId &id) { return addressOf(id); });
        connect(m_features, &VersionPanel::openExternal, this, &PanelShelf::linkWanted);
        connect(m_features, &VersionPanel::codeWanted, this, [this] { emit tabWanted(ReleaseTab::Code); });
        connect(m_features, &VersionPanel::sourcesWanted, this, &PanelShelf::changeSources);
        connect(m_features, &VersionPanel::compareWanted, this,
                [this](const ProjectId &project, const QString &version) {
                    emit placeWanted({View::Versions});
                    if (m_versions)
                        m_versions->compare(project, version);
                });
        m_features->setReadSnapshot([this](const domain::Release &release, const QDateTime &takenAt) {
            reconciliation::ReconciliationService service(m_needs.versions);
            return service.snapshot(
                reconciliation::wishFor(release, m_needs.desk.book().releases(), m_needs.desk.directory(), mirrors()),
                takenAt);
        });
        m_features->setImpactOf([this](const domain::Release &release, const versions::IssueChange &change) {
            return impactOf(&m_needs.versions, &m_needs.desk, release, change, m_needs.clock.utcNow());
        });
        if (m_needs.signing)
            m_features->setSwitchWarning(warningSwitch());
        takeChanger(m_features->changer());
        return Page{m_features,
                    [panel = m_features](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
}

} // namespace releasedesk::ui
