// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_files.h"
#include "core/store/store_repair.h"
#include "core/store/writer_lock.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;
using tests::tamper;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC);

} // namespace

class TestStoreRepair final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
    }

    void findsNothingInAWholeRecord()
    {
        fill(30);
        const DamageReport report = StoreCheck::look(m_file);
        QVERIFY2(report.isWhole(), qPrintable(report.message));
        QCOMPARE(report.wholeEvents, 30);
        QCOMPARE(report.lastWhole.position, 30);
        QVERIFY(!StoreRepair::rebuild(report, PersonId("kim"), now));
    }

    void looksBesideAWriter()
    {
        fill(5);
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-9", 0, {"x"}))));
        const DamageReport report = StoreCheck::look(m_file);
        QVERIFY2(report.isWhole(), qPrintable(report.message));
        QCOMPARE(report.wholeEvents, 6);
    }

    void namesTheDamageAndMends_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("damage");
        QTest::addColumn<int>("kept");
        QTest::newRow("an event edited") << QStringList{"UPDATE events SET payload = x'7b207d' WHERE position = 20"}
                                         << "eventChanged" << 19;
        QTest::newRow("an event removed")
            << QStringList{"DELETE FROM events WHERE position = 12"} << "eventChanged" << 11;
        QTest::newRow("the first one edited")
            << QStringList{"UPDATE events SET actor = 'mallory' WHERE position = 1"} << "eventChanged" << 0;
        QTest::newRow("two swapped") << QStringList{"UPDATE events SET position = 99 WHERE position = 7",
                                                    "UPDATE events SET position = 7 WHERE position = 8",
                                                    "UPDATE events SET position = 8 WHERE position = 99"}
                                     << "eventChanged" << 6;
        QTest::newRow("the end cut off")
            << QStringList{"DELETE FROM events WHERE position > 25",
                           "UPDATE chain_marks SET position = 25, hash = (SELECT hash FROM events WHERE position = 25) "
                           "WHERE position > 25"}
            << "endCutOff" << 25;
        QTest::newRow("the end cut off, not hidden")
            << QStringList{"DELETE FROM events WHERE position > 25"} << "endCutOff" << 25;
        QTest::newRow("the name of the record changed")
            << QStringList{"UPDATE record_identity SET value = randomblob(16) WHERE name = 'log'"} << "headUnusable"
            << 30;
    }

    void namesTheDamageAndMends()
    {
        QFETCH(const QStringList, statements);
        QFETCH(const QString, damage);
        QFETCH(const int, kept);
        fill(30);
        QVERIFY(tamper(m_file, statements));
        QFile damaged(m_file);
        QVERIFY(damaged.open(QIODevice::ReadOnly));
        const QByteArray before = damaged.readAll();
        damaged.close();

        const DamageReport report = StoreCheck::look(m_file);

        QCOMPARE(damageName(report.damage), damage);
        QCOMPARE(report.lastWhole.position, kept);
        QVERIFY(report.isRepairable());
        QVERIFY(!report.message.isEmpty());
        QVERIFY(!SqlEventStore::open(m_file, OpenMode::ReadWrite));
        QVERIFY(damaged.open(QIODevice::ReadOnly));
        QCOMPARE(damaged.readAll(), before); // looking wrote nothing
        damaged.close();

        const auto repaired = StoreRepair::rebuild(report, PersonId("kim.minji"), now);

        QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().message + repaired.error().detail));
        QCOMPARE(repaired->end.position, kept + 1);
        QCOMPARE(repaired->lostPositions, 30 - kept);
        QVERIFY(QFile::exists(repaired->keptAside));
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const auto events = QCoro::waitFor((*store)->readAfter(0, 100));
        QCOMPARE(events->size(), kept + 1);
        QCOMPARE(events->last().event.name, "record.repaired");
        QCOMPARE(events->last().actor, PersonId("kim.minji"));
        QVERIFY(events->last().event.payload.contains(damage.toUtf8()));
        QVERIFY(QCoro::waitFor((*store)->auditVerify()));
        QVERIFY(StoreCheck::look(m_file).isWhole());
    }

    void keepsWhatLiesBeforeAPageThatCannotBeRead()
    {
        fill(400, QByteArray(600, 'x'));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 page = file.size() / 4096 / 2;
        QVERIFY(file.seek(page * 4096));
        file.write(QByteArray(4096, '\x5a'));
        file.close();

        const DamageReport report = StoreCheck::look(m_file);

        QCOMPARE(report.damage, Damage::EventChanged);
        QVERIFY2(report.lastWhole.position > 50 && report.lastWhole.position < 400,
                 qPrintable(QString::number(report.lastWhole.position)));
        QCOMPARE(report.lostPositions(), 400 - report.lastWhole.position);
        const auto repaired = StoreRepair::rebuild(report, PersonId("kim.minji"), now);
        QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().message + repaired.error().detail));
        QCOMPARE(repaired->end.position, report.lastWhole.position + 1);
    }

    void saysWhichReleasesLose()
    {
        {
            const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
            for (int i = 0; i < 5; ++i) {
                QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-a", i, {"x"}))));
                QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-b", i, {"x"}))));
            }
        }
        QVERIFY(tamper(m_file, {"UPDATE events SET payload = x'00' WHERE position = 8"}));

        const DamageReport report = StoreCheck::look(m_file);

        QCOMPARE(report.lost, (QList<LostOfRelease>{{ReleaseId("a"), 4, 1}, {ReleaseId("b"), 3, 2}}));
    }

    void leavesToABackupWhatIsNoDatabase_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("damage");
        QTest::newRow("zeros") << QByteArray(20'000, '\0') << "notADatabase";
        QTest::newRow("text") << QByteArray("hello ").repeated(900) << "notADatabase";
        QTest::newRow("nothing there") << QByteArray() << "noFile";
    }

    void leavesToABackupWhatIsNoDatabase()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, damage);
        fill(3);
        RecordFiles::remove(m_file);
        if (!content.isEmpty()) {
            QFile file(m_file);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }

        const DamageReport report = StoreCheck::look(m_file);

        QCOMPARE(damageName(report.damage), damage);
        QVERIFY(!report.isRepairable());
        QVERIFY(report.head.has_value());
        QVERIFY(!StoreRepair::rebuild(report, PersonId("kim"), now));
    }

    void mendsAHeadThatIsGone()
    {
        fill(4);
        QVERIFY(SqlEventStore::open(m_file, OpenMode::ReadWrite));
        QVERIFY(QFile::remove(HeadFile::fileOf(m_file)));
        const DamageReport report = StoreCheck::look(m_file);
        QCOMPARE(report.damage, Damage::HeadMissing);
        QVERIFY(StoreRepair::rebuild(report, PersonId("kim"), now));
        QVERIFY(StoreCheck::look(m_file).isWhole());
    }

    void leavesAloneWhatAnotherProgramWrites()
    {
        fill(4);
        QVERIFY(tamper(m_file, {"UPDATE events SET payload = x'00' WHERE position = 3"}));
        const DamageReport report = StoreCheck::look(m_file);
        const auto lock = WriterLock::acquire(m_file);
        QVERIFY(lock);
        const auto repaired = StoreRepair::rebuild(report, PersonId("kim"), now);
        QVERIFY(!repaired);
        QCOMPARE(repaired.error().reason, "workspace.held");
    }

    void refusesWhatChangedSinceTheLook()
    {
        fill(4);
        QVERIFY(tamper(m_file, {"UPDATE events SET payload = x'00' WHERE position = 3"}));
        const DamageReport report = StoreCheck::look(m_file);
        QVERIFY(tamper(m_file, {"UPDATE events SET payload = x'00' WHERE position = 2"}));
        const auto repaired = StoreRepair::rebuild(report, PersonId("kim"), now);
        QVERIFY(!repaired);
        QCOMPARE(repaired.error().reason, "store.changedSince");
    }

private:
    void fill(int count, const QByteArray &payload = "{}")
    {
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        for (int i = 0; i < count; ++i) {
            Append append = sampleAppend("release-1", i, {"x"});
            append.events[0].payload = payload;
            QVERIFY(QCoro::waitFor((*store)->append(append)));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

RELEASE_DESK_TEST(tst_store_repair, TestStoreRepair)
#include "tst_store_repair.moc"
