// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using versions::IssueChange;
using versions::VersionAct;
using versions::VersionChange;

//! Asking a parser for an option that a verb does not have makes it complain.
bool isGiven(const QCommandLineParser &parser, const QString &option)
{
    return parser.optionNames().contains(option);
}

//! Where a project of the workspace is in Jira.
Result<domain::ScopeEntry> jiraOf(const workspace::Workspace &workspace, const QCommandLineParser &parser)
{
    const QString name = parser.positionalArguments().first();
    const domain::Directory directory = workspace.directory();
    const domain::Project *const project = directory.project(ProjectId(name));
    if (project == nullptr)
        return failure(ErrorCode::NotFound, Text::tr("This workspace has no project “%1”.").arg(name));
    domain::ScopeEntry entry{project->jira, project->jiraProject, {}};
    if (isGiven(parser, u"connection"_s))
        entry.connection = ConnectionId(parser.value(u"connection"_s));
    if (isGiven(parser, u"jira-project"_s))
        entry.project = parser.value(u"jira-project"_s);
    if (entry.connection.isEmpty() || entry.project.isEmpty())
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("Project “%1” names no Jira connection and project. Add them to workspace.yaml.").arg(name));
    return entry;
}

//! A date, or "none"; nothing where the option was not given.
Result<std::optional<QDate>> dateOf(const QCommandLineParser &parser, const QString &option)
{
    if (!isGiven(parser, option))
        return std::optional<QDate>();
    const QString text = parser.value(option);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid() && text != u"none")
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is no date. Write it like 2026-11-24, or none.").arg(text));
    return std::optional(date);
}

//! How the version stood when it was looked at, as `version list --json` prints it; nothing where it was not given.
Result<std::optional<domain::JiraVersion>> seenIn(const QCommandLineParser &parser)
{
    if (!isGiven(parser, u"seen"_s))
        return std::optional<domain::JiraVersion>();
    auto seen = fromJson<domain::JiraVersion>(QJsonDocument::fromJson(parser.value(u"seen"_s).toUtf8()).object());
    if (!seen)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("--seen takes one version as “rdesk version list PROJECT --json” prints it, so nothing "
                                "was changed."),
                       seen.error().message);
    return std::optional(*seen);
}

Result<VersionChange> changeOf(VersionAct act, const workspace::Workspace &workspace, const QCommandLineParser &parser)
{
    const auto place = jiraOf(workspace, parser);
    if (!place)
        return failed(place);
    const auto start = dateOf(parser, u"start"_s);
    const auto release = dateOf(parser, act == VersionAct::Release ? u"on"_s : u"date"_s);
    for (const auto *const date : {&start, &release}) {
        if (!*date)
            return failed(*date);
    }
    const auto seen = seenIn(parser);
    if (!seen)
        return failed(seen);
    VersionChange change;
    change.act = act;
    change.seen = *seen;
    change.connection = place->connection;
    change.project = place->project;
    change.version = parser.positionalArguments().at(1);
    change.startDate = *start;
    change.releaseDate = *release;
    if (isGiven(parser, u"name"_s))
        change.name = parser.value(u"name"_s);
    if (isGiven(parser, u"description"_s))
        change.description = parser.value(u"description"_s);
    for (const QString &option : {u"into"_s, u"behind"_s, u"move-unresolved-to"_s}) {
        if (isGiven(parser, option))
            change.target = parser.value(option);
    }
    return change;
}

ExitCode tell(const Console &console, const Result<versions::ChangeDone> &done)
{
    if (!done)
        return console.fail(done.error());
    QString text = done->summary;
    for (const QString &refusal : done->refused)
        text += u"\n  "_s + refusal;
    console.print({{u"summary"_s, done->summary},
                   {u"unchanged"_s, done->isUnchanged},
                   {u"changed"_s, QJsonArray::fromStringList(done->changed)},
                   {u"refused"_s, QJsonArray::fromStringList(done->refused)}},
                  text);
    return done->refused.isEmpty() ? Done : Failed;
}

std::unique_ptr<versions::JiraChanges> changesOf(const OpenWorkspace &open)
{
    return open.room->jiraChangesFor(open.session->person());
}

void addPlaceOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"connection"_s, {}, u"ID"_s}, {u"jira-project"_s, {}, u"KEY"_s}});
}

QCoro::Task<ExitCode> changeVersion(Invocation invocation, VersionAct act, QString usage, QStringList options)
{
    QCommandLineParser parser;
    addPlaceOptions(parser);
    for (const QString &option : options)
        parser.addOption({option, {}, u"VALUE"_s});
    if (!parse(parser, invocation, usage, 2, 2))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto change = changeOf(act, (*open)->room->workspace(), parser);
    if (!change)
        co_return invocation.console.fail(change.error());
    const auto changes = changesOf(**open);
    co_return tell(invocation.console, co_await changes->changeVersion(*change));
}

