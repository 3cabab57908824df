// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/commits_between.h"

namespace releasedesk::reconciliation {
namespace {

QCoro::Task<Result<QList<domain::ScopeCommit>>> commitsOf(ReconciliationWish wish)
{
    const auto code = co_await readCode(wish.code, {}, {});
    if (!code)
        co_return failed(code);
    if (!code->unread.isEmpty())
        co_return tl::unexpected(code->unread.first().error);
    co_return scopeCommits(code->facts, wish.people);
}

} // namespace

VersionPair versionPair(const domain::Project &project, const QString &from, const QString &to,
                        const QMap<ReleaseId, domain::Release> &all, const domain::Directory &directory,
                        const QString &mirrors)
{
    return {wishFor(project, to, all, directory, mirrors, {from, to}),
            wishFor(project, from, all, directory, mirrors, {to, from})};
}

QCoro::Task<Result<CommitsBetween>> commitsBetween(VersionPair pair)
{
    CommitsBetween between;
    if (pair.there.code.repositories.isEmpty())
        co_return between;
    const auto added = co_await commitsOf(pair.there);
    if (!added)
        co_return failed(added);
    const auto gone = co_await commitsOf(pair.back);
    if (!gone)
        co_return failed(gone);
    between.added = *added;
    between.gone = *gone;
    co_return between;
}

} // namespace releasedesk::reconciliation
