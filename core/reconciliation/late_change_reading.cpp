// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/late_change_reading.h"

#include <QCoreApplication>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LateChange)
};

using namespace Qt::StringLiterals;

//! For each Jira server the keys that are asked for there.
QList<domain::ScopeEntry> searchesFor(const LateChange &change, const domain::Release &release)
{
    QMap<ConnectionId, QStringList> wanted;
    for (const QString &key : change.addedKeys)
        wanted[entryFor(key, release)->connection] += key;
    QList<domain::ScopeEntry> searches;
    for (auto each = wanted.begin(); each != wanted.end(); ++each) {
        domain::ScopeEntry search;
        search.connection = each.key();
        search.jql = u"key in ("_s + each->join(u',') + u')';
        searches.append(search);
    }
    return searches;
}

} // namespace

QCoro::Task<Result<LateChange>> readLateChange(versions::VersionService *service, LateChange change,
                                               domain::Release release)
{
    if (const auto checked = checkLateChange(change, release); !checked)
        co_return failed(checked);
    if (change.addedKeys.isEmpty())
        co_return change;
    const auto notShown = [](const QStringList &keys) {
        return failure(ErrorCode::NotFound,
                       Text::tr("Jira does not show %1, so nothing was changed.").arg(keys.join(u", "_s)));
    };
    const auto found = co_await service->snapshot(searchesFor(change, release), {});
    if (!found && found.error().code == ErrorCode::InvalidArgument)
        co_return notShown(change.addedKeys); // a Jira that does not know a key refuses the whole search
    if (!found)
        co_return failed(found);
    QStringList missing = change.addedKeys;
    for (const domain::Issue &issue : found->issues)
        missing.removeAll(issue.key);
    if (!missing.isEmpty())
        co_return notShown(missing);
    change.added = found->issues;
    co_return change;
}

} // namespace releasedesk::reconciliation
