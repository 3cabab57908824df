// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace_edit.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::workspace {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceEdit)
};

using domain::Directory;
using domain::Role;

constexpr qsizetype longestText = 200;

tl::unexpected<Error> refused(const QString &message)
{
    return refusal(QStringLiteral("access.role"), message, ErrorCode::PermissionDenied);
}

tl::unexpected<Error> invalid(const QString &message)
{
    return failure(ErrorCode::InvalidArgument, message);
}

bool isId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"));
    return form.match(text).hasMatch();
}

bool isLine(const QString &text)
{
    return text.size() <= longestText && SafeText::lineFromOutside(text).plain() == text;
}

bool has(const PersonId &person, Role role, const Directory &directory)
{
    const domain::Person *const known = directory.person(person);
    return known && known->roles.contains(role);
}

//! Puts \p entry in the place of the one with its id, or behind all.
template<typename Entry>
void put(QList<Entry> &list, const Entry &entry)
{
    const auto found = std::ranges::find(list, entry.id, &Entry::id);
    if (found == list.end())
        list.append(entry);
    else
        *found = entry;
}

Result<> checkProject(const domain::Project &project, const Workspace &workspace, const Directory &directory)
{
    if (!isId(project.id.value()))
        return invalid(Text::tr("The id of a project is letters, digits and . _ - only, e.g. checkout."));
    if (!isLine(project.name))
        return invalid(Text::tr("The name of the project cannot be printed in one line."));
    if (!project.owner.isEmpty() && !directory.person(project.owner))
        return invalid(
            Text::tr("This workspace does not know “%1”, so nobody would answer for %2. Name somebody of it.")
                .arg(project.owner.value(), project.id.value()));
    const domain::Connection *const jira = workspace.connection(project.jira);
    const bool isJira = jira
        && (jira->system == domain::ConnectedSystem::JiraCloud
            || jira->system == domain::ConnectedSystem::JiraDataCenter);
    if (!project.jira.isEmpty() && !isJira)
        return invalid(
            Text::tr("“%1” is no Jira connection of this workspace, so the versions of %2 could not be read. "
                     "Make the connection first.")
                .arg(project.jira.value(), project.id.value()));
    if (!project.jira.isEmpty() && !isId(project.jiraProject))
        return invalid(Text::tr("Name the project as Jira knows it, e.g. SHOP."));
    for (const QString &repository : project.repositories) {
        if (!isLine(repository) || repository.trimmed().isEmpty())
            return invalid(Text::tr("A repository is a folder of a clone or its address, one per line."));
    }
    return {};
}

Result<> apply(const SetProject &edit, Workspace &workspace, const PersonId &person, const Directory &directory)
{
    const domain::Project *const before = directory.project(edit.project.id);
    const bool isAdministrator = has(person, Role::Administrator, directory);
    const bool isOwn = before && !before->owner.isEmpty()
        && directory.naturalPerson(before->owner) == directory.naturalPerson(person);
    if (!isAdministrator && !isOwn && (before || !has(person, Role::Owner, directory)))
        return refused(
            before ? Text::tr("Only its owner or an administrator changes the project %1.").arg(before->id.value())
                   : Text::tr("Projects are added by release owners and administrators. Ask one of them."));
    if (!isAdministrator && before && before->owner != edit.project.owner)
        return refused(
            Text::tr("Only an administrator gives the project %1 another owner. Ask one.").arg(before->id.value()));
    if (const auto checked = checkProject(edit.project, workspace, directory); !checked)
        return checked;
    domain::Project wish = edit.project;
    const auto written = std::ranges::find(workspace.projects, wish.id, &domain::Project::id);
    wish.warningsOff = written == workspace.projects.end() ? QMap<QString, QString>() : written->warningsOff;
    put(workspace.projects, wish); // which warnings are off stands in the record as well
    return {};
}

Result<> apply(const SetEnvironment &edit, Workspace &workspace, const PersonId &person, const Directory &directory)
{
    if (!has(person, Role::Administrator, directory))
        return refused(Text::tr("Environments are entered by an administrator. Ask one."));
    if (!isId(edit.environment.id.value()))
        return invalid(Text::tr("The id of an environment is letters, digits and . _ - only, e.g. prod-kr."));
    if (!isLine(edit.environment.name))
        return invalid(Text::tr("The name of the environment cannot be printed in one line."));
    put(workspace.environments, edit.environment);
    std::ranges::sort(workspace.environments, {},
                      [](const domain::Environment &each) { return std::pair(each.rank, each.id); });
    return {};
}

Result<> apply(const SetCheckpointPlaces &edit, Workspace &workspace, const PersonId &person,
               const Directory &directory)
{
    if (!has(person, Role::Administrator, directory))
        return refused(Text::tr("Only an administrator says where checkpoints of the record are kept. Ask one."));
    workspace.checkpoints = edit.places;
    return {};
}

} // namespace

Result<Workspace> edited(Workspace workspace, const WorkspaceEdit &edit, const PersonId &person,
                         const Directory &directory)
{
    const Result<> done = std::visit([&](const auto &wish) { return apply(wish, workspace, person, directory); }, edit);
    if (!done)
        return failed(done);
    return workspace;
}

} // namespace releasedesk::workspace
