// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze_in_force.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::planThatStops;
using releasedesk::tests::runUntilItStands;
using releasedesk::tests::smallPlan;

namespace {

Task like(const Plan &plan, const char *known, const char *id, const char *phase)
{
    Task task = *plan.task(TaskId(known));
    task.id = TaskId(id);
    task.title = QString::fromLatin1(id);
    task.phase = PhaseId(phase);
    task.undoes = {};
    return task;
}

//! Behind the deployment a second one, on staging, which a freeze holds.
Plan planOfTwo()
{
    Plan plan = smallPlan();
    plan.phases.append({PhaseId("later"), "Later", false});
    Task second = like(plan, "build", "second", "later");
    second.environment = EnvironmentId("staging");
    plan.tasks.insert(plan.tasks.size() - 1, second);
    plan.edges.append({TaskId("deploy"), TaskId("second")});
    return plan;
}

void freeze(EngineDriver &desk, bool isFrozen)
{
    const QDateTime now = desk.clock.utcNow();
    desk.directory.freezes.clear();
    if (isFrozen)
        desk.directory.freezes.append(
            {now, now.addSecs(7200), {EnvironmentId("staging")}, {}, "Black Friday", PersonId("jiho"), {}});
    desk.engine->setDirectory(desk.directory);
}

//! Runs it until the freeze holds the second deployment.
void runUntilItIsHeld(EngineDriver &desk)
{
    desk.builds->answers.insert(TaskId("deploy"), [&desk](const engine::TaskAssignment &) {
        freeze(desk, true);
        return engine::TaskOutput{};
    });
    desk.run(planOfTwo());
    QVERIFY(EngineDriver::waitUntil([&] { return desk.release().frozen().has_value(); }));
    QVERIFY(desk.taskReaches("version", TaskState::Succeeded));
    QCOMPARE(desk.release().run(TaskId("second")).state, TaskState::Ready);
}

//! Proposed by somebody who may look and accepted by the owner.
void amend(EngineDriver &desk, const QList<PlanEdit> &edits)
{
    const auto proposed = desk.as("viewer", ProposeChange{desk.id, "p", edits, {}, "It is missing."});
    QVERIFY2(proposed, proposed ? "" : qPrintable(proposed.error().message));
    const auto accepted = desk.as("owner", DecideChange{desk.id, "p", true, {}});
    QVERIFY2(accepted, accepted ? "" : qPrintable(accepted.error().message));
}

PlanEdit longer(const EngineDriver &desk, const char *id)
{
    Task task = *desk.release().plan().task(TaskId(id));
    task.timeoutMinutes += 7;
    return ChangeTask{task};
}

void signAndGoOn(EngineDriver &desk)
{
    QVERIFY(desk.reaches(ReleaseState::InApproval));
    desk.signAll();
    QVERIFY(desk.reaches(ReleaseState::Approved));
    const auto started = desk.as("owner", StartRelease{desk.id});
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

int timesRun(const EngineDriver &desk, const char *task)
{
    return static_cast<int>(desk.builds->log.filter(QStringLiteral("execute %1 ").arg(QLatin1String(task))).size());
}

} // namespace

//! A release whose flow was changed after it had begun.
class TestAmendedRun final : public QObject
{
    Q_OBJECT

private slots:
    void whatHadOnlyComeUpWaitsForWhatIsPutBeforeIt()
    {
        EngineDriver desk;
        runUntilItIsHeld(desk);
        amend(desk,
              {AddTask{like(desk.release().plan(), "build", "backup", "later"), 0},
               Connect{{TaskId("backup"), TaskId("second")}}});
        QVERIFY(!desk.release().frozen());
        QCOMPARE(desk.release().run(TaskId("second")).state, TaskState::Planned);
        freeze(desk, false);
        signAndGoOn(desk);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(timesRun(desk, "second"), 1);
        const QStringList log = desk.builds->log.filter(QRegularExpression("execute (backup|second) "));
        QCOMPARE(log.size(), 2);
        QVERIFY(log.first().startsWith(u"execute backup"));
    }

    void nothingOfTheRunStartsWhileANewTaskPreparesIt()
    {
        EngineDriver desk;
        runUntilItIsHeld(desk);
        desk.builds->hanging.insert(TaskId("scan"));
        amend(desk, {AddTask{like(desk.release().plan(), "build", "scan", "prepare")}});
        QVERIFY(desk.taskReaches("scan", TaskState::Running));
        freeze(desk, false);
        QVERIFY(!EngineDriver::waitUntil([&] { return timesRun(desk, "second") > 0; }, std::chrono::milliseconds(60)));
        QCOMPARE(desk.release().state(), ReleaseState::Preparing);
    }

