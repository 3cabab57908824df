// SPDX-License-Identifier: Apache-2.0
#include "core/async/cancel.h"
#include "core/connectors/command/command_executor.h"
#include "core/connectors/command/program_run.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::CommandExecutor;
using connectors::ProgramRun;
using connectors::RunStage;

namespace {

const CommandExecutor::Pace quick{10ms, 300ms};

} // namespace

class TestCommandExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<ExecutorBench>();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void itsOutputIsFollowedAndItsEndAnswered()
    {
        const auto outcome = run(script("echo first; echo 틀림 >&2; printf last"));

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("exitCode").toInt(-1), 0);
        QCOMPARE(outcome->fields.value("lastLine").toString(), "last");
        QVERIFY(m_bench->report->lines.contains("stdout: first"));
        QVERIFY(m_bench->report->lines.contains("stderr: 틀림"));
        QVERIFY(m_bench->report->lines.contains("stdout: last"));
    }

    void outputIsShownWhileItRuns()
    {
        bool wasShown = false;
        QTimer::singleShot(250ms, this, [&] { wasShown = m_bench->report->lines.contains("stdout: early"); });

        QCOMPARE(outcomeText(run(script("echo early; sleep 0.5; echo late"))), "done");
        QVERIFY(wasShown);
    }

    void argumentsArriveAsTheyAre()
    {
        const QStringList argv{"printf", "[%s]", "a b", "$HOME", "`id`", "한글", "", "*"};
        const auto outcome = run({{"argv", QJsonArray::fromStringList(argv)}});

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("lastLine").toString(), "[a b][$HOME][`id`][한글][][*]");
    }

    void onlyNamedVariablesArePassedOn()
    {
        qputenv("RD_TEST_ALLOWED", "yes");
        qputenv("RD_TEST_HIDDEN", "no");
        const auto outcome = run({{"argv", QJsonArray{"/usr/bin/env"}},
                                  {"environment", QJsonArray{"RD_TEST_ALLOWED", "RD_TEST_ABSENT"}},
                                  {"values", QJsonObject{{"STAGE", "prod"}}}});

        QVERIFY(outcome);
        QStringList variables = m_bench->report->lines.filter("stdout: ");
        variables.sort();
        QCOMPARE(variables,
                 (QStringList{"stdout: RD_OP_ID=rel-1.build.1", "stdout: RD_TEST_ALLOWED=yes", "stdout: STAGE=prod"}));
    }

    void itWorksInItsFolder()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("sub dir"));
        const auto outcome = run({{"argv", QJsonArray{"pwd"}}, {"folder", "sub dir"}});

        QVERIFY(outcome);
        QVERIFY(outcome->fields.value("lastLine").toString().endsWith("/sub dir"));
    }

    void aFailureNamesCodeAndLastWords()
    {
        const auto outcome = run(script("echo fine; echo one >&2; echo 'disk is full' >&2; exit 7"));

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY(outcome.error().message.contains("7"));
        QVERIFY(outcome.error().message.contains("disk is full"));
        QCOMPARE(outcome.error().detail, "one\ndisk is full");
    }

    void whatCannotStartDidNothing_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no such program") << QJsonObject{{"argv", QJsonArray{"no-such-program"}}}
                                         << "InvalidArgument nothingHappened";
        QTest::newRow("no such file") << QJsonObject{{"argv", QJsonArray{"/no/such/file"}}}
                                      << "InvalidArgument nothingHappened";
        QTest::newRow("nothing") << QJsonObject() << "InvalidArgument nothingHappened";
        QTest::newRow("no such folder") << QJsonObject{{"argv", QJsonArray{"true"}}, {"folder", "none"}}
                                        << "InvalidArgument nothingHappened";
        QTest::newRow("a bad variable") << QJsonObject{{"argv", QJsonArray{"true"}}, {"environment", QJsonArray{"A=B"}}}
                                        << "InvalidArgument nothingHappened";
        QTest::newRow("a file that is no program")
            << QJsonObject{{"argv", QJsonArray{"/etc/passwd"}}} << "NotFound nothingHappened";
    }

    void whatCannotStartDidNothing()
    {
        QFETCH(const QJsonObject, parameters);
        QFETCH(const QString, expected);

        QCOMPARE(outcomeText(run(parameters)), expected);
    }

    void aCancelEndsItAndAllItStarted()
    {
        QTimer::singleShot(150ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(script("sleep 30 & echo child $!; wait"))), "Cancelled");

        const QString line = m_bench->report->lines.filter("child").value(0);
        const int child = line.section(' ', -1).toInt();
        QVERIFY(child > 1);
        QTRY_VERIFY(isGone(child));
    }

    void whoIgnoresThePoliteSignalIsKilled()
    {
        QElapsedTimer time;
        time.start();
        QTimer::singleShot(100ms, this, [this] { m_bench->stop.request_stop(); });

        QCOMPARE(outcomeText(run(script("trap '' TERM; echo here $$; sleep 30; sleep 30"))), "Cancelled");
        QVERIFY(time.elapsed() < 5000);
        QTRY_VERIFY(isGone(m_bench->report->lines.filter("here").value(0).section(' ', -1).toInt()));
    }

    void aTimeLimitEndsIt()
    {
        auto executor = make(&m_bench->journal);
        const auto outcome
            = QCoro::waitFor(async::withTimeLimit(executor->execute(m_bench->task("command.run", script("sleep 30")),
                                                                    m_bench->report, m_bench->stop.get_token()),
                                                  100ms, m_bench->stop));

        QCOMPARE(outcomeText(outcome), "DeadlineExceeded");
    }

    void aClosingProgramLeavesItAndFindsItAgain()
    {
        const QJsonObject parameters = script("echo begun >> count; sleep 0.4; echo done; exit 0");
        m_bench->report->leaving = true;
        QTimer::singleShot(100ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(parameters)), "Cancelled");

        const auto journal = m_bench->otherJournal();
        const auto outcome = run(parameters, journal.get());

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("lastLine").toString(), "done");
        QCOMPARE(startsCounted(), 1);
    }

    void itsLogGoesOnWhereItWasLeft()
    {
        const QJsonObject parameters = script("echo one; echo two; sleep 0.9; echo three; echo four >&2");
        m_bench->report->leaving = true;
        QTimer::singleShot(200ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(parameters)), "Cancelled");
        QCOMPARE(m_bench->report->lines, (QStringList{"stdout: one", "stdout: two"}));

        const auto journal = m_bench->otherJournal();
        const auto outcome = run(parameters, journal.get());

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("lastLine").toString(), "three");
        QStringList lines = m_bench->report->lines;
        lines.sort();
        QCOMPARE(lines, (QStringList{"stderr: four", "stdout: three"}));
    }

    void itsTracesGoOnceItsResultIsRecorded()
    {
        QCOMPARE(outcomeText(run(script("echo done"))), "done");
        const QDir runs(m_folder->filePath("runs"));
        QVERIFY(!runs.entryList({"rel-1.build.1.*"}).isEmpty());

        CommandExecutor(m_bench->journal, m_bench->clock, runs.path(), m_folder->path())
            .forget(EffectId("rel-1.build.1"));

        QCOMPARE(runs.entryList({"rel-1.build.1.*"}), QStringList());
    }

    void tracesOfAStartThatWasCutShortGoAsWell()
    {
        const QDir runs(m_folder->filePath("runs"));
        QVERIFY(runs.mkpath("."));
        for (const char *const name : {"rel-1.build.1.started", "rel-1.build.1.group", "rel-1.build.1.done.draft"})
            QVERIFY(QFile(runs.filePath(name)).open(QIODevice::WriteOnly));

        CommandExecutor(m_bench->journal, m_bench->clock, runs.path(), m_folder->path())
            .forget(EffectId("rel-1.build.1"));

        QCOMPARE(runs.entryList({"rel-1.build.1.*"}), QStringList());
    }

    void itsTracesStayWhileItRuns()
    {
        m_bench->report->leaving = true;
        QTimer::singleShot(100ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(script("sleep 0.9; exit 0"))), "Cancelled");
        const QDir runs(m_folder->filePath("runs"));
        const QStringList before = runs.entryList({"rel-1.build.1.*"});

        CommandExecutor(m_bench->journal, m_bench->clock, runs.path(), m_folder->path())
            .forget(EffectId("rel-1.build.1"));

        QCOMPARE(runs.entryList({"rel-1.build.1.*"}), before);
    }

    void aFloodOfOutputIsEnded()
    {
        CommandExecutor::Pace small = quick;
        small.maxOutput = 200'000;
        CommandExecutor executor(m_bench->journal, m_bench->clock, m_folder->filePath("runs"), m_folder->path(), small);

        const auto outcome = QCoro::waitFor(
            executor.execute(m_bench->task("command.run", script("yes 'too much'")), m_bench->report, {}));

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY2(outcome.error().message.contains("output"), qPrintable(outcome.error().message));
    }

    void itsEndIsKnownEvenIfNobodyWaitedForIt()
    {
        const QJsonObject parameters = script("echo begun >> count; sleep 0.8; exit 3");
        m_bench->report->leaving = true;
        QTimer::singleShot(100ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(parameters)), "Cancelled");
        QTest::qWait(900);

        const auto journal = m_bench->otherJournal();
        const auto outcome = run(parameters, journal.get());

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY(outcome.error().message.contains("3"));
        QCOMPARE(startsCounted(), 1);
    }

    void aDeathBetweenStartAndRecordIsLookedUp()
    {
        const QJsonObject parameters = script("echo begun >> count; sleep 0.1; echo over");
        m_bench->dieBeforeResults();
        QCOMPARE(outcomeText(run(parameters)), "Unknown");

        const auto journal = m_bench->otherJournal();
        const auto outcome = run(parameters, journal.get());

        QCOMPARE(outcomeText(outcome), "done");
        QCOMPARE(startsCounted(), 1);
    }

    void anIntentWithoutAMarkerNeverStarted()
    {
        m_bench->intend("rel-1.build.1.start");

        QCOMPARE(outcomeText(run(script("echo begun >> count"))), "Aborted nothingHappened");
        QCOMPARE(startsCounted(), 0);
    }

    void aMarkerThatNobodyWatchesIsForAPerson()
    {
        m_bench->intend("rel-1.build.1.start");
        QVERIFY(QDir().mkpath(stateFolder()));
        QFile marker(stateFolder() + "/rel-1.build.1.started");
        QVERIFY(marker.open(QIODevice::WriteOnly));
        marker.close();

        QCOMPARE(outcomeText(run(script("echo begun >> count"))), "Unknown");
        QCOMPARE(startsCounted(), 0);
    }

    // The watcher is another process: it has to finish when the one that started it was killed.
    void itOutlivesAKilledProcess()
    {
        const ProgramRun program(stateFolder(), EffectId("rel-9.x.1"));
        const pid_t other = ::fork();
        if (other == 0) {
            const auto launched = program.launch(
                {"/bin/sh", {"-c", "sleep 0.3; echo survived; exit 5"}, m_folder->path(), {"PATH=/usr/bin:/bin"}});
            (void)launched;
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(other, &status, 0), other);
        QVERIFY(WIFSIGNALED(status));

        QTRY_COMPARE(program.standing().stage, RunStage::Running);
        QTRY_COMPARE(program.standing().stage, RunStage::Ended);
        QCOMPARE(program.standing().exitCode, 5);
        QFile output(program.traces().output);
        QVERIFY(output.open(QIODevice::ReadOnly));
        QCOMPARE(output.readAll(), "survived\n");
    }

    void aSecondStartOfTheSameOperationIsRefused()
    {
        const ProgramRun program(stateFolder(), EffectId("rel-9.x.1"));
        QVERIFY(program.launch({"/bin/true", {}, m_folder->path(), {}}));

        const auto again = program.launch({"/bin/true", {}, m_folder->path(), {}});

        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QTRY_COMPARE(program.standing().stage, RunStage::Ended);
    }

    void longLinesAreCut()
    {
        QCOMPARE(outcomeText(run(script("head -c 200000 /dev/zero | tr '\\0' x; echo; echo short"))), "done");

        QCOMPARE(m_bench->report->lines.filter("stdout: ").size(), 2);
        QVERIFY(m_bench->report->lines.at(0).size() < 66'000);
        QVERIFY(m_bench->report->lines.contains("stdout: short"));
    }

private:
    [[nodiscard]] static bool isGone(int pid) { return pid > 1 && ::kill(pid, 0) != 0; }

    [[nodiscard]] QString stateFolder() const { return m_folder->filePath("runs"); }

    [[nodiscard]] static QJsonObject script(const QString &text)
    {
        return {{"argv", QJsonArray{"sh", "-c", text}}, {"environment", QJsonArray{"PATH"}}};
    }

    [[nodiscard]] int startsCounted() const
    {
        QFile file(m_folder->filePath("count"));
        return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) : 0;
    }

    std::unique_ptr<CommandExecutor> make(effects::EffectJournal *journal)
    {
        return std::make_unique<CommandExecutor>(*journal, m_bench->clock, stateFolder(), m_folder->path(), quick);
    }

    Result<engine::TaskOutput> run(const QJsonObject &parameters, effects::EffectJournal *journal = nullptr)
    {
        const auto executor = make(journal ? journal : &m_bench->journal);
        return QCoro::waitFor(
            executor->execute(m_bench->task("command.run", parameters), m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ExecutorBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_folder;
};

RELEASE_DESK_TEST(tst_command_executor, TestCommandExecutor)

#include "tst_command_executor.moc"
