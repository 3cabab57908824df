// SPDX-License-Identifier: Apache-2.0
#include "core/projections/failure_facts.h"
#include "core/store/release_codec.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::projections;
using Ending = EarlierFailure::Ending;

namespace {

const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

//! Releases of one project whose history is told event by event.
class Book
{
public:
    void create(const char *id, const char *version, const char *project = "checkout", int commits = 0)
    {
        ReleaseCreated created{ReleaseId(id), ProjectId(project), QString::fromLatin1(version)};
        created.plan.phases = {{PhaseId("deploy"), "Deploy", false}};
        Task deploy;
        deploy.id = TaskId("deploy");
        deploy.kind = "jenkins.build";
        deploy.title = "Deploy";
        deploy.phase = PhaseId("deploy");
        deploy.environment = EnvironmentId("prod");
        Task back = deploy;
        back.id = TaskId("back");
        back.phase = {};
        back.undoes = TaskId("deploy");
        created.plan.tasks = {deploy, back};
        for (int i = 0; i < commits; ++i)
            created.snapshot.commits.append({"shop", QStringLiteral("7be221%1").arg(i)});
        happen(id, created);
    }

    void happen(const char *id, const ReleaseEvent &event, int minutes = 1)
    {
        m_now = m_now.addSecs(60 * minutes);
        store::RecordedEvent recorded;
        recorded.position = ++m_position;
        recorded.stream = store::releaseStream(ReleaseId(id));
        recorded.streamVersion = ++m_versions[ReleaseId(id)];
        recorded.at = m_now;
        recorded.event = store::encode(event);
        if (!book.apply(recorded))
            qFatal("cannot apply");
    }

    void fail(const char *id, int attempt, const char *code = "Unavailable")
    {
        happen(id, TaskStarted{TaskId("deploy"), attempt, EffectId("op"), {}});
        happen(id, TaskFailed{TaskId("deploy"), attempt, QString::fromLatin1(code), "no answer", {}, true});
    }

    [[nodiscard]] QList<EarlierFailure> before(const char *id, int most = 3) const
    {
        return earlierFailures(book, *book.find(ReleaseId(id)), TaskId("deploy"), most);
    }

    ReleaseBook book;

private:
    QDateTime m_now = noon;
    store::Position m_position = 0;
    QMap<ReleaseId, qint64> m_versions;
};

} // namespace

class TestFailureFacts final : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowTheSameFailureWentOn()
    {
        Book told;
        told.create("a", "2.6.0");
        told.fail("a", 1);
        told.happen("a", TaskStarted{TaskId("deploy"), 2, EffectId("op2"), {}});
        told.happen("a", TaskSucceeded{TaskId("deploy"), 2});
        told.create("b", "2.7.0");
        told.fail("b", 1);
        TaskSucceeded byHand{TaskId("deploy")};
        byHand.isByHand = true;
        byHand.note = "restarted the agent";
        told.happen("b", byHand);
        told.create("c", "2.8.0");
        told.fail("c", 1);

        const QList<EarlierFailure> before = told.before("c");
        QCOMPARE(before.size(), 2);
        QCOMPARE(before.at(0).version, "2.7.0");
        QCOMPARE(before.at(0).ending, Ending::ByHand);
        QCOMPARE(before.at(0).note, "restarted the agent");
        QCOMPARE(before.at(1).version, "2.6.0");
        QCOMPARE(before.at(1).ending, Ending::TriedAgain);
        QCOMPARE(told.before("c", 1).size(), 1);
    }

    void leavesOutWhatIsNotTheSame()
    {
        Book told;
        told.create("other", "1.0.0", "payments");
        told.fail("other", 1);
        told.create("a", "2.6.0");
        told.fail("a", 1, "PermissionDenied");
        told.create("c", "2.8.0");
        told.fail("c", 1);
        QVERIFY(told.before("c").isEmpty());
    }

    void aTaskThatDidNotFailHasNoStory()
    {
        Book told;
        told.create("a", "2.6.0");
        told.fail("a", 1);
        told.create("c", "2.8.0");
        QVERIFY(told.before("c").isEmpty());
    }

    void saysWhichVersionIsLiveAgainOnlyIfTheRecordProvesIt()
    {
        Book told;
        told.create("old", "2.7.4");
        told.happen("old", ReleaseStarted{1, {}});
        told.happen("old", TaskStarted{TaskId("deploy"), 1, EffectId("o"), {}});
        told.happen("old", TaskSucceeded{TaskId("deploy"), 1});
        told.happen("old", ReleaseCompleted{});
        told.create("new", "2.8.0");
        told.happen("new", ReleaseStarted{1, {}});
        told.happen("new", TaskStarted{TaskId("deploy"), 1, EffectId("n"), {}});
        told.happen("new", TaskSucceeded{TaskId("deploy"), 1});
        QVERIFY(!backAgain(told.book, *told.book.find(ReleaseId("new"))));
        told.happen("new",
                    RollbackStarted{"p95", true, {{TaskId("back"), TaskId("deploy"), RollbackAction::LaneTask}}});
        told.happen("new", TaskStarted{TaskId("back"), 1, EffectId("b"), {}});
        told.happen("new", TaskSucceeded{TaskId("back"), 1});
        told.happen("new", RollbackCompleted{});
        const auto unproved = backAgain(told.book, *told.book.find(ReleaseId("new")));
        QVERIFY(unproved);
        QCOMPARE(unproved->seconds, 120);
        QVERIFY(unproved->version.isEmpty()); // its effect is still there, as far as anybody knows
        told.happen("new", TaskCompensated{TaskId("deploy")});
        QCOMPARE(backAgain(told.book, *told.book.find(ReleaseId("new")))->version, "2.7.4");
    }

    void oneCommitAloneIsNamed()
    {
        Book told;
        told.create("none", "1");
        told.create("one", "2", "checkout", 1);
        told.create("two", "3", "checkout", 2);
        QVERIFY(!onlyCommit(*told.book.find(ReleaseId("none"))));
        QCOMPARE(onlyCommit(*told.book.find(ReleaseId("one")))->hash, "7be2210");
        QVERIFY(!onlyCommit(*told.book.find(ReleaseId("two"))));
    }
};

RELEASE_DESK_TEST(tst_failure_facts, TestFailureFacts)
#include "tst_failure_facts.moc"
