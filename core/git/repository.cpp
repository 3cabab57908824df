// SPDX-License-Identifier: Apache-2.0
#include "core/git/repository.h"

#include "core/base/safe_text.h"
#include "core/git/commit_graph.h"
#include "core/git/log_reader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace releasedesk::git {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Repository)
};

using namespace Qt::StringLiterals;

constexpr qsizetype revisionLength = 250;

//! Whether git can take it for nothing but a name.
bool isPlainName(const QString &revision)
{
    const bool hasControl = std::ranges::any_of(revision, [](QChar each) {
        return each.unicode() < 0x21 || each.unicode() == 0x7f || QStringView(u"~^:?*[\\").contains(each);
    });
    return !revision.isEmpty() && revision.size() <= revisionLength && !revision.startsWith(u'-') && !hasControl
        && !revision.contains(u".."_s) && !revision.contains(u"@{"_s);
}

tl::unexpected<Error> noSuchCommit(const QString &revision, const QString &folder)
{
    return failure(ErrorCode::NotFound,
                   Text::tr("The repository %1 has no commit, branch or tag “%2”, so what the release brings cannot be "
                            "told. Fetch the repository, or name another one.")
                       .arg(SafeText::lineFromOutside(folder).plain(), SafeText::lineFromOutside(revision).plain()));
}

RefKind kindOf(const QByteArray &fullName)
{
    if (fullName.startsWith("refs/tags/"))
        return RefKind::Tag;
    return fullName.startsWith("refs/remotes/") ? RefKind::RemoteBranch : RefKind::Branch;
}

QString shortName(const QByteArray &fullName)
{
    const QByteArray rest = fullName.mid(5); // behind "refs/"
    return SafeText::lineFromOutside(QString::fromUtf8(rest.mid(rest.indexOf('/') + 1))).plain();
}

} // namespace

Result<Repository> Repository::open(const QString &folder, const GitLimits &limits, const std::stop_token &stop)
{
    const QString shown = SafeText::lineFromOutside(folder).plain();
    if (!QFileInfo(folder).isDir())
        return failure(ErrorCode::NotFound,
                       Text::tr("There is no folder %1, so the code of the release cannot be read. Correct the "
                                "repositories of the project.")
                           .arg(shown));
    const auto answer = runGit({folder, {u"rev-parse"_s, u"--git-dir"_s}}, limits, stop);
    if (answer)
        return Repository(folder, limits);
    if (answer.error().code != ErrorCode::FailedPrecondition)
        return failed(answer);
    if (answer.error().detail.contains(u"dubious ownership"))
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The repository in %1 belongs to somebody else, and git does not trust it. Use a clone "
                                "of your own.")
                           .arg(shown),
                       answer.error().detail);
    return failure(ErrorCode::InvalidArgument,
                   Text::tr("The folder %1 holds no Git repository, so the code of the release cannot be read. Correct "
                            "the repositories of the project.")
                       .arg(shown),
                   answer.error().detail);
}

Result<QString> Repository::commitOf(const QString &revision, const std::stop_token &stop) const
{
    if (!isPlainName(revision))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is not the name of a branch, tag or commit. Enter one, such as main or v2.8.0.")
                           .arg(SafeText::lineFromOutside(revision).plain()));
    const auto answer = runGit(
        {m_folder,
         {u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, u"--end-of-options"_s, QString(revision + u"^{commit}"_s)},
         false,
         {0, 1, 128}},
        m_limits, stop);
    if (!answer)
        return failed(answer);
    const QString hash = QString::fromLatin1(answer->output.trimmed());
    if (answer->code != 0 || hash.isEmpty())
        return noSuchCommit(revision, m_folder);
    return hash;
}

Result<QList<GitRef>> Repository::refs(const std::stop_token &stop) const
{
    const auto answer = runGit({m_folder,
                                {u"for-each-ref"_s, u"--format=%(objectname)%00%(*objectname)%00%(refname)"_s,
                                 u"refs/heads"_s, u"refs/remotes"_s, u"refs/tags"_s}},
                               m_limits, stop);
    if (!answer)
        return failed(answer);
    QList<GitRef> refs;
    for (const QByteArray &line : answer->output.split('\n')) {
        const QList<QByteArray> parts = line.split('\0');
        if (parts.size() != 3 || parts.at(2).endsWith("/HEAD"))
            continue;
        const QByteArray &commit = parts.at(1).isEmpty() ? parts.at(0) : parts.at(1);
        refs.append({kindOf(parts.at(2)), shortName(parts.at(2)), QString::fromLatin1(commit)});
    }
    return refs;
}

Result<QString> Repository::nearestTag(const QString &revision, const std::stop_token &stop) const
{
    const auto commit = commitOf(revision, stop);
    if (!commit)
        return failed(commit);
    const auto answer
        = runGit({m_folder, {u"describe"_s, u"--tags"_s, u"--abbrev=0"_s, QString(*commit + u'^')}, false, {0, 128}},
                 m_limits, stop);
    if (!answer)
        return failed(answer);
    return answer->code == 0 ? QString::fromUtf8(answer->output).trimmed() : QString();
}

Result<QList<GitCommit>> Repository::log(const QStringList &arguments, const IssueKeys &keys,
                                         const std::stop_token &stop) const
{
    LogReader reader(keys);
    const auto answer = runGit({m_folder, QStringList{u"log"_s} + LogReader::arguments() + arguments}, m_limits, stop,
                               [&reader](const QByteArray &piece) { reader.take(piece); });
    if (!answer)
        return failed(answer);
    std::optional<QList<GitCommit>> commits = reader.finish();
    if (!commits)
        return failure(ErrorCode::DataLoss,
                       Text::tr("What git says of %1 broke off, so the code is not known. Check the repository with "
                                "“git fsck”.")
                           .arg(SafeText::lineFromOutside(m_folder).plain()));
    return std::move(*commits);
}

