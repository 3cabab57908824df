// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_writer.h"
#include "core/connectors/jira/transition_executor.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

//! In a project that was chosen to be read-only nothing is changed, whatever asks for it.
class TestReadOnlyProjects final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        for (const QByteArray method : {"POST", "PUT"})
            m_server->on(method, "*", ScriptedAnswer::json({{"id", "77"}}, method == "PUT" ? 204 : 201));
        m_server->on("GET", "/rest/api/3/version/20", ScriptedAnswer::json(versionOf("20", 2)));
        m_server->on("GET", "/rest/api/3/version/10", ScriptedAnswer::json(versionOf("10", 1)));
        for (const char *name : {"2", "PAY"})
            serveProject(name, "2", "PAY");
        for (const char *name : {"1", "SHOP"})
            serveProject(name, "1", "SHOP");
        serveIssue("PAY-5", "PAY-5", {{"id", "2"}, {"key", "PAY"}});
        serveIssue("SHOP-5", "SHOP-5", {{"id", "1"}, {"key", "SHOP"}});
    }

    void nothingIsSentThere_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"transition", "comment", "fix version", "change version", "create version",
                                   "merge version", "move version"})
            QTest::newRow(change) << change;
    }

    void nothingIsSentThere()
    {
        QFETCH(const QString, change);

        const Result<> refused = write(change, {"PAY"}, "PAY-5", "20", "2");

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(refused.error().reason, "connection.readOnly");
        QVERIFY(refused.error().nothingHappened);
        QVERIFY2(refused.error().message.contains("Continue read-only for PAY"), qPrintable(refused.error().message));
        QCOMPARE(changesSent(), 0);

        const Result<> elsewhere = write(change, {"PAY"}, "SHOP-5", "10", "1");
        QVERIFY2(elsewhere, elsewhere ? "" : qPrintable(elsewhere.error().message));
        QCOMPARE(changesSent(), 1);

        const Result<> takenBack = write(change, {}, "PAY-5", "20", "2");
        QVERIFY2(takenBack, takenBack ? "" : qPrintable(takenBack.error().message));
        QCOMPARE(changesSent(), 2);
    }

    void aProjectThatCannotBeLookedUpIsNotWrittenTo()
    {
        m_server->on("GET", "/rest/api/3/version/20", ScriptedAnswer{500, "", "text/plain"});

        const Result<> refused = write("change version", {"PAY"}, {}, "20", {});

        QVERIFY(!refused);
        QVERIFY(refused.error().nothingHappened);
        QCOMPARE(changesSent(), 0);
    }

    void theProjectIsTheOneThatJiraNames_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("issue");
        for (const char *change : {"transition", "comment", "fix version"}) {
            QTest::addRow("%s of an issue that was moved there", change) << change << "SHOP-9";
            QTest::addRow("%s of an issue named by its number", change) << change << "10023";
            QTest::addRow("%s in a project that was renamed", change) << change << "PAYM-5";
        }
    }

    void theProjectIsTheOneThatJiraNames()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, issue);
        const bool isRenamed = issue == "PAYM-5";
        const QString key = isRenamed ? "PAYM" : "PAY";
        serveProject("PAY", "2", key);
        serveIssue(issue, QString(key + "-12"), {{"id", "2"}, {"key", key}});

        const Result<> refused = write(change, {"PAY"}, issue, {}, {});

        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "connection.readOnly");
        QVERIFY(refused.error().nothingHappened);
        QCOMPARE(refused.error().message.contains("now PAYM"), isRenamed);
        QCOMPARE(changesSent(), 0);
    }

    void whereNobodyCanTellNothingIsSent()
    {
        serveIssue("SHOP-6", "SHOP-6", {});
        const Result<> nameless = write("comment", {"PAY"}, "SHOP-6", {}, {});
        QVERIFY(!nameless);
        QVERIFY(nameless.error().nothingHappened);

        m_server->on("GET", "/rest/api/3/project/GONE", ScriptedAnswer::json(QJsonObject{}, 404));
        const Result<> unknown = write("comment", {"GONE"}, "SHOP-5", {}, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().reason, "connection.readOnly");
        QVERIFY2(unknown.error().message.contains("--read-only-project"), qPrintable(unknown.error().message));

        m_server->on("GET", "/rest/api/3/project/PAY", ScriptedAnswer{500, "", "text/plain"});
        const Result<> silent = write("comment", {"PAY"}, "SHOP-5", {}, {});
        QVERIFY(!silent);
        QVERIFY(silent.error().nothingHappened);
        QCOMPARE(changesSent(), 0);
    }

    void keysAreTheSameHoweverTheyAreWritten()
    {
        const Result<> refused = write("comment", {"", " pay "}, "PAY-5", {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "connection.readOnly");
        QVERIFY2(write("comment", {"", " "}, "PAY-5", {}, {}), "nothing is chosen");
    }

    void aTaskLeavesOutTheIssueThatWasMovedThere()
    {
        TaskBench<TransitionExecutor> bench;
        bench.task.task.parameters.insert("status", "Done");
        bench.have({{"SHOP-1", "To Do"}, {"SHOP-9", "To Do"}});
        bench.jira.movedTo = {{"SHOP-9", "PAY-12"}};
        bench.leaveAsTheyAre({"PAY"});

        const auto output = bench.execute();

        QVERIFY(!output);
        QVERIFY2(output.error().message.contains("read-only by choice"), qPrintable(output.error().message));
        QCOMPARE(bench.jira.writes(), QStringList{"POST issue/SHOP-1/transitions"});
    }

    void whatIsChosenWhileATaskRunsHoldsForItsNextIssue()
    {
        TaskBench<TransitionExecutor> bench;
        bench.task.task.parameters.insert("status", "Done");
        bench.have({{"SHOP-1", "To Do"}, {"SHOP-2", "To Do"}, {"SHOP-3", "To Do"}});
        bench.report->onProgress = [&bench] { bench.leaveAsTheyAre({"SHOP"}); };

        const auto output = bench.execute();

        QVERIFY(!output);
        QCOMPARE(bench.jira.writes(), QStringList{"POST issue/SHOP-1/transitions"});
    }

    void onlyTheChosenProjectsAreOffered()
    {
        QJsonArray list;
        for (const char *key : {"SHOP", "PAY", "CAT"})
            list.append(QJsonObject{{"id", "1"}, {"key", key}, {"name", key}});
        m_server->on("GET", "/rest/api/3/project/search", ScriptedAnswer::json(pageJson(list)));
        domain::ConnectionAccess access = cloudAt(*m_server);

        QCOMPARE(QCoro::waitFor(makeIssueSource(access, *m_network)->projects())->size(), 3);
        access.connection.projects = {"pay ", "GONE"};
        const auto offered = QCoro::waitFor(makeIssueSource(access, *m_network)->projects());

        QVERIFY(offered);
        QCOMPARE(offered->size(), 1);
        QCOMPARE(offered->first().key, "PAY");
    }

private:
    void serveProject(const QString &name, const QString &id, const QString &key)
    {
        m_server->on("GET", QString("/rest/api/3/project/" + name), ScriptedAnswer::json({{"id", id}, {"key", key}}));
    }
    void serveIssue(const QString &name, const QString &key, const QJsonObject &project)
    {
        const QJsonObject fields{{"project", project}};
        m_server->on("GET", QString("/rest/api/3/issue/" + name),
                     ScriptedAnswer::json({{"id", "10023"}, {"key", key}, {"fields", fields}}));
    }

    [[nodiscard]] static QJsonObject versionOf(const QString &id, int project)
    {
        QJsonObject version = versionJson(id, "1.0");
        version.insert("projectId", project);
        return version;
    }

    [[nodiscard]] Result<> write(const QString &change, const QStringList &readOnly, const QString &issue,
                                 const QString &version, const QString &project)
    {
        domain::ConnectionAccess access = cloudAt(*m_server);
        access.connection.readOnlyProjects = readOnly;
        const JiraWriter writer(*JiraSite::of(access, *m_network), EffectId("op"), {});
        const auto only
            = [](const Result<QString> &made) -> Result<> { return made ? Result<>() : Result<>(failed(made)); };
        if (change == "transition")
            return QCoro::waitFor(writer.transitionIssue(issue, "31"));
        if (change == "comment")
            return only(QCoro::waitFor(writer.addComment(issue, "done")));
        if (change == "fix version")
            return QCoro::waitFor(writer.swapFixVersion(issue, {}, "10"));
        if (change == "change version")
            return QCoro::waitFor(writer.changeVersion(version, {{"released", true}}));
        if (change == "create version")
            return only(QCoro::waitFor(writer.createVersion(project, {{"name", "3.0"}})));
        if (change == "merge version")
            return QCoro::waitFor(writer.mergeVersion(version, "11", {}));
        return QCoro::waitFor(writer.moveVersion(version, {}));
    }

    [[nodiscard]] qsizetype changesSent() const
    {
        qsizetype sent = 0;
        for (const ScriptedRequest &request : m_server->requests())
            sent += request.method == "GET" ? 0 : 1;
        return sent;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_read_only_projects, TestReadOnlyProjects)
#include "tst_read_only_projects.moc"
