// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "app/cli/source_option.h"
#include "app/cli/time_option.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/templates/template_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! All sources as one list of issues, with the version of the first.
QCoro::Task<Result<versions::VersionContents>> contentsOf(versions::VersionService &service,
                                                          QList<domain::ScopeEntry> scope)
{
    QList<versions::VersionContents> read;
    for (const domain::ScopeEntry &entry : scope) {
        const auto contents = co_await service.contents(entry);
        if (!contents)
            co_return failed(contents);
        read.append(*contents);
    }
    auto joined = versions::joinContents(scope, read, read.first().snapshot.takenAt);
    if (!joined)
        co_return failed(joined);
    versions::VersionContents all = read.first();
    all.snapshot = *joined;
    co_return all;
}

} // namespace

QCoro::Task<ExitCode> releaseCreate(Invocation invocation)
{
    const QString usage = u"release create PROJECT VERSION [--template ID] [--connection ID] [--jira-project KEY] "
                          "[--owner PERSON] [--title TEXT] [--window START/END] [--type standard|normal|emergency] "
                          "[--risk low|medium|high] [--source SOURCE]… [--base REVISION] [--head REVISION] [--id ID]"_s;
    QCommandLineParser parser;
    parser.addOptions({{u"template"_s, {}, u"T"_s, u"vm-standard"_s},
                       {u"connection"_s, {}, u"C"_s},
                       {u"jira-project"_s, {}, u"K"_s},
                       {u"owner"_s, {}, u"P"_s},
                       {u"title"_s, {}, u"T"_s},
                       {u"window"_s, {}, u"W"_s},
                       {u"type"_s, {}, u"T"_s, u"normal"_s},
                       {u"risk"_s, {}, u"R"_s, u"medium"_s},
                       {u"source"_s, {}, u"S"_s},
                       {u"base"_s, {}, u"R"_s},
                       {u"head"_s, {}, u"R"_s},
                       {u"id"_s, {}, u"I"_s}});
    if (!parse(parser, invocation, usage, 2, 2))
        co_return Usage;
    const Console console = invocation.console;
    const auto pattern = templates::TemplateLibrary(invocation.folder).find(parser.value(u"template"_s));
    if (!pattern)
        co_return console.fail(pattern.error());
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const domain::Directory directory = (*open)->room->workspace().directory();
    const domain::Project *const project = directory.project(ProjectId(parser.positionalArguments().first()));
    if (!project)
        co_return console.fail(
            {ErrorCode::NotFound,
             Text::tr("This workspace has no project “%1”.").arg(parser.positionalArguments().first()),
             {}});
    if (const QStringList missing = templates::missingVariables(*pattern, *project); !missing.isEmpty())
        co_return console.fail({ErrorCode::FailedPrecondition,
                                Text::tr("The template “%1” needs values that project “%2” does not have: %3. Add them "
                                         "under its variables in workspace.yaml.")
                                    .arg(pattern->id, project->id.value(), missing.join(u", "_s)),
                                {}});

    domain::CreateRelease command;
    command.release
        = ReleaseId(parser.isSet(u"id"_s) ? parser.value(u"id"_s)
                                          : QString(u"r-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12)));
    command.project = project->id;
    command.version = parser.positionalArguments().at(1);
    command.owner = PersonId(parser.value(u"owner"_s));
    command.templateId = pattern->id;
    command.templateVersion = pattern->version;
    command.plan = templates::planFor(*pattern, *project);
    const auto type = json::fromName<domain::ReleaseType>(parser.value(u"type"_s));
    const auto risk = json::fromName<domain::RiskClass>(parser.value(u"risk"_s));
    if (!type || !risk)
        co_return console.fail(
            {ErrorCode::InvalidArgument,
             Text::tr("A release is standard, normal or emergency, and its risk low, medium or high."),
             {}});
    command.type = *type;
    command.risk = *risk;
    command.allowsAfterwards = pattern->isForEmergencies;
    const reconciliation::CodeEnds ends{parser.value(u"base"_s).trimmed(), parser.value(u"head"_s).trimmed()};
    reconciliation::keepCodeEnds(command.plan, ends);
    QStringList remarks;
    domain::ScopeEntry entry{project->jira, project->jiraProject, command.version};
    if (parser.isSet(u"connection"_s))
        entry.connection = ConnectionId(parser.value(u"connection"_s));
    if (parser.isSet(u"jira-project"_s))
        entry.project = parser.value(u"jira-project"_s);
    if (const domain::Release *const other
        = projections::unfinishedNamed((*open)->desk->book().releases(), command.project, command.version))
        co_return console.fail({ErrorCode::AlreadyExists,
                                Text::tr("%1 %2 is under way already (%3), so nothing was made. Go on with that one, "
                                         "discard it, or name another version.")
                                    .arg(command.project.value(), command.version, other->id().value())});
    const auto more = readSources(parser.values(u"source"_s));
    if (!more)
        co_return console.fail(more.error());
    if (!entry.connection.isEmpty())
        command.scope = {entry};
    command.scope += *more;
    if (!command.scope.isEmpty()) {
        const auto contents = co_await contentsOf((*open)->room->versions(), command.scope);
        if (!contents)
            co_return console.fail(contents.error());
        const QString mirrors = QDir((*open)->room->folder()).filePath(u".repositories"_s);
        const auto wish = reconciliation::wishFor(*project, command.version, (*open)->desk->book().releases(),
                                                  directory, mirrors, ends);
        const auto coded = co_await reconciliation::ReconciliationService::withCode(wish, contents->snapshot);
        if (!coded)
            co_return console.fail(coded.error());
        command.snapshot = coded->snapshot;
        remarks = coded->remarks;
        if (!coded->doubts.isEmpty())
            remarks.append(Text::tr("If that is not what runs now, make the release with --base REVISION."));
        command.title = contents->version.description.section(u'\n', 0, 0); // the rest is for Jira
    }
    if (parser.isSet(u"title"_s))
        command.title = parser.value(u"title"_s);
    if (parser.isSet(u"window"_s)) {
        const auto window = windowOption(parser.value(u"window"_s));
        if (!window)
            co_return console.fail(window.error());
        command.windowStart = window->first;
        command.windowEnd = window->second;
    }
    if (const auto done = co_await sendAndSee(*open, command); !done)
        co_return console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(command.release);
    const auto findings = domain::checkPlan(release, directory, QDateTime::currentDateTimeUtc());
    QString text
        = Text::tr("Created %1 %2 (%3) with %n issue(s).", nullptr, static_cast<int>(release.snapshot().issues.size()))
              .arg(release.project().value(), release.version(), release.id().value());
    for (const QString &remark : remarks)
        text += QString(u"\n  ! "_s + remark);
    for (const domain::Finding &finding : findings)
        text += QString(u"\n  "_s + finding.rule + u"  "_s + finding.message);
    QJsonObject answer = releaseJson(release, findings, (*open)->desk->directory());
    if (!remarks.isEmpty())
        answer.insert(u"remarks"_s, QJsonArray::fromStringList(remarks));
    console.print(answer, text);
    co_return Done;
}

QCoro::Task<ExitCode> releaseRefresh(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"release refresh RELEASE"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release before = *(*open)->desk->release(*id);
    reconciliation::ReconciliationService service((*open)->room->versions());
    const auto wish = reconciliation::wishFor(before, (*open)->desk->book().releases(), (*open)->desk->directory(),
                                              QDir((*open)->room->folder()).filePath(u".repositories"_s));
    const auto snapshot = co_await service.snapshot(wish, QDateTime::currentDateTimeUtc());
    if (!snapshot)
        co_return invocation.console.fail(snapshot.error());
    if (const auto done = co_await sendAndSee(*open, domain::RefreshScope{*id, before.revision(), *snapshot}); !done)
        co_return invocation.console.fail(done.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    invocation.console.print(
        releaseSummaryJson(release, (*open)->desk->directory()),
        Text::tr("%1 %2 has %n issue(s) now.", nullptr, static_cast<int>(release.snapshot().issues.size()))
            .arg(release.project().value(), release.version()));
    co_return Done;
}

} // namespace releasedesk::cli
