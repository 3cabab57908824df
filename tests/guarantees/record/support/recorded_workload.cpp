// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/recorded_workload.h"

#include "core/store/chain_audit.h"
#include "core/store/event_table.h"
#include "core/store/schema.h"
#include "core/store/signed_head.h"
#include "core/store/sql_event_store.h"
#include "core/store/sql_task_log.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>

#include <array>

namespace releasedesk::tests {
namespace {

using store::RecordedEvent;

constexpr int releases = 3;
constexpr int rounds = 24;
constexpr int limit = 1'000'000;
const QString fileName = QStringLiteral("release-desk.db");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

store::Append nextAppend(int release, qint64 version, QRandomGenerator &random)
{
    store::Append append{.stream = StreamId(QStringLiteral("release-%1").arg(release)),
                         .expectedVersion = version,
                         .actor = PersonId("kim.minji"),
                         .at = QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC),
                         .events = {}};
    const int events = random.bounded(1, 4);
    for (int i = 0; i < events; ++i) {
        // One in eight does not fit into a page.
        const int size = random.bounded(8) == 0 ? random.bounded(9000) : random.bounded(300);
        append.events.append({QStringLiteral("task.noted"), 1,
                              QByteArray(R"({"text":")") + QByteArray(size, static_cast<char>('a' + i)) + R"("})"});
    }
    return append;
}

//! One session: the file is opened, written and closed.
class Session
{
public:
    Session(const QString &file, store::Durability durability, FaultDisk &disk, RecordedWorkload &workload)
        : m_file(file)
        , m_disk(disk)
        , m_workload(workload)
    {
        auto opened = store::SqlEventStore::open(store::SqlDatabase{
            .file = file, .durability = durability, .whenOpened = {QStringLiteral("PRAGMA wal_autocheckpoint=24")}});
        auto log = store::SqlTaskLog::open(file, store::OpenMode::ReadWrite);
        if (!opened || !log)
            qFatal("the workload could not be opened: %s",
                   qPrintable(opened ? log.error().detail : opened.error().detail));
        m_store = std::move(*opened);
        m_log = std::move(*log);
        lookBeside();
    }

    void round(std::array<qint64, releases> &versions, QRandomGenerator &random)
    {
        std::vector<QCoro::Task<Result<QList<RecordedEvent>>>> waiting;
        std::vector<QCoro::Task<Result<>>> logging;
        for (int i = 0; i < releases; ++i) {
            if (random.bounded(2) == 0)
                continue;
            auto &version = versions[static_cast<std::size_t>(i)];
            store::Append append = nextAppend(i, version, random);
            version += append.events.size();
            waiting.push_back(m_store->append(std::move(append)));
            if (random.bounded(3) == 0)
                logging.push_back(
                    m_log->add({ReleaseId(QStringLiteral("release-%1").arg(i)), TaskId("build"), 1},
                               {{QDateTime(QDate(2026, 11, 24), QTime(14, 0), Qt::UTC), store::LogLevel::Info,
                                 QStringLiteral("stdout"), QString(random.bounded(500), u'l')}}));
        }
        for (auto &append : waiting) {
            const auto recorded = QCoro::waitFor(std::move(append));
            if (!recorded)
                qFatal("the workload could not be written: %s", qPrintable(recorded.error().detail));
            m_workload.events += *recorded;
        }
        m_workload.promises.emplace_back(m_disk.changes(), m_workload.events.size());
        lookBeside();
        for (auto &added : logging)
            (void)QCoro::waitFor(std::move(added));
    }

private:
    void lookBeside()
    {
        // In this order: the head is signed after the commit, so it never runs ahead of the count.
        const QByteArray head = contentOf(store::HeadFile::fileOf(m_file));
        m_workload.beside.push_back({m_disk.changes(), contentOf(store::EngineKey::fileOf(m_file)), head});
    }

