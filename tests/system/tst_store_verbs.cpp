// SPDX-License-Identifier: Apache-2.0
#include "core/store/release_codec.h"
#include "core/store/sql_connection.h"
#include "core/store/sql_event_store.h"
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! Backup, export, archive and repair through rdesk, on a record with a few releases in it.
class TestStoreVerbs final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

    static QString record(const RdeskProcess &rdesk) { return QDir(rdesk.folder()).filePath(u"release-desk.db"_s); }

    //! Six events: a release that ended long ago and one that is a draft.
    static void fill(RdeskProcess &rdesk)
    {
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
        const auto store = store::SqlEventStore::open(record(rdesk), store::OpenMode::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-100);
        for (const char *const release : {"new", "old"}) { // the first event of all names the workspace and stays
            domain::ReleaseCreated created;
            created.release = ReleaseId(release);
            created.project = ProjectId("checkout");
            created.version = QString::fromLatin1(release);
            created.owner = PersonId("kim");
            QList<store::NewEvent> events{store::encode(created), store::encode(domain::NotesEdited{u"en"_s, u"a"_s}),
                                          store::encode(domain::NotesEdited{u"en"_s, u"b"_s})};
            if (created.release == ReleaseId("old"))
                events.last() = store::encode(domain::ReleaseDiscarded{u"no"_s});
            QVERIFY(QCoro::waitFor(
                (*store)->append({store::releaseStream(created.release), 0, PersonId("kim"), before, events})));
        }
    }

    //! Somebody with another program and no respect.
    static void tamper(const RdeskProcess &rdesk, const QStringList &statements)
    {
        const auto connection = store::SqlConnection::open({.file = record(rdesk)});
        QVERIFY(connection);
        for (const QString &statement :
             QStringList{u"DROP TRIGGER IF EXISTS events_keep"_s, u"DROP TRIGGER IF EXISTS events_stay"_s} + statements)
            QVERIFY((*connection)->execute(statement));
    }

