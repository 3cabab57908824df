// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"
#include "core/domain/release_decisions.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/shell/release_actions.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;
using Kind = ReleaseActionKind;

namespace {

//! A release in a state of its own, seen by one person.
struct Case {
    explicit Case(ReleaseState wanted)
        : state(wanted)
    {
    }

    Release made() const
    {
        tests::FakeSession session(tests::sampleUser);
        const ReleaseId id(name);
        const QDateTime at = tests::sampleNow();
        tests::recordDraft(session, id, ProjectId("checkout"), "3.0.0", "Title", PersonId("gaeun.han"),
                           tests::plainSnapshot("SHOP", "3.0.0", 2, 2), at.addSecs(-60), at.addSecs(3600), at);
        QList<ReleaseEvent> events;
        const auto fold = [&] {
            Release release;
            const auto recorded = QCoro::waitFor(session.eventsAfter(0, 1000));
            projections::ReleaseBook book;
            for (const auto &event : *recorded)
                (void)book.apply(event);
            if (keptIn)
                *keptIn = book;
            return *book.find(id);
        };
        const auto happen = [&](const ReleaseEvent &event) { session.happen(id, PersonId("gaeun.han"), at, event); };
        const bool isRequested = state != ReleaseState::Draft && state != ReleaseState::Discarded;
        if (state == ReleaseState::Preparing) {
            happen(ApprovalRequested{1});
            return fold();
        }
        if (isRequested)
            tests::recordRequest(session, fold(), PersonId("gaeun.han"), at);
        if (state == ReleaseState::Discarded)
            happen(ReleaseDiscarded{"not needed"});
        if (state == ReleaseState::Draft || state == ReleaseState::Discarded || state == ReleaseState::InApproval)
            return fold();
        if (state == ReleaseState::Returned) {
            happen(ApprovalReturned{TaskId("approve")});
            return fold();
        }
        const QString digest = fold().frozenDigest();
        for (const char *const person : {"jiho.kim", "minseo.park", "bd.yoon"})
            session.happen(id, PersonId(person), at,
                           ApprovalSigned{TaskId("approve"), PersonId(person), Decision::Approve, {}, 1, digest});
        happen(TaskSucceeded{TaskId("approve")});
        happen(ApprovalCompleted{digest});
        if (state == ReleaseState::Approved)
            return fold();
        happen(ReleaseStarted{1});
        happen(TaskStarted{TaskId("deploy-api"), 1, EffectId("op")});
        if (!isTaskRunning)
            happen(TaskSucceeded{TaskId("deploy-api"), 1});
        switch (state) {
        case ReleaseState::Paused:
            happen(ReleasePaused{"lunch"});
            break;
        case ReleaseState::Halted:
            happen(TaskStarted{TaskId("canary-web"), 1, EffectId("op2")});
            happen(TaskFailed{TaskId("canary-web"), 1, "Unavailable", "no"});
            happen(ReleaseHalted{TaskId("canary-web")});
            break;
        case ReleaseState::RollingBack:
            happen(RollbackStarted{"bad", false, {}});
            break;
        case ReleaseState::RolledBack:
            if (hasFailed) {
                happen(TaskStarted{TaskId("canary-web"), 1, EffectId("op2")});
                happen(TaskFailed{TaskId("canary-web"), 1, "Unavailable", "no"});
            }
            happen(RollbackStarted{"bad", false, {}});
            happen(RollbackCompleted{});
            if (isRerunAgreed)
                happen(RerunConfirmed{1, PersonId("bd.yoon"), "The host is repaired."});
            break;
        case ReleaseState::Released:
            happen(ReleaseCompleted{});
            break;
        case ReleaseState::Aborted:
            happen(ReleaseAborted{"stop"});
            break;
        case ReleaseState::Closed:
            happen(ReleaseCompleted{});
            happen(ReleaseClosed{"released"});
            break;
        default:
            break;
        }
        return fold();
    }

    ReleaseState state;
    bool isTaskRunning = false;
    bool hasFailed = false; //!< before it was rolled back
    bool isRerunAgreed = false;
    QString name = QStringLiteral("r");
    projections::ReleaseBook *keptIn = nullptr; //!< gets it as well
};

QString kindsOf(const QList<ReleaseAction> &actions)
{
    QStringList names;
    for (const ReleaseAction &action : actions)
        names.append(QString::number(static_cast<int>(action.kind)));
    return names.join(',');
}

QString words(std::initializer_list<Kind> kinds)
{
    QStringList names;
    for (const Kind kind : kinds)
        names.append(QString::number(static_cast<int>(kind)));
    return names.join(',');
}

constexpr int none = -1;

} // namespace

Q_DECLARE_METATYPE(releasedesk::domain::ReleaseState)

