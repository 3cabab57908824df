// SPDX-License-Identifier: Apache-2.0
#include "core/store/append_check.h"
#include "core/store/event_table.h"
#include "core/store/record_lines.h"
#include "core/store/schema.h"
#include "core/store/sql_event_store.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;

namespace {

constexpr int events = 40;

std::span<const Migration> upTo(int version)
{
    return knownMigrations().first(static_cast<std::size_t>(version));
}

int newest()
{
    return knownMigrations().back().version;
}

//! A file as a program that knew migrations up to \p version left it, with events in it; version 0: no file.
void makeFixture(const QString &file, int version)
{
    if (version == 0)
        return;
    const auto connection = SqlConnection::open({.file = file});
    QVERIFY(connection);
    QVERIFY(prepareSchema(**connection, upTo(version)));
    const Append append = sampleAppend(QStringLiteral("release-1"), 0, QStringList(events, QStringLiteral("x")));
    const QList<RecordedEvent> recorded = chained(append, 0, {});
    const auto written = (*connection)->write([&]() -> Result<> {
        for (const RecordedEvent &event : recorded) {
            if (const auto inserted = insertRecorded(**connection, event); !inserted)
                return inserted;
        }
        return writeMark(**connection, QStringLiteral("head"), {recorded.last().position, recorded.last().hash});
    });
    QVERIFY(written);
}

//! Every table, index and trigger, as it was made.
QStringList tablesOf(SqlConnection &connection)
{
    QStringList tables;
    const auto read = connection.each(
        QStringLiteral("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"), {}, [&](const QSqlQuery &row) {
            tables.append(row.value(0).toString() + row.value(1).toString() + row.value(2).toString());
        });
    return read ? tables : QStringList();
}

struct Found {
    int version = -1; //!< -1: it cannot be told
    QString why = {}; //!< then
    QStringList tables;
    qint64 events = 0;
};

Found lookAt(const QString &file, OpenMode mode = OpenMode::ReadOnly)
{
    const auto connection = SqlConnection::open({.file = file, .mode = mode});
    if (!connection)
        return {.why = connection.error().message + connection.error().detail};
    Found found;
    found.tables = tablesOf(**connection);
    if (found.tables.isEmpty()) {
        found.version = 0;
        return found;
    }
    const auto version = (*connection)->value(QStringLiteral("SELECT max(version) FROM schema_versions"));
    const auto count = (*connection)->value(QStringLiteral("SELECT count(*) FROM events"));
    found.version = version ? version->toInt() : -1;
    found.events = count ? count->toLongLong() : -1;
    return found;
}

void copyRecord(const QString &from, const QString &to)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal", ".head", ".key"}) {
        QFile::remove(to + QLatin1String(suffix));
        if (QFile::exists(from + QLatin1String(suffix)))
            QVERIFY(QFile::copy(from + QLatin1String(suffix), to + QLatin1String(suffix)));
    }
}

} // namespace

//! G15: a migration happens wholly or not at all, and the way back stays open.
class G15Migration final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef RELEASE_DESK_FAILPOINTS
        QSKIP("This build has no failpoints: they are never compiled into what is shipped.");
