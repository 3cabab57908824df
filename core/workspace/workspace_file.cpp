// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace_file.h"

#include "core/base/yaml.h"
#include "core/domain/project_keys.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QTimeZone>
#include <QUrl>

namespace releasedesk::workspace {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceFile)
};

constexpr int oldestFormat = 1;
constexpr int newestFormat = 1;
constexpr qint64 maxFileBytes = qint64{4} * 1024 * 1024;
constexpr int mostHours = 720; //!< between two checkpoints

auto invalid(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

template<typename List>
Result<> checkIds(const List &list, const QString &what)
{
    QSet<QString> seen;
    for (const auto &item : list) {
        if (item.id.isEmpty())
            return invalid(Text::tr("one of the %1 has no id").arg(what));
        if (seen.contains(item.id.value()))
            return invalid(Text::tr("the id “%1” occurs twice among the %2").arg(item.id.value(), what));
        seen.insert(item.id.value());
    }
    return {};
}

//! An address as it may be repeated in a message: what stands where a password would is left out.
QString withoutPassword(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at < 0)
        return address;
    const qsizetype start = address.indexOf(QStringLiteral("//"));
    return QString((start >= 0 && start < at ? address.left(start + 2) : QString()) + QStringLiteral("•••")
                   + address.mid(at));
}

Result<> checkConnection(const domain::Connection &connection)
{
    using enum domain::ConnectedSystem;
    const bool isHook = connection.system == Slack || connection.system == Teams || connection.system == Dooray
        || connection.system == Webhook;
    if (const auto problem = domain::problemOf(connection.network); problem.field != domain::NetworkField::None)
        return invalid(Text::tr("connection “%1”: %2").arg(connection.id.value(), problem.text));
    if (connection.system == Smtp && connection.network != domain::ConnectionNetwork())
        return invalid(
            Text::tr("connection “%1”: mail goes straight to its server, without proxy, authorities, certificate and "
                     "time limits of its own; take “network” out")
                .arg(connection.id.value()));
    const QUrl url(connection.url, QUrl::StrictMode);
    if (isHook) {
        if (!connection.url.isEmpty())
            return invalid(
                Text::tr("connection “%1”: a hook address is a secret and belongs into the key store, not into "
                         "this file")
                    .arg(connection.id.value()));
        return {};
    }
    if (!url.userInfo().isEmpty() || (!url.isValid() && connection.url.contains(u'@')))
        return invalid(Text::tr("connection “%1”: the address holds a password; put it into the key store")
                           .arg(connection.id.value()));
    const QStringList schemes = connection.system == Smtp ? QStringList{"smtp", "smtps"} : QStringList{"http", "https"};
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
        return invalid(
            Text::tr("connection “%1”: “%2” is not an address that starts with %3")
                .arg(connection.id.value(), withoutPassword(connection.url), schemes.join(QStringLiteral(" / "))));
    return {};
}

//! A checkpoint beside the record would be rewritten with it.
Result<> checkPlaces(const Workspace &workspace)
{
    const domain::CheckpointPlaces &places = workspace.checkpoints;
    if (places.everyHours < 1 || places.everyHours > mostHours)
        return invalid(
            Text::tr("checkpoints are kept every %1 hours; write 1 to %2").arg(places.everyHours).arg(mostHours));
    if (!places.file.isEmpty() && QFileInfo(places.file).isRelative())
        return invalid(Text::tr("the checkpoint file “%1” is no whole path; name one outside this folder, best on "
                                "another machine")
                           .arg(places.file));
    const bool hasMail = workspace.notifications.mail != u"off"
        && std::ranges::any_of(workspace.connections, [](const domain::Connection &each) {
                             return each.system == domain::ConnectedSystem::Smtp;
                         });
    if (!places.mail.isEmpty() && !hasMail)
        return invalid(Text::tr("checkpoints go to %1 by mail, but the workspace tells nobody by mail; add a mail "
                                "connection first")
                           .arg(places.mail));
    const domain::Connection *const jira = workspace.connection(places.jira);
    const bool isJira = jira
        && (jira->system == domain::ConnectedSystem::JiraCloud
            || jira->system == domain::ConnectedSystem::JiraDataCenter);
    if (!places.issue.isEmpty() && !isJira)
        return invalid(Text::tr("checkpoints go to the issue %1, but “%2” is no Jira connection of this workspace")
                           .arg(places.issue, places.jira.value()));
    return {};
}

} // namespace