private slots:
    void backsUpAndRestores()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        const QString backup = QDir(rdesk.folder()).filePath(u"backup.tar"_s);
        const RdeskAnswer taken = rdesk.json({u"workspace"_s, u"backup"_s, backup});
        ok(taken);
        QCOMPARE(taken.json()[u"position"].toInt(), 6);
        tamper(rdesk, {u"DELETE FROM events WHERE position > 2"_s});
        QCOMPARE(rdesk.json({u"release"_s, u"list"_s}).exitCode, 1);

        QCOMPARE(rdesk.json({u"workspace"_s, u"restore"_s, backup}).exitCode, 3);
        const RdeskAnswer preview = rdesk.json({u"store"_s, u"restore"_s, backup});
        QCOMPARE(preview.exitCode, 1);
        QCOMPARE(preview.json()[u"restored"].toBool(), false);
        const RdeskAnswer restored = rdesk.json({u"workspace"_s, u"restore"_s, backup, u"--force"_s});

        ok(restored);
        QCOMPARE(restored.json()[u"keptAside"].toArray().size(), 2);
        QCOMPARE(rdesk.json({u"audit"_s, u"verify"_s}).json()[u"events"].toInt(), 6);
        ok(rdesk.json({u"store"_s, u"check"_s}));
    }

    void refusesABackupThatWasChanged()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        const QString backup = QDir(rdesk.folder()).filePath(u"backup.tar"_s);
        ok(rdesk.run({u"workspace"_s, u"backup"_s, backup}));
        QFile file(backup);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        const char byte = file.read(1).at(0);
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
        file.close();

        const RdeskAnswer restored = rdesk.json({u"workspace"_s, u"restore"_s, backup, u"--force"_s});

        QCOMPARE(restored.exitCode, 1);
        QCOMPARE(restored.json()[u"error"].toObject()[u"code"], u"DataLoss"_s);
        ok(rdesk.json({u"store"_s, u"check"_s}));
    }

    void exportsAndImports()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        const QString exported = QDir(rdesk.folder()).filePath(u"export.tar"_s);
        const RdeskAnswer taken = rdesk.json({u"workspace"_s, u"export"_s, exported});
        ok(taken);
        QFile key(record(rdesk) + u".key"_s);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QFile file(exported);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(key.readAll().split('\n').at(1)));

        RdeskProcess other;
        const RdeskAnswer imported = other.json({u"workspace"_s, u"import"_s, exported});

        ok(imported);
        QCOMPARE(imported.json()[u"hash"], taken.json()[u"hash"]);
        ok(other.run({u"workspace"_s, u"me"_s, u"kim"_s}));
        QCOMPARE(other.json({u"audit"_s, u"verify"_s}).json()[u"headHash"], taken.json()[u"hash"]);
        QCOMPARE(other.json({u"workspace"_s, u"import"_s, exported}).exitCode, 3);
    }

    void archivesWhatIsOld()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        const QStringList archive{u"workspace"_s, u"archive"_s, u"--older-than"_s, u"30"_s};
        QCOMPARE(rdesk.json(archive + QStringList{u"--preview"_s}).json()[u"releases"], QJsonArray{u"old"_s});
        const RdeskAnswer moved = rdesk.json(archive);
        ok(moved);
        QCOMPARE(moved.json()[u"events"].toInt(), 3);
        ok(rdesk.json({u"store"_s, u"check"_s}));
        ok(rdesk.json(
            {u"store"_s, u"check"_s, u"--file"_s, QDir(rdesk.folder()).filePath(moved.json()[u"archive"].toString())}));
        QCOMPARE(rdesk.json({u"release"_s, u"list"_s, u"--all"_s}).json()[u"releases"].toArray().size(), 1);
    }

    void whatWasKeptOutsideStillHoldsAfterAnArchive()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        const QString kept = QDir(rdesk.folder()).filePath(u"kept.txt"_s);
        ok(rdesk.run({u"audit"_s, u"checkpoint"_s, u"-o"_s, kept}));
        ok(rdesk.json({u"workspace"_s, u"archive"_s, u"--older-than"_s, u"30"_s}));
        ok(rdesk.run({u"release"_s, u"discard"_s, u"new"_s, u"--reason"_s, u"no longer needed"_s}));

        const RdeskAnswer checked = rdesk.json({u"audit"_s, u"checkpoint"_s, u"--check"_s, kept});

        ok(checked);
        QCOMPARE(checked.json()[u"position"].toInt(), 6);
        const QString evidence = QDir(rdesk.folder()).filePath(u"evidence.json"_s);
        ok(rdesk.run({u"release"_s, u"evidence"_s, u"new"_s, u"-o"_s, evidence}));
        ok(rdesk.run({u"audit"_s, u"verify"_s, evidence}));
        tamper(rdesk, {u"UPDATE archived_runs SET hash = x'00'"_s});
        QCOMPARE(rdesk.json({u"audit"_s, u"checkpoint"_s, u"--check"_s, kept}).exitCode, 1);
    }

    void showsDamageBeforeItRepairs()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        tamper(rdesk, {u"UPDATE events SET payload = x'7b7d' WHERE position = 5"_s});

        const RdeskAnswer checked = rdesk.json({u"store"_s, u"check"_s});
        QCOMPARE(checked.exitCode, 1);
        QCOMPARE(checked.json()[u"damage"], u"eventChanged"_s);
        QCOMPARE(checked.json()[u"keptUpTo"].toInt(), 4);
        QCOMPARE(rdesk.json({u"store"_s, u"repair"_s}).json()[u"repaired"], false);
        QCOMPARE(rdesk.json({u"store"_s, u"check"_s}).json()[u"damage"], u"eventChanged"_s);

        const RdeskAnswer repaired = rdesk.json({u"store"_s, u"repair"_s, u"--yes"_s});

        ok(repaired);
        QVERIFY(QFile::exists(QDir(rdesk.folder()).filePath(repaired.json()[u"keptAside"].toString())));
        ok(rdesk.json({u"store"_s, u"check"_s}));
        QCOMPARE(rdesk.json({u"release"_s, u"list"_s, u"--all"_s}).json()[u"releases"].toArray().size(), 2);
    }

    void readsButNeverWritesWhatANewerProgramWrote()
    {
        RdeskProcess rdesk;
        fill(rdesk);
        tamper(rdesk,
               {u"INSERT INTO schema_versions (version, program, at, oldest_reader) VALUES (99, '9.9', "
                "'2030-01-01T00:00:00Z', 1)"_s});

        const RdeskAnswer read = rdesk.json({u"release"_s, u"list"_s, u"--all"_s});
        const RdeskAnswer written = rdesk.json({u"release"_s, u"discard"_s, u"new"_s, u"--reason"_s, u"x"_s});

        ok(read);
        QVERIFY2(read.errors.contains("9.9"), read.errors.constData());
        QCOMPARE(written.exitCode, 3);
        QCOMPARE(written.json()[u"error"].toObject()[u"reason"], u"store.newerProgram"_s);
    }
};

RELEASE_DESK_TEST(tst_store_verbs, TestStoreVerbs)
#include "tst_store_verbs.moc"
