// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/closed_record.h"

#include "core/domain/release_event.h"
#include "core/store/event_chain.h"
#include "core/store/signed_head.h"
#include "core/store/sql_connection.h"
#include "core/store/sql_event_store.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QThread>

namespace releasedesk::tests {
namespace {

using store::RecordedEvent;

constexpr int limit = 1'000'000;
constexpr int streams = 4;
const QString fileName = QStringLiteral("release-desk.db");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Until the signed head outside says \p position.
void waitForHead(const QString &file, store::Position position)
{
    for (int i = 0; i < 400; ++i) {
        const auto head = store::HeadFile::read(store::HeadFile::fileOf(file));
        if (head && *head && (*head)->mark.position >= position)
            return;
        QThread::msleep(10);
    }
    qFatal("the head was not signed");
}

store::Append appendNumber(int number, bool isLast)
{
    // The last one ends a release, whereupon the head is signed.
    const QString name = isLast ? QLatin1String(domain::ReleaseAborted::eventName) : QStringLiteral("task.noted");
    const QByteArray text(number * 37 % 600, static_cast<char>('a' + number % 26));
    return {.stream = StreamId(QStringLiteral("release-%1").arg(number % streams)),
            .expectedVersion = number / streams,
            .actor = PersonId("kim.minji"),
            .at = QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC).addSecs(number),
            .events = {{name, 1, QByteArray(R"({"text":")") + text + R"("})"}}};
}

} // namespace

ClosedRecord::ClosedRecord(const QString &folder, int events, bool isLeftOpen)
    : m_folder(folder)
{
    const QString written = isLeftOpen ? folder + QStringLiteral("-open") : folder;
    QDir().mkpath(written);
    const QString file = QDir(written).filePath(fileName);
    int number = 0;
    const auto write = [&](int until) {
        const auto opened = store::SqlEventStore::open(file, store::OpenMode::ReadWrite);
        if (!opened)
            qFatal("the record could not be made: %s", qPrintable(opened.error().detail));
        for (; number < until; ++number) {
            const auto recorded = QCoro::waitFor((*opened)->append(appendNumber(number, number + 1 == events)));
            if (!recorded)
                qFatal("the record could not be written: %s", qPrintable(recorded.error().detail));
            m_events += *recorded;
            if (number == until - 3)
                m_earlierLog = contentOf(file + QStringLiteral("-wal"));
        }
        m_openStreams = QCoro::waitFor((*opened)->openStreams()).value_or(QList<StreamId>());
        waitForHead(file, m_events.last().position);
        if (isLeftOpen && number == events) {
            m_folder = written;
            copyTo(folder);
            m_folder = folder;
        }
    };
    const auto lookForIndex = [&] {
        const store::SqlDatabase database{.file = file, .mode = store::OpenMode::ReadOnly};
        const auto connection = store::SqlConnection::open(database);
        const Result<QVariant> page = connection
            ? (*connection)
                  ->value(
                      QStringLiteral("SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'events'"))
            : Result<QVariant>(failed(connection));
        m_indexPage = page ? page->toLongLong() : 0;
    };
    write(events / 2); // closed once: the first half is in the database, whatever is left open then
    lookForIndex();
    write(events);
    if (isLeftOpen)
        QDir(written).removeRecursively();
}

QString ClosedRecord::copyTo(const QString &folder) const
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    const QDir source(m_folder);
    for (const QString &name : source.entryList(QDir::Files)) {
        if (!name.endsWith(QStringLiteral("-shm")) && !QFile::copy(source.filePath(name), folder + u'/' + name))
            qFatal("%s could not be copied", qPrintable(name));
    }
    return folder;
}

RecordVerdict judge(const QString &folder, const ClosedRecord &record)
{
    const auto opened = store::SqlEventStore::open(QDir(folder).filePath(fileName), store::OpenMode::ReadWrite);
    if (!opened)
        return RecordVerdict::Detected;
    const auto audited = QCoro::waitFor((*opened)->auditVerify());
    const auto open = QCoro::waitFor((*opened)->openStreams());
    if (open && *open != record.openStreams())
        return RecordVerdict::HalfTrusted;
    // Each way of reading by itself: the release of an event must not be told what is not so, audited or not.
    const auto all = QCoro::waitFor((*opened)->readAfter(0, limit));
    bool isWhole = audited && open && all;
    if (all) {
        bool isSame = all->size() == record.events().size();
        for (qsizetype i = 0; isSame && i < all->size(); ++i)
            isSame = all->at(i).hash == record.events().at(i).hash
                && store::chainHash(i == 0 ? QByteArray() : all->at(i - 1).hash, all->at(i)) == all->at(i).hash;
        if (!isSame)
            return RecordVerdict::HalfTrusted;
    }
    for (int i = 0; i < streams; ++i) {
        const StreamId stream(QStringLiteral("release-%1").arg(i));
        const auto read = QCoro::waitFor((*opened)->readStream(stream));
        isWhole = isWhole && read;
        if (!read)
            continue;
        qsizetype at = 0;
        for (const RecordedEvent &event : record.events()) {
            if (event.stream != stream)
                continue;
            const bool isSame = at < read->size() && read->at(at).hash == event.hash
                && read->at(at).event.payload == event.event.payload;
            if (!isSame)
                return RecordVerdict::HalfTrusted;
            ++at;
        }
    }
    return isWhole ? RecordVerdict::Whole : RecordVerdict::Detected;
}

} // namespace releasedesk::tests
