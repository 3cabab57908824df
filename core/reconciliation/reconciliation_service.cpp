// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/reconciliation_service.h"

#include "core/base/safe_text.h"
#include "core/reconciliation/reconciliation_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reconciliation)
};

using namespace Qt::StringLiterals;

constexpr qsizetype askedAtOnce = 100;
constexpr qsizetype askedAlone = 25;
constexpr qsizetype mostKept = 20'000; //!< commits in the record of a release

CodeQuery queryFor(const domain::Project &project, const QList<domain::ScopeEntry> &scope, const QString &version,
                   const std::optional<RunningVersion> &running, const QString &mirrors)
{
    CodeQuery query;
    query.project = project.id.value();
    query.repositories = project.repositories;
    query.mirrors = mirrors;
    query.keyProjects = {project.jiraProject};
    for (const domain::ScopeEntry &entry : scope)
        query.keyProjects.append(entry.project);
    query.keyProjects.removeAll(QString());
    query.keyProjects.removeDuplicates();
    query.version = version;
    query.tagPattern = project.variables.value(u"gitTag"_s);
    if (running) {
        query.baseVersion = running->version;
        query.baseRevision = running->revision;
        query.baseOrigin = running->origin;
    }
    return query;
}

PersonId accountOf(const QString &mail, const QList<domain::Person> &people)
{
    const auto found = std::ranges::find_if(people, [&mail](const domain::Person &person) {
        return !mail.isEmpty() && person.mail.compare(mail, Qt::CaseInsensitive) == 0;
    });
    return found == people.end() ? PersonId() : found->id;
}

//! Keys that the code names and the plan does not.
QStringList namedBeyond(const QList<domain::Issue> &planned, const QList<CodeFacts> &code)
{
    QSet<QString> known;
    for (const domain::Issue &issue : planned)
        known.insert(issue.key);
    QStringList named;
    const auto take = [&](const git::GitCommit &commit) {
        for (const QString &key : commit.keys()) {
            if (!known.contains(key)) {
                known.insert(key);
                named.append(key);
            }
        }
    };
    for (const CodeFacts &facts : code) {
        std::ranges::for_each(facts.range.commits, take);
        if (facts.artifact)
            std::ranges::for_each(facts.artifact->beyond, take);
    }
    return named;
}

domain::ScopeEntry searchFor(const QStringList &keys, const ConnectionId &connection)
{
    domain::ScopeEntry entry;
    entry.connection = connection;
    entry.jql = u"key in ("_s + keys.join(u',') + u')';
    return entry;
}

//! The issues of these keys that Jira shows. One that does not exist makes Jira refuse all, so then each is asked for.
QCoro::Task<QList<domain::Issue>> issuesOf(versions::VersionService &service, ConnectionId connection, QStringList keys,
                                           std::stop_token stop)
{
    QList<domain::Issue> found;
    for (qsizetype from = 0; from < keys.size() && !stop.stop_requested(); from += askedAtOnce) {
        const QStringList some = keys.mid(from, askedAtOnce);
        const auto together = co_await service.snapshot({searchFor(some, connection)}, {});
        if (together) {
            found += together->issues;
            continue;
        }
        if (together.error().isRetryable() || together.error().code == ErrorCode::Unauthenticated)
            co_return found;
        for (const QString &key : some.first(std::min(askedAlone, some.size()))) {
            if (stop.stop_requested())
                break;
            const auto alone = co_await service.snapshot({searchFor({key}, connection)}, {});
            if (alone)
                found += alone->issues;
        }
    }
    co_return found;
}

//! Not a merge or a revert that names no issue, and not what runs already.
bool bringsChange(const git::GitCommit &commit)
{
    return !commit.isEquivalent && !(commit.keys().isEmpty() && (commit.isMerge() || commit.takesBack));
}

void describe(ReconciliationReport &report, const QList<CodeFacts> &code)
{
    for (const CodeFacts &facts : code)
        report.repositories.append({facts.repository, facts.range.baseName, facts.range.base, facts.range.headName,
                                    facts.range.head, facts.artifact ? facts.artifact->revision : QString(),
                                    facts.artifactOrigin, std::ranges::count_if(facts.range.commits, bringsChange),
                                    facts.range.commits.size()});
}

} // namespace