class TestReleaseActions final : public QObject
{
    Q_OBJECT

private slots:
    void thePrimaryIsTheNextStep_data()
    {
        QTest::addColumn<ReleaseState>("state");
        QTest::addColumn<QString>("person");
        QTest::addColumn<int>("primary");
        QTest::addColumn<bool>("isEnabled");
        QTest::addColumn<QString>("secondary");
        QTest::addColumn<QString>("more");
        const auto row = [](ReleaseState state, const char *person, int primary, bool isEnabled,
                            const QString &secondary, const QString &more) {
            QTest::addRow("%s, %s", qPrintable(stateName(state)), person)
                << state << QString(person) << primary << isEnabled << secondary << more;
        };
        const auto is = [](Kind kind) { return static_cast<int>(kind); };
        using enum ReleaseState;
        const char *const owner = "gaeun.han";
        row(Draft, owner, is(Kind::RequestApproval), true, "", words({Kind::EditVariables, Kind::Discard}));
        row(Returned, owner, is(Kind::RequestApproval), true, "", words({Kind::EditVariables, Kind::Discard}));
        row(Preparing, owner, none, false, "", words({Kind::WithdrawRequest}));
        row(InApproval, owner, none, false, "", words({Kind::WithdrawRequest}));
        row(InApproval, "jiho.kim", is(Kind::Sign), true, "", words({Kind::WithdrawRequest}));
        row(InApproval, "minseo.park", none, false, "", words({Kind::WithdrawRequest}));
        row(Approved, owner, is(Kind::Start), true, "", words({Kind::Discard}));
        row(Approved, "jiho.kim", is(Kind::Start), false, "", words({Kind::Discard}));
        row(Approved, "emma.larsen", none, false, "", "");
        row(Running, owner, is(Kind::RollBack), true, words({Kind::Pause}), words({Kind::Abort}));
        row(Paused, owner, is(Kind::Resume), true, words({Kind::RollBack}), words({Kind::Abort}));
        row(Halted, owner, is(Kind::RollBack), true, words({Kind::RetryTask}), words({Kind::Abort}));
        row(RollingBack, owner, none, false, "", "");
        row(Released, owner, is(Kind::Close), true, "", words({Kind::RollBack}));
        row(RolledBack, owner, is(Kind::Close), true, "", "");
        row(Aborted, owner, is(Kind::Close), true, "", "");
        row(Discarded, owner, none, false, "", "");
        row(Closed, owner, none, false, "", "");
    }

    void thePrimaryIsTheNextStep()
    {
        QFETCH(const ReleaseState, state);
        QFETCH(const QString, person);
        const Release release = Case(state).made();
        QCOMPARE(release.state(), state);

        const ReleaseActions actions
            = releaseActions(release, PersonId(person), tests::sampleDirectory(), tests::sampleNow());

        QTEST(actions.primary ? static_cast<int>(actions.primary->kind) : none, "primary");
        QTEST(actions.primary && actions.primary->isEnabled(), "isEnabled");
        QTEST(kindsOf(actions.secondary), "secondary");
        QTEST(kindsOf(actions.more), "more");
        QVERIFY(actions.secondary.size() <= 2);
        if (actions.primary && !actions.primary->isEnabled())
            QVERIFY(!actions.primary->disabledReason.isEmpty());
    }

    void aRolledBackReleaseIsTriedAgainFromWhatFailedOnceThatIsAgreed()
    {
        Case ended(ReleaseState::RolledBack);
        ended.hasFailed = true;
        const auto offered = [&ended] {
            return releaseActions(ended.made(), PersonId("gaeun.han"), tests::sampleDirectory(), tests::sampleNow());
        };
        const ReleaseActions before = offered();
        QCOMPARE(before.primary->kind, Kind::Close);
        QCOMPARE(kindsOf(before.secondary), words({Kind::RetryFrom}));
        QVERIFY(!before.secondary.first().disabledReason.isEmpty());

        ended.isRerunAgreed = true;
        const ReleaseActions after = offered();
        QCOMPARE(after.primary->kind, Kind::RetryFrom);
        QVERIFY(after.primary->isEnabled());
        QCOMPARE(after.primary->text, "Retry from Canary 10 %…");
        QCOMPARE(kindsOf(after.secondary), words({Kind::Close}));
        const auto command = commandOf(*after.primary, ended.made(), "repaired");
        const auto *const again = std::get_if<RestartFrom>(&*command);
        QVERIFY(again);
        QCOMPARE(again->task, TaskId("canary-web"));
        QVERIFY(again->accepted.contains(TaskId("canary-web")));
    }

    void aViewerOnlyLooks()
    {
        const Release release = Case(ReleaseState::Running).made();

        QVERIFY(
            releaseActions(release, PersonId("emma.larsen"), tests::sampleDirectory(), tests::sampleNow()).isViewOnly);
        QVERIFY(
            !releaseActions(release, PersonId("jiho.kim"), tests::sampleDirectory(), tests::sampleNow()).isViewOnly);
    }

