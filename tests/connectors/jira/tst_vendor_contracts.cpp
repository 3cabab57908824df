// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/jira_writer.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/connectors/jira/server_facts.h"
#include "tests/connectors/jira/contract_proxy.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

//! Every operation that the Jira clients have, sent once through the vendor's own description. What is asked beside it,
//! the code of issues, no vendor describes.
class TestVendorContracts final : public QObject
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
        m_origin = QString::fromUtf8(m_sandbox->readLine()).section(u' ', 1).trimmed();
        m_network = std::make_unique<QNetworkAccessManager>();
    }
    void cleanup()
    {
        m_network.reset();
        m_sandbox->kill();
        m_sandbox->waitForFinished();
    }

    void everyOperationPasses_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("contract");
        QTest::addColumn<QStringList>("operations");
        const QStringList common{"get issue/{}",
                                 "get issue/{}/comment",
                                 "get issue/{}/remotelink",
                                 "get field",
                                 "get myself",
                                 "get mypermissions",
                                 "get project/{}",
                                 "get serverInfo",
                                 "get version/{}",
                                 "get version/{}/relatedIssueCounts",
                                 "post issue/{}/comment",
                                 "post issue/{}/transitions",
                                 "post version",
                                 "post version/{}/move",
                                 "post version/{}/removeAndSwap",
                                 "put issue/{}",
                                 "put version/{}"};
        QTest::newRow("Cloud") << true << "jira-cloud-v3.release.strict.json"
                               << common
                + QStringList{"get project/search", "get project/{}/version", "post issue/bulkfetch",
                              "post search/approximate-count", "post search/jql"};
        QTest::newRow("Data Center") << false << "jira-dc-10.3.release.json"
                                     << common + QStringList{"get project", "get project/{}/versions", "post search"};
    }

    void everyOperationPasses()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, contract);
        QFETCH(QStringList, operations);
        if (const QString missing = ContractProxy::whatIsMissing(contract); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        ContractProxy proxy;
        // Data Center's description says "object" where every server, and the recorded ones too, answer a list.
        QVERIFY(proxy.start(contract, QString(m_origin + (isCloud ? "/jira-cloud" : "/jira-dc")),
                            isCloud ? ContractProxy::Held::BothWays : ContractProxy::Held::Requests));
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("jira");
        access.connection.system
            = isCloud ? domain::ConnectedSystem::JiraCloud : domain::ConnectedSystem::JiraDataCenter;
        access.connection.url = proxy.origin();
        access.connection.account = isCloud ? QStringLiteral("bd.yoon@hanbit.example") : QString();
        access.connection.readOnlyProjects = {"PAY"}; // so that every change asks first where it would be made
        access.secret = Secret("sandbox-token");
        const JiraSite site = *JiraSite::of(access, *m_network);

        readEverything(access, site);
        if (!QTest::currentTestFailed())
            writeEverything(site);

        const QStringList violations = proxy.requestViolations();
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
        operations.sort();
        QCOMPARE(sent(proxy.requests()), operations);
    }

    //! Before anybody signed in the address alone is known. Cloud's description allows that question without a sign-in;
    //! that of Data Center knows no question without one, though its servers answer it, so that this is the only thing
    //! it may hold against it.
    void whoIsThereIsAskedWithoutSigningIn_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("contract");
        QTest::addColumn<QStringList>("held");
        QTest::newRow("Cloud") << true << "jira-cloud-v3.full.json" << QStringList();
        QTest::newRow("Data Center") << false << "jira-dc-10.3.release.json"
                                     << QStringList{"request Invalid security scheme used"};
    }

    void whoIsThereIsAskedWithoutSigningIn()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, contract);
        if (const QString missing = ContractProxy::whatIsMissing(contract); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        ContractProxy proxy;
        QVERIFY(proxy.start(contract, QString(m_origin + (isCloud ? "/jira-cloud" : "/jira-dc")),
                            ContractProxy::Held::Requests));
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("jira");
        access.connection.system
            = isCloud ? domain::ConnectedSystem::JiraCloud : domain::ConnectedSystem::JiraDataCenter;
        access.connection.url = proxy.origin();

        const auto found = QCoro::waitFor(findJira(access, m_network.get(), std::chrono::seconds(5), {}));

        verify(found, "find: ");
        QCOMPARE(found->system, access.connection.system);
        QTEST(proxy.requestViolations(), "held");
        QCOMPARE(sent(proxy.requests()), QStringList{"get serverInfo"});
    }

