// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/releases/scope_sources.h"
#include "ui/shell/place.h"
#include "ui/shell/window_needs.h"
#include "ui/versions/shown_version.h"

#include <QHash>
#include <QStackedWidget>

namespace releasedesk::ui {

class ApprovalsPanel;
class NewReleasePage;
class NotesPanel;
class ReleaseApprovalsPanel;
class ReleaseWorkspace;
class TemplateBook;
class TemplateDesk;
class JiraChanger;
class FlowView;
struct ViewCommand;
class VersionPanel;
struct JiraAct;
class VersionsPanel;

//! The main views. Each is made when somebody first goes there, and passes on what its panel asks for.
class PanelShelf final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PanelShelf(const WindowNeeds &needs, QWidget *parent = nullptr);

    void show(const Place &place);
    [[nodiscard]] ReleaseWorkspace *workspace() const { return m_workspace; }

    //! Modeling panel and task content of the flow, once it has been shown; else empty.
    [[nodiscard]] QList<QWidget *> flowParts() const { return m_flowParts; }

    //! Signs the approval of the release that is shown, on its sheet.
    void approveShown();

    //! Asks where the issues of \p release come from.
    void changeSources(const ReleaseId &release);

    //! Shows one issue of the release whose features are shown.
    void selectIssue(const QString &key);

    //! The approval that is shown waits for the key that signs it; nothing elsewhere.
    void prepareToSign();

    //! What can be changed in Jira from the page that is shown.
    [[nodiscard]] QList<JiraAct> jiraActs() const;
    //! The notes that would be lost with the window, e.g. "checkout 2.8.0 (English)".
    [[nodiscard]] QStringList unsavedNotes() const;

    //! Does \p command on the view that is shown; answers why not, or nothing once it is done.
    QString run(const ViewCommand &command);

    //! That nothing called \p name can be pressed on what is shown.
    [[nodiscard]] static QString notOffered(const QString &name);
    //! The canvas, while it is shown; else null.
    [[nodiscard]] FlowView *shownFlow() const;

    //! What is done with templates and with flows in files.
    [[nodiscard]] TemplateDesk *templates() const { return m_templates; }

    //! What the page of a new release begins with.
    void startRelease(const ProjectId &project, const QString &version);

signals:
    void placeWanted(const releasedesk::ui::Place &place);
    //! Another tab of the release that is shown.
    void tabWanted(releasedesk::ui::ReleaseTab tab);
    void newReleaseWanted(const releasedesk::ProjectId &project, const QString &version);
    void linkWanted(const QString &address);
    //! A sentence for a moment: what was done.
    void told(const QString &sentence);
    //! The same, with what takes it back; that may be empty.
    void undoOffered(const QString &sentence, const std::function<void()> &undo);
    //! Of something that the person did in a panel that has no place for it.
    void failed(const releasedesk::Error &error);
    //! The person went on after that.
    void settled();

private:
    [[nodiscard]] QWidget *make(View view);
    [[nodiscard]] QWidget *makeHome();
    [[nodiscard]] QWidget *makeCalendar();
    [[nodiscard]] QWidget *makeApprovals();
    [[nodiscard]] QWidget *makeReleases();
    [[nodiscard]] QWidget *makeVersions();
    [[nodiscard]] QWidget *makeConnections();
    [[nodiscard]] QWidget *makeNewRelease();
    void addFlow();
    void addFeatures();
    void addDocuments();
    void addCode();
    void openIssue(const QString &key);
    [[nodiscard]] QList<ScopeSources::Site> sites() const;
    [[nodiscard]] QString mirrors() const;
    void openRelease(const ReleaseId &release, ReleaseTab tab);
    [[nodiscard]] ReleaseWorkspace *makeWorkspace();
    [[nodiscard]] QString addressOf(const ConnectionId &connection) const;
    [[nodiscard]] SwitchWarning warningSwitch() const;
    void takeChanger(JiraChanger *changer);

    const WindowNeeds &m_needs;
    TemplateBook *m_book;
    TemplateDesk *m_templates;
    QHash<View, QWidget *> m_pages;
    ApprovalsPanel *m_approvals = nullptr;
    NewReleasePage *m_newRelease = nullptr;
    VersionPanel *m_features = nullptr;
    VersionsPanel *m_versions = nullptr;
    ReleaseApprovalsPanel *m_signing = nullptr;
    NotesPanel *m_notes = nullptr;
    ReleaseWorkspace *m_workspace = nullptr;
    QList<QWidget *> m_flowParts;
};

} // namespace releasedesk::ui
