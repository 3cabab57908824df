// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/change_jira.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/http/reading_http_client.h"
#include "tests/connectors/jira/contract_proxy.h"
#include "tests/connectors/jira/task_bench.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using versions::ChangeDone;
using versions::IssueChange;
using versions::VersionAct;
using versions::VersionChange;

//! What a person changes in Jira, against the sandbox program in both flavours.
class TestChangeJira final : public QObject
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
        useFlavour(true);
    }

    void cleanup()
    {
        m_network.reset();
        m_sandbox->kill();
        m_sandbox->waitForFinished();
    }

    void aVersionIsMadeChangedAndPutAway_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void aVersionIsMadeChangedAndPutAway()
    {
        QFETCH(const bool, isCloud);
        useFlavour(isCloud);
        VersionChange made = change(VersionAct::Create, "3.0.0");
        made.description = "Wallet";
        made.releaseDate = QDate(2027, 3, 1);
        verify(apply(made));
        QCOMPARE(version("3.0.0")->description, "Wallet");
        QCOMPARE(version("3.0.0")->releaseDate, QDate(2027, 3, 1));

        VersionChange edited = change(VersionAct::Edit, "3.0.0");
        edited.seen = version("3.0.0");
        edited.name = "3.0.0-beta";
        edited.releaseDate = QDate(2027, 3, 2);
        edited.startDate = QDate(2026, 11, 2);
        verify(apply(edited));
        QVERIFY(!version("3.0.0"));
        QCOMPARE(version("3.0.0-beta")->releaseDate, *edited.releaseDate);
        QCOMPARE(version("3.0.0-beta")->startDate, QDate(2026, 11, 2));

        VersionChange released = change(VersionAct::Release, "3.0.0-beta");
        verify(apply(released));
        QVERIFY(version("3.0.0-beta")->isReleased);
        QCOMPARE(version("3.0.0-beta")->releaseDate, today());
        const Result<ChangeDone> again = apply(released);
        QVERIFY(again && again->isUnchanged);

        verify(apply(change(VersionAct::Unrelease, "3.0.0-beta")));
        verify(apply(change(VersionAct::Archive, "3.0.0-beta")));
        QVERIFY(version("3.0.0-beta")->isArchived);
        verify(apply(change(VersionAct::Unarchive, "3.0.0-beta")));
        QVERIFY(!version("3.0.0-beta")->isArchived && !version("3.0.0-beta")->isReleased);
        // Made, renamed, released, taken back, archived and taken out: each once, and the repeat not at all.
        QCOMPARE(arrivals(), 6);
    }

    void aDateThatIsTakenAwayIsRefusedBeforeAnythingIsSent_data() { aVersionIsMadeChangedAndPutAway_data(); }

    void aDateThatIsTakenAwayIsRefusedBeforeAnythingIsSent()
    {
        QFETCH(const bool, isCloud);
        useFlavour(isCloud);
        VersionChange dateless = change(VersionAct::Edit, "2.8.0");
        dateless.releaseDate = QDate();
        const Result<ChangeDone> done = apply(dateless);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::FailedPrecondition);
        QVERIFY2(done.error().message.contains("the release date"), qPrintable(done.error().message));
        QVERIFY(version("2.8.0")->releaseDate.isValid());
        QCOMPARE(arrivals(), 0);

        verify(apply(change(VersionAct::Create, "3.0.0")));
        VersionChange nothing = change(VersionAct::Edit, "3.0.0"); // has no start date: there is nothing to take away
        nothing.startDate = QDate();
        nothing.description = "Wallet";
        verify(apply(nothing));
    }

    void everyWriteHasIntentAndResultOfThePerson()
    {
        verify(apply(change(VersionAct::Create, "3.0.0")));

        const auto events = QCoro::waitFor(m_record->readAfter(0, 100));
        QVERIFY(events);
        QStringList names;
        for (const store::RecordedEvent &event : *events) {
            names.append(event.event.name);
            QCOMPARE(event.actor, PersonId("jiwoo"));
        }
        QCOMPARE(names, (QStringList{"effect.intended", "effect.happened"}));
    }

    void aNameThatIsTakenIsRefused()
    {
        const Result<ChangeDone> made = apply(change(VersionAct::Create, "2.8.0"));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(arrivals(), 0);
    }

    void whatChangedMeanwhileIsAConflictThatSaysHow()
    {
        VersionChange edited = change(VersionAct::Edit, "2.8.0");
        edited.seen = version("2.8.0");
        edited.description = "Mine";
        VersionChange theirs = change(VersionAct::Edit, "2.8.0");
        theirs.releaseDate = QDate(2027, 1, 20);
        verify(apply(theirs));

        const Result<ChangeDone> mine = apply(edited);

        QVERIFY(!mine);
        QCOMPARE(mine.error().code, ErrorCode::Aborted);
        QCOMPARE(mine.error().reason, "jira.changed");
        QVERIFY2(mine.error().message.contains("2027-01-20"), qPrintable(mine.error().message));
        QVERIFY(version("2.8.0")->description != "Mine");
        QCOMPARE(arrivals(), 1);

        edited.seen = version("2.8.0");
        verify(apply(edited));
        QCOMPARE(version("2.8.0")->description, "Mine");
        QCOMPARE(version("2.8.0")->releaseDate, QDate(2027, 1, 20));
    }

    void aRenamedVersionIsAConflictToo()
    {
        VersionChange released = change(VersionAct::Release, "2.8.0");
        released.seen = version("2.8.0");
        VersionChange renamed = change(VersionAct::Edit, "2.8.0");
        renamed.name = "2.8.0-final";
        verify(apply(renamed));

        const Result<ChangeDone> late = apply(released);

        QVERIFY(!late);
        QCOMPARE(late.error().reason, "jira.changed");
        QVERIFY2(late.error().message.contains("2.8.0-final"), qPrintable(late.error().message));
    }

    void unresolvedIssuesMoveOnWhenItIsReleased()
    {
        VersionChange released = change(VersionAct::Release, "2.8.0");
        released.target = "2.9.0";
        const Result<ChangeDone> done = apply(released);
        verify(done);
        QCOMPARE(done->changed, (QStringList{"SHOP-1428", "SHOP-1431"}));
        QVERIFY(version("2.8.0")->isReleased);
        const auto left = QCoro::waitFor(source()->issues("SHOP", "2.8.0", {}, {}));
        QVERIFY(left);
        QCOMPARE(left->size(), 23);
    }

    void aVersionIsMergedIntoAnother()
    {
        const qsizetype before = QCoro::waitFor(source()->issues("SHOP", "2.9.0", {}, {}))->size();
        VersionChange merged = change(VersionAct::Merge, "2.8.0");
        merged.target = "2.9.0";
        verify(apply(merged));
        QVERIFY(!version("2.8.0"));
        QCOMPARE(QCoro::waitFor(source()->issues("SHOP", "2.9.0", {}, {}))->size(), before + 25);
        QVERIFY2(!apply(merged), "what is gone cannot be merged again");
        QCOMPARE(arrivals(), 1);
    }

    void aVersionIsPutBehindAnotherAndFirst_data() { aVersionIsMadeChangedAndPutAway_data(); }

    void aVersionIsPutBehindAnotherAndFirst()
    {
        QFETCH(const bool, isCloud);
        useFlavour(isCloud);
        VersionChange first = change(VersionAct::Move, "2.9.0");
        verify(apply(first));
        QCOMPARE(names().first(), "2.9.0");
        VersionChange behind = change(VersionAct::Move, "2.9.0");
        behind.target = "2.8.0";
        verify(apply(behind));
        const QStringList now = names();
        QCOMPARE(now.indexOf("2.9.0"), now.indexOf("2.8.0") + 1);
        const Result<ChangeDone> again = apply(behind);
        QVERIFY(again && again->isUnchanged);
        QCOMPARE(arrivals(), 2);
    }

    void everyChangeKeepsTheVendorsContract_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("contract");
        QTest::newRow("Cloud") << true << "jira-cloud-v3.release.strict.json";
        QTest::newRow("Data Center") << false << "jira-dc-10.3.release.json";
    }

    void everyChangeKeepsTheVendorsContract()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, contract);
        if (const QString missing = ContractProxy::whatIsMissing(contract); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        useFlavour(isCloud);
        ContractProxy proxy;
        const auto held = isCloud ? ContractProxy::Held::BothWays : ContractProxy::Held::Requests;
        QVERIFY(proxy.start(contract, m_connections.known.value("jira").connection.url, held));
        m_connections.known["jira"].connection.url = proxy.origin();

        VersionChange made = change(VersionAct::Create, "3.0.0");
        made.startDate = QDate(2026, 11, 1);
        verify(apply(made));
        VersionChange edited = change(VersionAct::Edit, "3.0.0");
        edited.name = "3.0.1";
        edited.startDate = QDate(2026, 11, 2);
        edited.releaseDate = QDate(2027, 3, 1);
        verify(apply(edited));
        VersionChange behind = change(VersionAct::Move, "3.0.1");
        behind.target = "2.7.4";
        verify(apply(behind));
        verify(apply(change(VersionAct::Move, "3.0.1"))); // first
        IssueChange into = issues({"SHOP-1402", "SHOP-1431"});
        into.fromVersion = "2.8.0";
        into.toVersion = "3.0.1";
        verify(applyTo(into));
        IssueChange status = issues({"SHOP-1428"});
        status.status = "Done";
        verify(applyTo(status));
        VersionChange released = change(VersionAct::Release, "3.0.1");
        released.target = "2.9.0";
        verify(apply(released));
        verify(apply(change(VersionAct::Unrelease, "3.0.1")));
        verify(apply(change(VersionAct::Archive, "3.0.1")));
        verify(apply(change(VersionAct::Unarchive, "3.0.1")));
        VersionChange merged = change(VersionAct::Merge, "3.0.1");
        merged.target = "2.8.0";
        verify(apply(merged));
        QVERIFY(!names().contains("3.0.1"));
        const QStringList violations = proxy.requestViolations();
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    }

    void issuesAreAddedMovedAndTakenOut()
    {
        IssueChange moved = issues({"SHOP-1428"});
        moved.fromVersion = "2.8.0";
        moved.toVersion = "2.9.0";
        verify(applyTo(moved));
        IssueChange added = issues({"SHOP-1428"});
        added.toVersion = "2.8.0";
        verify(applyTo(added));
        const auto standing = QCoro::waitFor(source()->detail("SHOP-1428", {}));
        QCOMPARE(standing->issue.fixVersions.size(), 2);
        IssueChange out = issues({"SHOP-1428"});
        out.fromVersion = "2.9.0";
        const Result<ChangeDone> left = applyTo(out);
        verify(left);
        QCOMPARE(left->changed, QStringList{"SHOP-1428"});
        QCOMPARE(QCoro::waitFor(source()->detail("SHOP-1428", {}))->issue.fixVersions, QStringList{"2.8.0"});
        const Result<ChangeDone> again = applyTo(out);
        QVERIFY(again && again->isUnchanged);
    }

    void anIssueSomebodyMovedElsewhereIsLeftAlone()
    {
        IssueChange theirs = issues({"SHOP-1428"});
        theirs.fromVersion = "2.8.0";
        verify(applyTo(theirs));
        IssueChange mine = issues({"SHOP-1428", "SHOP-1431"});
        mine.fromVersion = "2.8.0";
        mine.toVersion = "2.9.0";

        const Result<ChangeDone> done = applyTo(mine);

        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        QCOMPARE(done->changed, QStringList{"SHOP-1431"});
        QCOMPARE(done->refused.size(), 1);
        QVERIFY(done->refused.first().startsWith("SHOP-1428"));
    }

    void manyIssuesGoToAnotherStatusOneByOne()
    {
        IssueChange moved = issues({"SHOP-1428", "SHOP-1431", "SHOP-1402", "SHOP-999999"});
        moved.status = "Done";
        const Result<ChangeDone> done = applyTo(moved);
        verify(done);
        QCOMPARE(done->changed, (QStringList{"SHOP-1428", "SHOP-1431"}));
        QCOMPARE(done->refused.size(), 1);
        QCOMPARE(arrivals(), 2);
    }

    void whoMayOnlyReadIsToldSo()
    {
        m_connections.known["jira"].secret = Secret("readonly-token");
        const Result<ChangeDone> made = apply(change(VersionAct::Create, "3.0.0"));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::PermissionDenied);
    }

    void whatMakesNoSenseIsRefusedBeforeAnythingIsSent()
    {
        VersionChange nameless = change(VersionAct::Create, " ");
        QCOMPARE(apply(nameless).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(apply(change(VersionAct::Edit, "2.8.0")).error().code, ErrorCode::InvalidArgument);
        VersionChange itself = change(VersionAct::Merge, "2.8.0");
        itself.target = "2.8.0";
        QCOMPARE(apply(itself).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(applyTo(issues({})).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(applyTo(issues({"SHOP-1428"})).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(arrivals(), 0);
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
    }

    static void verify(const Result<ChangeDone> &done)
    {
        QVERIFY2(done, qPrintable(done ? QString() : QString(done.error().message + done.error().detail)));
    }

    [[nodiscard]] static VersionChange change(VersionAct act, const QString &version)
    {
        VersionChange change;
        change.act = act;
        change.connection = ConnectionId("jira");
        change.project = "SHOP";
        change.version = version;
        return change;
    }

    [[nodiscard]] static IssueChange issues(const QStringList &keys)
    {
        IssueChange change;
        change.connection = ConnectionId("jira");
        change.project = "SHOP";
        change.keys = keys;
        return change;
    }

    [[nodiscard]] static QDate today() { return QDate(2026, 11, 24); }

    [[nodiscard]] JiraErrand errand(effects::EffectJournal &journal)
    {
        const auto access = m_connections.known.value("jira");
        return {*JiraSite::of(access, *m_network),
                makeIssueSource(access, *m_network),
                &journal,
                std::make_shared<RecordingReport>(),
                {},
                EffectId(QStringLiteral("op-%1").arg(++m_operations))};
    }

    [[nodiscard]] Result<ChangeDone> apply(const VersionChange &change)
    {
        effects::EffectJournal journal(*m_record, m_clock, PersonId("jiwoo"));
        return QCoro::waitFor(changeVersionInJira(errand(journal), change, today()));
    }

    [[nodiscard]] Result<ChangeDone> applyTo(const IssueChange &change)
    {
        effects::EffectJournal journal(*m_record, m_clock, PersonId("jiwoo"));
        return QCoro::waitFor(changeIssuesInJira(errand(journal), change));
    }

    [[nodiscard]] std::shared_ptr<versions::IssueSource> source()
    {
        return makeIssueSource(m_connections.known.value("jira"), *m_network);
    }

    [[nodiscard]] std::optional<domain::JiraVersion> version(const QString &name)
    {
        const auto known = QCoro::waitFor(source()->versions("SHOP"));
        for (const domain::JiraVersion &each : *known) {
            if (each.name == name)
                return each;
        }
        return std::nullopt;
    }

    [[nodiscard]] QStringList names()
    {
        QStringList names;
        const auto known = QCoro::waitFor(source()->versions("SHOP"));
        for (const domain::JiraVersion &each : *known)
            names.append(each.name);
        return names;
    }

    [[nodiscard]] int arrivals()
    {
        const http::Server server{.baseUrl = m_origin};
        const auto answer = QCoro::waitFor(http::ReadingHttpClient(*m_network, server).getJson("/sandbox/effects"));
        return answer ? answer->object().value("arrivals").toInt() : -1;
    }

    std::unique_ptr<QProcess> m_sandbox;
    QUrl m_origin;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<MemoryEventStore> m_record;
    FixedConnections m_connections;
    FixedClock m_clock;
    int m_operations = 0;
};

RELEASE_DESK_TEST(tst_change_jira, TestChangeJira)
#include "tst_change_jira.moc"
