// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_reading.h"

#include "core/async/run_aside.h"
#include "core/base/clock.h"
#include "core/versions/version_lookup.h"

#include <QCoroFuture>
#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace releasedesk::versions {
namespace {

//! A chunk with changes: rows replaced, removed, and new ones put in their place by key.
struct Merged {
    QList<IssueChunk::Ptr> chunks;
    int added = 0;
    int changed = 0;
    int removed = 0;
};

Merged merge(const QList<IssueChunk::Ptr> &before, const QList<domain::Issue> &changed, const QStringList &removed)
{
    Merged merged;
    QHash<QString, domain::Issue> fresh;
    for (const domain::Issue &issue : changed)
        fresh.insert(issue.id, issue);
    const QSet<QString> gone(removed.begin(), removed.end());
    for (const IssueChunk::Ptr &chunk : before) {
        QList<domain::Issue> rows;
        bool isSame = true;
        for (const domain::Issue &issue : chunk->issues()) {
            if (gone.contains(issue.id)) {
                ++merged.removed;
                isSame = false;
                continue;
            }
            const auto now = fresh.constFind(issue.id);
            if (now == fresh.constEnd()) {
                rows.append(issue);
                continue;
            }
            if (*now != issue) {
                ++merged.changed;
                isSame = false;
            }
            rows.append(*now);
            fresh.remove(issue.id);
        }
        if (isSame)
            merged.chunks.append(chunk);
        else if (!rows.isEmpty())
            merged.chunks.append(IssueChunk::of(rows));
    }
    merged.added = static_cast<int>(fresh.size());
    QList<domain::Issue> added;
    for (const domain::Issue &issue : changed) {
        if (fresh.contains(issue.id))
            added.append(issue);
    }
    std::ranges::sort(added, [](const auto &a, const auto &b) { return isKeyBefore(a.key, b.key); });
    for (const domain::Issue &issue : std::as_const(added)) {
        auto place = std::ranges::find_if(merged.chunks, [&issue](const IssueChunk::Ptr &chunk) {
            return isKeyBefore(issue.key, chunk->issues().last().key);
        });
        if (place == merged.chunks.end() && !merged.chunks.isEmpty()
            && merged.chunks.last()->size() < IssueChunk::usualSize)
            place = merged.chunks.end() - 1;
        if (place == merged.chunks.end()) {
            merged.chunks.append(IssueChunk::of({issue}));
            continue;
        }
        QList<domain::Issue> rows = (*place)->issues();
        const auto next = std::ranges::find_if(
            rows, [&issue](const domain::Issue &other) { return isKeyBefore(issue.key, other.key); });
        rows.insert(next - rows.begin(), issue);
        *place = IssueChunk::of(rows);
    }
    return merged;
}

QStringList idsOf(const QList<IssueChunk::Ptr> &chunks)
{
    QStringList ids;
    for (const IssueChunk::Ptr &chunk : chunks) {
        for (const domain::Issue &issue : chunk->issues())
            ids.append(issue.id);
    }
    return ids;
}

struct Kept {
    std::optional<CachedIssues> cached;
    QList<IssueChunk::Ptr> chunks;
};

//! \p part is told of each part while the others are read, in the thread of the reading.
Kept readKept(const IssueCache &cache, const domain::ScopeEntry &entry,
              const std::function<void(const CachedIssues &head, const IssueChunk::Ptr &chunk)> &part)
{
    Kept kept;
    kept.cached = cache.read(entry, [&](const CachedIssues &head, const QList<domain::Issue> &issues) {
        kept.chunks.append(IssueChunk::of(issues));
        part(head, kept.chunks.last());
    });
    if (!kept.cached)
        kept.chunks.clear();
    return kept;
}

void keep(const IssueCache &cache, const ReadVersion &read, const QDateTime &asOf)
{
    CachedIssues kept{.entry = read.entry,
                      .version = read.version,
                      .asOf = asOf,
                      .verifiedAt = read.asOf,
                      .unreadable = read.reading.unreadable,
                      .doubt = read.reading.doubt,
                      .siteFields = read.reading.siteFields,
                      .issues = read.issues()};
    (void)cache.write(kept); // what cannot be kept is read again
}

} // namespace

QList<domain::Issue> ReadVersion::issues() const
{
    QList<domain::Issue> issues;
    for (const IssueChunk::Ptr &chunk : chunks)
        issues += chunk->issues();
    return issues;
}