    void onlyTheEmergencyExitIsFilledRed()
    {
        const auto rollBackOf = [](ReleaseState state) {
            const Release release = Case(state).made();
            const ReleaseActions actions
                = releaseActions(release, PersonId("gaeun.han"), tests::sampleDirectory(), tests::sampleNow());
            return *actions.find(Kind::RollBack);
        };

        QVERIFY(rollBackOf(ReleaseState::Running).isEmergencyExit);
        QVERIFY(rollBackOf(ReleaseState::Halted).isEmergencyExit);
        QVERIFY(!rollBackOf(ReleaseState::Paused).isEmergencyExit);
        QVERIFY(!rollBackOf(ReleaseState::Released).isEmergencyExit);
    }

    void startingBeforeTheWindowTakesAReason()
    {
        const Release release = Case(ReleaseState::Approved).made();
        const PersonId owner("gaeun.han");
        const Directory directory = tests::sampleDirectory();
        const QDateTime inside = tests::sampleNow();
        const QDateTime early = release.windowStart().addSecs(-3600);

        QVERIFY(!startNeedsReason(release, owner, directory, inside));
        QVERIFY(startNeedsReason(release, owner, directory, early));
        QVERIFY(releaseActions(release, owner, directory, early).primary->isEnabled());
        QVERIFY(releaseActions(release, owner, directory, early).primary->text.endsWith(QStringLiteral("…")));
        QVERIFY(!releaseActions(release, owner, directory, inside).primary->text.endsWith(QStringLiteral("…")));
    }

    void behindTheWindowTheApprovalHasEnded()
    {
        const Release release = Case(ReleaseState::Approved).made();
        const PersonId owner("gaeun.han");
        const Directory directory = tests::sampleDirectory();
        const QDateTime late = release.windowEnd().addSecs(60);

        QVERIFY(!startNeedsReason(release, owner, directory, late));
        const ReleaseActions actions = releaseActions(release, owner, directory, late);
        QVERIFY(!actions.primary->isEnabled());
        QVERIFY(actions.primary->disabledReason.contains(QStringLiteral("Move the window")));
    }

    void whoeverIsInTheWayIsNamed()
    {
        const Release release = Case(ReleaseState::Approved).made();
        const PersonId owner("gaeun.han");
        for (const auto &[state, isFree] :
             {std::pair(ReleaseState::Running, false), std::pair(ReleaseState::Halted, false),
              std::pair(ReleaseState::Released, true)}) {
            projections::ReleaseBook others;
            Case other(state);
            other.name = QStringLiteral("r2");
            other.keptIn = &others;
            (void)other.made();
            const ReleaseActions actions
                = releaseActions(release, owner, tests::sampleDirectory(), tests::sampleNow(), &others);
            QCOMPARE(actions.primary->kind, Kind::Start);
            QCOMPARE(actions.primary->isEnabled(), isFree);
            QCOMPARE(actions.primary->disabledReason.contains(QStringLiteral("checkout 3.0.0")), !isFree);
        }
    }

    void aRunningTaskIsStoppedBeforeARollback()
    {
        Case running(ReleaseState::Running);
        running.isTaskRunning = true;
        const Release release = running.made();
        const ReleaseActions actions
            = releaseActions(release, PersonId("gaeun.han"), tests::sampleDirectory(), tests::sampleNow());

        QVERIFY(actions.primary->isEnabled());
        QCOMPARE(actions.primary->stopsFirst, QList<TaskId>{TaskId("deploy-api")});
        QCOMPARE(Case(ReleaseState::Running).made().runs().value(TaskId("deploy-api")).state, TaskState::Succeeded);
    }

    void aRollbackThatStoppedOffersItsStep()
    {
        Release release = Case(ReleaseState::Halted).made();
        const PersonId owner("gaeun.han");
        const auto offered
            = [&] { return releaseActions(release, owner, tests::sampleDirectory(), tests::sampleNow()); };
        QCOMPARE(offered().find(Kind::RetryTask)->task, TaskId("canary-web"));

        const QDateTime at = tests::sampleNow();
        const TaskId step("undo.deploy-api");
        release.apply(RollbackStarted{"bad", false, {{step, TaskId("deploy-api"), RollbackAction::Restore}}}, owner,
                      at);
        release.apply(TaskStarted{step, 1, EffectId("op3")}, owner, at);
        release.apply(TaskFailed{step, 1, "Unavailable", "no"}, owner, at);
        release.apply(RollbackHalted{step}, owner, at);

        QCOMPARE(release.state(), ReleaseState::Halted);
        QCOMPARE(offered().primary->kind, Kind::RetryTask);
        QCOMPARE(offered().primary->task, step);
        QVERIFY2(offered().primary->isEnabled(), qPrintable(offered().primary->disabledReason));
        QVERIFY(!offered().find(Kind::RollBack));
    }

    void theCommandCarriesTheReason()
    {
        const Release release = Case(ReleaseState::Running).made();
        ReleaseAction action;
        action.kind = Kind::RollBack;

        const auto command = commandOf(action, release, "It is slow");

        QCOMPARE(std::get<RollBack>(*command).reason, "It is slow");
        action.kind = Kind::Sign;
        QVERIFY(!commandOf(action, release, {}));
    }
};

RELEASE_DESK_TEST(tst_release_actions, TestReleaseActions)

#include "tst_release_actions.moc"