Result<bool> Repository::contains(const QString &descendant, const QString &ancestor, const std::stop_token &stop) const
{
    const auto answer = runGit({m_folder, {u"merge-base"_s, u"--is-ancestor"_s, ancestor, descendant}, false, {0, 1}},
                               m_limits, stop);
    if (!answer)
        return failed(answer);
    return answer->code == 0;
}

Result<CommitRange> Repository::range(const QString &base, const QString &head, const IssueKeys &keys,
                                      const std::stop_token &stop) const
{
    CommitRange range;
    range.repository = m_folder;
    range.baseName = base;
    range.headName = head;
    const auto headCommit = commitOf(head, stop);
    if (!headCommit)
        return failed(headCommit);
    range.head = *headCommit;
    if (!base.isEmpty()) {
        const auto baseCommit = commitOf(base, stop);
        if (!baseCommit)
            return failed(baseCommit);
        range.base = *baseCommit;
        const auto isStraight = contains(range.head, range.base, stop);
        if (!isStraight)
            return failed(isStraight);
        range.isStraight = *isStraight;
    }
    auto refs = this->refs(stop);
    if (!refs)
        return failed(refs);
    range.refs = std::move(*refs);

    const QString cap = u"--max-count=%1"_s.arg(m_limits.commits + 1);
    const QString from = range.base.isEmpty() ? range.head : QString(range.base + u".."_s + range.head);
    auto commits = log({cap, from, u"--"_s}, keys, stop);
    if (!commits)
        return failed(commits);
    if (commits->size() > m_limits.commits)
        return failure(ErrorCode::ResourceExhausted,
                       Text::tr("Between “%1” and “%2” there are more than %3 commits in %4. Choose a base that is "
                                "nearer to the candidate.")
                           .arg(base, head)
                           .arg(m_limits.commits)
                           .arg(SafeText::lineFromOutside(m_folder).plain()));
    if (!range.isStraight) {
        // Only where the two have parted can one hold a change of the other under another hash.
        const QString both = range.base + u"..."_s + range.head;
        const auto parted = log({u"--cherry-mark"_s, u"--left-right"_s, cap, both, u"--"_s}, keys, stop);
        if (!parted)
            return failed(parted);
        QSet<QString> ours;
        for (const GitCommit &commit : *commits)
            ours.insert(commit.hash);
        QSet<QString> equivalent;
        for (const GitCommit &commit : *parted) {
            if (commit.isEquivalent)
                equivalent.insert(commit.hash);
            else if (!ours.contains(commit.hash) && !commit.isMerge())
                range.leftBehind.append(commit);
        }
        for (GitCommit &commit : *commits)
            commit.isEquivalent = equivalent.contains(commit.hash);
    }
    CommitGraph graph(std::move(*commits), range.head);
    graph.nameBranches(range.refs, keys);
    graph.markReverts();
    range.commits = graph.commits();
    return range;
}

Result<ArtifactContents> Repository::artifact(const QString &revision, const CommitRange &range, const IssueKeys &keys,
                                              const std::stop_token &stop) const
{
    const auto commit = commitOf(revision, stop);
    if (!commit)
        return failed(commit);
    ArtifactContents contents;
    contents.revision = *commit;
    QStringList revisions{*commit, QString(u'^' + range.head)};
    if (!range.base.isEmpty())
        revisions.append(u'^' + range.base);
    auto beyond
        = log(QStringList{u"--max-count=%1"_s.arg(m_limits.commits)} + revisions + QStringList{u"--"_s}, keys, stop);
    if (!beyond)
        return failed(beyond);
    contents.beyond = std::move(*beyond);
    // Only what git lists as missing is not in it: the artifact may have been built from beside the candidate.
    QStringList missing{u"rev-list"_s, u"--max-count=%1"_s.arg(m_limits.commits), range.head,
                        QString(u'^' + contents.revision)};
    if (!range.base.isEmpty())
        missing.append(u'^' + range.base);
    missing.append(u"--"_s);
    const auto listed = runGit({m_folder, missing}, m_limits, stop);
    if (!listed)
        return failed(listed);
    QSet<QString> absent;
    for (const QByteArray &line : listed->output.split('\n'))
        absent.insert(QString::fromLatin1(line));
    for (const GitCommit &each : range.commits) {
        if (!absent.contains(each.hash))
            contents.contained.insert(each.hash);
    }
    return contents;
}

Result<QList<GitCommit>> Repository::history(const QString &revision, const QStringList &named, const IssueKeys &keys,
                                             int limit, const std::stop_token &stop) const
{
    const auto commit = commitOf(revision, stop);
    if (!commit)
        return failed(commit);
    QStringList arguments{u"--fixed-strings"_s, u"--max-count=%1"_s.arg(limit)};
    for (const QString &key : named) {
        if (keys.isKey(key))
            arguments.append(u"--grep="_s + key);
    }
    if (arguments.size() == 2)
        return QList<GitCommit>();
    auto found = log(arguments + QStringList{*commit, u"--"_s}, keys, stop);
    if (!found)
        return failed(found);
    // What git finds as a part of a longer key does not name it.
    found->removeIf([&named](const GitCommit &each) {
        return std::ranges::none_of(each.messageKeys, [&named](const QString &key) { return named.contains(key); });
    });
    return std::move(*found);
}

} // namespace releasedesk::git
