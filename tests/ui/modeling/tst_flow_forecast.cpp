// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/sample_world.h"
#include "ui/modeling/flow_forecast.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

//! The forecast that the flow shows, of small and of large plans.
class TestFlowForecast final : public QObject
{
    Q_OBJECT

    //! A chain of \p count tasks of ten minutes.
    static ReleaseId record(tests::DecidingDesk &sample, int count)
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId(QStringLiteral("checkout-%1").arg(count));
        created.project = ProjectId("checkout");
        created.version = QString::number(count);
        created.owner = tests::sampleUser;
        created.plan.phases = {{PhaseId("deploy"), QStringLiteral("Deploy"), false}};
        for (int i = 0; i < count; ++i) {
            domain::Task task;
            task.id = TaskId(QStringLiteral("t%1").arg(i));
            task.kind = QStringLiteral("http.request");
            task.title = task.id.value();
            task.phase = PhaseId("deploy");
            task.durationMinutes = 10;
            created.plan.tasks.append(task);
            if (i > 0)
                created.plan.edges.append({TaskId(QStringLiteral("t%1").arg(i - 1)), task.id});
        }
        sample.session.happen(created.release, tests::sampleUser, tests::sampleNow(), created);
        return created.release;
    }

private slots:
    void aSmallPlanIsForecastAtOnce()
    {
        tests::DecidingDesk sample;
        FlowForecast forecast(sample.desk, sample.clock);
        forecast.showRelease(record(sample, 12));
        QVERIFY(forecast.isKnown());
        QCOMPARE(forecast.result().start.secsTo(forecast.result().finish), 12 * 600);
    }

    void aLargePlanIsForecastWithoutTheWindowWaiting()
    {
        tests::DecidingDesk sample;
        FlowForecast forecast(sample.desk, sample.clock);
        const QSignalSpy told(&forecast, &FlowForecast::changed);
        forecast.showRelease(record(sample, 600));
        QVERIFY(!forecast.isKnown());
        QTRY_VERIFY(forecast.isKnown());
        QCOMPARE(told.size(), 2); // that nothing is known yet, and then what is
        QCOMPARE(forecast.result().tasks.size(), 600);
        QCOMPARE(forecast.result().start.secsTo(forecast.result().finish), 600 * 600);
    }

    void whatIsShownMeanwhileIsForecastAfterIt()
    {
        tests::DecidingDesk sample;
        FlowForecast forecast(sample.desk, sample.clock);
        const ReleaseId first = record(sample, 600);
        const ReleaseId second = record(sample, 700);
        forecast.showRelease(first);
        forecast.showRelease(second); // before that of the first is there
        QTRY_VERIFY(forecast.isKnown());
        QCOMPARE(forecast.result().tasks.size(), 700);
    }

    void aForecastThatComesTooLateIsDropped()
    {
        tests::DecidingDesk sample;
        FlowForecast forecast(sample.desk, sample.clock);
        const ReleaseId large = record(sample, 600);
        const ReleaseId small = record(sample, 12);
        forecast.showRelease(large);
        forecast.showRelease(small);
        QCOMPARE(forecast.result().tasks.size(), 12);
        QTRY_VERIFY(!forecast.isUnderWay());
        QCOMPARE(forecast.result().tasks.size(), 12);
    }

    void aFlowThatGotSmallerMeanwhileKeepsItsNewForecast()
    {
        tests::DecidingDesk sample;
        FlowForecast forecast(sample.desk, sample.clock);
        const ReleaseId release = record(sample, 401);
        forecast.showRelease(release);
        QVERIFY(forecast.isUnderWay());
        domain::PlanEdited edited{2, domain::toJsonArray({domain::RemoveTask{TaskId("t400")}}), {}};
        sample.session.happen(release, tests::sampleUser, tests::sampleNow(), edited);
        forecast.refresh();
        QCOMPARE(forecast.result().tasks.size(), 400);
        QTRY_VERIFY(!forecast.isUnderWay());
        QCOMPARE(forecast.result().tasks.size(), 400);
    }
};

RELEASE_DESK_TEST(tst_flow_forecast, TestFlowForecast)
#include "tst_flow_forecast.moc"
