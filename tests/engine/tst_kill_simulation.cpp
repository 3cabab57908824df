// SPDX-License-Identifier: Apache-2.0
#include "core/store/release_codec.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/engine/support/record_check.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;
using releasedesk::tests::whatMustNotBe;

namespace {

using Answer = Result<engine::TaskOutput>;

//! Does what people would do next until the release is where it should end.
bool drive(EngineDriver &desk, ReleaseState goal)
{
    for (int step = 0; step < 40; ++step) {
        const bool isOurTurn = desk.waitUntil([&desk, goal] {
            const ReleaseState state = desk.release().state();
            return state == goal || state == ReleaseState::Draft || state == ReleaseState::InApproval
                || state == ReleaseState::Approved || state == ReleaseState::Halted || state == ReleaseState::Released;
        });
        if (!isOurTurn)
            return false;
        const Release release = desk.release();
        if (release.state() == goal)
            return true;
        switch (release.state()) {
        case ReleaseState::Draft:
            desk.submit();
            break;
        case ReleaseState::InApproval: {
            const ApprovalRequest *const request = release.approval(TaskId("approval"));
            if (request && !request->nextSigners().isEmpty() && !desk.sign(request->nextSigners().first(), "approval"))
                return false;
            break;
        }
        case ReleaseState::Approved:
            if (!desk.as("owner", StartRelease{desk.id}))
                return false;
            break;
        case ReleaseState::Halted:
            for (const char *task : {"check", "back"})
                (void)desk.as("owner", RetryTask{desk.id, TaskId(task)});
            break;
        case ReleaseState::Released:
            if (!desk.as("owner", RollBack{desk.id, "orders fail"}))
                return false;
            break;
        default:
            return false;
        }
    }
    return false;
}

//! The check fails at its first attempt, and so does the way back.
void failOnce(EngineDriver &desk)
{
    const auto once = [](const engine::TaskAssignment &task) -> Answer {
        if (task.attempt == 1)
            return failure(ErrorCode::FailedPrecondition, "p95 412 ms, limit 300");
        return engine::TaskOutput{};
    };
    desk.gates->answers.insert(TaskId("check"), once);
    desk.builds->answers.insert(TaskId("back"), once);
}

//! The operation id of what was under way at the end of \p events.
QStringList underWay(const QList<store::RecordedEvent> &events)
{
    Release release;
    for (const store::RecordedEvent &event : events)
        release.apply(*store::decodeReleaseEvent(event.event), event.actor, event.at);
    QStringList ids;
    for (const TaskRun &run : release.runs()) {
        if (!run.attempts.isEmpty() && run.attempts.last().outcome == TaskState::Running)
            ids.append(run.attempts.last().opId.value());
    }
    return ids;
}

QStringList operations(const EngineDriver &desk)
{
    QStringList ids;
    for (const QString &line : desk.builds->log + desk.gates->log + desk.versions->log)
        ids.append(line.section(u' ', 2));
    return ids;
}

} // namespace

class TestKillSimulation final : public QObject
{
    Q_OBJECT

private slots:
    void everyPrefixOfTheRecordEndsWell_data()
    {
        QTest::addColumn<ReleaseState>("goal");
        QTest::newRow("released") << ReleaseState::Released;
        QTest::newRow("rolled back") << ReleaseState::RolledBack;
    }

    void everyPrefixOfTheRecordEndsWell()
    {
        QFETCH(const ReleaseState, goal);
        EngineDriver first;
        failOnce(first);
        first.create(smallPlan());
        QVERIFY(drive(first, goal));
        const QList<store::RecordedEvent> record = first.record.events();
        QCOMPARE(whatMustNotBe(record), "");

        for (qsizetype killed = 1; killed < record.size(); ++killed) {
            const QList<store::RecordedEvent> survived = record.mid(0, killed);
            const QString where
                = QStringLiteral("killed after event %1, %2").arg(killed).arg(survived.last().event.name);
            EngineDriver second;
            failOnce(second);
            second.continueFrom(survived);

            QVERIFY2(drive(second, goal), qPrintable(where));

            QVERIFY2(second.record.events().mid(0, killed).last().hash == survived.last().hash, qPrintable(where));
            const QString wrong = whatMustNotBe(second.record.events());
            QVERIFY2(wrong.isEmpty(), qPrintable(QString(where + u": " + wrong)));
            // What was under way is asked for under its own id; what has a result is never asked for again.
            const QStringList executed = operations(second);
            for (const QString &id : underWay(survived))
                QVERIFY2(executed.count(id) == 1, qPrintable(QString(where + u": " + id)));
            for (const QString &id : operations(first))
                QVERIFY2(executed.count(id) <= 1, qPrintable(QString(where + u": " + id)));
            for (const QString &id : executed)
                QVERIFY2(operations(first).contains(id), qPrintable(QString(where + u": new attempt " + id)));
            for (const store::RecordedEvent &event : survived) {
                if (event.event.name == "task.succeeded" || event.event.name == "task.failed") {
                    const auto object = QJsonDocument::fromJson(event.event.payload).object();
                    const QString id
                        = QStringLiteral("r.%1.%2").arg(object["task"].toString()).arg(object["attempt"].toInt());
                    QVERIFY2(!executed.contains(id), qPrintable(QString(where + u": again " + id)));
                }
            }
        }
    }

    void aRestartAtRestRecordsNothing()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        QVERIFY(drive(desk, ReleaseState::Released));
        const qsizetype size = desk.record.events().size();

        desk.restart();

        QTest::qWait(5);
        QCOMPARE(desk.record.events().size(), size);
    }
};

RELEASE_DESK_TEST(tst_kill_simulation, TestKillSimulation)
#include "tst_kill_simulation.moc"