private:
    template<typename T>
    static void verify(const Result<T> &result, const char *what)
    {
        QVERIFY2(result, result ? "" : qPrintable(QString(what + result.error().message + result.error().detail)));
    }

    //! The kinds of requests, each once: keys and numbers are "{}".
    static QStringList sent(const QStringList &requests)
    {
        static const QRegularExpression api(QStringLiteral("/rest/api/[23]/"));
        static const QRegularExpression name(QStringLiteral("/([A-Z]+(-\\d+)?|\\d+)(?=/|$)"));
        QStringList kinds;
        for (QString request : requests)
            kinds.append(
                request.section(u'?', 0, 0).replace(api, QStringLiteral(" ")).replace(name, "/{}").simplified());
        kinds.sort();
        kinds.removeDuplicates();
        return kinds;
    }

    void readEverything(const domain::ConnectionAccess &access, const JiraSite &site)
    {
        const auto source = makeIssueSource(access, *m_network);
        verify(QCoro::waitFor(source->test("SHOP")), "test: ");
        const auto report = QCoro::waitFor(testConnection(site, versions::everyProject));
        verify(report, "every project: ");
        QVERIFY(report->projectsDoubt.isEmpty() && report->projects.size() > 1);
        verify(QCoro::waitFor(source->projects()), "projects: ");
        const auto versions = QCoro::waitFor(source->versions("SHOP"));
        verify(versions, "versions: ");
        verify(QCoro::waitFor(source->detail("SHOP-1422", {})), "detail: ");
        verify(QCoro::waitFor(readStanding(site, "SHOP-1428")), "standing: ");
        verify(QCoro::waitFor(readVersion(site, "10280")), "version: ");
        verify(QCoro::waitFor(findComment(site, "SHOP-1402", EffectId("nobody"))), "comments: ");
        // A version, a search and an epic; then what changed since, by every id and by their number.
        versions::IssueQuery byVersion{"SHOP", "2.8.0"};
        byVersion.versionId = "10280";
        versions::IssueQuery bySearch{"SHOP", {}};
        bySearch.jql = "labels is not EMPTY OR summary ~ \"결제\" ORDER BY updated";
        versions::IssueQuery byEpic{"SHOP", {}};
        byEpic.epic = "SHOP-1402";
        byEpic.written = {"10001"};
        for (const versions::IssueQuery &query : {byVersion, bySearch, byEpic}) {
            const auto ids = std::make_shared<QStringList>();
            versions::IssueHooks hooks;
            hooks.rows = [ids](const QList<domain::Issue> &rows) {
                for (const domain::Issue &issue : rows)
                    ids->append(issue.id);
            };
            const auto read = QCoro::waitFor(source->read(query, hooks, {}));
            verify(read, "read: ");
            versions::KnownIssues known{*ids, QDateTime::currentDateTimeUtc(), 0,
                                        read ? read->siteFields : QStringList()};
            for (const bool comparesIds : {true, false}) {
                known.comparesIds = comparesIds;
                verify(QCoro::waitFor(source->changes(query, known, {}, {})), "changes: ");
            }
        }
    }

    void writeEverything(const JiraSite &site)
    {
        const JiraWriter writer(site, EffectId("op-1"), {});
        const auto project = QCoro::waitFor(readProjectId(site, "SHOP"));
        verify(project, "project: ");
        const QJsonObject dated{{"name", "3.0.0"}, {"startDate", "2026-11-02"}, {"description", "Wallet"}};
        const auto made = QCoro::waitFor(writer.createVersion(*project, dated));
        verify(made, "create: ");
        for (const QJsonObject &change :
             {QJsonObject{{"name", "3.0.1"}, {"description", ""}},
              QJsonObject{{"releaseDate", "2027-03-01"}, {"startDate", "2026-11-03"}},
              QJsonObject{{"released", true}, {"releaseDate", "2027-03-02"}}, QJsonObject{{"released", false}},
              QJsonObject{{"archived", true}}, QJsonObject{{"archived", false}}})
            verify(QCoro::waitFor(writer.changeVersion(*made, change)), "change: ");
        verify(QCoro::waitFor(writer.moveVersion(*made, "10280")), "behind: ");
        verify(QCoro::waitFor(writer.moveVersion(*made, {})), "first: ");
        verify(QCoro::waitFor(writer.swapFixVersion("SHOP-1428", "10280", *made)), "swap: ");
        verify(QCoro::waitFor(writer.swapFixVersion("SHOP-1402", {}, *made)), "add: ");
        verify(QCoro::waitFor(writer.swapFixVersion("SHOP-1402", *made, {})), "take out: ");
        const auto standing = QCoro::waitFor(readStanding(site, "SHOP-1428"));
        QVERIFY(standing && !standing->transitions.isEmpty());
        verify(QCoro::waitFor(writer.transitionIssue("SHOP-1428", standing->transitions.first().id)), "transition: ");
        verify(QCoro::waitFor(writer.addComment("SHOP-1402", "배포 완료\n\nbuild 42")), "comment: ");
        const auto fields = QCoro::waitFor(readVersionFields(site, *made));
        verify(fields, "uses: ");
        verify(QCoro::waitFor(writer.mergeVersion(*made, "10290", *fields + QList<qint64>{10'200})), "merge: ");
        QVERIFY(!QCoro::waitFor(readVersion(site, *made)));
    }

    std::unique_ptr<QProcess> m_sandbox;
    QString m_origin;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_vendor_contracts, TestVendorContracts)
#include "tst_vendor_contracts.moc"
