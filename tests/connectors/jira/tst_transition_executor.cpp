// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/transition_executor.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

using Bench = TaskBench<connectors::TransitionExecutor>;

bool isTransition(const ScriptedRequest &request)
{
    return request.method == "POST" && request.path.endsWith("/transitions");
}

} // namespace

class TestTransitionExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->task.task.parameters.insert("status", "Done");
        m_bench->have({{"SHOP-1", "In Review"}, {"SHOP-2", "Done"}, {"SHOP-3", "To Do"}});
    }

    void movesEachIssueOnce()
    {
        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes(),
                 (QStringList{"POST issue/SHOP-1/transitions", "POST issue/SHOP-3/transitions"}));
        QCOMPARE(m_bench->jira.issues.value("SHOP-1").status, "Done");
        QCOMPARE(output->fields.value("moved").toArray(), (QJsonArray{"SHOP-1", "SHOP-3"}));
        QCOMPARE(output->fields.value("unchanged").toArray(), QJsonArray{"SHOP-2"});
        QCOMPARE(output->fields.value("before").toObject(),
                 (QJsonObject{{"SHOP-1", "In Review"}, {"SHOP-3", "To Do"}}));
        QCOMPARE(output->summary, "2 moved to “Done”, 1 were there already");
        QCOMPARE(m_bench->report->steps.last(), "100 3 of 3 issues");
        QVERIFY(m_bench->report->lines.contains("SHOP-1: “In Review” → “Done”"));
        const auto sent = m_bench->jira.server.requests("POST", "/rest/api/3/issue/SHOP-3/transitions");
        QCOMPARE(sent.first().header("x-rd-op-id"), QByteArray("op-1.SHOP-3"));
    }

    void speaksToDataCenterUnderVersionTwo()
    {
        Bench bench(false);
        bench.task.task.parameters.insert("status", "done");
        bench.have({{"SHOP-1", "In Review"}});

        QVERIFY(bench.execute());

        QCOMPARE(bench.jira.server.count("POST", "/rest/api/2/issue/SHOP-1/transitions"), 1);
    }

    void aSecondRunRepeatsNothing()
    {
        QVERIFY(m_bench->execute());
        const auto written = m_bench->jira.writes();
        m_bench->restart();
        m_bench->jira.server.forget();

        const auto again = m_bench->execute();

        QVERIFY(again);
        QCOMPARE(m_bench->jira.writes(), QStringList());
        QCOMPARE(again->fields.value("moved").toArray(), (QJsonArray{"SHOP-1", "SHOP-3"}));
        QCOMPARE(again->fields.value("before").toObject(), (QJsonObject{{"SHOP-1", "In Review"}, {"SHOP-3", "To Do"}}));
        QCOMPARE(written.size(), 2);
    }

    void aCrashBetweenSendingAndRecordingRepeatsNothing()
    {
        m_bench->dieAfterSending();
        const auto first = m_bench->execute();
        QVERIFY(!first);
        QCOMPARE(first.error().code, ErrorCode::Unknown);
        QCOMPARE(m_bench->jira.writes(), QStringList{"POST issue/SHOP-1/transitions"});
        m_bench->mend();

        const auto second = m_bench->execute();

        QVERIFY2(second, qPrintable(second ? QString() : second.error().message));
        QCOMPARE(m_bench->jira.writes(),
                 (QStringList{"POST issue/SHOP-1/transitions", "POST issue/SHOP-3/transitions"}));
        QCOMPARE(second->fields.value("before").toObject().value("SHOP-1"), "In Review");
    }

    void anAnswerThatGotLostIsLookedUp()
    {
        m_bench->jira.lost = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTransition(request))
                return std::nullopt;
            return ScriptedAnswer{502, "bad gateway", "text/plain"};
        };

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes().size(), 2);
        QCOMPARE(output->fields.value("moved").toArray().size(), 2);
    }

    void waitsWhenJiraLimits()
    {
        int refusals = 0;
        m_bench->jira.instead = [&refusals](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTransition(request) || refusals > 0)
                return std::nullopt;
            ++refusals;
            ScriptedAnswer answer{429, "{}"};
            answer.headers.emplaceBack("Retry-After", "1");
            return answer;
        };
        QElapsedTimer timer;
        timer.start();

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QVERIFY(timer.elapsed() >= 990);
        QCOMPARE(m_bench->jira.writes().size(), 3);
        const auto sent = m_bench->jira.server.requests("POST", "/rest/api/3/issue/SHOP-1/transitions");
        QCOMPARE(sent.at(0).header("x-rd-op-id"), QByteArray("op-1.SHOP-1"));
        QCOMPARE(sent.at(1).header("x-rd-op-id"), QByteArray("op-1.SHOP-1.2"));
        QVERIFY(m_bench->report->lines.first().contains("limits how often"));
    }

    void aPauseTooLongIsHandedOn()
    {
        m_bench->jira.instead = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTransition(request))
                return std::nullopt;
            ScriptedAnswer answer{429, "{}"};
            answer.headers.emplaceBack("Retry-After", "3600");
            return answer;
        };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::ResourceExhausted);
        QCOMPARE(output.error().retryAfter, std::chrono::seconds(3600));
        QVERIFY(output.error().nothingHappened);
    }

    void oneWithoutAWayDoesNotKeepTheOthersBack()
    {
        m_bench->jira.issues["SHOP-1"].ways = QStringList{"To Do"};

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::FailedPrecondition);
        QVERIFY2(output.error().message.contains("Jira refused 1 of 3 issues"), qPrintable(output.error().message));
        QVERIFY2(output.error().message.contains("no way for SHOP-1 from “In Review” to “Done”; it offers To Do"),
                 qPrintable(output.error().message));
        QVERIFY(!output.error().nothingHappened);
        QCOMPARE(m_bench->jira.issues.value("SHOP-3").status, "Done");
    }

    void aCategoryWillDoWhereNoStatusHasTheName()
    {
        m_bench->have({{"SHOP-1", "In Review"}});
        m_bench->jira.issues.clear();
        m_bench->jira.issues["SHOP-1"].ways = QStringList{"To Do", "완료"};

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.issues.value("SHOP-1").status, "완료");
    }

    void saysWhatAnExpiredTokenMeans()
    {
        m_bench->jira.instead = [](const ScriptedRequest &) { return ScriptedAnswer::json(QJsonObject{}, 401); };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Unauthenticated);
        QVERIFY(output.error().nothingHappened);
        QCOMPARE(m_bench->jira.server.requests().size(), 1);
    }

    void stopsBetweenTwoIssues()
    {
        m_bench->report->onProgress = [this] { m_bench->stop.request_stop(); };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Cancelled);
        QVERIFY2(output.error().message.contains("after 1 of 3 issues"), qPrintable(output.error().message));
        QCOMPARE(m_bench->jira.writes().size(), 1);

        m_bench->stop = {};
        m_bench->report->onProgress = {};
        QVERIFY(m_bench->execute());
        QCOMPARE(m_bench->jira.writes().size(), 2);
    }

    void choosesIssues_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("all") << "all" << QStringList{"SHOP-1", "SHOP-2", "SHOP-7"};
        QTest::newRow("done") << "done" << QStringList{"SHOP-2"};
        QTest::newRow("features") << "features" << QStringList{"SHOP-1", "SHOP-2"};
        QTest::newRow("bugs") << "bugs" << QStringList{"SHOP-7"};
    }

    void choosesIssues()
    {
        QFETCH(const QString, filter);
        m_bench->task.release = releaseOver({{"SHOP-1", "In Review"}, {"SHOP-2", "Done"}, {"SHOP-7", "To Do"}});
        m_bench->task.task.parameters.insert("issues", filter);

        QStringList chosen;
        for (const domain::Issue &issue : connectors::issuesFor(m_bench->task))
            chosen.append(issue.key);

        QTEST(chosen, "expected");
    }

    void leavesIssuesOfOtherProjectsAlone()
    {
        m_bench->task.release = releaseOver({{"SHOP-1", "In Review"}, {"PAY-1", "In Review"}});

        QCOMPARE(connectors::issuesFor(m_bench->task).size(), 1);
    }

    void movesBackWhatIsStillThere()
    {
        const auto output = m_bench->execute();
        QVERIFY(output);
        m_bench->jira.issues["SHOP-3"].status = "Closed"; // somebody went on

        const auto back = m_bench->restore(output->fields);

        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(m_bench->jira.issues.value("SHOP-1").status, "In Review");
        QCOMPARE(m_bench->jira.issues.value("SHOP-2").status, "Done");
        QCOMPARE(m_bench->jira.issues.value("SHOP-3").status, "Closed");
        QCOMPARE(back->summary, "1 of 2 moved back");

        m_bench->restart();
        const qsizetype written = m_bench->jira.writes().size();
        QVERIFY(m_bench->restore(output->fields));
        QCOMPARE(m_bench->jira.writes().size(), written);
    }

    void anIssueWithoutAWayBackDoesNotStopTheRollback()
    {
        const auto output = m_bench->execute();
        QVERIFY(output);
        m_bench->jira.issues["SHOP-1"].ways = QStringList{"Done"};

        const auto back = m_bench->restore(output->fields);

        QVERIFY(back);
        QCOMPARE(back->summary, "1 of 2 moved back");
        QCOMPARE(m_bench->jira.issues.value("SHOP-3").status, "To Do");
        QCOMPARE(back->fields.value("refused").toArray().size(), 1);
    }

    void nothingToMoveIsNoFailure()
    {
        m_bench->task.release = releaseOver({});

        const auto output = m_bench->execute();

        QVERIFY(output);
        QCOMPARE(output->summary, "0 moved to “Done”, 0 were there already");
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no status") << QJsonObject{{"connection", "jira"}} << ErrorCode::InvalidArgument;
        QTest::newRow("no connection") << QJsonObject{{"connection", "none"}, {"status", "Done"}}
                                       << ErrorCode::NotFound;
    }

    void refusesWhatItCannotUse()
    {
        QFETCH(const QJsonObject, parameters);
        QFETCH(const ErrorCode, code);
        m_bench->task.task.parameters = parameters;

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, code);
        QVERIFY(m_bench->jira.server.requests().isEmpty());
    }

private:
    std::unique_ptr<Bench> m_bench;
};

RELEASE_DESK_TEST(tst_transition_executor, TestTransitionExecutor)
#include "tst_transition_executor.moc"
