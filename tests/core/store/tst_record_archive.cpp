// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_archive.h"
#include "core/store/record_copy.h"
#include "core/store/release_codec.h"
#include "core/store/sql_task_log.h"
#include "core/store/store_repair.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;

namespace {

const QDateTime day(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC);

//! Appends one by one and counts the versions of the streams.
class Record
{
public:
    explicit Record(SqlEventStore &store)
        : m_store(store)
    {
    }

    void add(const QString &stream, const NewEvent &event, const QDateTime &at)
    {
        const auto added
            = QCoro::waitFor(m_store.append({StreamId(stream), m_versions[stream]++, PersonId("kim"), at, {event}}));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    }

    void add(const QString &stream, const domain::ReleaseEvent &event, const QDateTime &at)
    {
        add(stream, encode(event), at);
    }

private:
    SqlEventStore &m_store;
    QHash<QString, qint64> m_versions;
};

} // namespace

class TestRecordArchive final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
        fill();
    }

    void movesWhatEndedLongAgo()
    {
        const auto plan = RecordArchive::plan(m_file, day.addDays(-30));
        QVERIFY(plan);
        QCOMPARE(plan->releases, QList{ReleaseId("old")});
        QCOMPARE(plan->events, 4);

        const auto archived = RecordArchive::move(m_file, day.addDays(-30), PersonId("kim"), day);

        QVERIFY2(archived, archived ? "" : qPrintable(archived.error().message + archived.error().detail));
        const DamageReport main = StoreCheck::look(m_file);
        const DamageReport archive = StoreCheck::look(archived->file);
        QVERIFY2(main.isWhole(), qPrintable(main.message + main.detail));
        QVERIFY2(archive.isWhole(), qPrintable(archive.message + archive.detail));
        QCOMPARE(main.wholeEvents, 10 - 4 + 1);
        QCOMPARE(archive.wholeEvents, 4);
        QCOMPARE(main.lastWhole.position, 11);
        QCOMPARE(archive.lastWhole.position, 10);

        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const auto events = QCoro::waitFor((*store)->readAfter(0, 100));
        QVERIFY2(events, events ? "" : qPrintable(events.error().message));
        QCOMPARE(events->size(), 7);
        QCOMPARE(events->last().event.name, "record.archived");
        QCOMPARE(QCoro::waitFor((*store)->openStreams())->size(), 1);
        const auto log = SqlTaskLog::open(m_file, OpenMode::ReadOnly);
        QVERIFY(QCoro::waitFor((*log)->read({ReleaseId("old"), TaskId("build"), 1}, 0, 10))->isEmpty());
        const auto oldLog = SqlTaskLog::open(archived->file, OpenMode::ReadOnly);
        QCOMPARE(QCoro::waitFor((*oldLog)->read({ReleaseId("old"), TaskId("build"), 1}, 0, 10))->size(), 1);
    }

    void keepsTheNamesOfWhatItMovedTaken()
    {
        const auto archived = RecordArchive::move(m_file, day.addDays(-30), PersonId("kim"), day);
        QVERIFY(archived);
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        const auto read = QCoro::waitFor((*store)->readStream(StreamId("release-old")));
        QVERIFY(!read);
        QCOMPARE(read.error().reason, "release.archived");
        const auto again = QCoro::waitFor(
            (*store)->append({StreamId("release-old"), 0, PersonId("kim"), day, {encode(domain::ReleaseCreated())}}));
        QVERIFY(!again);
        QCOMPARE(again.error().reason, "release.archived");
        QVERIFY(QCoro::waitFor(
            (*store)->append({StreamId("release-new"), 0, PersonId("kim"), day, {encode(domain::ReleaseCreated())}})));
        QVERIFY(QCoro::waitFor((*store)->auditVerify()));
    }

    void movesAgainLater()
    {
        const auto first = RecordArchive::move(m_file, day.addDays(-30), PersonId("kim"), day);
        const auto second = RecordArchive::move(m_file, day.addDays(1), PersonId("kim"), day.addSecs(60));
        QVERIFY2(second, second ? "" : qPrintable(second.error().message + second.error().detail));
        QCOMPARE(second->plan.releases, QList{ReleaseId("young")});
        for (const QString &file : {m_file, first->file, second->file})
            QVERIFY2(StoreCheck::look(file).isWhole(), qPrintable(StoreCheck::look(file).message));
        const auto none = RecordArchive::move(m_file, day.addDays(1), PersonId("kim"), day.addSecs(120));
        QVERIFY(none);
        QVERIFY(none->file.isEmpty());
    }

    void theFirstEventStaysForItNamesTheWorkspace()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        {
            const auto store = SqlEventStore::open(file, OpenMode::ReadWrite);
            QVERIFY(store);
            Record record(**store);
            record.add("release-first", domain::ReleaseCreated(), day.addDays(-90));
            record.add("release-first", domain::ReleaseDiscarded{"no"}, day.addDays(-90));
            record.add("release-next", domain::ReleaseCreated(), day.addDays(-90));
            record.add("release-next", domain::ReleaseDiscarded{"no"}, day.addDays(-90));
        }
        const auto plan = RecordArchive::plan(file, day.addDays(-30));
        QVERIFY(plan);
        QCOMPARE(plan->releases, QList{ReleaseId("next")});
    }

    void isSeenThroughWhenChanged_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<bool>("isArchive");
        QTest::newRow("an archived event") << "UPDATE events SET payload = x'00' WHERE stream = 'release-old'" << true;
        QTest::newRow("an archived event removed") << "DELETE FROM events WHERE position = 5" << true;
        QTest::newRow("the hash of a run") << "UPDATE archived_runs SET hash = randomblob(32)" << false;
        QTest::newRow("a run removed") << "DELETE FROM archived_runs" << false;
    }

    void isSeenThroughWhenChanged()
    {
        QFETCH(const QString, statement);
        QFETCH(const bool, isArchive);
        const auto archived = RecordArchive::move(m_file, day.addDays(-30), PersonId("kim"), day);
        QVERIFY(archived);
        const QString file = isArchive ? archived->file : m_file;
        QVERIFY(tests::tamper(file, {statement}));
        QVERIFY(!StoreCheck::look(file).isWhole());
    }

    void repairsARecordThatHasAnArchive()
    {
        QVERIFY(RecordArchive::move(m_file, day.addDays(-30), PersonId("kim"), day));
        QVERIFY(tests::tamper(m_file, {"UPDATE events SET payload = x'00' WHERE position = 9"}));
        const DamageReport report = StoreCheck::look(m_file);
        QCOMPARE(report.lastWhole.position, 8);
        const auto repaired = StoreRepair::rebuild(report, PersonId("kim"), day);
        QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().message + repaired.error().detail));
        QVERIFY(StoreCheck::look(m_file).isWhole());
    }

    void copiesBesideAWriter()
    {
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        const QString copy = m_folder->filePath("copy.db");
        QVERIFY(copyDatabase(m_file, copy));
        QVERIFY(!copyDatabase(m_file, copy));
        const DamageReport report = StoreCheck::look(copy);
        QVERIFY2(report.isWhole(), qPrintable(report.message));
        QCOMPARE(report.wholeEvents, 10);
    }