int ReconciliationReport::findings() const
{
    return static_cast<int>(
        std::ranges::count_if(rows, [](const ReconciliationRow &row) { return isFinding(row.verdict); }));
}

int ReconciliationReport::count(Verdict verdict) const
{
    return static_cast<int>(std::ranges::count(rows, verdict, &ReconciliationRow::verdict));
}

ReconciliationWish wishFor(const domain::Release &release, const QMap<ReleaseId, domain::Release> &all,
                           const domain::Directory &directory, const QString &mirrors)
{
    ReconciliationWish wish;
    wish.project = release.project().value();
    wish.version = release.version();
    wish.scope = release.scope();
    wish.kept = release.snapshot();
    wish.people = directory.people;
    const CodeEnds named = codeEndsOf(release.plan());
    const domain::Project *const project = directory.project(release.project());
    wish.running = runningVersion(all, directory, release.project(), release.id());
    wish.code = queryFor(project != nullptr ? *project : domain::Project{release.project()}, release.scope(),
                         release.version(), wish.running, mirrors);
    wish.code.named = named;
    if (const auto recorded = revisionOf(release, directory)) {
        wish.code.artifactRevision = recorded->revision;
        wish.code.artifactOrigin = recorded->origin;
    }
    return wish;
}

ReconciliationWish wishFor(const domain::Project &project, const QString &version,
                           const QMap<ReleaseId, domain::Release> &all, const domain::Directory &directory,
                           const QString &mirrors, const CodeEnds &ends)
{
    ReconciliationWish wish;
    wish.project = project.id.value();
    wish.version = version;
    if (!project.jira.isEmpty())
        wish.scope = {domain::ScopeEntry{project.jira, project.jiraProject, version}};
    wish.people = directory.people;
    wish.running = runningVersion(all, directory, project.id, releaseOfVersion(all, project.id, version));
    wish.code = queryFor(project, wish.scope, version, wish.running, mirrors);
    wish.code.named = ends;
    return wish;
}

QList<domain::ScopeCommit> scopeCommits(const QList<CodeFacts> &code, const QList<domain::Person> &people)
{
    QList<domain::ScopeCommit> commits;
    for (const CodeFacts &facts : code) {
        for (const git::GitCommit &each : facts.range.commits) {
            if (!bringsChange(each))
                continue;
            const QStringList &keys = each.keys();
            domain::ScopeCommit commit;
            commit.repository = facts.repository;
            commit.hash = each.hash;
            commit.branch = each.branch;
            commit.author = accountOf(each.authorMail, people);
            commit.committer = accountOf(each.committerMail, people);
            commit.issueKey = keys.value(0);
            commit.issueKeys = keys.size() > 1 ? keys : QStringList();
            commit.subject = each.subject;
            commit.pullRequest = each.pullRequest;
            commit.revertedBy = each.revertedBy;
            commits.append(commit);
        }
    }
    return commits;
}

