// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/commits_between.h"

namespace releasedesk::reconciliation {
namespace {

QCoro::Task<Result<CodeReading>> codeOf(CodeQuery query)
{
    auto code = co_await readCode(std::move(query), {}, {});
    if (code && !code->unread.isEmpty())
        co_return tl::unexpected(code->unread.first().error);
    co_return code;
}

} // namespace

VersionPair versionPair(const domain::Project &project, const QString &from, const QString &to,
                        const QMap<ReleaseId, domain::Release> &all, const domain::Directory &directory,
                        const QString &mirrors)
{
    return {wishFor(project, to, all, directory, mirrors, {from, {}}),
            wishFor(project, from, all, directory, mirrors, {to, from})};
}

QCoro::Task<Result<CommitsBetween>> commitsBetween(VersionPair pair)
{
    CommitsBetween between;
    if (pair.there.code.repositories.isEmpty())
        co_return between;
    const auto added = co_await codeOf(pair.there.code);
    if (!added)
        co_return failed(added);
    between.added = scopeCommits(added->facts, pair.there.people);
    between.notes = added->notes;
    const auto gone = co_await codeOf(pair.back.code);
    if (gone) // else the later one is known by nothing that could be gone back from
        between.gone = scopeCommits(gone->facts, pair.back.people);
    co_return between;
}

} // namespace releasedesk::reconciliation
