// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_connection.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/power_loss.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace releasedesk;
using namespace releasedesk::tests;
using Kind = DiskChange::Kind;

namespace {

constexpr int tries = 400;

DiskChange writeOf(qint64 at, const QByteArray &bytes)
{
    return {Kind::Write, 1, "a", at, bytes};
}

//! All contents of file "a" that are possible behind the last change.
QSet<QByteArray> contents(const std::vector<DiskChange> &changes)
{
    PowerLoss loss({.before = {}, .changes = changes});
    loss.advanceTo(changes.size());
    QRandomGenerator random(7);
    QSet<QByteArray> found;
    for (int i = 0; i < tries; ++i)
        found.insert(loss.image(random).value("a", "no file"));
    return found;
}

const DiskChange made{Kind::Make, 1, "a", 0, {}};
const DiskChange synced{Kind::Sync, 1, "a", 0, {}};
const DiskChange folderSynced{Kind::SyncFolder, 1, "a", 0, {}};

} // namespace

//! The tools that make disks fail, and what they make of SQLite.
class TestPowerLoss final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSynced()
    {
        QCOMPARE(contents({made, writeOf(0, "one"), synced, folderSynced}), (QSet<QByteArray>{"one"}));
    }

    void mayForgetANameThatWasNotSynced()
    {
        QCOMPARE(contents({made, writeOf(0, "one"), synced}), (QSet<QByteArray>{"one", "no file"}));
    }

    void mayLoseWhatWasNotSynced()
    {
        const std::vector<DiskChange> changes{made, folderSynced, writeOf(0, "one"), synced, writeOf(3, "two")};
        QCOMPARE(contents(changes), (QSet<QByteArray>{"one", "onetwo"}));
    }

    void mayReorderWrites()
    {
        const QByteArray zeros(3, '\0');
        const QSet<QByteArray> found = contents({made, folderSynced, writeOf(0, "one"), writeOf(3, "two")});
        QCOMPARE(found, (QSet<QByteArray>{"", "one", "onetwo", QByteArray(zeros + "two")}));
    }

    void mayTearAtSectorsOnly()
    {
        const QSet<QByteArray> found = contents({made, folderSynced, writeOf(500, QByteArray(1000, 'x'))});
        QVERIFY(found.size() > 4);
        for (const QByteArray &content : found) {
            // Bytes 500 to 511, 512 to 1023 and 1024 to 1499 came together or not at all.
            for (const auto &[from, until] : {std::pair(500, 512), std::pair(512, 1024), std::pair(1024, 1500)}) {
                const QByteArray part = content.mid(from, until - from);
                QVERIFY(part.isEmpty() || part == QByteArray(part.size(), part.at(0)));
            }
            QVERIFY(content.left(500).count('x') == 0);
        }
    }

    void failsTheCallThatWasAskedFor()
    {
        const QTemporaryDir folder(memoryFolderTemplate());
        const std::set<DiskCall> writes{DiskCall::Write};
        FaultDisk disk(folder.path());
        const auto connection = store::SqlConnection::open({.file = folder.filePath("a.db")});
        QVERIFY(connection);
        QVERIFY((*connection)->execute("CREATE TABLE t (x)"));

        disk.fail({writes, 2, SQLITE_FULL, false});
        const auto full = (*connection)->execute("INSERT INTO t VALUES (1)");
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::ResourceExhausted);
        QVERIFY(disk.hasFailed());
        QVERIFY((*connection)->execute("INSERT INTO t VALUES (2)")); // only once

        disk.fail({writes, 1, SQLITE_IOERR_WRITE, true});
        QVERIFY(!(*connection)->execute("INSERT INTO t VALUES (3)"));
        QVERIFY(!(*connection)->execute("INSERT INTO t VALUES (4)"));
        QCOMPARE(disk.calls(writes), 2);

        disk.heal();
        QVERIFY((*connection)->execute("INSERT INTO t VALUES (5)"));
        QCOMPARE((*connection)->value("SELECT group_concat(x) FROM t")->toString(), "2,5");
    }

    void leavesOtherFoldersAlone()
    {
        const QTemporaryDir folder(memoryFolderTemplate());
        const QTemporaryDir other(memoryFolderTemplate());
        FaultDisk disk(folder.path());
        disk.fail({{DiskCall::Open, DiskCall::Write}, 1, SQLITE_IOERR, true});
        QVERIFY(!store::SqlConnection::open({.file = folder.filePath("a.db")}));
        const auto connection = store::SqlConnection::open({.file = other.filePath("a.db")});
        QVERIFY(connection);
        QVERIFY((*connection)->execute("CREATE TABLE t (x)"));
    }

    //! What was recorded is what is on the disk: without a power loss the two are equal.
    void recordsEveryChange()
    {
        const QTemporaryDir folder(memoryFolderTemplate());
        FaultDisk disk(folder.path());
        disk.startRecording();
        {
            const auto connection = store::SqlConnection::open({.file = folder.filePath("a.db")});
            QVERIFY(connection);
            QVERIFY((*connection)->execute("CREATE TABLE t (x)"));
            for (int i = 0; i < 50; ++i)
                QVERIFY((*connection)->execute("INSERT INTO t VALUES (zeroblob(900))"));
            QVERIFY((*connection)->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        DiskRecording recording = disk.takeRecording();
        // The last sync of all files and of the folder, so that nothing is left to chance.
        QSet<int> files;
        for (const DiskChange &change : recording.changes)
            files.insert(change.file);
        for (const int file : std::as_const(files))
            recording.changes.push_back({Kind::Sync, file, {}, 0, {}});
        recording.changes.push_back({Kind::SyncFolder, 0, {}, 0, {}});
        PowerLoss loss(recording);
        loss.advanceTo(loss.changes());
        QRandomGenerator random(7);
        const PowerLoss::Image image = loss.image(random);

        QStringList names = QDir(folder.path()).entryList(QDir::Files);
        names.removeAll("a.db-shm");
        QCOMPARE(QStringList(image.keys()), names);
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll() == image.value(name));
        }
    }
};

RELEASE_DESK_TEST(tst_power_loss, TestPowerLoss)
#include "tst_power_loss.moc"
