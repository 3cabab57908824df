// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/plan/plan_times.h"
#include "ui/plan/task_look.h"
#include "ui/wording/release_words.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestTaskLook final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_sample = std::make_unique<tests::SampleDesk>(); }
    void cleanup() { m_sample.reset(); }

    void spansAreShort_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << qint64{41} << "41 s";
        QTest::newRow("minutes and seconds") << qint64{291} << "4 m 51 s";
        QTest::newRow("many minutes") << qint64{2045} << "34 m";
        QTest::newRow("hours") << qint64{7800} << "2 h 10 m";
        QTest::newRow("whole hours") << qint64{7200} << "2 h";
        QTest::newRow("days") << qint64{190000} << "2 d 4 h";
        QTest::newRow("nothing") << qint64{-1} << "";
    }

    void spansAreShort()
    {
        QFETCH(const qint64, seconds);
        QTEST(spanText(seconds), "text");
    }

    void aPhaseTakesAsLongAsItsLongestChain()
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("planned");
        created.project = ProjectId("checkout");
        created.version = "9";
        created.owner = tests::sampleUser;
        created.plan = tests::samplePlan();
        m_sample->session.happen(created.release, tests::sampleUser, tests::sampleNow(), created);
        const domain::Release &release = *m_sample->desk.release(created.release);
        const QStringList times = phaseTimeTexts(release, tests::sampleNow());
        QCOMPARE(times.size(), release.plan().phases.size());
        const auto timeOf = [&](const char *phase) {
            const auto &phases = release.plan().phases;
            const auto at = std::ranges::find(phases, PhaseId(phase), &domain::Phase::id);
            return at == phases.end() ? QString() : times.at(std::distance(phases.begin(), at));
        };
        QCOMPARE(timeOf("prepare"), "~ 10 min"); // build, then test
        QCOMPARE(timeOf("announce"), "~ 5 min"); // side by side
    }

    void aCardSaysMeasuredFacts()
    {
        const TaskLook build = lookOf(tests::checkoutRelease, "build");
        QCOMPARE(build.state, State::Succeeded);
        QVERIFY2(build.subtitle.startsWith("Build #4187"), qPrintable(build.subtitle));

        const TaskLook canary = lookOf(tests::checkoutRelease, "canary-web");
        QCOMPARE(canary.state, State::Running);
        QCOMPARE(canary.subtitle, "8 of 5 min");
        QCOMPARE(canary.percent, 95);

        QCOMPARE(lookOf(tests::checkoutRelease, "approve").subtitle, "3 of 3 signed · 13:54");
        const QString asked = lookOf(tests::catalogRelease, "approve").subtitle;
        QVERIFY2(asked.startsWith("3 approver") && asked.endsWith(" · in order"), qPrintable(asked));
    }

    void progressToldByTheExecutorCounts()
    {
        emit m_sample->session.progressed({tests::checkoutRelease, TaskId("canary-web"), 40, "10 % · 6 of 15 min"});
        const TaskLook canary = lookOf(tests::checkoutRelease, "canary-web");
        QCOMPARE(canary.percent, 40);
        QCOMPARE(canary.subtitle, "10 % · 6 of 15 min");
    }

    void theLaneIsArmedByTheEffectsInForce()
    {
        QCOMPARE(lookOf(tests::checkoutRelease, "back").state, State::Ready);
        QCOMPARE(lookOf(tests::catalogRelease, "back").state, State::Planned);
    }

    void whatWasNotReachedCountsAsSkipped()
    {
        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleaseAborted{"Stop.", {}});
        const TaskLook notes = lookOf(tests::checkoutRelease, "notes");
        QCOMPARE(notes.state, State::Skipped);
        QCOMPARE(notes.subtitle, "Not reached");
    }

    void aPhaseThatRunsTellsWhatItHasTakenOrWhatIsLeft()
    {
        const domain::Release &release = *m_sample->desk.release(tests::checkoutRelease);
        const QStringList times = phaseTimeTexts(release, tests::sampleNow());
        QVERIFY2(!times.at(0).startsWith(u'~'), qPrintable(times.join(u'/'))); // it is over
        QVERIFY2(times.at(2).startsWith(u'~') && times.at(2).endsWith("left"), qPrintable(times.join(u'/')));
        QCOMPARE(times.at(4), "~ 5 min"); // not begun
    }

    void aPhaseThatStoppedHalfWayIsNotDone()
    {
        const auto stateAt
            = [&](qsizetype phase) { return phaseStatesOf(*m_sample->desk.release(tests::checkoutRelease)).at(phase); };
        domain::Task more = *m_sample->desk.release(tests::checkoutRelease)->task(TaskId("canary-web"));
        more.id = TaskId("canary-api");
        for (const domain::ReleaseEvent &event :
             {domain::ReleaseEvent(domain::PlanEdited{9, domain::toJsonArray({domain::AddTask{more}}), {}}),
              domain::ReleaseEvent(domain::TaskSucceeded{TaskId("canary-web"), 1}),
              domain::ReleaseEvent(domain::ReleaseAborted{"Stop.", {}})})
            m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(), event);
        QCOMPARE(stateAt(0), State::Succeeded);
        QCOMPARE(stateAt(2), State::Aborted); // some are done, the turn of one never came
        QCOMPARE(stateAt(4), State::Skipped); // its turn never came
    }

    void whatWasStoppedToTakeTheReleaseBackDidNotFail()
    {
        const auto happen = [&](const domain::ReleaseEvent &event) {
            m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(domain::TaskCancelled{TaskId("canary-web"), "It was stopped."});
        QCOMPARE(lookOf(tests::checkoutRelease, "canary-web").state, State::Failed); // somebody has to decide
        happen(domain::RollbackStarted{"p95 is too high", false, {}});
        QCOMPARE(lookOf(tests::checkoutRelease, "canary-web").state, State::Aborted);
        QVERIFY(phaseStatesOf(*m_sample->desk.release(tests::checkoutRelease)).at(2) != State::Failed);
    }

    void aCardSaysThatTheWindowIsOver()
    {
        const domain::Release before = *m_sample->desk.release(tests::checkoutRelease);
        const auto happen = [&](const domain::ReleaseEvent &event) {
            m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(domain::DetailsEdited{before.revision() + 1, before.title(), before.owner(), before.windowStart(),
                                     before.windowEnd(), domain::WhenFrozen::Hold});
        happen(domain::TaskFailed{TaskId("canary-web"), 1, "http.refused", "No.", {}, false, {}});
        happen(domain::TaskRetried{TaskId("canary-web"), false});
        const domain::Release &release = *m_sample->desk.release(tests::checkoutRelease);
        const domain::Task &canary = *release.task(TaskId("canary-web"));
        const auto subtitleAt
            = [&](const QDateTime &now) { return taskLookOf(m_sample->desk, release, canary, now).subtitle; };
        QCOMPARE(subtitleAt(release.windowEnd().addSecs(1)), "Its window is over");
        QVERIFY(subtitleAt(release.windowEnd()) != "Its window is over");
    }

    void aTaskByHandNamesWhomItWaitsFor()
    {
        const domain::Release &release = *m_sample->desk.release(tests::catalogRelease);
        domain::Task task;
        task.id = TaskId("build");
        task.kind = "manual.work";
        const auto look = [&] { return taskLookOf(m_sample->desk, release, task, tests::sampleNow()); };
        QCOMPARE(look().subtitle, "Any operator or the owner"); // as the field of the performer and the task itself say
        QCOMPARE(look().subtitle, performerText(m_sample->desk, task));
        QVERIFY(look().performer.isEmpty());
        task.performer = PersonId("jiho.kim");
        QCOMPARE(look().subtitle, "Jiho Kim");
        QCOMPARE(look().performer, "Jiho Kim");
    }

    void whatIsDoneByHandWaitsForWhoConfirmsIt()
    {
        const domain::Release before = *m_sample->desk.release(tests::catalogRelease);
        domain::Task task = *before.plan().task(TaskId("build"));
        task.kind = "manual.work";
        task.verifier = PersonId("jiho.kim");
        const auto happen = [&](const domain::ReleaseEvent &event) {
            m_sample->session.happen(tests::catalogRelease, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(domain::PlanEdited{
            before.revision() + 1, QJsonArray{domain::planEditToJson(domain::ChangeTask{task})}, {}});
        happen(domain::TaskWaiting{task.id, domain::WaitReason::Person});
        happen(domain::TaskPerformed{task.id, tests::sampleUser, "done"});
        const domain::Release &release = *m_sample->desk.release(tests::catalogRelease);
        const TaskLook look = taskLookOf(m_sample->desk, release, task, tests::sampleNow());
        QCOMPARE(look.subtitle, "Jiho Kim confirms it");
        QCOMPARE(look.performerId, task.verifier);
    }

    void referencesAreResolvedWhereTheyCanBe()
    {
        const domain::Release &release = *m_sample->desk.release(tests::checkoutRelease);
        QCOMPARE(resolvedText(m_sample->desk, release, "job ${release.version} ${tasks.gone.x}"),
                 "job 2.8.0 ${tasks.gone.x}");
    }

private:
    TaskLook lookOf(const ReleaseId &id, const char *task) const
    {
        const domain::Release &release = *m_sample->desk.release(id);
        return taskLookOf(m_sample->desk, release, *release.plan().task(TaskId(task)), m_sample->clock.utcNow());
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
};

RELEASE_DESK_TEST(tst_task_look, TestTaskLook)
#include "tst_task_look.moc"
