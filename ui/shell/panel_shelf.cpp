// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/panel_shelf.h"

#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/release_approvals_panel.h"
#include "ui/home/home_panel.h"
#include "ui/shell/flow_page.h"
#include "ui/shell/release_workspace.h"
#include "ui/versions/version_panel.h"

namespace releasedesk::ui {

PanelShelf::PanelShelf(const WindowNeeds &needs, QWidget *parent)
    : QStackedWidget(parent)
    , m_needs(needs)
{
}

bool PanelShelf::has(View view)
{
    return view == View::Home || view == View::Approvals || view == View::Release;
}

void PanelShelf::show(const Place &place)
{
    if (!m_pages.contains(place.view)) {
        QWidget *const made = make(place.view);
        if (!made)
            return;
        m_pages.insert(place.view, made);
        addWidget(made);
    }
    setCurrentWidget(m_pages.value(place.view));
    if (place.view == View::Release)
        m_workspace->show(place.release, place.tab, place.task);
    else if (place.view == View::Approvals && !place.release.isEmpty())
        m_approvals->showApproval(place.release, place.task);
}

void PanelShelf::selectIssue(const QString & /*key*/)
{
}

QWidget *PanelShelf::make(View view)
{
    switch (view) {
    case View::Home:
        return makeHome();
    case View::Approvals:
        return makeApprovals();
    case View::Release:
        return makeWorkspace();
    default:
        return nullptr;
    }
}

QWidget *PanelShelf::makeHome()
{
    auto *const home = new HomePanel(m_needs.desk, m_needs.clock);
    connect(home, &HomePanel::openRelease, this, &PanelShelf::openRelease);
    connect(home, &HomePanel::openApproval, this, [this](const ReleaseId &id, const TaskId &task) {
        emit placeWanted({View::Approvals, id, ReleaseTab::Flow, task});
    });
    connect(home, &HomePanel::openApprovals, this, [this] { emit placeWanted({View::Approvals}); });
    connect(home, &HomePanel::openReleases, this, [this] { emit placeWanted({View::Releases}); });
    connect(home, &HomePanel::newRelease, this, &PanelShelf::newReleaseWanted);
    connect(home, &HomePanel::connectJira, this, [this] { emit placeWanted({View::Connections}); });
    return home;
}

QWidget *PanelShelf::makeApprovals()
{
    m_approvals = new ApprovalsPanel(m_needs.desk, m_needs.clock);
    connect(m_approvals, &ApprovalsPanel::openRelease, this, &PanelShelf::openRelease);
    return m_approvals;
}

ReleaseWorkspace *PanelShelf::makeWorkspace()
{
    using Page = ReleaseWorkspace::Page;
    m_workspace = new ReleaseWorkspace(m_needs.desk);
    m_workspace->addTab(ReleaseTab::Flow, [this] {
        auto *const page = new FlowPage(m_needs.desk, m_needs.clock);
        m_flowParts = page->parts();
        connect(page, &FlowPage::linkWanted, this, &PanelShelf::linkWanted);
        connect(page, &FlowPage::refused, this, &PanelShelf::failed);
        return Page{page, [page](const ReleaseId &id, const TaskId &task) { page->showRelease(id, task); }};
    });
    m_workspace->addTab(ReleaseTab::Features, [this] {
        auto *const panel = new VersionPanel(m_needs.desk, m_needs.versions, m_needs.clock,
                                             [this](const ConnectionId &id) { return addressOf(id); });
        connect(panel, &VersionPanel::openExternal, this, &PanelShelf::linkWanted);
        return Page{panel, [panel](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
    m_workspace->addTab(ReleaseTab::Approvals, [this] {
        auto *const panel = new ReleaseApprovalsPanel(m_needs.desk, m_needs.clock);
        connect(panel, &ReleaseApprovalsPanel::openRelease, this, &PanelShelf::openRelease);
        return Page{panel, [panel](const ReleaseId &id, const TaskId &task) { panel->showRelease(id, task); }};
    });
    connect(m_workspace, &ReleaseWorkspace::tabChosen, this, &PanelShelf::tabWanted);
    return m_workspace;
}

void PanelShelf::openRelease(const ReleaseId &release, ReleaseTab tab)
{
    emit placeWanted({View::Release, release, tab});
}

QString PanelShelf::addressOf(const ConnectionId &id) const
{
    const domain::Connection *const connection = m_needs.workspace.connection(id);
    QString address = connection ? connection->url : QString();
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

} // namespace releasedesk::ui
