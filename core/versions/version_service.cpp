// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_service.h"

#include "core/async/call_in.h"
#include "core/async/run_aside.h"
#include "core/base/clock.h"

#include <QCoreApplication>
#include <QHash>
#include <QPointer>

#include <vector>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionService)
};

using FindSource = VersionService::FindSource;
using SourceOrError = Result<std::shared_ptr<IssueSource>>;

// Each of these runs in the thread of the sources and keeps its source alive to its end.

QCoro::Task<Result<ConnectionReport>> testSource(FindSource find, ConnectionId connection, QString project)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    co_return co_await (*source)->test(project);
}

QCoro::Task<Result<QList<JiraProject>>> readProjects(FindSource find, ConnectionId connection)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    co_return co_await (*source)->projects();
}

QCoro::Task<Result<QList<domain::JiraVersion>>> readVersions(FindSource find, ListCache cache, ConnectionId connection,
                                                             QString project)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    const QDateTime start = SystemClock().utcNow();
    auto versions = co_await (*source)->versions(project);
    if (versions) // nobody waits for the file
        (void)async::runAside(
            [cache, kept = KeptVersions{connection, project, start, *versions}] { cache.write(kept); });
    co_return versions;
}

QCoro::Task<std::optional<KeptVersions>> readKeptVersions(ListCache cache, ConnectionId connection, QString project)
{
    co_return cache.read(connection, project);
}

QCoro::Task<Result<VersionContents>> readContents(FindSource find, IssueCache cache, ReadingWish wish,
                                                  IssueSource::Progress progress, std::stop_token stop)
{
    const SourceOrError source = find(wish.entry.connection);
    if (!source)
        co_return failed(source);
    wish.comparesIds = true; // what is recorded is proved id by id
    ReadingWatch watch;
    if (progress)
        watch.progress = [progress](int read, int /*of*/) { progress(read); };
    const auto read = co_await readEntry(*source, cache, wish, watch, stop);
    if (!read)
        co_return failed(read);
    VersionContents contents{read->version, {.takenAt = read->asOf, .issues = read->issues()}};
    if (!read->version.name.isEmpty())
        contents.snapshot.versions = {read->version};
    contents.snapshot.unreadable = read->reading.unreadable;
    contents.snapshot.doubt = read->reading.doubt;
    co_return contents;
}

//! Reads for a screen and tells it in its own thread.
QCoro::Task<Result<ReadVersion>> readForScreen(FindSource find, IssueCache cache, ReadingWish wish, ReadingWatch watch,
                                               std::stop_token stop)
{
    const SourceOrError source = find(wish.entry.connection);
    wish.keptIsEnough = true;
    if (!source && cache.isKept()) {
        // Without rights or a token, what is kept can still be read.
        class NoSource final : public IssueSource
        {
        public:
            explicit NoSource(Error why)
                : m_why(std::move(why))
            {
            }
            QCoro::Task<Result<ConnectionReport>> test(QString /*project*/) override
            {
                co_return tl::unexpected(m_why);
            }
            QCoro::Task<Result<QList<JiraProject>>> projects() override { co_return tl::unexpected(m_why); }
            QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString /*project*/) override
            {
                co_return tl::unexpected(m_why);
            }
            QCoro::Task<Result<QList<domain::Issue>>> issues(QString /*project*/, QString /*version*/,
                                                             Progress /*progress*/, std::stop_token /*stop*/) override
            {
                co_return tl::unexpected(m_why);
            }
            QCoro::Task<Result<IssueChanges>> changes(IssueQuery /*query*/, KnownIssues /*known*/, IssueHooks /*hooks*/,
                                                      std::stop_token /*stop*/) override
            {
                co_return tl::unexpected(m_why);
            }

        private:
            Error m_why;
        };
        co_return co_await readEntry(std::make_shared<NoSource>(source.error()), cache, wish, watch, stop);
    }
    if (!source)
        co_return failed(source);
    co_return co_await readEntry(*source, cache, wish, watch, stop);
}

QCoro::Task<Result<domain::IssueSnapshot>> readSnapshot(FindSource find, IssueCache cache,
                                                        QList<domain::ScopeEntry> scope, QDateTime takenAt)
{
    QList<VersionContents> all;
    std::vector<QCoro::Task<Result<VersionContents>>> readings;
    readings.reserve(static_cast<std::size_t>(scope.size()));
    std::stop_source stop;
    for (const domain::ScopeEntry &entry : std::as_const(scope))
        readings.push_back(readContents(find, cache, {.entry = entry}, {}, stop.get_token()));
    std::optional<Error> why;
    for (auto &reading : readings) {
        const auto contents = co_await reading;
        if (why)
            continue; // all are waited for, so that none is left running unwatched
        if (contents) {
            all.append(*contents);
        } else {
            why = contents.error();
            stop.request_stop();
        }
    }
    if (why)
        co_return tl::unexpected(*why);
    co_return joinContents(scope, all, takenAt);
}

//! Hands what is read over to the thread of a reading, if it is still there.
template<typename Reading>
class Teller
{
public:
    explicit Teller(Reading *reading)
        : m_reading(reading)
    {
    }

    template<typename Tell>
    void operator()(Tell tell) const
    {
        QMetaObject::invokeMethod(
            qApp,
            [reading = m_reading, tell] {
                if (reading && !reading->stop().stop_requested())
                    tell(reading.data());
            },
            Qt::QueuedConnection);
    }

private:
    QPointer<Reading> m_reading; // looked at in its own thread only
};

} // namespace

