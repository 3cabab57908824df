// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_chain.h"
#include "core/store/event_store.h"
#include "core/store/release_codec.h"
#include "core/store/sql_event_store.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;

//! What every implementation of EventStore promises.
class TestEventStore final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("isMemory");
        QTest::newRow("memory") << true;
        QTest::newRow("sqlite") << false;
    }

    void init()
    {
        QFETCH_GLOBAL(const bool, isMemory);
        if (isMemory) {
            m_store = std::make_unique<tests::MemoryEventStore>();
            return;
        }
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = SqlEventStore::open(m_folder->filePath("release-desk.db"), OpenMode::ReadWrite);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message + opened.error().detail));
        m_store = *std::move(opened);
    }

    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void answersTheEventsAsRecorded()
    {
        const auto recorded = append(sampleAppend("release-1", 0, {"하나", "two"}));

        QVERIFY(recorded);
        QCOMPARE(recorded->size(), 2);
        QCOMPARE(recorded->at(0).position, 1);
        QCOMPARE(recorded->at(1).position, 2);
        QCOMPARE(recorded->at(1).streamVersion, 2);
        QCOMPARE(recorded->at(0).stream, StreamId("release-1"));
        QCOMPARE(recorded->at(0).actor, PersonId("kim.minji"));
        QCOMPARE(recorded->at(0).at, QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC));
        QCOMPARE(recorded->at(0).event.name, "task.noted");
        QCOMPARE(recorded->at(0).event.payload, QByteArray("{\"text\":\"하나\"}"));
        QVERIFY(verifyChain({}, asSpan(*recorded)));
    }

    void readsBackWhatItAnswered()
    {
        const auto first = append(sampleAppend("release-1", 0, {"a"}));
        const auto second = append(sampleAppend("release-2", 0, {"b", "c"}));
        const auto third = append(sampleAppend("release-1", 1, {"d"}));
        QVERIFY(first && second && third);

        const auto all = QCoro::waitFor(m_store->readAfter(0, 100));
        const auto one = QCoro::waitFor(m_store->readStream(StreamId("release-1")));

        QVERIFY(all && one);
        QCOMPARE(described(*all), described(*first + *second + *third));
        QCOMPARE(described(*one), described(*first + *third));
        QVERIFY(verifyChain({}, asSpan(*all)));
    }

    void keepsTheBytesOfAPayload()
    {
        QByteArray bytes;
        for (int i = 0; i < 512; ++i)
            bytes.append(static_cast<char>(i));
        Append wanted = sampleAppend("release-1", 0, {"x"});
        wanted.events[0].payload = bytes;
        QVERIFY(append(wanted));

        const auto read = QCoro::waitFor(m_store->readStream(StreamId("release-1")));

        QVERIFY(read);
        QCOMPARE(read->at(0).event.payload, bytes);
    }

    void recordsForNobodyAndWithoutPayload()
    {
        Append wanted = sampleAppend("release-1", 0, {"x"});
        wanted.actor = PersonId();
        wanted.events[0].payload = QByteArray();

        const auto recorded = append(wanted);
        const auto read = QCoro::waitFor(m_store->readAfter(0, 10));

        QVERIFY2(recorded, recorded ? "" : qPrintable(recorded.error().detail));
        QVERIFY(read && verifyChain({}, asSpan(*read)));
    }

    void keepsTimesInUtcWithMilliseconds()
    {
        Append wanted = sampleAppend("release-1", 0, {"x"});
        wanted.at = QDateTime(QDate(2026, 11, 24), QTime(23, 0, 0, 7), Qt::OffsetFromUTC, 9 * 3600);

        const auto recorded = append(wanted);

        QVERIFY(recorded);
        QCOMPARE(recorded->at(0).at.timeSpec(), Qt::UTC);
        QCOMPARE(recorded->at(0).at, QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 7), Qt::UTC));
    }

    void answersAStaleAppendWithAborted_data()
    {
        QTest::addColumn<qint64>("version");
        QTest::newRow("as if new") << qint64{0};
        QTest::newRow("one behind") << qint64{1};
        QTest::newRow("ahead") << qint64{3};
    }

    void answersAStaleAppendWithAborted()
    {
        QFETCH(const qint64, version);
        QVERIFY(append(sampleAppend("release-1", 0, {"a", "b"})));

        const auto stale = append(sampleAppend("release-1", version, {"c"}));

        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::Aborted);
        QVERIFY(!stale.error().message.isEmpty());
        QCOMPARE(count(), 2);
    }

    void letsOneOfTwoWinTheSameVersion()
    {
        auto first = m_store->append(sampleAppend("release-1", 0, {"a"}));
        auto second = m_store->append(sampleAppend("release-1", 0, {"b"}));
        const auto firstResult = QCoro::waitFor(std::move(first));
        const auto secondResult = QCoro::waitFor(std::move(second));

        QVERIFY(firstResult);
        QVERIFY(!secondResult);
        QCOMPARE(secondResult.error().code, ErrorCode::Aborted);
        QCOMPARE(count(), 1);
    }

    void givesEachOfManyItsOwnAnswer()
    {
        constexpr int appends = 200;
        std::vector<QCoro::Task<Result<QList<RecordedEvent>>>> waiting;
        for (int i = 0; i < appends; ++i) {
            // Every fourth is stale: its stream is new.
            const bool isStale = i % 4 == 3;
            waiting.push_back(m_store->append(
                sampleAppend(QStringLiteral("release-%1").arg(i), isStale ? 7 : 0, {QString::number(i), "and"})));
        }

        Position before = 0;
        for (int i = 0; i < appends; ++i) {
            const auto result = QCoro::waitFor(std::move(waiting[static_cast<std::size_t>(i)]));
            if (i % 4 == 3) {
                QVERIFY(!result);
                QCOMPARE(result.error().code, ErrorCode::Aborted);
                continue;
            }
            QVERIFY(result);
            QCOMPARE(result->at(0).event.payload, tests::sampleEvent(QString::number(i)).payload);
            QCOMPARE(result->at(0).stream, StreamId(QStringLiteral("release-%1").arg(i)));
            QCOMPARE(result->at(0).position, before + 1);
            before = result->at(1).position;
        }
        const auto all = QCoro::waitFor(m_store->readAfter(0, 1000));
        QVERIFY(all);
        QCOMPARE(all->size(), appends / 4 * 3 * 2);
        QVERIFY(verifyChain({}, asSpan(*all)));
    }

    void readsInPieces()
    {
        QVERIFY(append(sampleAppend("release-1", 0, {"a", "b", "c", "d", "e"})));

        const auto piece = QCoro::waitFor(m_store->readAfter(1, 2));
        const auto end = QCoro::waitFor(m_store->readAfter(4, 100));
        const auto behind = QCoro::waitFor(m_store->readAfter(5, 100));
        const auto none = QCoro::waitFor(m_store->readAfter(0, 0));
        const auto stranger = QCoro::waitFor(m_store->readStream(StreamId("no-such-stream")));

        QVERIFY(piece && end && behind && none && stranger);
        QCOMPARE(piece->size(), 2);
        QCOMPARE(piece->first().position, 2);
        QCOMPARE(end->size(), 1);
        QVERIFY(behind->isEmpty() && none->isEmpty() && stranger->isEmpty());
    }

    void findsReleasesByTheirNameTheNewestFirst()
    {
        const auto created = [this](const char *id, const char *version) {
            domain::ReleaseCreated event;
            event.release = ReleaseId(id);
            event.project = ProjectId("checkout");
            event.version = QString::fromUtf8(version);
            event.owner = PersonId("kim.minji");
            Append wish = sampleAppend({}, 0, {"x"});
            wish.stream = releaseStream(event.release);
            wish.events = {encode(event)};
            QVERIFY(append(wish));
        };
        created("a", "2.8.0");
        created("b", "2.8.0 \"빠른\"");
        created("c", "2.8.0");
        Append unreadable = sampleAppend("release-d", 0, {"x"});
        unreadable.events[0].name = QStringLiteral("release.created");
        unreadable.events[0].payload = "no JSON";
        QVERIFY(append(unreadable));

        const auto named = [this](const char *project, const char *version) {
            return *QCoro::waitFor(m_store->releasesNamed(ProjectId(project), QString::fromUtf8(version)));
        };
        QCOMPARE(named("checkout", "2.8.0"), (QList{releaseStream(ReleaseId("c")), releaseStream(ReleaseId("a"))}));
        QCOMPARE(named("checkout", "2.8.0 \"빠른\""), QList{releaseStream(ReleaseId("b"))});
        QVERIFY(named("payments", "2.8.0").isEmpty());
        QVERIFY(named("checkout", "2.8").isEmpty());
    }

    void refusesWhatIsTooLarge()
    {
        Append wanted = sampleAppend("release-1", 0, {"a", "b"});
        wanted.events[1].payload = QByteArray(maxPayloadBytes + 1, 'x');
        const auto refused = append(wanted);
        wanted.events[1].payload.chop(1);
        const auto largest = append(wanted);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ResourceExhausted);
        QCOMPARE(refused.error().reason, "event.tooLarge");
        QVERIFY(largest);
        QCOMPARE(count(), 2);
    }

    void refusesWhatWouldNotComeBackTheSame_data()
    {
        QTest::addColumn<Append>("wanted");
        Append append = sampleAppend("release-1", 0, {"x"});
        QTest::newRow("no event") << sampleAppend("release-1", 0, {});
        QTest::newRow("no stream") << sampleAppend({}, 0, {"x"});
        QTest::newRow("negative version") << sampleAppend("release-1", -1, {"x"});
        QTest::newRow("half a character") << sampleAppend(QString(QChar(0xd800)), 0, {"x"});
        QTest::newRow("a zero") << sampleAppend(QString("a") + QChar(u'\0') + QChar(u'b'), 0, {"x"});
        append.at = QDateTime();
        QTest::newRow("no time") << append;
        append = sampleAppend("release-1", 0, {"x"});
        append.events[0].name.clear();
        QTest::newRow("no name") << append;
    }

    void refusesWhatWouldNotComeBackTheSame()
    {
        QFETCH(const Append, wanted);

        const auto refused = append(wanted);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(count(), 0);
    }

private:
    Result<QList<RecordedEvent>> append(Append wanted) { return QCoro::waitFor(m_store->append(std::move(wanted))); }

    qsizetype count()
    {
        const auto all = QCoro::waitFor(m_store->readAfter(0, 1'000'000));
        return all ? all->size() : -1;
    }

    static std::span<const RecordedEvent> asSpan(const QList<RecordedEvent> &events)
    {
        return {events.constData(), static_cast<std::size_t>(events.size())};
    }

    static QStringList described(const QList<RecordedEvent> &events)
    {
        QStringList lines;
        for (const RecordedEvent &event : events) {
            lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6 v%7 %8 %9")
                             .arg(event.position)
                             .arg(event.stream.value())
                             .arg(event.streamVersion)
                             .arg(event.actor.value(), event.at.toString(Qt::ISODateWithMs), event.event.name)
                             .arg(event.event.version)
                             .arg(QString::fromUtf8(event.event.payload), QString::fromLatin1(event.hash.toHex())));
        }
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventStore> m_store;
};

RELEASE_DESK_TEST(tst_event_store, TestEventStore)
#include "tst_event_store.moc"