    void nobodyDoesWhatIsBeingSigned()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        amend(desk, {longer(desk, "version")});
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.release().run(TaskId("look")).state, TaskState::Planned);
        QCOMPARE(desk.as("owner", ClaimTask{desk.id, TaskId("look")}).error().reason, "task.state");
        QCOMPARE(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}).error().reason, "task.state");
        QCOMPARE(desk.as("owner", CompleteInAdvance{desk.id, TaskId("look"), "fine"}).error().reason, "task.state");
        QCOMPARE(desk.as("owner", SkipTask{desk.id, TaskId("look"), "no time"}).error().reason, "task.state");
        signAndGoOn(desk);
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void anApprovalInTheMiddleIsAskedAgainBeforeWhatFollows()
    {
        EngineDriver desk;
        Plan plan = planOfTwo();
        Task gate = like(plan, "approval", "gate", "later");
        gate.parameters = {{"approvers", QJsonArray{"jiho"}}};
        plan.tasks.insert(plan.tasks.size() - 2, gate);
        plan.edges.removeOne({TaskId("deploy"), TaskId("second")});
        plan.edges.append({TaskId("deploy"), TaskId("gate")});
        plan.edges.append({TaskId("gate"), TaskId("second")});
        desk.run(plan);
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));
        freeze(desk, true);
        QVERIFY(desk.sign("jiho", "gate"));
        QVERIFY(desk.taskReaches("second", TaskState::Ready));
        QVERIFY(desk.taskReaches("version", TaskState::Succeeded));
        amend(desk,
              {AddTask{like(desk.release().plan(), "build", "after", "later")},
               Connect{{TaskId("second"), TaskId("after")}}});
        freeze(desk, false);
        signAndGoOn(desk);
        if (desk.taskReaches("gate", TaskState::Waiting)) {
            QCOMPARE(timesRun(desk, "second"), 0);
            QVERIFY(desk.sign("jiho", "gate"));
        }
        QVERIFY(desk.reaches(ReleaseState::Released));
        const qsizetype asked = desk.eventNames().lastIndexOf(QStringLiteral("approval.opened"));
        const qsizetype done = desk.eventNames().lastIndexOf(QStringLiteral("task.started"));
        QVERIFY(asked > 0 && asked < done);
    }

    void whatWasGivenAtTheStartHoldsForTheRest_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another value") << "green" << "variable.kept";
        QTest::newRow("the same value") << "blue" << "";
        QTest::newRow("none") << "" << "";
    }

    void whatWasGivenAtTheStartHoldsForTheRest()
    {
        QFETCH(const QString, second);
        QFETCH(const QString, reason);
        EngineDriver desk;
        Plan plan = planThatStops();
        Variable slot;
        slot.name = "slot";
        slot.value = "red";
        slot.isAsked = true;
        plan.variables = {slot};
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.as("owner", StartRelease{desk.id, {}, {{"slot", "blue"}}}));
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        amend(desk, {longer(desk, "version")});
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        const QMap<QString, QString> given
            = second.isEmpty() ? QMap<QString, QString>() : QMap<QString, QString>{{"slot", second}};
        const auto started = desk.as("owner", StartRelease{desk.id, {}, given});
        QCOMPARE(started ? QString() : started.error().reason, reason);
        QCOMPARE(desk.release().values().value("slot"), "blue");
    }

    void workOfHandsIsNotAskedForTwice()
    {
        EngineDriver desk;
        desk.directory.people.append(
            {PersonId("ops"), QStringLiteral("Ops"), {}, {}, {}, {}, {}, {Role::Operator, Role::Owner}});
        desk.engine->setDirectory(desk.directory);
        Plan plan = planThatStops();
        plan.tasks[plan.tasks.indexOf(*plan.task(TaskId("look")))].verifier = PersonId("ops");
        runUntilItStands(desk, plan);
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        amend(desk, {longer(desk, "version")});
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval", Decision::Return, "Say more."));
        QVERIFY(desk.reaches(ReleaseState::Returned));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.release().run(TaskId("look")).waitReason, WaitReason::Verification);
        QCOMPARE(desk.release().run(TaskId("look")).performedBy, PersonId("owner"));
        signAndGoOn(desk);
        QVERIFY(desk.as("ops", ConfirmTask{desk.id, TaskId("look"), true, {}}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void whatFailedBeforeTheApprovalCanBePutRight()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        desk.builds->answers.insert(TaskId("scan"), [](const engine::TaskAssignment &) -> Result<engine::TaskOutput> {
            return failure(ErrorCode::InvalidArgument, QStringLiteral("no such job"));
        });
        amend(desk, {AddTask{like(desk.release().plan(), "build", "scan", "prepare")}});
        QVERIFY(desk.reaches(ReleaseState::Draft));
        QVERIFY(desk.release().isAmended());
        desk.builds->answers.remove(TaskId("scan"));
        const auto edited
            = desk.as("owner", EditPlan{desk.id, desk.release().revision(), {longer(desk, "scan")}, "Longer"});
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
        desk.submit();
        signAndGoOn(desk);
        QCOMPARE(timesRun(desk, "scan"), 2);
        QCOMPARE(timesRun(desk, "deploy"), 1);
    }

    void theTitleThatTheWayBackMayNameStays()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        amend(desk, {longer(desk, "version")});
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        const auto details = [&](const QString &title, const char *owner) {
            return EditDetails{desk.id, desk.release().revision(), title, PersonId(owner), {}, {}, {}};
        };
        const auto named = desk.as("owner", details("Another name", "owner"));
        QVERIFY(!named);
        QCOMPARE(named.error().reason, "change.title");
        QVERIFY(desk.as("owner", details(desk.release().title(), "viewer")));
        QCOMPARE(desk.release().owner(), PersonId("viewer"));
    }

    void whatWasDoneInAdvanceStaysDone()
    {
        EngineDriver desk;
        Plan plan = planThatStops();
        Task tell = like(plan, "look", "tell", "deploy");
        tell.parameters = {{"instruction", "Tell support about ${tasks.version.released}."}};
        plan.tasks.insert(plan.tasks.size() - 1, tell);
        plan.edges.append({TaskId("version"), TaskId("tell")});
        runUntilItStands(desk, plan);
        QVERIFY(desk.as("owner", CompleteInAdvance{desk.id, TaskId("tell"), "Told them."}));
        Task version = *desk.release().plan().task(TaskId("version"));
        version.parameters.insert("version", "2.8.1");
        amend(desk, {ChangeTask{version}});
        QCOMPARE(desk.release().run(TaskId("tell")).state, TaskState::Succeeded);
    }
};

RELEASE_DESK_TEST(tst_amended_run, TestAmendedRun)
#include "tst_amended_run.moc"
