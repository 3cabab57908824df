// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "core/store/release_codec.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::GuaranteeRun;
using releasedesk::tests::smallPlan;

namespace {

using Answer = Result<engine::TaskOutput>;

//! A plan of so many manual tasks in one phase.
Plan widePlan(int tasks)
{
    Plan plan;
    plan.phases = {{PhaseId("work"), "Work", false}};
    plan.tasks.reserve(tasks);
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = TaskId(QStringLiteral("t%1").arg(i));
        task.kind = QStringLiteral("manual.work");
        task.title = task.id.value();
        task.phase = PhaseId("work");
        task.performer = PersonId("owner");
        plan.tasks.append(task);
    }
    return plan;
}

//! The largest payload in the record.
qsizetype largestEvent(const EngineDriver &desk)
{
    qsizetype largest = 0;
    for (const store::RecordedEvent &event : desk.record.events())
        largest = std::max(largest, event.event.payload.size());
    return largest;
}

void expect(GuaranteeRun &run, bool isSo, const QString &what)
{
    run.tried();
    run.checked();
    if (!isSo)
        run.violated(what);
}

bool isRefusedAs(const Result<store::Position> &answer, const char *reason)
{
    return !answer && answer.error().reason == QLatin1String(reason) && !answer.error().message.isEmpty();
}

} // namespace

//! G9: limits are told before anything is harmed. Each is tried at its edge and one beyond.
class G09Limits final : public QObject
{
    Q_OBJECT

private slots:
    void aFlowHoldsTenThousandTasksAndNotOneMore()
    {
        GuaranteeRun run("G9", "tasks per release", {3, 3, 3});
        {
            EngineDriver desk;
            const auto taken = desk.as(
                "owner",
                CreateRelease{desk.id, ProjectId("checkout"), "1", "wide", {}, {}, 1, widePlan(maxTasksPerRelease)});
            expect(run, taken.has_value(), taken ? QString() : taken.error().message);
            Task one = widePlan(1).tasks.first();
            one.id = TaskId("more");
            expect(run,
                   isRefusedAs(desk.as("owner", EditPlan{desk.id, desk.release().revision(), {AddTask{one, 0}}, {}}),
                               "plan.tooManyTasks"),
                   "one task more was taken by an edit");
        }
        EngineDriver desk;
        expect(
            run,
            isRefusedAs(
                desk.as("owner",
                        CreateRelease{
                            desk.id, ProjectId("checkout"), "1", "wide", {}, {}, 1, widePlan(maxTasksPerRelease + 1)}),
                "plan.tooManyTasks"),
            "a release was made with one task more");
        QVERIFY2(run.finish(), run.report().constData());
    }

    void aFullRecordTakesNoMoreEditsAndCanStillBeEnded()
    {
        GuaranteeRun run("G9", "events per release, edits", {120, 400, 2000});
        const engine::Limits limits{.events = run.trials() + 40, .reserve = 20};
        EngineDriver desk;
        desk.engine->setLimits(limits);
        desk.create(smallPlan());
        Result<store::Position> last = store::Position{0};
        while (last && run.trials() * 2 > desk.record.events().size()) {
            run.tried();
            last = desk.as("owner",
                           EditDetails{desk.id,
                                       desk.release().revision(),
                                       QStringLiteral("title %1").arg(desk.release().revision()),
                                       PersonId("owner"),
                                       {},
                                       {}});
        }
        expect(run, isRefusedAs(last, "release.tooManyEvents"), "the edit beyond the limit was not refused by name");
        expect(run, desk.record.events().size() <= limits.events - limits.reserve,
               QStringLiteral("%1 events behind a limit of %2")
                   .arg(desk.record.events().size())
                   .arg(limits.events - limits.reserve));
        expect(run, desk.as("owner", DiscardRelease{desk.id, "full"}).has_value(), "it could not be ended");
        expect(run, desk.release().state() == ReleaseState::Discarded, "it did not end");
        QVERIFY2(run.finish(), run.report().constData());
    }

