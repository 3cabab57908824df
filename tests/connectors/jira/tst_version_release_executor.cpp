// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/version_release_executor.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

using Bench = TaskBench<connectors::VersionReleaseExecutor>;

} // namespace

class TestVersionReleaseExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { renew(true); }

    void releasesOnTheDayItBegan_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void releasesOnTheDayItBegan()
    {
        QFETCH(const bool, isCloud);
        renew(isCloud);
        m_bench->jira.versions["10280"].insert("releaseDate", "2026-11-30");

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes(), QStringList{"PUT version/10280"});
        QCOMPARE(m_bench->jira.lastWrite(), (QJsonObject{{"released", true}, {"releaseDate", "2026-11-24"}}));
        QCOMPARE(output->fields.value("released"), true);
        QCOMPARE(output->fields.value("releaseDate"), "2026-11-24");
        QCOMPARE(output->fields.value("moved").toArray(), QJsonArray());
        QCOMPARE(output->summary, "2.8.0 released in Jira on 2026-11-24");

        const auto back = m_bench->restore(output->fields);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(m_bench->jira.versions.value("10280").value("released"), false);
        QCOMPARE(m_bench->jira.versions.value("10280").value("releaseDate"), "2026-11-30");
    }

    void somebodyWasFaster()
    {
        m_bench->jira.versions["10280"].insert("released", true);
        m_bench->jira.versions["10280"].insert("releaseDate", "2026-11-23");

        const auto output = m_bench->execute();

        QVERIFY(output);
        QVERIFY(m_bench->jira.writes().isEmpty());
        QCOMPARE(output->fields.value("unchanged"), true);
        QCOMPARE(output->fields.value("releaseDate"), "2026-11-23");
        QVERIFY2(output->summary.contains("already"), qPrintable(output->summary));

        const auto back = m_bench->restore(output->fields);
        QVERIFY(back);
        QVERIFY(m_bench->jira.writes().isEmpty());
    }

    void movesUnfinishedIssuesFirst()
    {
        m_bench->task.task.parameters.insert("moveUnfinishedTo", "2.9.0");

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes(), (QStringList{"PUT issue/SHOP-2", "PUT issue/SHOP-3", "PUT version/10280"}));
        QCOMPARE(m_bench->jira.issues.value("SHOP-1").versionIds, QStringList{"10280"});
        QCOMPARE(m_bench->jira.issues.value("SHOP-2").versionIds, QStringList{"10290"});
        QCOMPARE(output->fields.value("moved").toArray(), (QJsonArray{"SHOP-2", "SHOP-3"}));
        QCOMPARE(output->summary, "2.8.0 released in Jira on 2026-11-24, 2 issue(s) moved to 2.9.0");

        const auto back = m_bench->restore(output->fields);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(m_bench->jira.issues.value("SHOP-3").versionIds, QStringList{"10280"});
    }

    void anIssueThatIsDoneByNowStays()
    {
        m_bench->task.task.parameters.insert("moveUnfinishedTo", "2.9.0");
        m_bench->jira.instead = [this](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.path.endsWith("/issue/SHOP-2"))
                m_bench->jira.issues["SHOP-2"].status = "Done"; // after the search has shown it unfinished
            return std::nullopt;
        };

        const auto output = m_bench->execute();

        QVERIFY(output);
        QCOMPARE(output->fields.value("moved").toArray(), QJsonArray{"SHOP-3"});
        QCOMPARE(m_bench->jira.issues.value("SHOP-2").versionIds, QStringList{"10280"});
    }

    void aCrashBetweenSendingAndRecordingRepeatsNothing()
    {
        m_bench->task.task.parameters.insert("moveUnfinishedTo", "2.9.0");
        for (int life = 0; life < 3; ++life) {
            m_bench->dieAfterSending();
            QCOMPARE(m_bench->execute().error().code, ErrorCode::Unknown);
            m_bench->mend();
            // The next life finds the change of the last one, and dies in the one after it.
            QCOMPARE(m_bench->jira.writes().size(), life + 1);
        }

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.writes(), (QStringList{"PUT issue/SHOP-2", "PUT issue/SHOP-3", "PUT version/10280"}));
        QCOMPARE(m_bench->jira.writes().size(), 3);
        QCOMPARE(output->fields.value("moved").toArray(), (QJsonArray{"SHOP-2", "SHOP-3"}));
        QCOMPARE(output->fields.value("unchanged"), false);
        QCOMPARE(output->fields.value("before").toObject().value("releaseDate"), "2026-11-30");
    }

    void refusesATarget_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("none of that name") << "2.10.0" << ErrorCode::NotFound;
        QTest::newRow("itself") << "2.8.0" << ErrorCode::InvalidArgument;
        QTest::newRow("a released one") << "2.7.4" << ErrorCode::FailedPrecondition;
    }

    void refusesATarget()
    {
        QFETCH(const QString, target);
        QFETCH(const ErrorCode, code);
        m_bench->task.task.parameters.insert("moveUnfinishedTo", target);

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, code);
        QVERIFY(m_bench->jira.writes().isEmpty());
    }

    void saysWhichPermissionIsMissing()
    {
        m_bench->jira.instead = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.method == "GET")
                return std::nullopt;
            return ScriptedAnswer::json(QJsonObject{{"errorMessages", QJsonArray{"No."}}}, 403);
        };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::PermissionDenied);
        QVERIFY(output.error().message.contains("Administer projects"));
        QVERIFY(output.error().nothingHappened);
    }

    void anArchivedVersionIsNotReleased()
    {
        m_bench->jira.versions["10280"].insert("archived", true);

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(m_bench->jira.writes().isEmpty());
    }

    void anAnswerWithoutAnEffectIsNotBelieved()
    {
        m_bench->jira.instead = [](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.method == "GET")
                return std::nullopt;
            return ScriptedAnswer::json(QJsonObject{{"released", true}}); // and does nothing
        };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QVERIFY2(output.error().nothingHappened, qPrintable(output.error().message));
    }

    void stopsBeforeTheVersion()
    {
        m_bench->task.task.parameters.insert("moveUnfinishedTo", "2.9.0");
        m_bench->report->onProgress = [this] { m_bench->stop.request_stop(); };

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_bench->jira.versions.value("10280").value("released"), false);
    }

private:
    void renew(bool isCloud)
    {
        m_bench = std::make_unique<Bench>(isCloud);
        m_bench->task.task.parameters.insert("project", "SHOP");
        m_bench->task.task.parameters.insert("version", "2.8.0");
        m_bench->have({{"SHOP-1", "Done"}, {"SHOP-2", "In Review"}, {"SHOP-3", "To Do"}});
    }

    std::unique_ptr<Bench> m_bench;
};

RELEASE_DESK_TEST(tst_version_release_executor, TestVersionReleaseExecutor)
#include "tst_version_release_executor.moc"
