// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/comment_executor.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/connectors/jira/scope_lock_executor.h"
#include "core/connectors/jira/transition_executor.h"
#include "core/connectors/jira/version_release_executor.h"
#include "core/http/reading_http_client.h"
#include "tests/connectors/jira/contract_proxy.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

//! The whole Jira connector against the sandbox program, in both flavours.
class TestJiraOnSandbox final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sandbox = std::make_unique<QProcess>();
        m_sandbox->start(QStringLiteral(RD_BIN_DIR "/release-desk-sandbox"), {"--port", "0"});
        QVERIFY(m_sandbox->waitForStarted());
        while (!m_sandbox->canReadLine())
            QVERIFY(m_sandbox->waitForReadyRead(10'000));
        m_origin = QUrl(QString::fromUtf8(m_sandbox->readLine()).section(u' ', 1).trimmed());
        m_network = std::make_unique<QNetworkAccessManager>();
        m_record = std::make_unique<MemoryEventStore>();
    }

    void cleanup()
    {
        m_network.reset();
        m_sandbox->kill();
        m_sandbox->waitForFinished();
    }

    void aReleaseGoesThrough_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("contract");
        QTest::newRow("Cloud") << true << QString();
        QTest::newRow("Data Center") << false << QString();
        QTest::newRow("Cloud, held to the vendor's contract") << true << "jira-cloud-v3.release.strict.json";
        QTest::newRow("Data Center, held to the vendor's contract") << false << "jira-dc-10.3.release.json";
    }

    void aReleaseGoesThrough()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, contract);
        useFlavour(isCloud);
        ContractProxy proxy;
        if (!contract.isEmpty()) {
            if (const QString missing = ContractProxy::whatIsMissing(contract); !missing.isEmpty())
                QSKIP(qPrintable(missing));
            // Data Center's description says "object" where every server, and the recorded ones too, answer a list.
            const auto held = isCloud ? ContractProxy::Held::BothWays : ContractProxy::Held::Requests;
            QVERIFY(proxy.start(contract, m_connections.known.value("jira").connection.url, held));
            m_connections.known["jira"].connection.url = proxy.origin();
        }
        const auto report = QCoro::waitFor(source()->test("SHOP"));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->product, isCloud ? "Jira Cloud" : "Jira 10.3.6 (Data Center)");
        QVERIFY(report->missing.isEmpty());
        const auto issues = QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}));
        QVERIFY2(issues, qPrintable(issues ? QString() : issues.error().message));
        QCOMPARE(issues->size(), 25);
        const auto paymentSheet = std::ranges::find(*issues, "SHOP-1402", &domain::Issue::key);
        QVERIFY(paymentSheet != issues->end());
        QCOMPARE(paymentSheet->fixNote, "저장된 카드로 결제창을 한 번에 엽니다.");
        QCOMPARE(paymentSheet->development.mergedPullRequests, 4);
        const auto detail = QCoro::waitFor(source()->detail("SHOP-1422", {}));
        QVERIFY2(detail, qPrintable(detail ? QString() : detail.error().message));
        QVERIFY2(detail->description.contains("**close button**"), qPrintable(detail->description));
        QVERIFY2(detail->description.contains("1. iOS 20에서 장바구니를 엽니다\\."), qPrintable(detail->description));
        QCOMPARE(detail->issue.links.size(), 2);
        QCOMPARE(detail->webLinks.size(), 1);
        QCOMPARE(detail->edits.size(), 7);
        QCOMPARE(detail->edits.last().field, "priority");
        freeze(*issues);

        const auto lock = run<ScopeLockExecutor>("lock", {{"project", "SHOP"}, {"version", "2.8.0"}});
        QVERIFY2(lock, qPrintable(lock ? QString() : lock.error().message));
        QCOMPARE(lock->fields.value("issueCount"), 25);
        QCOMPARE(description(), "Faster payment sheet and coupon stacking\nLocked by Release Desk: checkout 2.8.0");

        const auto moved = run<TransitionExecutor>("move", {{"issues", "all"}, {"status", "Done"}});
        QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
        QCOMPARE(moved->fields.value("moved").toArray(), (QJsonArray{"SHOP-1428", "SHOP-1431"}));

        const auto comment = run<CommentExecutor>("comment", {{"issues", "bugs"}, {"text", "배포 완료, build 42."}});
        QVERIFY2(comment, qPrintable(comment ? QString() : comment.error().message));
        QCOMPARE(comment->fields.value("commented"), 8);

        const auto released = run<VersionReleaseExecutor>("version", {{"project", "SHOP"}, {"version", "2.8.0"}});
        QVERIFY2(released, qPrintable(released ? QString() : released.error().message));
        QVERIFY(isReleased());

        // What was done to an issue stands in its history, under the name of who did it.
        const auto runbook = QCoro::waitFor(source()->detail("SHOP-1428", {}));
        QVERIFY(runbook);
        const auto change = std::ranges::find(runbook->edits, "status", &versions::IssueEdit::field);
        QVERIFY(change != runbook->edits.end());
        QCOMPARE(change->from, "In Progress");
        QCOMPARE(change->who, "Bae-dal Yoon");

        // A second run of everything finds its work.
        QVERIFY(run<TransitionExecutor>("move", {{"issues", "all"}, {"status", "Done"}}));
        QVERIFY(run<CommentExecutor>("comment", {{"issues", "bugs"}, {"text", "배포 완료, build 42."}}));
        QVERIFY(run<VersionReleaseExecutor>("version", {{"project", "SHOP"}, {"version", "2.8.0"}}));
        QCOMPARE(arrivals(), 1 + 2 + 8 + 1);

        QVERIFY(
            takeBack<VersionReleaseExecutor>("version", released->fields, {{"project", "SHOP"}, {"version", "2.8.0"}}));
        QVERIFY(!isReleased());
        QVERIFY(takeBack<TransitionExecutor>("move", moved->fields, {{"status", "Done"}}));
        QVERIFY(takeBack<ScopeLockExecutor>("lock", lock->fields, {{"project", "SHOP"}, {"version", "2.8.0"}}));
        QCOMPARE(description(), "Faster payment sheet and coupon stacking");
        const auto after = QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}));
        QVERIFY(after);
        const auto taken = std::ranges::find(*after, "SHOP-1428", &domain::Issue::key);
        QCOMPARE(taken->status, "In Progress");
        if (!contract.isEmpty()) {
            const QStringList violations = proxy.requestViolations();
            QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
        }
    }

    void unfinishedIssuesGoToTheNextVersion()
    {
        useFlavour(true);
        const auto issues = QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}));
        QVERIFY(issues);
        freeze(*issues);

        const auto released = run<VersionReleaseExecutor>(
            "version", {{"project", "SHOP"}, {"version", "2.8.0"}, {"moveUnfinishedTo", "2.9.0"}});

        QVERIFY2(released, qPrintable(released ? QString() : released.error().message));
        QCOMPARE(released->fields.value("moved").toArray(), (QJsonArray{"SHOP-1428", "SHOP-1431"}));
        QCOMPARE(QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}))->size(), 23);
    }

    void whatWeChangedIsSeenAlthoughTheSearchLagsBehind()
    {
        useFlavour(true);
        const auto before = QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}));
        QVERIFY(before);
        freeze(*before);
        const http::ReadingHttpClient sandbox(*m_network, http::Server{.baseUrl = m_origin});
        QVERIFY(QCoro::waitFor(sandbox.read({.path = "/sandbox/settings", .body = "{\"indexLagMs\":600000}"})));

        const auto released = run<VersionReleaseExecutor>(
            "version", {{"project", "SHOP"}, {"version", "2.8.0"}, {"moveUnfinishedTo", "2.9.0"}});
        QVERIFY2(released, qPrintable(released ? QString() : released.error().message));

        QCOMPARE(QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}))->size(), 23);
        const auto moved = QCoro::waitFor(source()->issues("SHOP", "2.9.0", {}, {}));
        QVERIFY(std::ranges::find(*moved, "SHOP-1428", &domain::Issue::key) != moved->end());
        // Somebody else, who did not make the change, still sees what the search says.
        QNetworkAccessManager other;
        const auto lagging = makeIssueSource(m_connections.known.value("jira"), other);
        QCOMPARE(QCoro::waitFor(lagging->issues("SHOP", "2.8.0", {}, {}))->size(), 25);
    }

    void theCodeOfAnIssueIsReadBesideIt_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void theCodeOfAnIssueIsReadBesideIt()
    {
        QFETCH(const bool, isCloud);
        useFlavour(isCloud);
        const auto detail = QCoro::waitFor(source()->detail("SHOP-1402", {}));
        QVERIFY(detail);
        const auto code = QCoro::waitFor(source()->code(detail->issue.id, {}));
        QVERIFY2(code, qPrintable(code ? QString() : code.error().message));
        QCOMPARE(code->standing, versions::CodeStanding::Read);
        QCOMPARE(code->counts, detail->issue.development);
        QCOMPARE(code->pullRequests.size(), 4);
        QCOMPARE(code->pullRequests.first().state, "MERGED");

        const http::ReadingHttpClient sandbox(*m_network, http::Server{.baseUrl = m_origin});
        QVERIFY(QCoro::waitFor(sandbox.read({.path = "/sandbox/settings", .body = "{\"handsOutCode\":false}"})));
        const auto refused = QCoro::waitFor(source()->code(detail->issue.id, {}));
        QVERIFY(refused);
        QCOMPARE(refused->standing, versions::CodeStanding::Refused);
    }

    void aTokenThatMayOnlyReadIsToldSo()
    {
        useFlavour(true);
        m_connections.known["jira"].secret = Secret("readonly-token");
        const auto report = QCoro::waitFor(source()->test("SHOP"));
        QVERIFY(report);
        QVERIFY(report->missing.contains("ADMINISTER_PROJECTS"));
        QVERIFY(!report->note.isEmpty());
        m_connections.known["jira"].secret = Secret("wrong");
        QCOMPARE(QCoro::waitFor(source()->test("SHOP")).error().code, ErrorCode::Unauthenticated);
    }