#endif
        for (int version = 0; version <= newest(); ++version) {
            makeFixture(fixture(version), version);
            m_tables.append(version == 0 ? QStringList() : lookAt(fixture(version)).tables);
        }
    }

    void isAtomicWhereverItIsKilled()
    {
        tests::GuaranteeRun run(QStringLiteral("G15"), QStringLiteral("kills"), {60, 500 * newest(), 2000 * newest()},
                                QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        qsizetype kills = 0;
        // At every statement of every migration, from every older version…
        for (int from = 0; from < newest(); ++from) {
            for (int n = 1; tryKill(run, from, QStringLiteral("store.migrating:%1").arg(n), {}); ++n)
                ++kills;
        }
        // …and at any moment in between.
        while (kills < run.trials()) {
            tryKill(run, random.bounded(newest()), {}, std::chrono::microseconds(random.bounded(12'000)));
            ++kills;
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    void letsAnOlderProgramReadAndNotWrite()
    {
        const QString file = m_folder.filePath("newer.db");
        copyRecord(fixture(newest()), file);
        for (int known = 1; known < newest(); ++known) {
            const auto writing = SqlConnection::open({.file = file});
            const auto refused = prepareSchema(**writing, upTo(known));
            QVERIFY(!refused);
            QCOMPARE(refused.error().reason, "store.newerProgram");
            const auto reading = SqlConnection::open({.file = file, .mode = OpenMode::ReadOnly});
            QVERIFY(prepareSchema(**reading, upTo(known)));
            QVERIFY(!newerProgramNote(**reading, upTo(known))->isEmpty());
        }
        QCOMPARE(lookAt(file).tables, m_tables.last());
    }

    void goesThereAndBackByExport()
    {
        for (int version = 1; version <= newest(); ++version) {
            const QString file = m_folder.filePath(QStringLiteral("there-%1.db").arg(version));
            copyRecord(fixture(version), file);
            const auto store = SqlEventStore::open(file, OpenMode::ReadWrite);
            QVERIFY2(store, store ? "" : qPrintable(store.error().message));
            const QString lines = file + QStringLiteral(".lines");
            const auto there = RecordLines::write(file, lines);
            const auto back = RecordLines::read(lines, file + QStringLiteral(".back"), {});
            QVERIFY(there && back);
            QCOMPARE(*there, *back);
            QCOMPARE(back->position, events);
        }
    }

private:
    [[nodiscard]] QString fixture(int version) const
    {
        return m_folder.filePath(QStringLiteral("fixture-%1.db").arg(version));
    }

    //! Lets a process migrate and kills it. False if it reached its end.
    bool tryKill(tests::GuaranteeRun &run, int from, const QString &failpoint,
                 std::optional<std::chrono::microseconds> after)
    {
        const QString file = m_folder.filePath("record.db");
        copyRecord(fixture(from), file);
        QProcess writer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("RD_FAIL"), failpoint);
        writer.setProcessEnvironment(environment);
        writer.start(QStringLiteral(RD_BIN_DIR "/record_writer"), {file, "events", "0"});
        if (after) {
            writer.waitForStarted();
            const QElapsedTimer begun = [] {
                QElapsedTimer timer;
                timer.start();
                return timer;
            }();
            while (begun.nsecsElapsed() < std::chrono::nanoseconds(*after).count()) {}
            writer.kill();
        }
        writer.waitForFinished(20'000);
        const bool isKilled = writer.exitStatus() == QProcess::CrashExit;
        if (!isKilled && !after && writer.exitCode() != 0)
            run.violated(
                QStringLiteral("from version %1: %2").arg(from).arg(QString::fromUtf8(writer.readAllStandardError())));
        run.tried();
        judge(run, file, from, QStringLiteral("from version %1, killed at %2").arg(from).arg(failpoint));
        return isKilled;
    }

    void judge(tests::GuaranteeRun &run, const QString &file, int from, const QString &where)
    {
        if (!QFile::exists(file))
            return run.checked(); // before it was made
        // A copy, since what a dead program left in a journal is taken back by whoever may write, and by nobody else.
        const QString copy = m_folder.filePath("looked-at.db");
        copyRecord(file, copy);
        const Found found = lookAt(copy, OpenMode::ReadWrite);
        const bool isKnown = found.version >= from && found.version <= newest();
        if (!isKnown || found.tables != m_tables.at(found.version))
            run.violated(QStringLiteral("%1: the tables are those of no version (%2) %3")
                             .arg(where)
                             .arg(found.version)
                             .arg(found.why, found.tables.join(u'/')));
        else if (found.events != (from == 0 ? 0 : events))
            run.violated(QStringLiteral("%1: %2 events are left").arg(where).arg(found.events));
        run.checked();

        const auto store = SqlEventStore::open(file, OpenMode::ReadWrite);
        if (!store)
            return run.violated(QStringLiteral("%1: %2").arg(where, store.error().message));
        const auto audit = QCoro::waitFor((*store)->auditVerify());
        if (!audit || audit->events != (from == 0 ? 0 : events))
            run.violated(QStringLiteral("%1: the record is not whole after the next start").arg(where));
        if (const Found after = lookAt(file); after.version != newest() || after.tables != m_tables.last())
            run.violated(QStringLiteral("%1: the next start did not finish it").arg(where));
        run.checked(2);
    }

    QTemporaryDir m_folder;
    QList<QStringList> m_tables;
};

RELEASE_DESK_TEST(g15_migration, G15Migration)
#include "g15_migration.moc"