//! The keys of issues. Jira takes the number of an issue as well, but nobody sees which issue that is.
Result<QStringList> issueKeysIn(const QStringList &arguments)
{
    static const QRegularExpression pattern(u"^[A-Z][A-Z0-9_]*-[1-9][0-9]*$"_s);
    QStringList keys;
    for (const QString &argument : arguments) {
        const QString key = argument.trimmed().toUpper();
        if (!pattern.match(key).hasMatch())
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("“%1” is no key of an issue, so nothing was changed. Write the key that Jira shows "
                                    "above the issue, like PAY-12: the key of the project, a hyphen and a number.")
                               .arg(argument));
        keys.append(key);
    }
    return keys;
}

QCoro::Task<ExitCode> changeIssues(Invocation invocation, QString usage, QStringList options)
{
    QCommandLineParser parser;
    addPlaceOptions(parser);
    for (const QString &option : options)
        parser.addOption({option, {}, u"VALUE"_s});
    if (!parse(parser, invocation, usage, 2, 1000))
        co_return Usage;
    const auto keys = issueKeysIn(parser.positionalArguments().mid(1));
    if (!keys)
        co_return invocation.console.fail(keys.error());
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto place = jiraOf((*open)->room->workspace(), parser);
    if (!place)
        co_return invocation.console.fail(place.error());
    IssueChange change;
    change.connection = place->connection;
    change.project = place->project;
    change.keys = *keys;
    if (options.contains(u"status"_s)) {
        change.status = parser.value(u"status"_s);
        if (change.status.isEmpty())
            co_return invocation.console.fail(
                {ErrorCode::InvalidArgument, Text::tr("Say with --status where the issues are to go."), {}});
    } else {
        change.fromVersion = parser.value(u"from"_s);
        change.toVersion = parser.value(u"to"_s);
    }
    const auto changes = changesOf(**open);
    co_return tell(invocation.console, co_await changes->changeIssues(change));
}

} // namespace

QCoro::Task<ExitCode> jiraVersionCreate(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Create,
                         u"jira-version create PROJECT VERSION [--description TEXT] [--start DATE] [--date DATE]"_s,
                         {u"description"_s, u"start"_s, u"date"_s});
}

QCoro::Task<ExitCode> jiraVersionEdit(Invocation invocation)
{
    return changeVersion(
        std::move(invocation), VersionAct::Edit,
        u"jira-version edit PROJECT VERSION [--name NAME] [--description TEXT] [--start DATE] [--date DATE] [--seen JSON]"_s,
        {u"name"_s, u"description"_s, u"start"_s, u"date"_s, u"seen"_s});
}

QCoro::Task<ExitCode> jiraVersionRelease(Invocation invocation)
{
    return changeVersion(
        std::move(invocation), VersionAct::Release,
        u"jira-version release PROJECT VERSION [--on DATE] [--move-unresolved-to VERSION] [--seen JSON]"_s,
        {u"on"_s, u"move-unresolved-to"_s, u"seen"_s});
}

QCoro::Task<ExitCode> jiraVersionUnrelease(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Unrelease,
                         u"jira-version unrelease PROJECT VERSION [--seen JSON]"_s, {u"seen"_s});
}

QCoro::Task<ExitCode> jiraVersionArchive(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Archive,
                         u"jira-version archive PROJECT VERSION [--seen JSON]"_s, {u"seen"_s});
}

QCoro::Task<ExitCode> jiraVersionUnarchive(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Unarchive,
                         u"jira-version unarchive PROJECT VERSION [--seen JSON]"_s, {u"seen"_s});
}

QCoro::Task<ExitCode> jiraVersionMerge(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Merge,
                         u"jira-version merge PROJECT VERSION --into VERSION"_s, {u"into"_s});
}

QCoro::Task<ExitCode> jiraVersionMove(Invocation invocation)
{
    return changeVersion(std::move(invocation), VersionAct::Move,
                         u"jira-version move PROJECT VERSION [--behind VERSION]"_s, {u"behind"_s});
}

QCoro::Task<ExitCode> jiraIssuesMove(Invocation invocation)
{
    return changeIssues(std::move(invocation), u"jira-issues move PROJECT KEY… [--from VERSION] [--to VERSION]"_s,
                        {u"from"_s, u"to"_s});
}

QCoro::Task<ExitCode> jiraIssuesTransition(Invocation invocation)
{
    return changeIssues(std::move(invocation), u"jira-issues transition PROJECT KEY… --status STATUS"_s, {u"status"_s});
}

} // namespace releasedesk::cli
