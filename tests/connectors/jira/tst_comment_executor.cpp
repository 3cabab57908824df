// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/comment_executor.h"
#include "core/connectors/jira/issue_effects.h"
#include "core/connectors/jira/rich_text.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

class HastyCommentExecutor final : public connectors::CommentExecutor
{
public:
    HastyCommentExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                         QNetworkAccessManager &network, const Clock &clock)
        : CommentExecutor(journal, connections, network, clock, 50ms)
    {
    }
};

using Bench = TaskBench<HastyCommentExecutor>;

const QString text = "checkout 2.8.0 배포 완료.\nBuild 42 {not a macro}";

} // namespace

class TestCommentExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { renew(true); }

    void commentsInTheFormOfEachJira_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QJsonValue>("body");
        QTest::newRow("Cloud") << true << QJsonValue(connectors::documentOf(text));
        QTest::newRow("Data Center") << false << QJsonValue("checkout 2.8.0 배포 완료.\nBuild 42 \\{not a macro\\}");
    }

    void commentsInTheFormOfEachJira()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QJsonValue, body);
        renew(isCloud);

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes(), (QStringList{"POST issue/SHOP-1/comment", "POST issue/SHOP-2/comment"}));
        QCOMPARE(m_bench->jira.lastWrite().value("body"), body);
        const QJsonValue mark = isCloud ? QJsonValue(QJsonObject{{"id", "op-1.SHOP-2"}}) : QJsonValue("op-1.SHOP-2");
        const QJsonArray properties{QJsonObject{{"key", "RD_OP_ID"}, {"value", mark}}};
        QCOMPARE(m_bench->jira.lastWrite().value("properties").toArray(), properties);
        QCOMPARE(output->fields.value("commented"), 2);
        QCOMPARE(output->fields.value("commentIds").toObject(), (QJsonObject{{"SHOP-1", "501"}, {"SHOP-2", "502"}}));
        QCOMPARE(m_bench->report->steps, (QStringList{"50 1 of 2 issues", "100 2 of 2 issues"}));
    }

    void aCrashBetweenSendingAndRecordingRepeatsNothing_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<bool>("listsProperties");
        QTest::newRow("Cloud") << true << true;
        QTest::newRow("Data Center") << false << true;
        QTest::newRow("a Data Center that does not list properties") << false << false;
    }

    void aCrashBetweenSendingAndRecordingRepeatsNothing()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const bool, listsProperties);
        renew(isCloud);
        m_bench->jira.listsProperties = listsProperties;
        // Others have commented since, more than one page of it.
        for (int number = 0; number < 60; ++number)
            m_bench->jira.issues["SHOP-1"].comments.append(
                QJsonObject{{"id", QString::number(number)}, {"properties", QJsonArray()}});
        m_bench->dieAfterSending();
        QCOMPARE(m_bench->execute().error().code, ErrorCode::Unknown);
        m_bench->mend();

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.server.count(
                     "POST", isCloud ? "/rest/api/3/issue/SHOP-1/comment" : "/rest/api/2/issue/SHOP-1/comment"),
                 1);
        QCOMPARE(output->fields.value("commentIds").toObject().value("SHOP-1"), "501");
    }

    void aSecondRunRepeatsNothing()
    {
        QVERIFY(m_bench->execute());
        m_bench->restart();
        m_bench->jira.server.forget();

        const auto again = m_bench->execute();

        QVERIFY(again);
        QVERIFY(m_bench->jira.server.requests().isEmpty());
        QCOMPARE(again->fields.value("commented"), 2);
    }

    void anAnswerThatGotLostIsLookedUp()
    {
        m_bench->jira.lost = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.method != "POST")
                return std::nullopt;
            return ScriptedAnswer{200, "<html>proxy</html>", "text/html"};
        };

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes().size(), 2);
    }

    // What left a moment ago may still arrive: it is neither repeated nor called failed.
    void aCommentThatIsNotThereYetIsNotRepeated()
    {
        m_bench->have({{"SHOP-1", "Done"}});
        m_bench->jira.instead = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.method != "POST")
                return std::nullopt;
            return ScriptedAnswer{504, {}, "text/plain"};
        };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Unknown);
        QCOMPARE(m_bench->jira.writes().size(), 1);

        // Later, after a restart, it has still not come: then it is safe to write it.
        m_bench->jira.instead = {};
        m_bench->restart();
        QVERIFY(m_bench->execute());
        QCOMPARE(m_bench->jira.writes().size(), 2);
        QCOMPARE(m_bench->jira.issues.value("SHOP-1").comments.size(), 1);
    }

    void anIssueThatIsGoneDoesNotKeepTheOthersBack()
    {
        m_bench->jira.issues.remove("SHOP-1");

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::FailedPrecondition);
        QVERIFY2(output.error().message.contains("SHOP-1:"), qPrintable(output.error().message));
        QCOMPARE(m_bench->jira.issues.value("SHOP-2").comments.size(), 1);
    }

    void cannotBeTakenBack()
    {
        const auto back = m_bench->restore({});

        QVERIFY(!back);
        QCOMPARE(back.error().code, ErrorCode::Unimplemented);
    }

    void refusesTextThatJiraWouldRefuse_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::newRow("empty") << " \n";
        QTest::newRow("too long") << QString(40'000, u'x');
    }

    void refusesTextThatJiraWouldRefuse()
    {
        QFETCH(const QString, wrong);
        m_bench->task.task.parameters.insert("text", wrong);

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::InvalidArgument);
        QVERIFY(m_bench->jira.server.requests().isEmpty());
    }

private:
    void renew(bool isCloud)
    {
        m_bench = std::make_unique<Bench>(isCloud);
        m_bench->task.task.parameters.insert("text", text);
        m_bench->have({{"SHOP-1", "Done"}, {"SHOP-2", "In Review"}});
    }

    std::unique_ptr<Bench> m_bench;
};

RELEASE_DESK_TEST(tst_comment_executor, TestCommentExecutor)
#include "tst_comment_executor.moc"
