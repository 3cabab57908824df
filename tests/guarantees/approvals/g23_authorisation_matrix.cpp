// SPDX-License-Identifier: Apache-2.0
#include "core/domain/restart.h"
#include "core/engine/release_engine.h"
#include "core/store/release_codec.h"
#include "tests/support/approval_desk.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::GuaranteeRun;
using releasedesk::tests::MemoryEventStore;
using releasedesk::tests::step;

namespace {

using State = ReleaseState;

class NoLog final : public store::TaskLog
{
public:
    QCoro::Task<Result<>> add(store::LogKey /*key*/, QList<store::LogLine> /*lines*/) override { co_return Result<>(); }
    QCoro::Task<Result<QList<store::LogLine>>> read(store::LogKey /*key*/, qint64 /*first*/, int /*limit*/) override
    {
        co_return QList<store::LogLine>();
    }
};

//! A release in one state, with the history that led there.
struct Sample {
    State state;
    std::shared_ptr<ApprovalDesk> desk;
};

std::shared_ptr<ApprovalDesk> drafted()
{
    auto desk = std::make_shared<ApprovalDesk>();
    CreateRelease wish{ReleaseId("r"), ProjectId("checkout"), "2.8.0", "Faster payment", PersonId("owner")};
    wish.plan = ApprovalDesk::plan(
        {{"line",
          QJsonObject{
              {"steps",
               QJsonArray{step("1", 1, "approve", {"qa", "reader", "operator", "dev1", "owner", "chief", "sec"})}}}}});
    const auto add = [&](const char *id, const char *kind, const QJsonObject &parameters) {
        Task task;
        task.id = TaskId(id);
        task.kind = QString::fromLatin1(kind);
        task.title = QString::fromLatin1(id);
        task.phase = PhaseId("deploy");
        task.parameters = parameters;
        wish.plan.tasks.append(task);
        wish.plan.edges.append({TaskId("approval"), task.id});
    };
    add("hand", "manual.work", {{"instruction", "turn it"}});
    add("list", "checklist.confirm", {{"items", QJsonArray{"one"}}});
    for (const char *id : {"own", "taken", "done", "checked", "kept", "later"})
        add(id, "manual.work", {{"instruction", "turn it"}});
    for (Task &task : wish.plan.tasks) {
        if (task.id == TaskId("own"))
            task.performer = PersonId("dev1");
        if (task.id == TaskId("checked"))
            task.verifier = PersonId("dev1");
    }
    for (Task &task : wish.plan.tasks)
        task.retries = 3;
    desk->must(desk->as("owner", wish));
    const ReleaseId id("r");
    Task later = *desk->release.plan().task(TaskId("later"));
    later.timeoutMinutes = 55;
    desk->must(desk->as("operator", ProposeChange{id, "p1", {ChangeTask{later}}, "Longer", "it takes longer"}));
    desk->must(desk->as("dev1", CommentTask{id, TaskId("later"), "c1", "why so late?"}));
    desk->must(desk->as("dev1", AttachToTask{id, TaskId("later"), {"a1", "Wiki", "https://wiki.example/1"}}));
    return desk;
}

//! What the engine would record, without what follows.
void record(ApprovalDesk &desk, const ReleaseEvent &event)
{
    desk.take(event, PersonId("engine"));
}

std::shared_ptr<ApprovalDesk> upTo(State state)
{
    const auto desk = drafted();
    const ReleaseId id("r");
    if (state == State::Draft)
        return desk;
    if (state == State::Discarded) {
        desk->must(desk->as("owner", DiscardRelease{id, "no"}));
        return desk;
    }
    if (state == State::Preparing) {
        const Circumstances now{PersonId("drafter"), desk->now, desk->directory};
        const Decided asked = decide(RequestApproval{id, 1}, desk->release, now);
        for (const ReleaseEvent &event : *asked)
            desk->take(event, PersonId("drafter"));
        return desk;
    }
    desk->submit();
    if (state == State::InApproval)
        return desk;
    desk->must(desk->sign("dev1", state == State::Returned ? Decision::Return : Decision::Approve));
    if (state == State::Returned) // the others of the group could still have approved
        record(*desk, ApprovalReturned{TaskId("approval")});
    if (state == State::Returned || state == State::Approved)
        return desk;
    record(*desk, ReleaseStarted{1, {}});
    record(*desk, TaskReady{TaskId("deploy")});
    record(*desk, TaskWaiting{TaskId("hand"), WaitReason::Person});
    record(*desk, TaskWaiting{TaskId("list"), WaitReason::Person});
    record(*desk, TaskWaiting{TaskId("own"), WaitReason::Person});
    record(*desk, TaskClaimed{TaskId("taken"), PersonId("operator")});
    TaskSucceeded byHand{TaskId("done")};
    byHand.isByHand = true;
    record(*desk, byHand);
    record(*desk, TaskPerformed{TaskId("checked"), PersonId("operator")});
    record(*desk, TaskHeld{TaskId("kept"), "not yet"});
    record(*desk, TaskStarted{TaskId("deploy"), 1, EffectId("r.deploy.1"), {}});
    if (state == State::Running)
        return desk;
    if (state == State::Paused) {
        record(*desk, ReleasePaused{"lunch"});
        return desk;
    }
    if (state == State::Aborted) {
        TaskSucceeded done{TaskId("deploy"), 1};
        record(*desk, done);
        record(*desk, TaskSucceeded{TaskId("taken")});
        record(*desk, ReleaseAborted{"enough", {}});
        record(*desk, RerunConfirmed{1, PersonId("dev1"), "again"});
        return desk;
    }
    if (state == State::Halted) {
        record(*desk, TaskFailed{TaskId("deploy"), 1, "Unavailable", "it broke"});
        record(*desk, ReleaseHalted{TaskId("deploy")});
        return desk;
    }
    record(*desk, TaskSucceeded{TaskId("deploy"), 1});
    if (state == State::Released || state == State::Closed) {
        record(*desk, TaskSucceeded{TaskId("hand")});
        record(*desk, TaskSucceeded{TaskId("list")});
        record(*desk, ReleaseCompleted{});
        if (state == State::Closed)
            record(*desk, ReleaseClosed{"released"});
        return desk;
    }
    const Circumstances now{PersonId("owner"), desk->now, desk->directory};
    const Decided back = decide(RollBack{id, "bad"}, desk->release, now);
    for (const ReleaseEvent &event : *back)
        record(*desk, event);
    if (state == State::RolledBack)
        record(*desk, RollbackCompleted{});
    return desk;
}

const QList<State> &allStates()
{
    static const QList<State> all = [] {
        QList<State> states;
        for (const auto &[value, name] : enumNames(State{}))
            states.append(value);
        return states;
    }();
    return all;
}

//! One row: who may, and in which states it does something. What is not listed is refused.
struct Row {
    const char *name;
    std::function<ReleaseCommand(const ApprovalDesk &)> command;
    const char *roles; //!< V viewer, A approver, O owner, P operator, U auditor, D administrator, E the engine
    QList<State> states;
    const char *others = ""; //!< let through by the table of roles, and refused for who they are
};

QList<Row> table()
{
    using enum ReleaseState;
    const ReleaseId id("r");
    const QList<State> editable{Draft, Returned, InApproval, Approved};
    const QList<State> withPerson{Running, Paused, Halted};
    const QList<State> live{Preparing, InApproval, Running, Paused, Halted};
    QList<State> asked = allStates();
    for (const State state : {Draft, Preparing, Discarded})
        asked.removeAll(state);
    QList<State> noted = allStates();
    noted.removeAll(Closed);
    noted.removeAll(Discarded);
    const auto changed = [](const ApprovalDesk &desk) {
        Task task = *desk.release.plan().task(TaskId("deploy"));
        task.timeoutMinutes = 77;
        return task;
    };
    const auto same
        = [](const ReleaseCommand &command) { return [command](const ApprovalDesk & /*desk*/) { return command; }; };
    return {
        {"create again",
         [=](const ApprovalDesk &desk) -> ReleaseCommand {
             return CreateRelease{id, desk.release.project(), desk.release.version()};
         },
         "O", allStates()},
        {"edit plan",
         [=](const ApprovalDesk &desk) -> ReleaseCommand {
             return EditPlan{id, desk.release.revision(), {ChangeTask{changed(desk)}}, {}};
         },
         "O", editable},
        {"edit details",
         [=](const ApprovalDesk &desk) -> ReleaseCommand {
             return EditDetails{id,
                                desk.release.revision(),
                                desk.release.title(),
                                PersonId("owner"),
                                desk.now.addDays(1),
                                desk.now.addDays(2)};
         },
         "O", editable},
        {"refresh scope",
         [=](const ApprovalDesk &desk) -> ReleaseCommand { return RefreshScope{id, desk.release.revision(), {}}; }, "O",
         editable},
        {"edit notes", same(EditNotes{id, "en", "text"}), "O", noted},
        {"submit",
         [=](const ApprovalDesk &desk) -> ReleaseCommand { return RequestApproval{id, desk.release.revision()}; },
         "O",
         {Draft, Returned}},
        {"withdraw request", same(WithdrawRequest{id, "wait"}), "O", {Preparing, InApproval}},
        {"remind", same(RemindApprovers{id, TaskId("approval")}), "O", asked},
        {"approve", [=](const ApprovalDesk &desk) -> ReleaseCommand { return desk.wish(); }, "VAOP", {InApproval}},
        {"forward", same(ForwardApproval{id, TaskId("approval"), PersonId("boss"), "busy"}), "VAOP", {InApproval}},
        {"start", same(StartRelease{id, "now"}), "OP", {Approved}},
        {"pause", same(PauseRelease{id, "lunch"}), "OP", {Running}},
        {"resume", same(ResumeRelease{id}), "OP", {Paused}},
        {"abort", same(AbortRelease{id, "enough"}), "O", {Running, Paused, Halted}},
        {"discard", same(DiscardRelease{id, "no"}), "O", {Draft, Returned, Approved}},
        {"close", same(CloseRelease{id}), "O", {Released, RolledBack, Aborted}},
        {"roll back", same(RollBack{id, "bad"}), "OP", {Halted, Released}},
        {"retry", same(RetryTask{id, TaskId("deploy")}), "OP", {Halted}},
        {"restart",
         [=](const ApprovalDesk &desk) -> ReleaseCommand {
             RestartFrom wish{id, TaskId("deploy"), {}, "again", {}};
             for (const RestartStep &step : restartPreview(desk.release, wish.task))
                 wish.accepted.append(step.task);
             return wish;
         },
         "OP",
         {Halted, Aborted}},
        {"agree to a rerun", same(ConfirmRerun{id, "again"}), "A", {RolledBack, Aborted}, "VOP"},
        {"hold", same(HoldTask{id, TaskId("later"), "not yet"}), "OP", live},
        {"end a hold", same(ReleaseHold{id, TaskId("kept")}), "OP", withPerson},
        {"complete in advance", same(CompleteInAdvance{id, TaskId("later"), "done"}), "OP", live},
        {"reopen", same(ReopenTask{id, TaskId("done"), "wrong"}), "OP", withPerson},
        {"skip", same(SkipTask{id, TaskId("deploy"), "no"}), "O", {Preparing, InApproval, Halted}},
        {"skip the approval", same(SkipTask{id, TaskId("approval"), "no"}), "O", {}},
        {"complete the approval", same(CompleteTask{id, TaskId("approval"), "no"}), "OP", {}},
        {"claim", same(ClaimTask{id, TaskId("hand")}), "OP", withPerson},
        {"claim an own one", same(ClaimTask{id, TaskId("own")}), "AO-", withPerson},
        {"hand over", same(HandOverTask{id, TaskId("taken"), {}, "half"}), "OP", withPerson},
        {"confirm", same(ConfirmTask{id, TaskId("checked"), true, {}}), "A-", withPerson, "O"},
        {"complete", same(CompleteTask{id, TaskId("hand"), "done"}), "OP", withPerson},
        {"tick", same(TickItem{id, TaskId("list"), 0}), "OP", withPerson},
        {"resolve", same(ResolveUnknown{id, TaskId("deploy"), true, "seen"}), "OP", {}},
        {"cancel", same(CancelTask{id, TaskId("deploy")}), "OP", {Running, Paused}},
        {"comment", same(CommentTask{id, TaskId("later"), "c2", "text"}), "VAOP", noted},
        {"remove a comment", same(RemoveComment{id, TaskId("later"), "c1"}), "A", noted, "VOP"},
        {"attach", same(AttachToTask{id, TaskId("later"), {"a2", "Wiki", "https://wiki.example/2"}}), "VAOP", noted},
        {"detach", same(DetachFromTask{id, TaskId("later"), "a1"}), "AO", {Draft, Returned}, "VP"},
        {"propose a change",
         [=](const ApprovalDesk &desk) -> ReleaseCommand {
             Task later = *desk.release.plan().task(TaskId("later"));
             later.timeoutMinutes = 66;
             return ProposeChange{id, "p2", {ChangeTask{later}}, "Longer", "it takes longer"};
         },
         "VAOP",
         {Draft, Preparing, InApproval, Returned, Approved, Running, Paused, Halted}},
        {"withdraw a proposal", same(WithdrawProposal{id, "p1"}), "P", noted, "VAO"},
        {"accept a proposal", same(DecideChange{id, "p1", true, {}}), "O", editable},
        {"refuse a proposal", same(DecideChange{id, "p1", false, "no"}), "O", noted},
        {"let time pass", same(KeepApprovalTime{id}), "E", allStates()},
        {"record a check", same(RecordApprovalCheck{id, TaskId("approval"), "1", true, {}}), "E", {}},
    };
}

//! Somebody of each role who is in the approval line and never drafted the release; nobody; the engine.
QList<std::pair<char, access::Actor>> actors()
{
    return {{'V', {PersonId("reader"), {Role::Viewer}}},
            {'A', {PersonId("dev1"), {Role::Approver}}},
            {'O', {PersonId("owner"), {Role::Owner}}},
            {'P', {PersonId("operator"), {Role::Operator}}},
            {'U', {PersonId("chief"), {Role::Auditor}}},
            {'D', {PersonId("sec"), {Role::Administrator}}},
            {'-', {PersonId("dev1"), {}}},
            {'E', {PersonId("engine"), {}, true}}};
}

Result<> decidedDirectly(const ReleaseCommand &command, const ApprovalDesk &desk, const access::Actor &actor)
{
    if (const auto allowed = engine::authorizeCommand(command, desk.release, actor); !allowed)
        return allowed;
    const Circumstances now{actor.id, desk.now, desk.directory};
    const Decided events = std::visit([&](const auto &each) { return decide(each, desk.release, now); }, command);
    return events ? Result<>() : Result<>(failed(events));
}

//! The road of window, command line and queue.
class Road
{
public:
    explicit Road(const ApprovalDesk &desk)
        : m_engine(m_store, m_log, m_clock, m_executors, desk.directory)
    {
        m_clock.set(desk.now);
        m_engine.setPassive(true);
        qint64 version = 0;
        for (const ReleaseEvent &event : desk.events) {
            const PersonId actor = desk.actors.at(static_cast<qsizetype>(version));
            store::Append wish{
                store::releaseStream(ReleaseId("r")), version++, actor, desk.now, {store::encode(event)}};
            if (!QCoro::waitFor(m_store.append(wish)))
                qFatal("cannot record");
        }
    }