QCoro::Task<Result<ReadVersion>> readEntry(std::shared_ptr<IssueSource> source, IssueCache cache, ReadingWish wish,
                                           ReadingWatch watch, std::stop_token stop)
{
    const bool isVersion = wish.entry.jql.isEmpty() && wish.entry.epic.isEmpty();
    ReadVersion read{.entry = wish.entry};
    const QDateTime start = SystemClock().utcNow();
    Kept kept;
    if (cache.isKept()) {
        // The first rows are shown while the others are still being read.
        auto here = std::make_shared<QObject>();
        const auto isFirst = std::make_shared<bool>(true);
        const auto shown = std::make_shared<qsizetype>(0);
        const auto show
            = [watch, isFirst, shown, known = wish.version](const CachedIssues &head, const IssueChunk::Ptr &chunk) {
                  ++*shown;
                  if (std::exchange(*isFirst, false) && watch.kept)
                      watch.kept(head.verifiedAt, known.value_or(head.version));
                  if (watch.rows)
                      watch.rows({chunk});
              };
        kept = co_await QtConcurrent::run([cache, entry = wish.entry, to = here.get(), show, stop] {
            return readKept(cache, entry, [to, show, stop](const CachedIssues &head, const IssueChunk::Ptr &chunk) {
                QMetaObject::invokeMethod(
                    to,
                    [show, head, chunk, stop] {
                        if (!stop.stop_requested())
                            show(head, chunk);
                    },
                    Qt::QueuedConnection);
            });
        });
        // What was read before anybody waited for it is done without a turn of the event loop: its rows are still on
        // their way.
        here.reset();
        while (kept.cached && *shown < kept.chunks.size() && !stop.stop_requested())
            show(*kept.cached, kept.chunks.at(*shown));
        if (kept.cached) {
            read.hadCache = true;
            read.version = wish.version.value_or(kept.cached->version);
            if (*isFirst && watch.kept) // none at all is also something
                watch.kept(kept.cached->verifiedAt, read.version);
            if (*isFirst && watch.rows)
                watch.rows({});
        } else if (!*isFirst && watch.replaced) {
            watch.replaced({});
        }
    }
    const auto orKept = [&](const Error &error) -> Result<ReadVersion> {
        const bool isOurs = error.code == ErrorCode::Cancelled || error.code == ErrorCode::NotFound;
        if (!kept.cached || !wish.keptIsEnough || isOurs)
            return tl::unexpected(error);
        read.chunks = kept.chunks;
        read.asOf = kept.cached->verifiedAt;
        read.reading.unreadable = kept.cached->unreadable;
        read.reading.doubt = kept.cached->doubt;
        read.stale = error;
        return read;
    };

    // A list of versions is not waited for where the version was read before.
    QCoro::Task<Result<QList<domain::JiraVersion>>> versionsTask;
    const bool asksForVersion = isVersion && !wish.version;
    if (asksForVersion)
        versionsTask = source->versions(wish.entry.project);
    if (wish.version)
        read.version = *wish.version;
    if (asksForVersion && !kept.cached) {
        const auto versions = co_await versionsTask;
        if (!versions)
            co_return failed(versions);
        const auto version = findVersion(*versions, wish.entry.project, wish.entry.version);
        if (!version)
            co_return failed(version);
        read.version = *version;
    }
    IssueQuery query = IssueQuery::of(wish.entry);
    query.versionId = read.version.id;
    IssueHooks hooks{.progress = watch.progress, .lanes = wish.lanes};

    std::optional<Error> why;
    bool isRead = false;
    if (kept.cached) {
        const KnownIssues known{.ids = idsOf(kept.chunks),
                                .asOf = kept.cached->asOf,
                                .unreadable = kept.cached->unreadable,
                                .siteFields = kept.cached->siteFields,
                                .comparesIds = wish.comparesIds || !kept.cached->doubt.isEmpty()};
        const auto changes = co_await source->changes(query, known, hooks, stop);
        if (changes) {
            const Merged merged = co_await async::runAside(merge, kept.chunks, changes->changed, changes->removed);
            read.chunks = merged.chunks;
            read.added = merged.added;
            read.changed = merged.changed;
            read.removed = merged.removed;
            read.reading = changes->reading;
            isRead = true;
        } else if (changes.error().code != ErrorCode::Unimplemented) {
            why = changes.error();
        }
    }
    if (asksForVersion && kept.cached) {
        const auto versions = co_await versionsTask;
        if (versions) {
            const auto version = findVersion(*versions, wish.entry.project, wish.entry.version);
            if (!version)
                co_return failed(version);
            read.version = *version;
        } else if (!why) {
            why = versions.error();
        }
    }
    if (why)
        co_return orKept(*why);
    const bool isChanged = !isRead || read.added + read.changed + read.removed > 0;
    if (!isRead) {
        const auto chunks = std::make_shared<QList<IssueChunk::Ptr>>();
        const bool showsAtOnce = !kept.cached;
        // A page becomes a chunk where it arrives: preparing a hundred rows takes less than a millisecond.
        hooks.rows = [chunks, watch, showsAtOnce](const QList<domain::Issue> &rows) {
            const QList<IssueChunk::Ptr> more = IssueChunk::split(rows);
            *chunks += more;
            if (showsAtOnce && watch.rows)
                watch.rows(more);
        };
        hooks.restarted = [chunks, watch, showsAtOnce] {
            chunks->clear();
            if (showsAtOnce && watch.replaced)
                watch.replaced({});
        };
        const auto reading = co_await source->read(query, hooks, stop);
        if (!reading)
            co_return orKept(reading.error());
        read.chunks = *chunks;
        read.reading = *reading;
    }
    read.asOf = SystemClock().utcNow();
    if (kept.cached && isChanged && watch.replaced)
        watch.replaced(read.chunks);
    if (cache.isKept() && !stop.stop_requested()) {
        const bool isSameVersion = kept.cached && kept.cached->version == read.version;
        // The file is written while the rows are already shown; nobody waits for it.
        if (isChanged || !isSameVersion)
            (void)async::runAside(keep, cache, read, start);
        else
            (void)async::runAside([cache, entry = wish.entry, at = read.asOf] { cache.verified(entry, at); });
    }
    co_return read;
}

} // namespace releasedesk::versions