Result<domain::IssueSnapshot> joinContents(const QList<domain::ScopeEntry> &scope,
                                           const QList<VersionContents> &contents, const QDateTime &takenAt)
{
    domain::IssueSnapshot snapshot{takenAt, {}, {}};
    QHash<QString, ConnectionId> known;
    QStringList doubts;
    for (qsizetype i = 0; i < std::min(scope.size(), contents.size()); ++i) {
        const VersionContents &part = contents.at(i);
        const ConnectionId &connection = scope.at(i).connection;
        if (!part.version.name.isEmpty())
            snapshot.versions.append(part.version);
        snapshot.unreadable += part.snapshot.unreadable;
        snapshot.commits += part.snapshot.commits;
        if (!part.snapshot.doubt.isEmpty())
            doubts.append(part.snapshot.doubt);
        for (const domain::Issue &issue : part.snapshot.issues) {
            const auto other = known.constFind(issue.key);
            if (other == known.constEnd())
                snapshot.issues.append(issue);
            else if (*other != connection)
                return failure(ErrorCode::FailedPrecondition,
                               Text::tr("%1 exists in two Jira servers (%2 and %3), so one release cannot hold both. "
                                        "Make a release for each server.")
                                   .arg(issue.key, other->value(), connection.value()));
            known.insert(issue.key, connection);
        }
    }
    snapshot.doubt = doubts.join(u' ');
    return snapshot;
}

VersionService::VersionService(QObject *context, FindSource findSource, IssueCache cache)
    : m_context(context)
    , m_findSource(std::move(findSource))
    , m_cache(std::move(cache))
{
}

QCoro::Task<Result<ConnectionReport>> VersionService::test(ConnectionId connection, QString project)
{
    return async::callIn<Result<ConnectionReport>>(
        m_context, [find = m_findSource, connection, project] { return testSource(find, connection, project); });
}

QCoro::Task<Result<QList<JiraProject>>> VersionService::projects(ConnectionId connection)
{
    return async::callIn<Result<QList<JiraProject>>>(
        m_context, [find = m_findSource, connection] { return readProjects(find, connection); });
}

QCoro::Task<Result<QList<domain::JiraVersion>>> VersionService::versions(ConnectionId connection, QString project)
{
    return async::callIn<Result<QList<domain::JiraVersion>>>(
        m_context, [find = m_findSource, cache = ListCache(m_cache.folder()), connection, project] {
            return readVersions(find, cache, connection, project);
        });
}

QCoro::Task<std::optional<KeptVersions>> VersionService::keptVersions(ConnectionId connection, QString project)
{
    return async::callIn<std::optional<KeptVersions>>(m_context,
                                                      [cache = ListCache(m_cache.folder()), connection, project] {
                                                          return readKeptVersions(cache, connection, project);
                                                      });
}

std::unique_ptr<VersionReading> VersionService::open(ReadingWish wish)
{
    auto reading = std::make_unique<VersionReading>();
    const Teller tell(reading.get());
    ReadingWatch watch;
    watch.kept = [tell](const QDateTime &asOf, const domain::JiraVersion &version) {
        tell([asOf, version](VersionReading *to) { emit to->keptShown(asOf, version); });
    };
    watch.rows = [tell](const QList<IssueChunk::Ptr> &chunks) {
        tell([chunks](VersionReading *to) { emit to->rowsRead(chunks); });
    };
    watch.replaced = [tell](const QList<IssueChunk::Ptr> &chunks) {
        tell([chunks](VersionReading *to) { emit to->rowsReplaced(chunks); });
    };
    watch.progress
        = [tell](int read, int of) { tell([read, of](VersionReading *to) { emit to->progressed(read, of); }); };
    const auto work = std::make_shared<std::function<void()>>(
        [find = m_findSource, cache = m_cache, wish, watch, stop = reading->stop(), tell] {
            readForScreen(find, cache, wish, watch, stop).then([tell](const Result<ReadVersion> &read) {
                tell([read](VersionReading *to) { emit to->finished(read); });
            });
        });
    QMetaObject::invokeMethod(m_context, [work] { (*work)(); }, Qt::QueuedConnection);
    return reading;
}

std::unique_ptr<DetailReading> VersionService::openIssue(ConnectionId connection, QString key)
{
    auto reading = std::make_unique<DetailReading>();
    const Teller tell(reading.get());
    const DetailWatch watch{
        .kept
        = [tell](const IssueDetail &detail) { tell([detail](DetailReading *to) { emit to->keptShown(detail); }); },
        .arrived
        = [tell](const IssueDetail &detail) { tell([detail](DetailReading *to) { emit to->arrived(detail); }); }};
    QMetaObject::invokeMethod(
        m_context,
        [find = m_findSource, cache = DetailCache(m_cache.folder()), connection, key, watch, stop = reading->stop(),
         tell] {
            readDetail(find(connection), cache, connection, key, watch, stop)
                .then([tell](const Result<IssueDetail> &read) {
                    tell([read](DetailReading *to) { emit to->finished(read); });
                });
        },
        Qt::QueuedConnection);
    return reading;
}

QCoro::Task<Result<VersionContents>> VersionService::contents(domain::ScopeEntry entry, IssueSource::Progress progress,
                                                              std::stop_token stop)
{
    const ReadingWish wish{.entry = entry};
    return async::callIn<Result<VersionContents>>(m_context,
                                                  [find = m_findSource, cache = m_cache, wish, progress, stop] {
                                                      return readContents(find, cache, wish, progress, stop);
                                                  });
}

QCoro::Task<Result<domain::IssueSnapshot>> VersionService::snapshot(QList<domain::ScopeEntry> scope, QDateTime takenAt)
{
    return async::callIn<Result<domain::IssueSnapshot>>(
        m_context,
        [find = m_findSource, cache = m_cache, scope, takenAt] { return readSnapshot(find, cache, scope, takenAt); });
}

} // namespace releasedesk::versions
