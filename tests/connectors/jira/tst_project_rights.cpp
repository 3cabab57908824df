// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/project_rights.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

class TestProjectRights final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
    }

    void namesWhatIsMissingInEachProject_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void namesWhatIsMissingInEachProject()
    {
        QFETCH(const bool, isCloud);
        serve(isCloud, {"SHOP", "PAY", "CAT"});
        lacks = {{"PAY", {"ADMINISTER_PROJECTS"}}};

        const auto report = test(isCloud);

        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->projectsVisible, 3);
        QCOMPARE(keys(*report), (QStringList{"CAT", "PAY", "SHOP"}));
        QVERIFY(hasAll(report->projects.at(0)));
        QCOMPARE(report->projects.at(1).missing, QStringList{"ADMINISTER_PROJECTS"});
        QCOMPARE(report->projects.at(1).name, "Project PAY");
        QCOMPARE(report->projects.at(1).status, 200);
        QVERIFY(report->projects.at(1).request.contains("projectKey=PAY"));
        QVERIFY(report->projectsDoubt.isEmpty());
        QCOMPARE(report->server.edition, isCloud ? "Cloud" : "Data Center 10.3");
        QCOMPARE(report->server.api, isCloud ? "v3" : "v2");
    }

    void oneProjectIsAskedAboutOnce()
    {
        serve(true, {"SHOP", "PAY"});
        lacks = {{"PAY", {"EDIT_ISSUES"}}};

        const auto report = QCoro::waitFor(testConnection(*JiraSite::of(cloudAt(*m_server), *m_network), "PAY"));

        QVERIFY(report);
        QCOMPARE(keys(*report), QStringList{"PAY"});
        QCOMPARE(report->projects.first().missing, QStringList{"EDIT_ISSUES"});
        QCOMPARE(m_server->count("GET", "/rest/api/3/mypermissions"), 1);
        QCOMPARE(m_server->count("GET", "/rest/api/3/project/search"), 0);
    }

    void withoutTheWishNoProjectIsAskedAbout()
    {
        serve(true, {"SHOP", "PAY"});
        const auto report = QCoro::waitFor(testConnection(*JiraSite::of(cloudAt(*m_server), *m_network), {}));
        QVERIFY(report);
        QVERIFY(report->projects.isEmpty());
        QCOMPARE(m_server->count("GET", "/rest/api/3/mypermissions"), 1);
    }

    void aRefusedProjectIsNamedAndTheOthersAreChecked()
    {
        serve(true, {"SHOP", "PAY", "CAT"});
        refuses = "PAY";

        const auto report = test(true);

        QVERIFY(report);
        const versions::ProjectRights &pay = report->projects.at(1);
        QVERIFY(!pay.isChecked);
        QCOMPARE(pay.status, 403);
        QVERIFY(!pay.problem.isEmpty());
        QVERIFY(hasAll(report->projects.at(0)) && hasAll(report->projects.at(2)));
    }

    void moreProjectsThanTimeAreSaidToBeUnchecked()
    {
        QStringList many;
        for (int i = 0; i < 90; ++i)
            many.append(QStringLiteral("P%1").arg(i, 3, 10, QLatin1Char('0')));
        serve(true, many);

        const auto report = test(true);

        QVERIFY(report);
        QCOMPARE(report->projectsVisible, 90);
        QCOMPARE(report->projects.size(), 90);
        QCOMPARE(m_server->count("GET", "/rest/api/3/mypermissions"), 61); // one in general
        QVERIFY(report->projects.at(59).isChecked && !report->projects.at(60).isChecked);
        QVERIFY2(report->projectsDoubt.contains("60 of 90 projects"), qPrintable(report->projectsDoubt));
    }

    void aSlowJiraIsNotWaitedForLongerThanThreeSeconds()
    {
        QStringList many;
        for (int i = 0; i < 40; ++i)
            many.append(QStringLiteral("P%1").arg(i));
        serve(false, many);
        pause = 250ms;
        QElapsedTimer timer;
        timer.start();

        const auto report = QCoro::waitFor(
            withProjectRights({}, *JiraSite::of(dataCenterAt(*m_server), *m_network), {.time = 700ms}, {}));

        QVERIFY2(timer.elapsed() < 1800, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!report.projectsDoubt.isEmpty());
        QVERIFY(report.projects.first().isChecked && !report.projects.last().isChecked);
        for (const versions::ProjectRights &each : report.projects)
            QVERIFY2(each.problem.isEmpty(), qPrintable(each.problem)); // our hurry is no fault of the server's
    }

    void theTimeThatAConnectionAllowsItselfDoesNotHoldTheRoundUp()
    {
        serve(false, {"CAT", "PAY"});
        pause = 3000ms;
        domain::ConnectionAccess access = dataCenterAt(*m_server);
        access.connection.network.answerSeconds = 30;
        QElapsedTimer timer;
        timer.start();

        const auto report
            = QCoro::waitFor(withProjectRights({}, *JiraSite::of(access, *m_network), {.time = 500ms}, {}));

        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(report.projects.size(), 2);
        QVERIFY(!report.projectsDoubt.isEmpty());
    }

    void everyProjectIsListedThoughFewAreAskedAbout()
    {
        QStringList many;
        for (int i = 0; i < 700; ++i)
            many.append(QStringLiteral("P%1").arg(i, 3, 10, QLatin1Char('0')));
        serve(false, many);

        const auto report = QCoro::waitFor(
            withProjectRights({}, *JiraSite::of(dataCenterAt(*m_server), *m_network), {.projects = 3}, {}));

        QCOMPARE(report.projects.size(), 700);
        QCOMPARE(m_server->count("GET", "/rest/api/2/mypermissions"), 3);
    }

    void tooManyRequestsEndTheRound()
    {
        QStringList many;
        for (int i = 0; i < 40; ++i)
            many.append(QStringLiteral("P%1").arg(i, 2, 10, QLatin1Char('0')));
        serve(true, many);
        slowsDownAt = "P05";

        const auto report = test(true);

        QVERIFY(report);
        QVERIFY2(report->projectsDoubt.contains("7 second"), qPrintable(report->projectsDoubt));
        QVERIFY(m_server->count("GET", "/rest/api/3/mypermissions") < 30);
    }

    void aStopEndsItAtOnce()
    {
        serve(true, {"SHOP", "PAY", "CAT"});
        pause = 2000ms;
        std::stop_source stop;
        QTimer::singleShot(150, &m_context, [&stop] { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();

        const auto report = QCoro::waitFor(testConnection(*JiraSite::of(cloudAt(*m_server), *m_network),
                                                          versions::everyProject, 5s, stop.get_token()));

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void tellsTheClockOfTheServer()
    {
        serve(true, {"SHOP"});
        const QDateTime ahead = QDateTime::currentDateTimeUtc().addSecs(90);
        m_server->on("GET", "/rest/api/3/serverInfo",
                     ScriptedAnswer::json({{"version", "1001.0.0"},
                                           {"deploymentType", "Cloud"},
                                           {"serverTime", ahead.toString("yyyy-MM-ddThh:mm:ss.zzz+0000")}}));

        const auto report = test(true);

        QVERIFY(report && report->server.clockAhead);
        QVERIFY2(std::chrono::abs(*report->server.clockAhead - 90s) < 2s,
                 qPrintable(QString::number(report->server.clockAhead->count())));
        QVERIFY(report->server.protection.isEmpty()); // plain http
    }

private:
    [[nodiscard]] Result<versions::ConnectionReport> test(bool isCloud)
    {
        const auto access = isCloud ? cloudAt(*m_server) : dataCenterAt(*m_server);
        return QCoro::waitFor(testConnection(*JiraSite::of(access, *m_network), versions::everyProject));
    }

    [[nodiscard]] static bool hasAll(const versions::ProjectRights &project)
    {
        return project.isChecked && project.missing.isEmpty() && project.problem.isEmpty();
    }

    [[nodiscard]] static QStringList keys(const versions::ConnectionReport &report)
    {
        QStringList keys;
        for (const versions::ProjectRights &each : report.projects)
            keys.append(each.key);
        return keys;
    }

    void serve(bool isCloud, const QStringList &projects)
    {
        const QString base = isCloud ? "/rest/api/3/" : "/rest/api/2/";
        m_server->on("GET", QString(base + "serverInfo"),
                     ScriptedAnswer::json({{"version", isCloud ? "1001.0.0" : "10.3.6"},
                                           {"deploymentType", isCloud ? "Cloud" : "Server"}}));
        m_server->on("GET", QString(base + "myself"), ScriptedAnswer::json({{"displayName", "김지호"}}));
        QJsonArray list;
        for (const QString &key : projects)
            list.append(QJsonObject{{"id", "1"}, {"key", key}, {"name", QString("Project " + key)}});
        if (isCloud)
            m_server->on("GET", QString(base + "project/search"), ScriptedAnswer::json(pageJson(list)));
        else
            m_server->on("GET", QString(base + "project"), ScriptedAnswer::json(list));
        m_server->handle("GET", QString(base + "mypermissions"),
                         [this](const ScriptedRequest &request) { return permissions(request.query("projectKey")); });
    }

    [[nodiscard]] ScriptedAnswer permissions(const QString &project) const
    {
        if (project == refuses && !project.isEmpty())
            return ScriptedAnswer::json(QJsonObject(), 403);
        if (project == slowsDownAt && !project.isEmpty()) {
            ScriptedAnswer limited = ScriptedAnswer::json(QJsonObject(), 429);
            limited.headers.emplaceBack("Retry-After", "7");
            return limited;
        }
        QJsonObject all;
        for (const QString &right : neededRights())
            all.insert(right, QJsonObject{{"havePermission", !lacks.value(project).contains(right)}});
        ScriptedAnswer answer = ScriptedAnswer::json(QJsonObject{{"permissions", all}});
        answer.delay = pause;
        return answer;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QObject m_context;
    QHash<QString, QStringList> lacks;
    QString refuses;
    QString slowsDownAt;
    std::chrono::milliseconds pause{0};
};

RELEASE_DESK_TEST(tst_project_rights, TestProjectRights)
#include "tst_project_rights.moc"