Result<> checkWorkspace(const Workspace &workspace)
{
    if (workspace.format > newestFormat)
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("it is of format %1, and this version of Release Desk knows formats up to %2; update the "
                     "program")
                .arg(workspace.format)
                .arg(newestFormat));
    if (workspace.format < oldestFormat)
        return invalid(
            Text::tr("it is of format %1, which never was; write format: %2").arg(workspace.format).arg(newestFormat));
    static const QStringList languages{QString(), QStringLiteral("en"), QStringLiteral("ko")};
    if (!languages.contains(workspace.language))
        return invalid(Text::tr("“%1” is not a language of documents; there are en and ko").arg(workspace.language));
    for (const Result<> &checked : {checkIds(workspace.people, QStringLiteral("people")),
                                    checkIds(workspace.projects, QStringLiteral("projects")),
                                    checkIds(workspace.environments, QStringLiteral("environments")),
                                    checkIds(workspace.connections, QStringLiteral("connections"))}) {
        if (!checked)
            return checked;
    }
    if (workspace.directory().person(PersonId("engine")))
        return invalid(
            Text::tr("a person is called “engine”, which is the name under which the program itself acts; choose "
                     "another id"));
    for (const domain::Connection &connection : workspace.connections) {
        if (const auto checked = checkConnection(connection); !checked)
            return checked;
    }
    for (const domain::Project &project : workspace.projects) {
        if (!project.jira.isEmpty() && !workspace.connection(project.jira))
            return invalid(Text::tr("project “%1” uses the connection “%2”, which is not declared")
                               .arg(project.id.value(), project.jira.value()));
    }
    for (const domain::PersonGroup &group : workspace.groups) {
        for (const PersonId &person : group.people) {
            if (!workspace.directory().person(person))
                return invalid(Text::tr("group “%1” has “%2”, who is not declared").arg(group.id, person.value()));
        }
    }
    for (const domain::LineRule &rule : workspace.approvals.rules) {
        for (const domain::ApprovalStep &step : rule.line.steps) {
            for (const domain::StepTerm &term : step.terms) {
                if (!term.group.isEmpty() && !workspace.directory().group(term.group))
                    return invalid(Text::tr("the approval rule “%1” asks the group “%2”, which is not declared")
                                       .arg(rule.id, term.group));
            }
        }
    }
    if (const auto checked = checkPlaces(workspace); !checked)
        return checked;
    for (domain::Freeze freeze : workspace.freezes) {
        freeze.owner = {}; // may be somebody whom only the record knows
        if (const auto checked = domain::checkFreeze(freeze, workspace.directory()); !checked)
            return checked;
    }
    if (!workspace.calendar.zone.isEmpty() && !QTimeZone(workspace.calendar.zone.toUtf8()).isValid())
        return invalid(Text::tr("“%1” is not a time zone such as Asia/Seoul").arg(workspace.calendar.zone));
    if (!workspace.zone.isEmpty() && !QTimeZone(workspace.zone.toUtf8()).isValid())
        return invalid(Text::tr("“%1” is not a time zone such as Asia/Seoul").arg(workspace.zone));
    return {};
}

//! Nothing where it cannot be read; readWorkspaceFile() says why.
static QByteArray bytesOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.read(maxFileBytes + 1) : QByteArray();
}

Result<Workspace> readWorkspaceFile(const QString &file)
{
    const auto refuse = [&](ErrorCode code, const QString &what) {
        return failure(
            code,
            Text::tr("The workspace cannot be opened: %1, %2. Nothing was changed; correct it there and open it again.")
                .arg(QFileInfo(file).fileName(), what),
            file);
    };
    QFile source(file);
    if (!source.exists())
        return failure(
            ErrorCode::NotFound,
            Text::tr("There is no workspace here: %1 is missing. Make one with “rdesk workspace init”.").arg(file));
    if (source.size() > maxFileBytes || !source.open(QIODevice::ReadOnly))
        return refuse(ErrorCode::PermissionDenied,
                      source.size() > maxFileBytes ? Text::tr("it is larger than 4 MiB") : source.errorString());
    const Result<QJsonObject> yaml = readYaml(source.readAll());
    if (!yaml)
        return refuse(yaml.error().code, yaml.error().message);
    const int format = (*yaml)[QStringLiteral("format")].toInt(newestFormat);
    if (format > newestFormat) { // its keys may mean something else: said before they are looked at
        Workspace newer;
        newer.format = format;
        const auto checked = checkWorkspace(newer);
        return refuse(checked.error().code, checked.error().message);
    }
    Result<Workspace> workspace = fromJson<Workspace>(*yaml);
    if (!workspace)
        return refuse(ErrorCode::InvalidArgument, workspace.error().message);
    for (domain::Connection &connection : workspace->connections) {
        connection.projects = domain::projectKeys(connection.projects);
        connection.readOnlyProjects = domain::projectKeys(connection.readOnlyProjects);
    }
    if (const auto checked = checkWorkspace(*workspace); !checked)
        return refuse(checked.error().code, checked.error().message);
    return workspace;
}

Result<> writeWorkspaceFile(const QString &file, const Workspace &workspace)
{
    if (const auto checked = checkWorkspace(workspace); !checked)
        return checked;
    QSaveFile target(file);
    const QByteArray bytes = workspaceYaml(workspace);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        return failure(ErrorCode::ResourceExhausted,
                       Text::tr("%1 could not be written (%2), so it stays as it was. Check the folder and the free "
                                "space.")
                           .arg(file, target.errorString()));
    return {};
}

WorkspaceFile::WorkspaceFile(QString file, QByteArray bytes, Workspace workspace)
    : m_file(std::move(file))
    , m_bytes(std::move(bytes))
    , m_workspace(std::move(workspace))
{
}

Result<WorkspaceFile> WorkspaceFile::open(const QString &file)
{
    const QByteArray bytes = bytesOf(file); // first: what is changed between the two counts as changed meanwhile
    auto workspace = readWorkspaceFile(file);
    if (!workspace)
        return failed(workspace);
    return WorkspaceFile(file, bytes, std::move(*workspace));
}

Result<> WorkspaceFile::replace(const Workspace &workspace)
{
    if (bytesOf(m_file) != m_bytes)
        return failure(ErrorCode::Aborted,
                       Text::tr("workspace.yaml was changed meanwhile, so nothing was saved. Open the workspace again "
                                "and repeat what you wanted."));
    if (const auto written = writeWorkspaceFile(m_file, workspace); !written)
        return written;
    m_bytes = bytesOf(m_file);
    m_workspace = workspace;
    return {};
}

QByteArray workspaceYaml(const Workspace &workspace)
{
    return QByteArray("# Release Desk workspace. Secrets are in the key store of each computer, never here.\n")
        + writeYaml(toJson(workspace));
}

} // namespace releasedesk::workspace
