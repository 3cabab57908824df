// SPDX-License-Identifier: Apache-2.0
#include "core/store/append_check.h"
#include "core/store/event_chain.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;

class TestEventChain final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_events = chained(sampleAppend("release-1", 0, {"one", "둘", "three", "four"}), 0, {});
        QVERIFY(verify(m_events));
    }

    void noticesEveryFlippedByte()
    {
        for (qsizetype i = 0; i < m_events.size(); ++i) {
            for (qsizetype at = 0; at < m_events.at(i).hash.size(); ++at) {
                QList<RecordedEvent> changed = m_events;
                char &byte = changed[i].hash[at];
                byte = static_cast<char>(byte ^ 1);
                isNoticedAt(changed, i + 1);
            }
            for (qsizetype at = 0; at < m_events.at(i).event.payload.size(); ++at) {
                QList<RecordedEvent> changed = m_events;
                char &byte = changed[i].event.payload[at];
                byte = static_cast<char>(byte ^ 0x20);
                isNoticedAt(changed, i + 1);
            }
        }
    }

    void noticesEveryChangedField()
    {
        using Change = std::function<void(RecordedEvent &)>;
        const QList<Change> changes{
            [](RecordedEvent &event) { event.stream = StreamId("release-2"); },
            [](RecordedEvent &event) { ++event.streamVersion; },
            [](RecordedEvent &event) { event.actor = PersonId("lee.jihoon"); },
            [](RecordedEvent &event) { event.at = event.at.addMSecs(1); },
            [](RecordedEvent &event) { event.event.name += u'x'; },
            [](RecordedEvent &event) { ++event.event.version; },
            [](RecordedEvent &event) { event.event.payload += ' '; },
            // The same bytes in a row, with the border between two fields moved.
            [](RecordedEvent &event) {
                event.event.payload.prepend(event.event.name.back().toLatin1());
                event.event.name.chop(1);
            },
        };
        for (const Change &change : changes) {
            QList<RecordedEvent> changed = m_events;
            change(changed[2]);
            isNoticedAt(changed, 3);
        }
    }

    void noticesRowsThatAreNotWhereTheyWere()
    {
        QList<RecordedEvent> removed = m_events;
        removed.removeAt(1);
        isNoticedAt(removed, 2);

        QList<RecordedEvent> swapped = m_events;
        swapped.swapItemsAt(1, 2);
        isNoticedAt(swapped, 2);

        QList<RecordedEvent> swappedWithPositions = swapped;
        std::swap(swappedWithPositions[1].position, swappedWithPositions[2].position);
        isNoticedAt(swappedWithPositions, 2);

        QList<RecordedEvent> inserted = m_events;
        inserted.insert(2, chained(sampleAppend("release-1", 2, {"false"}), 2, m_events.at(1).hash).first());
        isNoticedAt(inserted, 4);
    }

    void dependsOnWhatCameBefore()
    {
        const auto verified = verifyChain(QByteArray(32, 'x'), asSpan(m_events));

        QVERIFY(!verified);
        QVERIFY(verifyChain(m_events.at(1).hash, asSpan(m_events).subspan(2)));
    }

    void noticesWhatWasDoneToTheFile_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("named"); // the event that the message names
        QTest::newRow("a byte of a payload") << QStringList{"UPDATE events SET payload = CAST(replace(CAST(payload AS "
                                                            "TEXT), 'three', 'threE') AS BLOB) WHERE position = 3"}
                                             << "3";
        QTest::newRow("a byte of a hash")
            << QStringList{"UPDATE events SET hash = zeroblob(32) WHERE position = 2"} << "2";
        QTest::newRow("the hash of the last")
            << QStringList{"UPDATE events SET hash = zeroblob(32) WHERE position = 4"} << "4";
        QTest::newRow("the actor") << QStringList{"UPDATE events SET actor = 'mallory' WHERE position = 1"} << "1";
        QTest::newRow("the time") << QStringList{"UPDATE events SET at = at + 1 WHERE position = 2"} << "2";
        QTest::newRow("a version that is cut to the same number")
            << QStringList{"UPDATE events SET version = version + 4294967296 WHERE position = 2"} << "2";
        QTest::newRow("removed in the middle") << QStringList{"DELETE FROM events WHERE position = 2"} << "2";
        QTest::newRow("removed at the start") << QStringList{"DELETE FROM events WHERE position = 1"} << "1";
        QTest::newRow("removed at the end") << QStringList{"DELETE FROM events WHERE position = 4"} << "4";
        QTest::newRow("all removed") << QStringList{"DELETE FROM events"} << "1";
        QTest::newRow("added at the end") << QStringList{
            "INSERT INTO events SELECT 5, stream, 5, actor, at, name, version, payload, hash FROM events "
            "WHERE position = 4"} << "5";
        QTest::newRow("added before the start") << QStringList{
            "INSERT INTO events SELECT 0, stream, 9, actor, at, name, version, payload, hash FROM events "
            "WHERE position = 4"} << "0";
        QTest::newRow("two exchanged") << QStringList{"UPDATE events SET position = 9 WHERE position = 2",
                                                      "UPDATE events SET position = 2 WHERE position = 3",
                                                      "UPDATE events SET position = 3 WHERE position = 9"}
                                       << "2";
    }

    //! Both at the next start and by a full audit of a file that was verified before.
    void noticesWhatWasDoneToTheFile()
    {
        QFETCH(const QStringList, statements);
        QFETCH(const QString, named);
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        {
            const auto store = SqlEventStore::open(file, OpenMode::ReadWrite);
            QVERIFY(store);
            QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"one", "two", "three", "four"}))));
            QVERIFY(QCoro::waitFor((*store)->auditVerify()));
        }
        QVERIFY(tests::tamper(file, statements));

        const auto writing = SqlEventStore::open(file, OpenMode::ReadWrite);
        const auto reading = SqlEventStore::open(file, OpenMode::ReadOnly);

        for (const auto *opened : {&writing, &reading}) {
            QVERIFY(!*opened);
            QCOMPARE(opened->error().code, ErrorCode::DataLoss);
            QVERIFY2(opened->error().message.contains(QStringLiteral("event %1 is").arg(named)),
                     qPrintable(opened->error().message));
        }
    }

    void auditsWhatWasVerifiedBefore()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        const auto make = [&] { return SqlEventStore::open(file, OpenMode::ReadWrite); };
        // More than is read back at every start.
        const QStringList many(2500, QStringLiteral("x"));
        QVERIFY(QCoro::waitFor((*make())->append(sampleAppend("release-1", 0, many))));
        QVERIFY(make()); // verifies, and remembers it
        QVERIFY(tests::tamper(file, {"UPDATE events SET actor = 'mallory' WHERE position = 2"}));

        const auto store = make();
        QVERIFY(store);
        const auto report = QCoro::waitFor((*store)->auditVerify());

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::DataLoss);
        QVERIFY(report.error().message.contains("event 2 is"));
        const auto read = QCoro::waitFor((*store)->readStream(StreamId("release-1"))); // nor is it read unnoticed
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::DataLoss);
    }

    void noticesWhatWasVerifiedBeforeAndIsGone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        const auto make = [&] { return SqlEventStore::open(file, OpenMode::ReadWrite); };
        QVERIFY(QCoro::waitFor((*make())->append(sampleAppend("release-1", 0, {"one", "two"}))));
        QVERIFY(make());
        QVERIFY(tests::tamper(file,
                              {"DELETE FROM events WHERE position = 2",
                               "UPDATE chain_marks SET position = 1, hash = (SELECT hash FROM events) "
                               "WHERE name = 'head'"}));

        const auto store = make();

        QVERIFY(!store);
        QVERIFY(store.error().message.contains("event 2 is missing"));
    }

    void reportsTheWholeRecord()
    {
        const QTemporaryDir folder;
        const auto store = SqlEventStore::open(folder.filePath("release-desk.db"), OpenMode::ReadWrite);
        QVERIFY(store);
        const auto empty = QCoro::waitFor((*store)->auditVerify());
        QVERIFY(empty);
        QCOMPARE(*empty, AuditReport());

        QByteArray head;
        for (qint64 i = 0; i < 21; ++i) { // more than one page of the audit
            const QStringList texts(101, QStringLiteral("x"));
            const auto recorded = QCoro::waitFor((*store)->append(sampleAppend("release-1", i * 101, texts)));
            QVERIFY(recorded);
            head = recorded->last().hash;
        }
        const auto report = QCoro::waitFor((*store)->auditVerify());

        QVERIFY(report);
        QCOMPARE(report->events, 21 * 101);
        QCOMPARE(report->firstPosition, 1);
        QCOMPARE(report->lastPosition, 21 * 101);
        QCOMPARE(report->headHash, head);
    }

private:
    static std::span<const RecordedEvent> asSpan(const QList<RecordedEvent> &events)
    {
        return {events.constData(), static_cast<std::size_t>(events.size())};
    }

    static Result<> verify(const QList<RecordedEvent> &events) { return verifyChain({}, asSpan(events)); }

    static void isNoticedAt(const QList<RecordedEvent> &events, Position position)
    {
        const auto verified = verify(events);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::DataLoss);
        QVERIFY2(verified.error().message.contains(QStringLiteral("event %1 is").arg(position)),
                 qPrintable(verified.error().message));
    }

    QList<RecordedEvent> m_events;
};

RELEASE_DESK_TEST(tst_event_chain, TestEventChain)
#include "tst_event_chain.moc"