private:
    void fill()
    {
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        Record record(**store);
        const QDateTime before = day.addDays(-90);
        record.add("release-open", domain::ReleaseCreated(), before);
        record.add("release-old", domain::ReleaseCreated(), before);
        record.add("release-old", domain::TaskStarted{TaskId("build"), 1, EffectId("old.build.1"), {}}, before);
        record.add("effect-old.build.1", NewEvent{"effect.intended", 1, "{}"}, before);
        record.add("release-old", domain::ReleaseCompleted(), before);
        record.add("release-young", domain::ReleaseCreated(), day);
        record.add("release-open", domain::TaskStarted{TaskId("build"), 1, EffectId("open.build.1"), {}}, day);
        record.add("effect-open.build.1", NewEvent{"effect.intended", 1, "{}"}, day);
        record.add("release-young", domain::ReleaseDiscarded{"no"}, day);
        record.add("record", NewEvent{"record.note", 1, "{}"}, day);
        const auto log = SqlTaskLog::open(m_file, OpenMode::ReadWrite);
        QVERIFY(QCoro::waitFor((*log)->add({ReleaseId("old"), TaskId("build"), 1}, {{day, LogLevel::Info, "x", "y"}})));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

RELEASE_DESK_TEST(tst_record_archive, TestRecordArchive)
#include "tst_record_archive.moc"