    Result<> send(const ReleaseCommand &command, const access::Actor &actor)
    {
        const auto done = QCoro::waitFor(m_engine.handle(command, actor));
        return done ? Result<>() : Result<>(failed(done));
    }

    //! What \p person caused; what follows by itself from the history does not count.
    [[nodiscard]] qsizetype eventsOf(const PersonId &person) const
    {
        return std::ranges::count(m_store.events(), person, &store::RecordedEvent::actor);
    }

private:
    MemoryEventStore m_store;
    NoLog m_log;
    tests::FixedClock m_clock;
    engine::ExecutorRegistry m_executors;
    engine::ReleaseEngine m_engine;
};

} // namespace

class TestAuthorisationMatrix final : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsAsTheTableSays()
    {
        GuaranteeRun run(QStringLiteral("G23"), QStringLiteral("cells"), {1, 1, 1});
        QList<Sample> samples;
        for (const State state : allStates()) {
            samples.append({state, upTo(state)});
            QCOMPARE(samples.last().desk->release.state(), state);
        }
        for (const Row &row : table()) {
            for (const auto &[letter, actor] : actors()) {
                const bool isRole = QByteArray(row.roles).contains(letter);
                const bool isLetThrough = isRole || QByteArray(row.others).contains(letter);
                for (const Sample &sample : samples) {
                    const bool isExpected = isRole && row.states.contains(sample.state);
                    const ReleaseCommand command = row.command(*sample.desk);
                    const QString cell = QStringLiteral("%1 by %2 in %3")
                                             .arg(QLatin1String(row.name))
                                             .arg(QLatin1Char(letter))
                                             .arg(json::nameOf(sample.state));
                    const Result<> direct = decidedDirectly(command, *sample.desk, actor);
                    run.tried();
                    run.checked();
                    if (direct.has_value() != isExpected)
                        run.violated(QStringLiteral("%1: %2").arg(cell, direct ? "done" : direct.error().reason));
                    if (!isLetThrough && (direct || direct.error().code != ErrorCode::PermissionDenied))
                        run.violated(cell + QStringLiteral(" is not refused for its role"));

                    Road road(*sample.desk);
                    const qsizetype before = road.eventsOf(actor.id);
                    const Result<> sent = road.send(command, actor);
                    run.checked();
                    if (sent.has_value() != isExpected)
                        run.violated(QStringLiteral("%1, through the engine: %2")
                                         .arg(cell, sent ? "done" : sent.error().reason));
                    if (!sent && road.eventsOf(actor.id) != before)
                        run.violated(cell + QStringLiteral(" was refused and recorded something"));
                }
            }
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    void everyCommandHasARow()
    {
        QSet<std::size_t> seen;
        const ApprovalDesk desk = *upTo(State::InApproval);
        for (const Row &row : table())
            seen.insert(row.command(desk).index());
        QCOMPARE(seen.size(), static_cast<qsizetype>(std::variant_size_v<ReleaseCommand>));
    }

    void whoIsNotInTheLineDoesNotSignWhateverTheRole()
    {
        const auto desk = upTo(State::InApproval);
        for (const auto &[value, name] : enumNames(Role{})) {
            const access::Actor actor{PersonId("boss"), {value}};
            QVERIFY2(!decidedDirectly(desk->wish(), *desk, actor), name);
        }
    }
};

RELEASE_DESK_TEST(g23_authorisation_matrix, TestAuthorisationMatrix)
#include "g23_authorisation_matrix.moc"