QCoro::Task<Result<ReconciliationReport>> ReconciliationService::run(ReconciliationWish wish,
                                                                     ReconciliationProgress progress,
                                                                     std::stop_token stop)
{
    versions::VersionService &versions = m_versions;
    const auto tell = [progress](const QString &text) {
        if (progress)
            progress(text);
    };
    ReconciliationReport report;
    report.project = wish.project;
    report.version = wish.version;
    report.running = wish.running;
    report.takenAt = QDateTime::currentDateTimeUtc();
    // First what costs nothing to find out.
    if (wish.code.repositories.isEmpty())
        co_return failed(co_await readCode(wish.code, {}, stop));

    domain::IssueSnapshot planned = wish.kept;
    if (!wish.scope.isEmpty()) {
        tell(Text::tr("Reading the issues from Jira"));
        auto read = co_await versions.snapshot(wish.scope, report.takenAt);
        if (stop.stop_requested())
            co_return failure(ErrorCode::Cancelled, Text::tr("The comparison was stopped."));
        if (read)
            planned = std::move(*read);
        else if (!planned.takenAt.isValid())
            co_return failed(read);
        else
            report.notes.append(Text::tr("Jira could not be asked; the issues are those the release keeps. %1")
                                    .arg(read.error().message));
    }
    if (!planned.doubt.isEmpty())
        report.notes.append(planned.doubt);
    report.planned = static_cast<int>(planned.issues.size());
    for (const domain::Issue &issue : planned.issues)
        wish.code.planned.append(issue.key);

    const auto code = co_await readCode(
        wish.code,
        [tell](const QString &repository, int number, int of) {
            tell(Text::tr("Reading %1 (%2 of %3)").arg(repository, QString::number(number), QString::number(of)));
        },
        stop);
    if (!code)
        co_return failed(code);
    if (code->facts.isEmpty() && code->unread.size() == 1)
        co_return tl::unexpected(code->unread.first().error);
    report.notes += code->notes;
    if (!code->doubts.isEmpty())
        report.notes.append(Text::tr("The variables codeBase and codeHead of a release say what its code is compared "
                                     "with; set them if this is wrong."));
    report.unread = code->unread;
    describe(report, code->facts);
    report.commits = scopeCommits(code->facts, wish.people);

    ReconciliationInput input{planned.issues, {}, code->facts};
    const QStringList beyond = namedBeyond(planned.issues, code->facts);
    if (!beyond.isEmpty() && !wish.scope.isEmpty()) {
        tell(Text::tr("Asking Jira for what the code names beyond the plan"));
        input.others = co_await issuesOf(versions, wish.scope.first().connection, beyond, stop);
    }
    if (stop.stop_requested())
        co_return failure(ErrorCode::Cancelled, Text::tr("The comparison was stopped."));
    report.others = input.others;
    report.rows = reconcile(input);
    co_return report;
}

QCoro::Task<Result<domain::IssueSnapshot>> ReconciliationService::snapshot(ReconciliationWish wish, QDateTime takenAt)
{
    // The last use of this object, which may be gone when Jira answers.
    const auto snapshot = co_await m_versions.snapshot(wish.scope, takenAt);
    if (!snapshot)
        co_return failed(snapshot);
    auto coded = co_await withCode(wish, *snapshot);
    if (!coded)
        co_return failed(coded);
    co_return std::move(coded->snapshot);
}

QCoro::Task<Result<CodedSnapshot>> ReconciliationService::withCode(ReconciliationWish wish,
                                                                   domain::IssueSnapshot snapshot)
{
    CodedSnapshot coded{std::move(snapshot)};
    if (wish.code.repositories.isEmpty())
        co_return coded;
    const auto code = co_await readCode(wish.code, {}, {});
    // Without its commits nobody knows who wrote it, and an author might approve the own code.
    if (!code)
        co_return failed(code);
    if (!code->unread.isEmpty()) {
        const UnreadRepository &first = code->unread.first();
        const bool isMisnamed = wish.code.named != CodeEnds() && first.error.code == ErrorCode::NotFound;
        co_return failure(
            isMisnamed ? ErrorCode::InvalidArgument : ErrorCode::Unavailable,
            Text::tr("The code of %1 was not read, so nobody knows who may approve it. %2")
                .arg(first.repository, first.error.message),
            Text::tr("Nothing was changed. Mend this first, or take the repository out of workspace.yaml."));
    }
    coded.snapshot.commits = scopeCommits(code->facts, wish.people);
    if (coded.snapshot.commits.size() > mostKept)
        co_return failure(
            ErrorCode::ResourceExhausted,
            Text::tr("The release brings more than %1 commits, more than its record holds. Nothing was changed. "
                     "Name what runs now as the base, so that only what is new counts.")
                .arg(mostKept));
    ReconciliationReport compared;
    describe(compared, code->facts);
    for (const ComparedRepository &each : compared.repositories)
        coded.ranges.append(u"%1: %2"_s.arg(each.name, rangeText(each)));
    coded.remarks = code->notes;
    coded.doubts = code->doubts;
    co_return coded;
}

} // namespace releasedesk::reconciliation
