// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/view_commands.h"

#include <QCoreApplication>

#include <array>

namespace releasedesk::ui {
namespace {

using Way = ViewCommand::Way;

// The texts are those of the buttons and menus themselves, so that a command is called what it is called there.
constexpr std::array commands{
    ViewCommand{"releasedesk::ui::IssueTools", "Refresh from Jira",
                QT_TRANSLATE_NOOP("PaletteContents", "snapshot, read again, reload, sync"), "sync", "", View::Release,
                ReleaseTab::Features},
    ViewCommand{"releasedesk::ui::IssueTools", "Compare with another version",
                QT_TRANSLATE_NOOP("PaletteContents", "comparison, difference between versions"), "chevron-updown", "",
                View::Release, ReleaseTab::Features},
    ViewCommand{"releasedesk::ui::IssueTools", "Copy issues",
                QT_TRANSLATE_NOOP("PaletteContents", "export as table, Markdown, CSV"), "copy", "", View::Release,
                ReleaseTab::Features},
    ViewCommand{"releasedesk::ui::IssueTools", "Warning rules",
                QT_TRANSLATE_NOOP("PaletteContents", "warnings, checks, switch off"), "warning", "", View::Release,
                ReleaseTab::Features},
    ViewCommand{"releasedesk::ui::ReconciliationPanel", "Compare",
                QT_TRANSLATE_NOOP("PaletteContents", "code and Jira, commits, reconciliation"), "commit", "F5",
                View::Release, ReleaseTab::Code},
    ViewCommand{"releasedesk::ui::ReconciliationPanel", "Copy the rows",
                QT_TRANSLATE_NOOP("PaletteContents", "export as table, Markdown, CSV"), "copy", "Ctrl+Shift+C",
                View::Release, ReleaseTab::Code},
    ViewCommand{"releasedesk::ui::ApprovalSide", "Remind",
                QT_TRANSLATE_NOOP("PaletteContents", "reminder, ask the approvers again"), "bell", "", View::Release,
                ReleaseTab::Approvals},
    ViewCommand{"releasedesk::ui::ApprovalSide", "Change the line…",
                QT_TRANSLATE_NOOP("PaletteContents", "approvers, approval line, replace somebody"), "edit", "",
                View::Release, ReleaseTab::Approvals},
    ViewCommand{"releasedesk::ui::WorkPlanPanel", "Save…",
                QT_TRANSLATE_NOOP("PaletteContents", "export the work plan as a file, PDF, HTML"), "download", "",
                View::Release, ReleaseTab::WorkPlan},
    ViewCommand{"releasedesk::ui::WorkPlanPanel", "Print…",
                QT_TRANSLATE_NOOP("PaletteContents", "print the work plan on paper"), "document", "Ctrl+P",
                View::Release, ReleaseTab::WorkPlan},
    ViewCommand{"releasedesk::ui::WorkPlanPanel", "Copy Markdown",
                QT_TRANSLATE_NOOP("PaletteContents", "export the work plan, wiki, Confluence"), "copy", "",
                View::Release, ReleaseTab::WorkPlan},
    ViewCommand{"releasedesk::ui::NotesPanel", "Copy Markdown",
                QT_TRANSLATE_NOOP("PaletteContents", "export the release notes, mail, messenger"), "copy", "",
                View::Release, ReleaseTab::Notes},
    ViewCommand{"releasedesk::ui::NotesPanel", "Back to generated text",
                QT_TRANSLATE_NOOP("PaletteContents", "release notes, write again, discard what was edited"), "undo", "",
                View::Release, ReleaseTab::Notes},
    ViewCommand{"FlowMenu", "Timeline",
                QT_TRANSLATE_NOOP("PaletteContents", "rehearse, rehearsal, dry run, simulate, forecast"), "clock", "T",
                View::Release, ReleaseTab::Flow, Way::Flow, FlowKey::Timeline},
    ViewCommand{"FlowMenu", "Critical path",
                QT_TRANSLATE_NOOP("PaletteContents", "what decides how long it takes, bottleneck"), "flow", "P",
                View::Release, ReleaseTab::Flow, Way::Flow, FlowKey::CriticalPath},
    ViewCommand{"FlowMenu", "Comment", QT_TRANSLATE_NOOP("PaletteContents", "write a remark on the selected task"),
                "messenger", "Shift+C", View::Release, ReleaseTab::Flow, Way::Flow, FlowKey::Comment},
    ViewCommand{"releasedesk::ui::AttachmentList", "Attach a file…",
                QT_TRANSLATE_NOOP("PaletteContents", "attachment, evidence of the selected task"), "document", "",
                View::Release, ReleaseTab::Flow, Way::Attachments},
    ViewCommand{"releasedesk::ui::AttachmentList", "Add a link…",
                QT_TRANSLATE_NOOP("PaletteContents", "attachment, evidence of the selected task"), "link", "",
                View::Release, ReleaseTab::Flow, Way::Attachments},
    ViewCommand{"FlowMenu", "Propose a change",
                QT_TRANSLATE_NOOP("PaletteContents", "proposal, amend a running release"), "edit", "", View::Release,
                ReleaseTab::Flow, Way::Proposal},
    ViewCommand{"FlowMenu", "Find a task…", QT_TRANSLATE_NOOP("PaletteContents", "search in the flow"), "search",
                "Ctrl+F", View::Release, ReleaseTab::Flow, Way::Flow, FlowKey::Find},
    ViewCommand{"FlowMenu", "Outline", QT_TRANSLATE_NOOP("PaletteContents", "the flow as a list, tree"), "task",
                "Ctrl+Shift+O", View::Release, ReleaseTab::Flow, Way::Flow, FlowKey::Outline},
    ViewCommand{"releasedesk::ui::DelegationForm", "Delegate…",
                QT_TRANSLATE_NOOP("PaletteContents", "deputy, absence, somebody signs for me"), "user", "",
                View::Approvals},
    ViewCommand{"releasedesk::ui::VersionsPanel", "Read again from Jira",
                QT_TRANSLATE_NOOP("PaletteContents", "refresh versions, reload, sync"), "sync", "", View::Versions},
    ViewCommand{"releasedesk::ui::VersionsPanel", "New version",
                QT_TRANSLATE_NOOP("PaletteContents", "make a version in Jira"), "plus", "", View::Versions},
    ViewCommand{"releasedesk::ui::CalendarPanel", "Today",
                QT_TRANSLATE_NOOP("PaletteContents", "calendar, schedule, slots, windows"), "calendar", "T",
                View::Calendar},
    ViewCommand{"releasedesk::ui::PeoplePanel", "Add person…",
                QT_TRANSLATE_NOOP("PaletteContents", "new account, invite somebody"), "plus", "", View::People},
    ViewCommand{"releasedesk::ui::PeoplePanel", "Groups…",
                QT_TRANSLATE_NOOP("PaletteContents", "groups of people, teams"), "users", "", View::People},
    ViewCommand{"releasedesk::ui::ConnectionsPanel", "Connect",
                QT_TRANSLATE_NOOP("PaletteContents", "add a connection, Jira, Jenkins, Confluence, Git"), "connections",
                "", View::Connections},
    ViewCommand{"releasedesk::ui::TemplateGallery", "Import…",
                QT_TRANSLATE_NOOP("PaletteContents", "template from a file"), "arrow-up", "", View::NewRelease},
    ViewCommand{"releasedesk::ui::TemplateGallery", "Export…",
                QT_TRANSLATE_NOOP("PaletteContents", "template to a file"), "download", "", View::NewRelease},
};

} // namespace

QString ViewCommand::title() const
{
    return QCoreApplication::translate(context, text);
}

std::span<const ViewCommand> viewCommands()
{
    return commands;
}

} // namespace releasedesk::ui
