// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"
#include "core/store/sql_event_store.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;

namespace {

//! No file of this process grows beyond \p bytes while this lives, as if the disk refused it.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    void (*m_signal)(int);
    rlimit m_before{};
};

Append largeAppend(const QString &stream, qint64 version)
{
    Append append = sampleAppend(stream, version, {"large"});
    append.events[0].payload = QByteArray(900'000, 'x');
    return append;
}

} // namespace

class TestSqlEventStore final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
    }

    void writesAheadAndInFull()
    {
        const auto connection = SqlConnection::open({.file = m_file});

        QVERIFY(connection);
        QCOMPARE((*connection)->value("PRAGMA journal_mode")->toString(), "wal");
        QCOMPARE((*connection)->value("PRAGMA synchronous")->toInt(), 2);
        QCOMPARE((*connection)->value("PRAGMA busy_timeout")->toInt(), 5000);
    }

    //! The check behind the test above: a connection that would lose commits is not handed out.
    void refusesAConnectionThatIsNotDurable_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("not synced at each commit") << "PRAGMA synchronous=NORMAL";
        QTest::newRow("never synced") << "PRAGMA synchronous=OFF";
        QTest::newRow("no log") << "PRAGMA journal_mode=MEMORY";
    }

    void refusesAConnectionThatIsNotDurable()
    {
        QFETCH(const QString, statement);

        const auto store = SqlEventStore::open(SqlDatabase{.file = m_file, .whenOpened = {statement}});

        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::FailedPrecondition);
    }

    void keepsEventsAcrossRestarts()
    {
        for (int i = 0; i < 3; ++i) {
            const auto store = open();
            QVERIFY(store);
            QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", i, {"x"}))));
        }
        const auto store = open(OpenMode::ReadOnly);
        QVERIFY(store);
        QCOMPARE(QCoro::waitFor((*store)->auditVerify())->events, 3);
    }

    void refusesChangesByStatement()
    {
        const auto store = open();
        QVERIFY(store);
        QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"x"}))));
        const auto connection = SqlConnection::open({.file = m_file});
        QVERIFY(connection);

        QVERIFY(!(*connection)->execute("UPDATE events SET actor = 'mallory'"));
        QVERIFY(!(*connection)->execute("DELETE FROM events"));

        QVERIFY(QCoro::waitFor((*store)->auditVerify()));
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a text") << QByteArray("workspace: 1\n").repeated(500) << ErrorCode::DataLoss;
        QTest::newRow("zeros") << QByteArray(8192, '\0') << ErrorCode::DataLoss;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(4096, 'x') << ErrorCode::DataLoss;
    }

    void saysWhatIsWrongWithAFile()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const ErrorCode, code);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            const auto store = open(mode);
            QVERIFY(!store);
            QCOMPARE(store.error().code, code);
            QVERIFY(store.error().message.contains("release-desk.db"));
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void leavesADatabaseOfAnotherProgramAlone()
    {
        {
            const auto connection = SqlConnection::open({.file = m_file});
            QVERIFY(connection);
            QVERIFY((*connection)->execute("CREATE TABLE bookmarks (url TEXT)"));
        }

        const auto store = open();

        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::DataLoss);
        QVERIFY(store.error().message.contains("another program"));
        const auto connection = SqlConnection::open({.file = m_file});
        QCOMPARE((*connection)->value("SELECT count(*) FROM sqlite_master")->toInt(), 1);
    }

    void needsTheFolderAndForReadingTheFile()
    {
        const auto reading = open(OpenMode::ReadOnly);
        const auto elsewhere = SqlEventStore::open(m_folder->filePath("missing/x.db"), OpenMode::ReadWrite);

        for (const auto *store : {&reading, &elsewhere}) {
            QVERIFY(!*store);
            QCOMPARE(store->error().code, ErrorCode::NotFound);
        }
        QVERIFY(!QFile::exists(m_file));
    }

    void opensANewerDatabaseForReadingOnly_data()
    {
        QTest::addColumn<int>("oldestReader");
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("that says we may read it") << 3 << true;
        QTest::newRow("that says we cannot") << 9 << false;
    }

    void opensANewerDatabaseForReadingOnly()
    {
        QFETCH(const int, oldestReader);
        QFETCH(const bool, isReadable);
        {
            const auto store = open();
            QVERIFY(store);
            QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"x"}))));
        }
        QVERIFY(tests::tamper(
            m_file,
            {QStringLiteral("INSERT INTO schema_versions (version, program, at, oldest_reader) VALUES (9, "
                            "'3.1.4', '2030-01-01T00:00:00Z', %1)")
                 .arg(oldestReader)}));

        const auto writing = open();
        QVERIFY(!writing);
        QCOMPARE(writing.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(writing.error().reason, "store.newerProgram");
        for (const char *const part : {"3.1.4", "version 9", RELEASE_DESK_VERSION})
            QVERIFY2(writing.error().message.contains(QLatin1String(part)), qPrintable(writing.error().message));
        QCOMPARE(writing.error().message.contains("for reading only"), isReadable);

        const auto reading = open(OpenMode::ReadOnly);
        QCOMPARE(reading.has_value(), isReadable);
        if (!isReadable) {
            QCOMPARE(reading.error().reason, "store.newerProgram");
            return;
        }
        QCOMPARE((*reading)->note(), writing.error().message);
        QCOMPARE(QCoro::waitFor((*reading)->readAfter(0, 10))->size(), 1);
        const auto refused = QCoro::waitFor((*reading)->append(sampleAppend("release-1", 1, {"y"})));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains("3.1.4"));
    }

    void takesAMigrationWhollyOrNotAtAll()
    {
        QVERIFY(open());
        const auto connection = SqlConnection::open({.file = m_file});
        QVERIFY(connection);
        std::vector<Migration> migrations(knownMigrations().begin(), knownMigrations().end());
        const int version = migrations.back().version + 1;

        migrations.push_back({version, {"CREATE TABLE labels (name TEXT) STRICT", "CREATE TABLE labels (again TEXT)"}});
        QVERIFY(!prepareSchema(**connection, migrations));
        QCOMPARE((*connection)->value("SELECT count(*) FROM sqlite_master WHERE name = 'labels'")->toInt(), 0);
        QCOMPARE((*connection)->value("SELECT max(version) FROM schema_versions")->toInt(), version - 1);

        migrations.back().statements.removeLast();
        QVERIFY(prepareSchema(**connection, migrations));
        QVERIFY(prepareSchema(**connection, migrations));
        QCOMPARE((*connection)->value("SELECT count(*) FROM sqlite_master WHERE name = 'labels'")->toInt(), 1);
        QCOMPARE((*connection)->value("SELECT max(version) FROM schema_versions")->toInt(), version);
    }

    void readsBesideAWriter()
    {
        const auto writer = open();
        QVERIFY(writer);
        const auto reader = open(OpenMode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(QCoro::waitFor((*writer)->append(sampleAppend("release-1", 0, {"x"}))));

        const auto seen = QCoro::waitFor((*reader)->readAfter(0, 10));
        const auto refused = QCoro::waitFor((*reader)->append(sampleAppend("release-1", 1, {"y"})));

        QVERIFY(seen);
        QCOMPARE(seen->size(), 1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "store.readOnly");
    }

    //! WriterLock keeps this from happening; if it happens, the record stays whole.
    void staysWholeWithTwoWriters()
    {
        const auto first = open();
        const auto second = open();
        QVERIFY(first && second);

        std::vector<QCoro::Task<Result<QList<RecordedEvent>>>> waiting;
        for (int i = 0; i < 20; ++i) {
            waiting.push_back((*first)->append(sampleAppend(QStringLiteral("a-%1").arg(i), 0, {"x", "y"})));
            waiting.push_back((*second)->append(sampleAppend(QStringLiteral("b-%1").arg(i), 0, {"x", "y"})));
        }
        for (auto &append : waiting)
            QVERIFY(QCoro::waitFor(std::move(append)));

        const auto report = QCoro::waitFor((*first)->auditVerify());
        QVERIFY(report);
        QCOMPARE(report->events, 80);
    }

    void goesOnServingWhenTheFileMayNotGrow()
    {
        const auto store = SqlEventStore::open(SqlDatabase{.file = m_file, .whenOpened = {"PRAGMA max_page_count=60"}});
        QVERIFY(store);
        QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"x"}))));

        // In one group: the large one does not take the small ones with it.
        auto small = (*store)->append(sampleAppend("release-2", 0, {"x"}));
        auto large = (*store)->append(largeAppend("release-1", 1));
        auto after = (*store)->append(sampleAppend("release-1", 1, {"y"}));
        const auto smallResult = QCoro::waitFor(std::move(small));
        const auto largeResult = QCoro::waitFor(std::move(large));
        const auto afterResult = QCoro::waitFor(std::move(after));

        QVERIFY(smallResult);
        QVERIFY(!largeResult);
        QCOMPARE(largeResult.error().code, ErrorCode::ResourceExhausted);
        QVERIFY2(largeResult.error().message.contains("full"), qPrintable(largeResult.error().message));
        QVERIFY2(afterResult, afterResult ? "" : qPrintable(afterResult.error().detail));
        const auto report = QCoro::waitFor((*store)->auditVerify());
        QVERIFY(report);
        QCOMPARE(report->events, 3);
    }

    void goesOnServingWhenTheDiskFails()
    {
        const auto store = open();
        QVERIFY(store);
        QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"x"}))));
        {
            const FileSizeLimit limit(400'000);
            const auto failedAppend = QCoro::waitFor((*store)->append(largeAppend("release-1", 1)));
            const auto read = QCoro::waitFor((*store)->readAfter(0, 10));

            QVERIFY(!failedAppend);
            QCOMPARE(failedAppend.error().code, ErrorCode::Unavailable);
            QVERIFY(failedAppend.error().message.contains("disk"));
            QVERIFY(read);
            QCOMPARE(read->size(), 1);
        }

        QVERIFY(QCoro::waitFor((*store)->append(largeAppend("release-1", 1))));

        const auto report = QCoro::waitFor((*store)->auditVerify());
        QVERIFY(report);
        QCOMPARE(report->events, 2);
        QVERIFY(open());
    }

    void finishesWhatWasSubmitted()
    {
        {
            const auto store = open();
            QVERIFY(store);
            for (int i = 0; i < 50; ++i) [[maybe_unused]]
                const auto dropped = (*store)->append(sampleAppend(QStringLiteral("release-%1").arg(i), 0, {"x"}));
        }
        const auto store = open();
        QCOMPARE(QCoro::waitFor((*store)->auditVerify())->events, 50);
        QCoreApplication::processEvents();
    }

    void commitsTogetherWhatWaitsTogether()
    {
        const auto store
            = SqlEventStore::open(SqlDatabase{.file = m_file, .whenOpened = {"PRAGMA wal_autocheckpoint=0"}});
        const auto other = SqlConnection::open({.file = m_file});
        QVERIFY(store && other);
        const int before = commits();

        QVERIFY((*other)->execute("BEGIN IMMEDIATE")); // nobody else writes until this ends
        std::vector<QCoro::Task<Result<QList<RecordedEvent>>>> waiting;
        for (int i = 0; i < 1000; ++i)
            waiting.push_back((*store)->append(sampleAppend(QStringLiteral("release-%1").arg(i), 0, {"x"})));
        QVERIFY((*other)->execute("COMMIT"));
        for (auto &append : waiting)
            QVERIFY(QCoro::waitFor(std::move(append)));

        const int together = commits() - before;
        QVERIFY2(together >= 1 && together <= 10, qPrintable(QString::number(together))); // the first few may be alone
    }

private:
    //! Counts the commits in the write-ahead log (https://www.sqlite.org/fileformat2.html#walformat).
    [[nodiscard]] int commits() const
    {
        constexpr qsizetype fileHeader = 32;
        constexpr qsizetype frameSize = 24 + 4096;
        QFile log(m_file + QStringLiteral("-wal"));
        if (!log.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray bytes = log.readAll();
        int count = 0;
        for (qsizetype at = fileHeader; at + frameSize <= bytes.size(); at += frameSize) {
            if (bytes.mid(at + 4, 4) != QByteArray(4, '\0')) // the size of the database: only in a commit's last frame
                ++count;
        }
        return count;
    }

    [[nodiscard]] Result<std::unique_ptr<SqlEventStore>> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        return SqlEventStore::open(m_file, mode);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

RELEASE_DESK_TEST(tst_sql_event_store, TestSqlEventStore)
#include "tst_sql_event_store.moc"