    //! The limit is met at each point of a run in turn. What has begun is recorded to its end; nothing begins behind.
    void noEffectBeginsWhoseResultWouldNotFit()
    {
        GuaranteeRun run("G9", "events per release, runs", {20, 60, 60});
        qsizetype whole = 0;
        {
            EngineDriver desk;
            desk.run(smallPlan());
            QVERIFY(desk.reaches(ReleaseState::Released));
            whole = desk.record.events().size();
        }
        qsizetype cut = 0;
        for (qsizetype room = 1; room <= std::min(whole, run.trials()); ++room) {
            run.tried();
            EngineDriver desk;
            const engine::Limits limits{.events = whole - room + 12, .reserve = 12};
            desk.create(smallPlan());
            desk.engine->setLimits(limits);
            const auto isQuiet = [&desk] {
                return desk.release().state() == ReleaseState::Halted || desk.release().state() == ReleaseState::Draft
                    || desk.release().state() == ReleaseState::InApproval
                    || desk.release().state() == ReleaseState::Approved
                    || desk.release().state() == ReleaseState::Released;
            };
            const auto asked = desk.as("owner", RequestApproval{desk.id, desk.release().revision()});
            bool isRefused = isRefusedAs(asked, "release.tooManyEvents");
            if (!isRefused && desk.waitUntil(isQuiet) && desk.release().state() == ReleaseState::InApproval) {
                for (const char *person : {"jiho", "minseo"})
                    isRefused = isRefused || !desk.sign(person, "approval");
                if (!isRefused) {
                    isRefused = !desk.as("owner", StartRelease{desk.id});
                    QVERIFY(desk.waitUntil([&] { return isQuiet() || desk.release().isOver(); }));
                }
            }
            cut += desk.release().state() == ReleaseState::Released ? 0 : 1;
            const QStringList begun = desk.builds->log + desk.gates->log + desk.versions->log;
            const QStringList names = desk.eventNames();
            const auto ended = names.count("task.succeeded") + names.count("task.failed");
            run.checked(begun.size());
            if (ended < begun.size())
                run.violated(QStringLiteral("room %1: %2 effects began and %3 ended in the record")
                                 .arg(room)
                                 .arg(begun.size())
                                 .arg(ended));
            if (names.size() > limits.events)
                run.violated(QStringLiteral("room %1: %2 events behind a limit of %3")
                                 .arg(room)
                                 .arg(names.size())
                                 .arg(limits.events));
            const bool isShown = isRefused || desk.release().state() == ReleaseState::Released
                || names.contains("task.failed") || names.contains("release.preparationFailed");
            if (!isShown)
                run.violated(QStringLiteral("room %1: it stopped without a word").arg(room));
        }
        expect(run, cut > 0, "no run met the limit");
        QVERIFY2(run.finish(), run.report().constData());
    }

    void whatATaskReportsBeyondTheLimitIsCutAndSaid()
    {
        GuaranteeRun run("G9", "bytes of an event", {4, 4, 4});
        const QString much(3 * 1024 * 1024, u'x');
        const auto largest = engine::Limits().eventBytes;
        {
            EngineDriver desk;
            desk.builds->answers.insert(TaskId("build"), [much](const engine::TaskAssignment &) -> Answer {
                return engine::TaskOutput{{{"log", much}}, much, {}};
            });
            desk.create(smallPlan());
            desk.submit();
            QVERIFY(desk.reaches(ReleaseState::InApproval));
            expect(run, largestEvent(desk) <= largest,
                   QStringLiteral("an event of %1 bytes was recorded").arg(largestEvent(desk)));
            const TaskRun build = desk.release().run(TaskId("build"));
            expect(run, build.state == TaskState::Succeeded, "what happened was not kept");
        }
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("build"), [much](const engine::TaskAssignment &) -> Answer {
            return failure(ErrorCode::FailedPrecondition, much);
        });
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::Draft));
        expect(run, largestEvent(desk) <= largest,
               QStringLiteral("an event of %1 bytes was recorded").arg(largestEvent(desk)));
        expect(run, desk.eventNames().contains("task.failed"), "what happened was not kept");
        QVERIFY2(run.finish(), run.report().constData());
    }

    void valuesThatGrowATaskBeyondTheLimitKeepItFromStarting()
    {
        GuaranteeRun run("G9", "bytes of parameters", {3, 3, 3});
        EngineDriver desk;
        Plan plan = smallPlan();
        QJsonArray many;
        for (int i = 0; i < 4; ++i)
            many.append("${tasks.build.log}");
        std::ranges::find(plan.tasks, TaskId("deploy"), &Task::id)->parameters.insert("many", many);
        desk.builds->answers.insert(TaskId("build"), [](const engine::TaskAssignment &) -> Answer {
            return engine::TaskOutput{{{"buildNumber", 42}, {"log", QString(400 * 1024, u'x')}}, {}, {}};
        });
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        expect(run, !desk.builds->log.contains("execute deploy r.deploy.1"), "it began nevertheless");
        const TaskRun deploy = desk.release().run(TaskId("deploy"));
        expect(run, deploy.state == TaskState::Failed && deploy.attempts.last().message.contains("larger"),
               deploy.attempts.last().message);
        expect(run, largestEvent(desk) <= engine::Limits().eventBytes,
               QStringLiteral("an event of %1 bytes was recorded").arg(largestEvent(desk)));
        QVERIFY2(run.finish(), run.report().constData());
    }

    void outputBeyondTheLimitIsNotKeptAndTheRunGoesOn()
    {
        GuaranteeRun run("G9", "bytes of a log", {3, 3, 3});
        EngineDriver desk;
        desk.builds->says = QString(1024 * 1024, u'y');
        desk.builds->answers.insert(TaskId("build"),
                                    [](const engine::TaskAssignment &) -> Answer { return engine::TaskOutput{}; });
        desk.builds->saysTimes = 40;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        qint64 kept = 0;
        qsizetype told = 0;
        for (const auto &[key, lines] : desk.taskLog.added) {
            for (const store::LogLine &line : lines) {
                if (key.task != TaskId("build"))
                    continue;
                kept += line.text.size() * 2;
                told += line.source == u"engine" && line.level == store::LogLevel::Warning ? 1 : 0;
            }
        }
        expect(run, kept < (qint64{35} << 20), QStringLiteral("%1 bytes of output were kept").arg(kept));
        expect(run, told == 1, QStringLiteral("that it was cut was said %1 times").arg(told));
        expect(run, desk.release().run(TaskId("build")).state == TaskState::Succeeded, "the run did not go on");
        QVERIFY2(run.finish(), run.report().constData());
    }
};

RELEASE_DESK_TEST(g09_limits, G09Limits)
#include "g09_limits.moc"
