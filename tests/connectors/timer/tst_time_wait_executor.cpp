// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/timer/time_wait_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::TimeWaitExecutor;

class TestTimeWaitExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<ExecutorBench>(); }

    void itWaitsUntilItsTimeHasCome_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::newRow("a span") << QJsonObject{{"seconds", 90}};
        QTest::newRow("a span as a text") << QJsonObject{{"seconds", "90"}};
        QTest::newRow("an instant") << QJsonObject{{"until", "2026-11-24T05:01:30Z"}};
        QTest::newRow("an instant in another zone") << QJsonObject{{"until", "2026-11-24T14:01:30+09:00"}};
        QTest::newRow("an instant wins") << QJsonObject{{"seconds", 5}, {"until", "2026-11-24T05:01:30Z"}};
    }

    void itWaitsUntilItsTimeHasCome()
    {
        QFETCH(const QJsonObject, parameters);
        FixedClock clock;
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&clock] { clock.advance(10s); });
        tick.start(3ms);

        const auto outcome = run(clock, parameters, clock.utcNow());

        QVERIFY(outcome);
        QVERIFY(clock.utcNow() >= QDateTime(QDate(2026, 11, 24), QTime(5, 1, 30), Qt::UTC));
        QVERIFY(clock.utcNow() <= QDateTime(QDate(2026, 11, 24), QTime(5, 2, 0), Qt::UTC));
        QCOMPARE(m_bench->report->progressTexts.first(), "90 s left");
        const QList<int> left = secondsLeft();
        QVERIFY2(left.size() > 1 && left.last() < left.first(), "it never told how far it is");
        QVERIFY(std::ranges::is_sorted(left, std::ranges::greater()));
    }

    void aRestartDoesNotStartOver()
    {
        const FixedClock clock;

        QCOMPARE(outcomeText(run(clock, {{"seconds", 60}}, clock.utcNow().addSecs(-61))), "done");
        QCOMPARE(m_bench->report->progressTexts, QStringList());
    }

    void aSpanDoesNotChangeWhenTheClockIsSet_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("ten years on") << 10;
        QTest::newRow("ten years back") << -10;
    }

    void aSpanDoesNotChangeWhenTheClockIsSet()
    {
        QFETCH(const int, years);
        FixedClock clock;
        const auto begun = clock.elapsed();
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&clock] { clock.advance(10s); });
        tick.start(3ms);
        QTimer::singleShot(2ms, this, [&clock, years] { clock.set(clock.utcNow().addYears(years)); });

        QVERIFY(run(clock, {{"seconds", 90}}, clock.utcNow()));

        QVERIFY(clock.elapsed() - begun >= 90s);
        QVERIFY(clock.elapsed() - begun <= 120s);
    }

    void anInstantThatHasPassedIsNotWaitedFor()
    {
        const FixedClock clock;

        QCOMPARE(outcomeText(run(clock, {{"until", "2020-01-01T00:00:00Z"}}, clock.utcNow())), "done");
    }

    void aCancelEndsItAtOnce()
    {
        QTimer::singleShot(10ms, this, [this] { m_bench->stop.request_stop(); });
        const FixedClock clock;

        QCOMPARE(outcomeText(run(clock, {{"seconds", 3600}}, clock.utcNow())), "Cancelled");
    }

    void whatIsNoTimeIsRefused()
    {
        const FixedClock clock;

        QCOMPARE(outcomeText(run(clock, {{"until", "tomorrow"}}, clock.utcNow())), "InvalidArgument nothingHappened");
    }

private:
    //! What it told, e.g. "40 s left", in the order it told it.
    [[nodiscard]] QList<int> secondsLeft() const
    {
        QList<int> seconds;
        for (const QString &text : m_bench->report->progressTexts)
            seconds.append(text.section(u' ', 0, 0).toInt());
        return seconds;
    }

    Result<engine::TaskOutput> run(const Clock &clock, const QJsonObject &parameters, const QDateTime &startedAt)
    {
        TimeWaitExecutor executor(clock, 1ms);
        auto task = m_bench->task("time.wait", parameters);
        task.startedAt = startedAt;
        task.alreadyRan = std::chrono::milliseconds(std::max<qint64>(0, startedAt.msecsTo(clock.utcNow())));
        return QCoro::waitFor(executor.execute(task, m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ExecutorBench> m_bench;
};

RELEASE_DESK_TEST(tst_time_wait_executor, TestTimeWaitExecutor)

#include "tst_time_wait_executor.moc"
