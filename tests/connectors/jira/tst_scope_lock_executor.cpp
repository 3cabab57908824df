// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/change_version.h"
#include "core/connectors/jira/scope_lock_executor.h"
#include "core/domain/manifest.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

using Bench = TaskBench<connectors::ScopeLockExecutor>;

const QMap<QString, QString> twoIssues{{"SHOP-1", "Done"}, {"SHOP-2", "In Review"}};

} // namespace

class TestScopeLockExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { renew(true); }

    void marksTheVersion_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("expected");
        const QString mark = "Locked by Release Desk: checkout 2.8.0";
        QTest::newRow("Cloud, without a description") << true << QString() << mark;
        QTest::newRow("Data Center, with a description")
            << false << "Faster payment sheet" << QString("Faster payment sheet\n" + mark);
        QTest::newRow("Korean") << true << "빠른 결제창\n둘째 줄" << QString("빠른 결제창\n둘째 줄\n" + mark);
    }

    void marksTheVersion()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, description);
        QFETCH(const QString, expected);
        renew(isCloud);
        if (!description.isEmpty())
            m_bench->jira.versions["10280"].insert("description", description);

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        QCOMPARE(m_bench->jira.description("10280"), expected);
        QCOMPARE(m_bench->jira.writes(), QStringList{"PUT version/10280"});
        QCOMPARE(m_bench->jira.lastWrite().keys(), QStringList{"description"});
        QCOMPARE(output->fields.value("issueCount"), 2);
        QCOMPARE(output->fields.value("snapshotHash").toString(),
                 domain::manifestOf(m_bench->task.release).parts.value("scope"));
        QVERIFY(output->links.first().endsWith("/projects/SHOP/versions/10280"));

        const auto back = m_bench->restore(output->fields);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(m_bench->jira.description("10280"), description);
    }

    void namesWhatChanged()
    {
        m_bench->jira.issues.remove("SHOP-1");
        m_bench->jira.issues["SHOP-9"].status = "To Do";

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(output.error().reason, "scope.drifted");
        QVERIFY2(output.error().message.contains("added: SHOP-9; removed: SHOP-1"), qPrintable(output.error().message));
        QVERIFY(output.error().message.contains("Refresh the scope"));
        QVERIFY(m_bench->jira.writes().isEmpty());
    }

    void aChangedStatusIsNoDrift()
    {
        m_bench->jira.issues["SHOP-1"].status = "To Do";

        QVERIFY(m_bench->execute());
    }

    void doesNotTakeALockFromAnother()
    {
        m_bench->jira.versions["10280"].insert("description", "Q4\nLocked by Release Desk: checkout 2.8.0-hotfix");

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::FailedPrecondition);
        QVERIFY2(output.error().message.contains("(checkout 2.8.0-hotfix)"), qPrintable(output.error().message));
        QVERIFY(m_bench->jira.writes().isEmpty());

        const auto back = m_bench->restore({});
        QVERIFY(back);
        QVERIFY(m_bench->jira.writes().isEmpty());
    }

    void aReleasedVersionIsNotLocked()
    {
        m_bench->jira.versions["10280"].insert("released", true);

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QVERIFY2(output.error().message.contains("already released"), qPrintable(output.error().message));
    }

    void aSecondRunRepeatsNothing()
    {
        QVERIFY(m_bench->execute());
        m_bench->restart();

        QVERIFY(m_bench->execute());

        QCOMPARE(m_bench->jira.writes().size(), 1);
    }

    void aCrashBetweenSendingAndRecordingRepeatsNothing()
    {
        m_bench->dieAfterSending();
        QCOMPARE(m_bench->execute().error().code, ErrorCode::Unknown);
        m_bench->mend();

        QVERIFY(m_bench->execute());

        QCOMPARE(m_bench->jira.writes().size(), 1);
    }

    void aRequestThatNeverArrivedIsSentAgain()
    {
        m_bench->jira.instead = [&](const ScriptedRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.method != "PUT")
                return std::nullopt;
            m_bench->jira.instead = {};
            return ScriptedAnswer{503, {}, "text/plain"};
        };

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
        const auto sent = m_bench->jira.server.requests("PUT", "/rest/api/3/version/10280");
        QCOMPARE(sent.size(), 2);
        QCOMPARE(sent.at(1).header("x-rd-op-id"), QByteArray("op-1.lock.2"));
    }

    void leavesOtherEditsAloneWhenUnlocking_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a line behind") << "a\nLocked by Release Desk: checkout 2.8.0\nb" << "a\nb";
        QTest::newRow("joined by an editor") << "a Locked by Release Desk: checkout 2.8.0" << "a";
        QTest::newRow("another release") << "Locked by Release Desk: checkout 2.8.0.1"
                                         << "Locked by Release Desk: checkout 2.8.0.1";
        QTest::newRow("none") << "a" << "a";
    }

    void leavesOtherEditsAloneWhenUnlocking()
    {
        QFETCH(const QString, now);
        m_bench->jira.versions["10280"].insert("description", now);

        QVERIFY(m_bench->restore({}));

        QTEST(m_bench->jira.description("10280"), "expected");
    }

    void refusesAVersionThatIsNotInScope()
    {
        m_bench->task.task.parameters.insert("version", "2.9.0");

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::InvalidArgument);
        QVERIFY(m_bench->jira.server.requests().isEmpty());
    }

    void saysThatTheVersionIsGone()
    {
        m_bench->jira.versions.remove("10280");

        const auto output = m_bench->execute();

        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::NotFound);
        QVERIFY(output.error().message.contains("2.9.0"));
    }

    void comparesOnlyItsPartOfAReleaseOverTwoVersions()
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        created.scope = {{ConnectionId("jira"), "SHOP", "2.8.0"}, {ConnectionId("jira"), "PAY", "5.1.0"}};
        created.snapshot = m_bench->task.release.snapshot();
        domain::Issue other;
        other.key = "PAY-1";
        other.fixVersions = QStringList{"5.1.0"};
        created.snapshot.issues.append(other);
        m_bench->task.release = {};
        m_bench->task.release.apply(created, PersonId("owner"), QDateTime::currentDateTimeUtc());

        const auto output = m_bench->execute();

        QVERIFY2(output, qPrintable(output ? QString() : output.error().message));
    }

private:
    void renew(bool isCloud)
    {
        m_bench = std::make_unique<Bench>(isCloud);
        m_bench->task.task.parameters.insert("project", "SHOP");
        m_bench->task.task.parameters.insert("version", "2.8.0");
        m_bench->have(twoIssues);
    }

    std::unique_ptr<Bench> m_bench;
};

RELEASE_DESK_TEST(tst_scope_lock_executor, TestScopeLockExecutor)
#include "tst_scope_lock_executor.moc"
