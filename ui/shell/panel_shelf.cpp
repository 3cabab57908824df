// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/panel_shelf.h"

#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/release_approvals_panel.h"
#include "ui/calendar/calendar_panel.h"
#include "ui/connections/connections_panel.h"
#include "ui/documents/notes_panel.h"
#include "ui/documents/work_plan_panel.h"
#include "ui/history/history_panel.h"
#include "ui/home/home_panel.h"
#include "ui/people/people_panel.h"
#include "ui/reconciliation/reconciliation_panel.h"
#include "ui/releases/new_release_form.h"
#include "ui/releases/new_release_page.h"
#include "ui/releases/release_details.h"
#include "ui/releases/releases_panel.h"
#include "ui/releases/template_desk.h"
#include "ui/shell/boxed_dialog.h"
#include "ui/shell/flow_page.h"
#include "ui/shell/release_workspace.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_panel.h"
#include "ui/versions/version_view.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/search_field.h"

#include <QDir>
#include <QUrl>

namespace releasedesk::ui {

using Page = ReleaseWorkspace::Page;

PanelShelf::PanelShelf(const WindowNeeds &needs, QWidget *parent)
    : QStackedWidget(parent)
    , m_needs(needs)
    , m_book(new TemplateBook(needs.folder, this))
    , m_templates(new TemplateDesk(needs.desk, *m_book, this))
{
    connect(m_templates, &TemplateDesk::told, this, &PanelShelf::told);
    connect(m_templates, &TemplateDesk::failed, this, &PanelShelf::failed);
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
    else if (place.view == View::Approvals)
        m_approvals->focusList();
}

void PanelShelf::prepareToSign()
{
    if (m_approvals && currentWidget() == m_approvals)
        m_approvals->prepareToSign();
}

void PanelShelf::selectIssue(const QString &key)
{
    // The filter shows one issue and tells why the others are not there.
    if (auto *const filter = m_features ? m_features->view()->findChild<SearchField *>() : nullptr)
        filter->setText(key);
    if (m_features)
        m_features->selectIssue(key);
}

void PanelShelf::startRelease(const ProjectId &project, const QString &version)
{
    if (m_newRelease)
        m_newRelease->start(project, version);
}

QWidget *PanelShelf::make(View view)
{
    switch (view) {
    case View::Home:
        return makeHome();
    case View::Approvals:
        return makeApprovals();
    case View::Releases:
        return makeReleases();
    case View::Versions:
        return makeVersions();
    case View::Calendar:
        return makeCalendar();
    case View::People:
        return new PeoplePanel(m_needs.desk, m_needs.clock, m_needs.signing, m_needs.people);
    case View::Connections:
        return makeConnections();
    case View::NewRelease:
        return makeNewRelease();
    case View::Release:
        return makeWorkspace();
    case View::Settings:
        break;
    }
    return nullptr;
}

QWidget *PanelShelf::makeCalendar()
{
    auto *const calendar = new CalendarPanel(m_needs.desk, m_needs.clock);
    connect(calendar, &CalendarPanel::openRelease, this, &PanelShelf::openRelease);
    return calendar;
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
    connect(home, &HomePanel::newRelease, this, [this] { emit newReleaseWanted({}, {}); });
    connect(home, &HomePanel::connectJira, this, [this] { emit placeWanted({View::Connections}); });
    return home;
}

QWidget *PanelShelf::makeApprovals()
{
    m_approvals = new ApprovalsPanel(m_needs.desk, m_needs.clock, m_needs.signing);
    connect(m_approvals, &ApprovalsPanel::openRelease, this, &PanelShelf::openRelease);
    connect(m_approvals, &ApprovalsPanel::copied, this, [this] { emit told(tr("The link is in the clipboard.")); });
    return m_approvals;
}

QWidget *PanelShelf::makeReleases()
{
    auto *const panel = new ReleasesPanel(m_needs.desk, m_needs.clock);
    connect(panel, &ReleasesPanel::openRelease, this, &PanelShelf::openRelease);
    connect(panel, &ReleasesPanel::newRelease, this, [this] { emit newReleaseWanted({}, {}); });
    return panel;
}

SwitchWarning PanelShelf::warningSwitch() const
{
    return [gate = m_needs.signing, person = m_needs.desk.person()](const ProjectId &project, const QString &rule,
                                                                    const QString &reason) {
        return gate->switchWarning(project, rule, reason, person);
    };
}

void PanelShelf::takeChanger(JiraChanger *changer)
{
    changer->setChanges(m_needs.changes);
    connect(changer, &JiraChanger::told, this, &PanelShelf::told);
}

QList<JiraAct> PanelShelf::jiraActs() const
{
    if (m_versions && currentWidget() == m_versions)
        return m_versions->changer()->acts();
    if (m_features && m_features->isVisible())
        return m_features->changer()->acts();
    return {};
}

QStringList PanelShelf::unsavedNotes() const
{
    return m_notes ? m_notes->unsaved() : QStringList();
}

QWidget *PanelShelf::makeConnections()
{
    auto *const panel = new ConnectionsPanel(m_needs.connections, m_needs.clock);
    panel->setShowDialog([this](QDialog *dialog) { (new BoxedDialog(dialog, window()))->open(); });
    connect(panel, &ConnectionsPanel::linkWanted, this, &PanelShelf::linkWanted);
    return panel;
}

QWidget *PanelShelf::makeNewRelease()
{
    m_newRelease = new NewReleasePage(m_needs.desk, m_needs.versions, m_needs.clock);
    m_newRelease->useBook(*m_book, *m_templates);
    m_newRelease->form()->sources()->setSites(sites());
    m_newRelease->form()->choice()->setReadCode([this](const domain::Project &project, const QString &version,
                                                       const domain::IssueSnapshot &snapshot,
                                                       const reconciliation::CodeEnds &ends) {
        return reconciliation::ReconciliationService::withCode(
            reconciliation::wishFor(project, version, m_needs.desk.book().releases(), m_needs.desk.directory(),
                                    mirrors(), ends),
            snapshot);
    });
    connect(m_newRelease, &NewReleasePage::created, this,
            [this](const ReleaseId &id) { openRelease(id, ReleaseTab::Flow); });
    connect(m_newRelease, &NewReleasePage::cancelled, this, [this] { emit placeWanted({View::Releases}); });
    return m_newRelease;
}

ReleaseWorkspace *PanelShelf::makeWorkspace()
{
    m_workspace = new ReleaseWorkspace(m_needs.desk);
    m_workspace->setTemplates(*m_book);
    connect(m_workspace, &ReleaseWorkspace::updateWanted, this,
            [this](const ReleaseId &id) { m_templates->showUpdate(id, window()); });
    addFlow();
    addFeatures();
    m_workspace->addTab(ReleaseTab::Approvals, [this] {
        auto *const panel = new ReleaseApprovalsPanel(m_needs.desk, m_needs.clock, m_needs.signing);
        m_signing = panel;
        connect(panel, &ReleaseApprovalsPanel::openRelease, this, &PanelShelf::openRelease);
        return Page{panel, [panel](const ReleaseId &id, const TaskId &task) { panel->showRelease(id, task); }};
    });
    addDocuments();
    addCode();
    connect(m_workspace, &ReleaseWorkspace::tabChosen, this, &PanelShelf::tabWanted);
    return m_workspace;
}

void PanelShelf::approveShown()
{
    if (m_signing)
        m_signing->approve();
}

void PanelShelf::addFlow()
{
    m_workspace->addTab(ReleaseTab::Flow, [this] {
        auto *const page = new FlowPage(m_needs.desk, m_needs.clock);
        page->setConnections(m_needs.connections.connections());
        if (!m_needs.isForPicture)
            page->setGate(m_needs.connections);
        connect(page, &FlowPage::releaseWanted, this,
                [this](const ReleaseId &id) { openRelease(id, ReleaseTab::Flow); });
        connect(page, &FlowPage::connectionsWanted, this, [this] { emit placeWanted({View::Connections}); });
        page->setFolder(m_needs.folder);
        m_flowParts = page->parts();
        connect(page, &FlowPage::linkWanted, this, &PanelShelf::linkWanted);
        connect(page, &FlowPage::detailsWanted, this,
                [this](const ReleaseId &id) { askDetails(m_needs.desk, m_needs.clock, id, window()); });
        connect(page, &FlowPage::refused, this, &PanelShelf::failed);
        connect(page, &FlowPage::settled, this, &PanelShelf::settled);
        connect(page, &FlowPage::told, this, &PanelShelf::told);
        return Page{page, [page](const ReleaseId &id, const TaskId &task) { page->showRelease(id, task); }};
    });
}

void PanelShelf::addDocuments()
{
    const auto openTask = [this](const TaskId &task) {
        emit placeWanted({View::Release, m_workspace->release(), ReleaseTab::Flow, task});
    };
    m_workspace->addTab(ReleaseTab::WorkPlan, [this, openTask] {
        auto *const panel = new WorkPlanPanel(m_needs.desk, m_needs.clock);
        connect(panel, &WorkPlanPanel::taskActivated, this, openTask);
        connect(panel, &WorkPlanPanel::copied, this, [this] { emit told(tr("The work plan is in the clipboard.")); });
        connect(panel, &WorkPlanPanel::saved, this,
                [this](const QString &path) { emit told(tr("The work plan is in %1.").arg(path)); });
        return Page{panel, [panel](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
    m_workspace->addTab(ReleaseTab::Notes, [this] {
        auto *const panel = m_notes = new NotesPanel(m_needs.desk, m_needs.clock);
        connect(panel, &NotesPanel::openLink, this, &PanelShelf::linkWanted);
        connect(panel, &NotesPanel::copied, this, [this] { emit told(tr("The notes are in the clipboard.")); });
        return Page{panel, [panel](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
    m_workspace->addTab(ReleaseTab::History, [this, openTask] {
        auto *const panel = new HistoryPanel(m_needs.desk, m_needs.clock);
        connect(panel, &HistoryPanel::taskActivated, this, openTask);
        return Page{panel, [panel](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
}

void PanelShelf::addCode()
{
    m_workspace->addTab(ReleaseTab::Code, [this] {
        auto *const panel
            = new ReconciliationPanel(m_needs.desk, m_needs.versions, m_needs.clock, mirrors(), m_needs.changes);
        connect(panel, &ReconciliationPanel::told, this, &PanelShelf::told);
        connect(panel, &ReconciliationPanel::issueOpened, this, &PanelShelf::openIssue);
        return Page{panel, [panel](const ReleaseId &id, const TaskId & /*task*/) { panel->showRelease(id); }};
    });
}

QString PanelShelf::mirrors() const
{
    return QDir(m_needs.folder).filePath(QStringLiteral(".repositories"));
}

void PanelShelf::openIssue(const QString &key)
{
    const domain::Release *const release = m_needs.desk.release(m_workspace->release());
    if (release == nullptr || release->scope().isEmpty())
        return;
    const QString address = addressOf(release->scope().first().connection);
    if (!address.isEmpty())
        emit linkWanted(
            QString(address + QStringLiteral("/browse/") + QString::fromLatin1(QUrl::toPercentEncoding(key))));
}

void PanelShelf::openRelease(const ReleaseId &release, ReleaseTab tab)
{
    emit placeWanted({View::Release, release, tab});
}

QString PanelShelf::addressOf(const ConnectionId &id) const
{
    for (const domain::Connection &connection : m_needs.connections.connections()) {
        if (connection.id != id)
            continue;
        QString address = connection.url;
        while (address.endsWith(u'/'))
            address.chop(1);
        return address;
    }
    return {};
}

} // namespace releasedesk::ui
