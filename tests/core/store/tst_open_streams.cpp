// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"
#include "core/store/open_streams.h"
#include "core/store/release_codec.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;
using tests::tamper;

namespace {

Append named(const QString &stream, qint64 version, const char *name)
{
    Append append = sampleAppend(stream, version, {"x"});
    append.events[0].name = QLatin1String(name);
    return append;
}

} // namespace

class TestOpenStreams final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
    }

    //! The claim behind the table: whatever was before, a release whose last event is an end has nothing to do.
    void restsAfterAnEnd_data()
    {
        QTest::addColumn<int>("before");
        for (int i = 0; i < 7; ++i)
            QTest::newRow(qPrintable(QStringLiteral("history %1").arg(i))) << i;
    }

    void restsAfterAnEnd()
    {
        QFETCH(const int, before);
        using namespace domain;
        const std::array<QList<ReleaseEvent>, 7> histories{QList<ReleaseEvent>{},
                                                           {ReleaseStarted{}},
                                                           {ReleaseStarted{}, ReleasePaused{}},
                                                           {ReleaseStarted{}, RollbackStarted{}},
                                                           {ReleaseStarted{}, RollbackStarted{}, RollbackHalted{}},
                                                           {ReleaseStarted{}, ReleaseAborted{}},
                                                           {ApprovalRequested{}}};
        for (const ReleaseEvent &end : {ReleaseEvent(ReleaseCompleted{}), ReleaseEvent(RollbackCompleted{}),
                                        ReleaseEvent(ReleaseDiscarded{}), ReleaseEvent(ReleaseClosed{})}) {
            QVERIFY(isAtRest(encode(end).name));
            QList<ReleaseEvent> history = histories.at(static_cast<std::size_t>(before));
            history.append(end);
            const Release release = Release::replay(history);
            QVERIFY(!release.isLive());
            QVERIFY(release.state() != ReleaseState::Aborted);
        }
    }

    void namesWhatMayStillMove()
    {
        const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
        QVERIFY(store);
        for (const Append &append :
             {named("release-b", 0, "release.created"), named("release-a", 0, "release.created"),
              named("effect-a", 0, "effect.intended"), named("release-b", 1, "release.completed"),
              named("release-c", 0, "release.created"), named("release-c", 1, "release.completed"),
              named("release-c", 2, "rollback.started")})
            QVERIFY(QCoro::waitFor((*store)->append(append)));

        QCOMPARE(*QCoro::waitFor((*store)->openStreams()), (QList{StreamId("release-a"), StreamId("release-c")}));
    }

    void isTheSameFromTheTableTheRecordAndInMemory()
    {
        QRandomGenerator random(tests::randomSeed());
        static constexpr std::array names{"release.created", "task.started", "release.completed", "rollback.started",
                                          "release.closed"};
        tests::MemoryEventStore memory;
        QHash<QString, qint64> versions;
        for (int round = 0; round < 5; ++round) {
            const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
            QVERIFY(store);
            for (int i = 0; i < 40; ++i) {
                const QString stream = QStringLiteral("release-%1").arg(random.bounded(12));
                const Append append
                    = named(stream, versions[stream]++, names.at(static_cast<std::size_t>(random.bounded(5))));
                QVERIFY(QCoro::waitFor((*store)->append(append)));
                QVERIFY(QCoro::waitFor(memory.append(append)));
            }
            const auto connection = SqlConnection::open({.file = m_file, .mode = OpenMode::ReadOnly});
            const auto kept = readOpenStreams(**connection, *readMark(**connection, "head"));
            QVERIFY(kept && *kept);
            QCOMPARE((*kept)->streams(), foldOpenStreams(**connection)->streams());
            QCOMPARE((*kept)->streams(), *QCoro::waitFor(memory.openStreams()));
        }
    }

    void isNeverTrustedOverTheRecord_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("one taken out") << "DELETE FROM open_streams WHERE stream = 'release-a'";
        QTest::newRow("one put in") << "INSERT INTO open_streams VALUES ('release-x')";
        QTest::newRow("of another format") << "UPDATE chain_marks SET seal = x'00' WHERE name = 'head'";
        QTest::newRow("without a seal") << "UPDATE chain_marks SET seal = NULL WHERE name = 'head'";
    }

    void isNeverTrustedOverTheRecord()
    {
        QFETCH(const QString, statement);
        {
            const auto store = SqlEventStore::open(m_file, OpenMode::ReadWrite);
            for (const char *const stream : {"release-a", "release-b"})
                QVERIFY(QCoro::waitFor((*store)->append(named(stream, 0, "release.created"))));
        }
        QVERIFY(tamper(m_file, {statement}));
        const QList expected{StreamId("release-a"), StreamId("release-b")};

        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto store = SqlEventStore::open(m_file, mode);
            QVERIFY(store);
            QCOMPARE(*QCoro::waitFor((*store)->openStreams()), expected);
        }
        const auto connection = SqlConnection::open({.file = m_file, .mode = OpenMode::ReadOnly});
        QVERIFY(*readOpenStreams(**connection, *readMark(**connection, "head"))); // made again
    }

    void keepsWhatACommitThatFailedDidNotChange()
    {
        const auto store = SqlEventStore::open(SqlDatabase{.file = m_file, .whenOpened = {"PRAGMA max_page_count=60"}});
        QVERIFY(store);
        Append large = named("release-a", 0, "release.created");
        large.events[0].payload = QByteArray(900'000, 'x');
        QVERIFY(!QCoro::waitFor((*store)->append(large)));
        QVERIFY(QCoro::waitFor((*store)->append(named("release-b", 0, "release.created"))));

        QCOMPARE(*QCoro::waitFor((*store)->openStreams()), QList{StreamId("release-b")});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

RELEASE_DESK_TEST(tst_open_streams, TestOpenStreams)
#include "tst_open_streams.moc"
