// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_writer.h"
#include "tests/connectors/jira/jira_world.h"
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
        m_server->on("GET", "/rest/api/3/project/2", ScriptedAnswer::json({{"id", "2"}, {"key", "PAY"}}));
        m_server->on("GET", "/rest/api/3/project/1", ScriptedAnswer::json({{"id", "1"}, {"key", "SHOP"}}));
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

    void onlyTheChosenProjectsAreOffered()
    {
        QJsonArray list;
        for (const char *key : {"SHOP", "PAY", "CAT"})
            list.append(QJsonObject{{"id", "1"}, {"key", key}, {"name", key}});
        m_server->on("GET", "/rest/api/3/project/search", ScriptedAnswer::json(pageJson(list)));
        domain::ConnectionAccess access = cloudAt(*m_server);

        QCOMPARE(QCoro::waitFor(makeIssueSource(access, *m_network)->projects())->size(), 3);
        access.connection.projects = {"PAY", "GONE"};
        const auto offered = QCoro::waitFor(makeIssueSource(access, *m_network)->projects());

        QVERIFY(offered);
        QCOMPARE(offered->size(), 1);
        QCOMPARE(offered->first().key, "PAY");
    }

private:
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