private:
    void useFlavour(bool isCloud)
    {
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("jira");
        access.connection.system
            = isCloud ? domain::ConnectedSystem::JiraCloud : domain::ConnectedSystem::JiraDataCenter;
        access.connection.url = m_origin.toString() + (isCloud ? "/jira-cloud" : "/jira-dc");
        access.connection.account = isCloud ? QStringLiteral("bd.yoon@hanbit.example") : QString();
        access.secret = Secret("sandbox-token");
        m_connections.known["jira"] = access;
        m_api = isCloud ? QStringLiteral("/jira-cloud/rest/api/3/") : QStringLiteral("/jira-dc/rest/api/2/");
    }

    [[nodiscard]] std::shared_ptr<versions::IssueSource> source()
    {
        return makeIssueSource(m_connections.known.value("jira"), *m_network);
    }

    void freeze(const QList<domain::Issue> &issues)
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        created.scope = {{ConnectionId("jira"), "SHOP", "2.8.0"}};
        created.snapshot.issues = issues;
        m_release = {};
        m_release.apply(created, PersonId("owner"), m_clock.utcNow());
    }

    [[nodiscard]] engine::TaskAssignment assignment(const QString &op, QJsonObject parameters) const
    {
        parameters.insert("connection", "jira");
        engine::TaskAssignment task;
        task.opId = EffectId(QString("r.1." + op));
        task.task.parameters = parameters;
        task.release = m_release;
        task.startedAt = m_clock.utcNow();
        return task;
    }

    template<typename Executor>
    [[nodiscard]] Result<engine::TaskOutput> run(const QString &op, const QJsonObject &parameters)
    {
        effects::EffectJournal journal(*m_record, m_clock, PersonId("engine"));
        Executor executor(journal, m_connections, *m_network, m_clock);
        return QCoro::waitFor(executor.execute(assignment(op, parameters), std::make_shared<RecordingReport>(), {}));
    }

    template<typename Executor>
    [[nodiscard]] Result<engine::TaskOutput> takeBack(const QString &op, const QJsonObject &before,
                                                      const QJsonObject &parameters)
    {
        effects::EffectJournal journal(*m_record, m_clock, PersonId("engine"));
        Executor executor(journal, m_connections, *m_network, m_clock);
        engine::TaskAssignment task = assignment(QString(op + ".back"), parameters);
        task.before = before;
        return QCoro::waitFor(executor.restore(task, std::make_shared<RecordingReport>(), {}));
    }

    [[nodiscard]] QJsonObject read(const QString &path, const Secret &authorization = {})
    {
        http::Server server{.baseUrl = m_origin};
        server.authorization = authorization;
        const auto answer = QCoro::waitFor(http::ReadingHttpClient(*m_network, server).getJson(path));
        return answer ? answer->object() : QJsonObject();
    }

    [[nodiscard]] QJsonObject version()
    {
        return read(QString(m_api + "version/10280"), http::basicAuthorization("bd.yoon", Secret("sandbox-token")));
    }

    [[nodiscard]] QString description() { return version().value("description").toString(); }
    [[nodiscard]] bool isReleased() { return version().value("released").toBool(); }
    [[nodiscard]] int arrivals() { return read("/sandbox/effects").value("arrivals").toInt(); }

    std::unique_ptr<QProcess> m_sandbox;
    QUrl m_origin;
    QString m_api;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<MemoryEventStore> m_record;
    FixedConnections m_connections;
    FixedClock m_clock;
    domain::Release m_release;
};

RELEASE_DESK_TEST(tst_jira_on_sandbox, TestJiraOnSandbox)
#include "tst_jira_on_sandbox.moc"