    QString m_file;
    FaultDisk &m_disk;
    RecordedWorkload &m_workload;
    std::unique_ptr<store::SqlEventStore> m_store;
    std::unique_ptr<store::SqlTaskLog> m_log;
};

} // namespace

qsizetype RecordedWorkload::promisedBehind(std::size_t changes) const
{
    const auto later
        = std::ranges::upper_bound(promises, changes, {}, [](const auto &promise) { return promise.first; });
    return later == promises.begin() ? 0 : std::prev(later)->second;
}

void RecordedWorkload::addHead(QMap<QString, QByteArray> &image, std::size_t changes, QRandomGenerator &random) const
{
    const auto later = std::ranges::upper_bound(beside, changes, {}, &Beside::changes);
    if (later == beside.begin())
        return;
    const auto known = static_cast<int>(later - beside.begin());
    const auto chosen = static_cast<std::size_t>(std::max(0, known - 1 - random.bounded(3)));
    QByteArray head = beside[chosen].head;
    if (chosen > 0 && random.bounded(2) == 0) {
        // Torn: of the one copy that was written last, some sectors are still what they were.
        constexpr qsizetype sector = 512;
        const QByteArray &before = beside[chosen - 1].head;
        const bool sameFirst = before.left(2 * sector) == head.left(2 * sector);
        const bool sameSecond = before.mid(2 * sector) == head.mid(2 * sector);
        if (before.size() == head.size() && sameFirst != sameSecond) {
            const qsizetype at = (sameFirst ? 2 * sector : 0) + random.bounded(2) * sector;
            head.replace(at, sector, before.mid(at, sector));
        }
    }
    image.insert(fileName + QStringLiteral(".head"), head);
    image.insert(fileName + QStringLiteral(".key"), beside[chosen].key);
}

RecordedWorkload recordWorkload(const QString &folder, store::Durability durability, quint32 seed)
{
    QRandomGenerator random(seed);
    RecordedWorkload workload;
    std::array<qint64, releases> versions{};
    FaultDisk disk(folder);
    disk.startRecording();
    for (int done = 0; done < rounds;) {
        Session session(QDir(folder).filePath(fileName), durability, disk, workload);
        for (int left = random.bounded(5, 30); left > 0 && done < rounds; --left, ++done)
            session.round(versions, random);
    }
    workload.disk = disk.takeRecording();
    std::ranges::sort(workload.events, {}, &RecordedEvent::position);
    return workload;
}

QString memoryFolderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const QDir place(QFileInfo(memory).isWritable() ? memory : QDir::tempPath());
    return place.filePath(QStringLiteral("release-desk-XXXXXX"));
}

Result<QList<RecordedEvent>> eventsOf(const QString &file)
{
    const auto opened = store::SqlEventStore::open(file, store::OpenMode::ReadWrite);
    if (!opened)
        return failed(opened);
    return QCoro::waitFor((*opened)->readAfter(0, limit));
}

Result<QList<RecordedEvent>> eventsAlone(const QString &file)
{
    const auto connection = store::SqlConnection::open({.file = file});
    if (!connection)
        return failed(connection);
    if (const auto prepared = store::prepareSchema(**connection); !prepared)
        return failed(prepared);
    if (const auto verified = store::verifyNew(**connection); !verified)
        return failed(verified);
    return store::readAfter(**connection, 0, limit);
}

QString compareEvents(const Result<QList<RecordedEvent>> &found, const QList<RecordedEvent> &all, qsizetype promised)
{
    if (!found)
        return QStringLiteral("cannot be opened: %1 (%2)").arg(found.error().message, found.error().detail);
    if (found->size() < promised)
        return QStringLiteral("lost: %1 events of %2 that were answered").arg(found->size()).arg(promised);
    if (found->size() > all.size())
        return QStringLiteral("more events than were ever written: %1").arg(found->size());
    for (qsizetype i = 0; i < found->size(); ++i) {
        const RecordedEvent &event = found->at(i);
        if (event.hash != all.at(i).hash || event.event.payload != all.at(i).event.payload)
            return QStringLiteral("event %1 is not what was written").arg(i + 1);
    }
    return {};
}

} // namespace releasedesk::tests
