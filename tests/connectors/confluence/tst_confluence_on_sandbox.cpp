// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/confluence/confluence_check.h"
#include "tests/connectors/jira/contract_proxy.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

//! The test of a Confluence connection against the sandbox program, in both kinds, and between them the vendor's
//! contract.
class TestConfluenceOnSandbox final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sandbox.start(QStringLiteral(RD_BIN_DIR "/release-desk-sandbox"), {"--port", "0"});
        QVERIFY(m_sandbox.waitForStarted());
        while (!m_sandbox.canReadLine())
            QVERIFY(m_sandbox.waitForReadyRead(10'000));
        m_origin = QString::fromUtf8(m_sandbox.readLine()).section(u' ', 1).trimmed();
        while (m_origin.endsWith(u'/'))
            m_origin.chop(1);
    }

    void cleanupTestCase()
    {
        m_sandbox.kill();
        m_sandbox.waitForFinished();
    }

    void tellsWhoAndWhatMayBeWritten_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("space");
        QTest::addColumn<QStringList>("granted");
        QTest::addColumn<QStringList>("missing");
        const QStringList all{"READ_SPACE", "WRITE_PAGES"};
        for (const bool isCloud : {true, false}) {
            const char *const kind = isCloud ? "Cloud" : "Data Center";
            QTest::addRow("%s, no space named", kind)
                << isCloud << "sandbox-token" << "" << QStringList("READ_SPACE") << QStringList();
            QTest::addRow("%s, writing", kind) << isCloud << "sandbox-token" << "DOC" << all << QStringList();
            QTest::addRow("%s, reading only", kind)
                << isCloud << "readonly-token" << "DOC" << QStringList("READ_SPACE") << QStringList("WRITE_PAGES");
        }
        QTest::addRow("Cloud, a space without pages") << true << "sandbox-token" << "NEW" << all << QStringList();
        QTest::addRow("Data Center, a space without pages")
            << false << "sandbox-token" << "NEW" << QStringList("READ_SPACE") << QStringList();
    }

    void tellsWhoAndWhatMayBeWritten()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, token);
        QFETCH(const QString, space);
        const auto report = check(isCloud, address(isCloud), token, space);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY(!report->account.isEmpty());
        QCOMPARE(report->product, isCloud ? "Confluence Cloud" : "Confluence 10.0.3 (Data Center)");
        QTEST(report->granted, "granted");
        QTEST(report->missing, "missing");
        QVERIFY(report->milliseconds < 3000);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("space");
        QTest::addColumn<ErrorCode>("code");
        for (const bool isCloud : {true, false}) {
            const char *const kind = isCloud ? "Cloud" : "Data Center";
            QTest::addRow("%s, an old token", kind) << isCloud << "yesterday" << "DOC" << ErrorCode::Unauthenticated;
            QTest::addRow("%s, no such space", kind) << isCloud << "sandbox-token" << "NOPE" << ErrorCode::NotFound;
        }
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, token);
        QFETCH(const QString, space);
        const auto report = check(isCloud, address(isCloud), token, space);
        QVERIFY(!report);
        QTEST(report.error().code, "code");
    }

    void everyRequestAndAnswerKeepsTheVendorsContract_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("contract");
        QTest::addColumn<QStringList>("beyond"); // that the vendor's document does not describe
        QTest::addColumn<QStringList>("asked");
        QTest::newRow("Cloud") << true << "confluence-cloud-v2.release.json"
                               << QStringList{"/wiki/rest/api/user/current", "/wiki/rest/applinks/1.0/manifest"}
                               << QStringList{"get /wiki/api/v2/spaces", "get /wiki/api/v2/spaces/98305/operations"};
        QTest::newRow("Data Center") << false << "confluence-dc-10.0.3.release.json"
                                     << QStringList{"/rest/applinks/1.0/manifest"}
                                     << QStringList{"get /rest/api/user/current", "get /rest/api/space",
                                                    "get /rest/api/space/DOC", "get /rest/api/space/DOC/content/page"};
    }

    void everyRequestAndAnswerKeepsTheVendorsContract()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const QString, contract);
        QFETCH(const QStringList, beyond);
        QFETCH(const QStringList, asked);
        if (const QString missing = ContractProxy::whatIsMissing(contract); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QTemporaryDir folder;
        const QString held = widened(contract, beyond, folder);
        QVERIFY(!held.isEmpty());
        ContractProxy proxy;
        QVERIFY(proxy.start(held, address(isCloud)));

        const auto report = check(isCloud, proxy.origin(), "sandbox-token", "DOC");
        QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
        QCOMPARE(report->granted, (QStringList{"READ_SPACE", "WRITE_PAGES"}));
        const QStringList requests = proxy.requests();
        for (const QString &each : asked)
            QVERIFY2(requests.contains(each), qPrintable(each + " was not asked, but " + requests.join(", ")));
        QCOMPARE(proxy.requestViolations(), QStringList());
    }

private:
    [[nodiscard]] QString address(bool isCloud) const
    {
        return m_origin + (isCloud ? "/confluence-cloud" : "/confluence-dc");
    }

    //! The vendor's document without the address of its example, and with the paths of \p beyond let through.
    static QString widened(const QString &contract, const QStringList &beyond, const QTemporaryDir &folder)
    {
        QFile vendor(ContractProxy::pathOf(contract));
        if (!vendor.open(QIODevice::ReadOnly))
            return {};
        QJsonObject document = QJsonDocument::fromJson(vendor.readAll()).object();
        document.remove("servers");
        QJsonObject paths = document["paths"].toObject();
        const QJsonObject anything{{"200", QJsonObject{{"description", "anything"}}}};
        for (const QString &path : beyond)
            paths.insert(path, QJsonObject{{"get", QJsonObject{{"responses", anything}}}});
        document["paths"] = paths;
        QFile own(folder.filePath(contract));
        if (!own.open(QIODevice::WriteOnly))
            return {};
        own.write(QJsonDocument(document).toJson(QJsonDocument::Compact));
        return own.fileName();
    }

    [[nodiscard]] Result<versions::ConnectionReport> check(bool isCloud, const QString &url, const QString &token,
                                                           const QString &space)
    {
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("confluence");
        access.connection.system
            = isCloud ? domain::ConnectedSystem::ConfluenceCloud : domain::ConnectedSystem::ConfluenceDataCenter;
        access.connection.url = url;
        access.connection.account = isCloud ? "bd.yoon@hanbit.example" : "";
        access.secret = Secret(token.toUtf8());
        return QCoro::waitFor(checkConfluence(access, &m_network, space));
    }

    QProcess m_sandbox;
    QString m_origin;
    QNetworkAccessManager m_network;
};

RELEASE_DESK_TEST(tst_confluence_on_sandbox, TestConfluenceOnSandbox)
#include "tst_confluence_on_sandbox.moc"
