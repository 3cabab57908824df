// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/projections/running_release.h"
#include "core/reconciliation/commits_between.h"
#include "core/versions/version_comparison.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

versions::ComparedSide sideOf(const domain::Release &release, const QString &where = {})
{
    const QString name = QString(release.project().value() + u' ' + release.version());
    return {where.isEmpty() ? name : QString(name + u" ("_s + where + u')'), release.version(),
            release.snapshot().issues, release.snapshot().commits};
}

//! "release:NAME", "env:NAME", or the name of a Jira version of the project.
QCoro::Task<Result<versions::ComparedSide>> readSide(std::shared_ptr<OpenWorkspace> open, ProjectId project,
                                                     QString wish)
{
    const session::Desk &desk = *open->desk;
    if (wish.startsWith(u"release:")) {
        const auto id = findRelease(desk, wish.section(u':', 1));
        if (!id)
            co_return failed(id);
        co_return sideOf(*desk.release(*id));
    }
    const domain::Directory directory = open->room->workspace().directory();
    if (wish.startsWith(u"env:")) {
        const EnvironmentId environment(wish.section(u':', 1));
        if (!directory.environment(environment))
            co_return failure(ErrorCode::NotFound,
                              Text::tr("This workspace has no environment “%1”.").arg(environment.value()));
        const domain::Release *const running = projections::runningIn(desk.book(), project, environment);
        if (!running)
            co_return failure(ErrorCode::NotFound,
                              Text::tr("No release of %1 on record reached “%2”, so it is not known what runs there. "
                                       "Name a version instead.")
                                  .arg(project.value(), environment.value()));
        co_return sideOf(*running, environment.value());
    }
    const domain::Project *const known = directory.project(project);
    if (!known || known->jira.isEmpty() || known->jiraProject.isEmpty())
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Project “%1” names no Jira connection and project. Add them to workspace.yaml.")
                              .arg(project.value()));
    const auto contents
        = co_await open->room->versions().contents(domain::ScopeEntry{known->jira, known->jiraProject, wish});
    if (!contents)
        co_return failed(contents);
    co_return versions::ComparedSide{QString(known->jiraProject + u' ' + contents->version.name),
                                     contents->version.name, contents->snapshot.issues, contents->snapshot.commits};
}

bool isVersion(const QString &wish)
{
    return !wish.startsWith(u"release:") && !wish.startsWith(u"env:");
}

} // namespace

QCoro::Task<ExitCode> compareCommand(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"format"_s, {}, u"FORMAT"_s, u"text"_s}});
    if (!parse(parser, invocation, u"compare PROJECT FROM TO [--format text|markdown|csv]"_s, 3, 3))
        co_return Usage;
    const QString format = parser.value(u"format"_s);
    if (!QStringList{u"text"_s, u"markdown"_s, u"csv"_s}.contains(format))
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("--format takes text, markdown or csv, not “%1”.").arg(format), {}});
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const QStringList words = parser.positionalArguments();
    const ProjectId project(words.at(0));
    const auto from = co_await readSide(*open, project, words.at(1));
    if (!from)
        co_return invocation.console.fail(from.error());
    const auto to = co_await readSide(*open, project, words.at(2));
    if (!to)
        co_return invocation.console.fail(to.error());
    versions::VersionComparison comparison = versions::compareVersions(*from, *to);
    const domain::Directory directory = (*open)->room->workspace().directory();
    const domain::Project *const known = directory.project(project);
    const bool areVersions = isVersion(words.at(1)) && isVersion(words.at(2)); // what a release holds is known
    if (known && areVersions && words.at(1) != words.at(2)) {
        const auto between = co_await reconciliation::commitsBetween(
            reconciliation::versionPair(*known, words.at(1), words.at(2), (*open)->desk->book().releases(), directory,
                                        QDir((*open)->room->folder()).filePath(u".repositories"_s)));
        if (between)
            comparison.setCommits(between->added, between->gone);
        comparison.commitsDoubt = between ? between->notes.join(u' ') : between.error().message;
    }
    if (invocation.console.isJson())
        invocation.console.print(versions::comparisonJson(comparison), {});
    else if (format == u"csv")
        invocation.console.print({}, versions::comparisonCsv(comparison).trimmed());
    else
        invocation.console.print(
            {},
            (format == u"markdown" ? versions::comparisonMarkdown(comparison) : versions::comparisonText(comparison))
                .trimmed());
    co_return Done;
}

} // namespace releasedesk::cli
