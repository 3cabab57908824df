// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/own_authority.h"
#include "tests/support/proxy_program.h"
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! Connections entered and changed by rdesk, with the way to their servers: what is kept, what is not, what is used.
class TestConnectionVerbs final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

    static void initialise(RdeskProcess &rdesk)
    {
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
    }

    static QByteArray workspaceText(const RdeskProcess &rdesk)
    {
        QFile file(rdesk.folder() + u"/workspace.yaml"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QJsonObject connection(RdeskProcess &rdesk)
    {
        return rdesk.json({u"connection"_s, u"list"_s}).json()[u"connections"_s].toArray().first().toObject();
    }

private slots:
    void jiraIsAddedBehindAProxyAndTested_data()
    {
        QTest::addColumn<bool>("isSocks");
        QTest::newRow("HTTP") << false;
        QTest::newRow("SOCKS") << true;
    }

    void jiraIsAddedBehindAProxyAndTested()
    {
        QFETCH(const bool, isSocks);
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        const auto proxy
            = isSocks ? ProxyProgram::socks(u"kim"_s, u"proxy-pass"_s) : ProxyProgram::http(u"kim"_s, u"proxy-pass"_s);
        if (!proxy)
            QSKIP("tinyproxy or microsocks is not installed");
        RdeskProcess rdesk;
        initialise(rdesk);
        rdesk.set(u"JIRA_TOKEN"_s, u"sandbox-token"_s);
        rdesk.set(u"PROXY_PASSWORD"_s, u"proxy-pass"_s);
        const QString where = u"%1://127.0.0.1:%2"_s.arg(isSocks ? u"socks5"_s : u"http"_s).arg(proxy->port());
        ok(rdesk.run({u"connection"_s, u"add"_s, u"jira"_s, u"--system"_s, u"jiraCloud"_s, u"--url"_s,
                      sandbox.origin() + u"/jira-cloud"_s, u"--account"_s, u"bd.yoon@hanbit.example"_s,
                      u"--token-env"_s, u"JIRA_TOKEN"_s, u"--proxy"_s, where, u"--proxy-user"_s, u"kim"_s,
                      u"--proxy-password-env"_s, u"PROXY_PASSWORD"_s, u"--remember-variable"_s}));
        QElapsedTimer timer;
        timer.start();

        const RdeskAnswer tested = rdesk.json({u"connection"_s, u"test"_s, u"jira"_s});

        ok(tested);
        QVERIFY2(tested.json()[u"milliseconds"_s].toInt() < 3000, tested.out.constData());
        QVERIFY(!tested.json()[u"account"_s].toString().isEmpty());
        const QByteArray port = QByteArray::number(sandbox.port());
        QVERIFY2(proxy->saw(isSocks ? QByteArray("127.0.0.1:" + port)
                                    : QByteArray("GET http://127.0.0.1:" + port + "/jira-cloud")),
                 proxy->log().constData());
        QVERIFY2(!workspaceText(rdesk).contains("proxy-pass\n") && !workspaceText(rdesk).contains("sandbox-token"),
                 workspaceText(rdesk).constData());

        rdesk.set(u"PROXY_PASSWORD"_s, u"another"_s);
        const RdeskAnswer refused = rdesk.run({u"connection"_s, u"test"_s, u"jira"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(u"sign-in of “kim”"_s), qPrintable(refused.errorText()));
    }

    void secretsAreReadFromTheInputAndNotKeptInTheFile()
    {
        RdeskProcess rdesk;
        initialise(rdesk);
        rdesk.type("the-token\nthe-password\n");
        const RdeskAnswer added
            = rdesk.json({u"connection"_s, u"add"_s, u"ci"_s, u"--system"_s, u"jenkins"_s, u"--url"_s,
                          u"http://127.0.0.1:1"_s, u"--account"_s, u"kim"_s, u"--ask-token"_s, u"--proxy"_s,
                          u"http://proxy.example:3128"_s, u"--proxy-user"_s, u"kim"_s, u"--ask-proxy-password"_s});
        ok(added);
        for (const QByteArray &text : {added.out, added.errors, workspaceText(rdesk)})
            QVERIFY2(!text.contains("the-token") && !text.contains("the-password"), text.constData());
        QCOMPARE(connection(rdesk)[u"network"_s][u"proxy"_s][u"host"_s].toString(), u"proxy.example"_s);

        rdesk.type("one line only\n");
        const RdeskAnswer short_
            = rdesk.run({u"connection"_s, u"edit"_s, u"ci"_s, u"--ask-token"_s, u"--ask-proxy-password"_s});
        QVERIFY(short_.exitCode != 0);
        QVERIFY2(short_.errorText().contains(u"Password for the proxy"_s), qPrintable(short_.errorText()));
    }

    void editingChangesWhatIsNamedAndLeavesTheRest()
    {
        RdeskProcess rdesk;
        initialise(rdesk);
        ok(rdesk.run({u"connection"_s, u"add"_s, u"wiki"_s, u"--system"_s, u"confluenceDataCenter"_s, u"--url"_s,
                      u"https://wiki.example"_s, u"--title"_s, u"Docs"_s, u"--authority"_s,
                      rdesk.folder() + u"/ca.pem"_s, u"--authority"_s, u"/etc/other.pem"_s, u"--connect-seconds"_s,
                      u"5"_s}));
        ok(rdesk.run(
            {u"connection"_s, u"edit"_s, u"wiki"_s, u"--answer-seconds"_s, u"300"_s, u"--proxy"_s, u"none"_s}));
        const QJsonObject now = connection(rdesk);
        const QJsonObject network = now[u"network"_s].toObject();
        QCOMPARE(now[u"title"_s].toString(), u"Docs"_s);
        QCOMPARE(now[u"system"_s].toString(), u"confluenceDataCenter"_s);
        QCOMPARE(network[u"authorities"_s].toArray(), QJsonArray({u"ca.pem"_s, u"/etc/other.pem"_s}));
        QCOMPARE(network[u"connectSeconds"_s].toInt(), 5);
        QCOMPARE(network[u"answerSeconds"_s].toInt(), 300);
        QCOMPARE(network[u"proxy"_s][u"kind"_s].toString(), u"none"_s);

        ok(rdesk.run({u"connection"_s, u"edit"_s, u"wiki"_s, u"--authority"_s, u"none"_s, u"--proxy"_s, u"system"_s,
                      u"--connect-seconds"_s, u"0"_s, u"--answer-seconds"_s, u"0"_s}));
        QVERIFY2(!workspaceText(rdesk).contains("network"), workspaceText(rdesk).constData());
    }

    void keysOfProjectsAreKeptAsJiraWritesThem()
    {
        RdeskProcess rdesk;
        initialise(rdesk);
        ok(rdesk.run({u"connection"_s, u"add"_s, u"jira"_s, u"--system"_s, u"jiraDataCenter"_s, u"--url"_s,
                      u"https://jira.example"_s, u"--use-project"_s, u"pay"_s, u"--use-project"_s, u" PAY"_s,
                      u"--use-project"_s, u"shop"_s, u"--read-only-project"_s, u"pay "_s}));
        QCOMPARE(connection(rdesk)[u"projects"_s].toArray(), QJsonArray({u"PAY"_s, u"SHOP"_s}));
        QCOMPARE(connection(rdesk)[u"readOnlyProjects"_s].toArray(), QJsonArray{u"PAY"_s});
        ok(rdesk.run({u"connection"_s, u"edit"_s, u"jira"_s, u"--use-project"_s, u"all"_s, u"--read-only-project"_s,
                      u"none"_s}));
        QVERIFY(connection(rdesk)[u"projects"_s].toArray().isEmpty());
        QVERIFY(connection(rdesk)[u"readOnlyProjects"_s].toArray().isEmpty());
    }

    void anIssueIsNamedByItsKeyAndNothingElse_data()
    {
        QTest::addColumn<QString>("named");
        QTest::newRow("its number") << u"10023"_s;
        QTest::newRow("no number") << u"PAY-"_s;
        QTest::newRow("the project alone") << u"PAY"_s;
        QTest::newRow("a path") << u"PAY-1/../../version"_s;
        QTest::newRow("a key and more") << u"PAY-1 "_s + u"OR"_s;
    }

    void anIssueIsNamedByItsKeyAndNothingElse()
    {
        QFETCH(const QString, named);
        RdeskProcess rdesk;
        initialise(rdesk);
        const RdeskAnswer refused
            = rdesk.run({u"jira-issues"_s, u"transition"_s, u"pay"_s, u"PAY-12"_s, named, u"--status"_s, u"Done"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(u"no key of an issue"_s)
                     && refused.errorText().contains(u"like PAY-12"_s),
                 qPrintable(refused.errorText()));
    }

    void whatCannotBeMeantIsRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("a proxy with a password")
            << QStringList{u"--proxy"_s, u"http://kim:hunter2@proxy:3128"_s} << u"--ask-proxy-password"_s;
        QTest::newRow("a proxy without a port") << QStringList{u"--proxy"_s, u"http://proxy"_s} << u"HOST:PORT"_s;
        QTest::newRow("a proxy of another kind")
            << QStringList{u"--proxy"_s, u"https://proxy:3128"_s} << u"socks5://"_s;
        QTest::newRow("no number") << QStringList{u"--connect-seconds"_s, u"soon"_s} << u"number of seconds"_s;
        QTest::newRow("too long") << QStringList{u"--answer-seconds"_s, u"901"_s} << u"1 to 900"_s;
        QTest::newRow("a key alone") << QStringList{u"--certificate-key"_s, u"me.key"_s}
                                     << u"without its certificate"_s;
        QTest::newRow("an empty variable")
            << QStringList{u"--proxy-password-env"_s, u"RD_NOT_SET"_s} << u"RD_NOT_SET"_s;
    }

    void whatCannotBeMeantIsRefused()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, says);
        RdeskProcess rdesk;
        initialise(rdesk);
        const QByteArray before = workspaceText(rdesk);
        const RdeskAnswer refused = rdesk.run(QStringList{u"connection"_s, u"add"_s, u"jira"_s, u"--system"_s,
                                                          u"jiraDataCenter"_s, u"--url"_s, u"https://jira.example"_s}
                                              + options);
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(says), qPrintable(refused.errorText()));
        QVERIFY(!refused.errorText().contains(u"hunter2"_s));
        QCOMPARE(workspaceText(rdesk), before);
    }

    void aConfluenceBesideTheSampleIsKeptAndTested()
    {
        SandboxProcess sandbox;
        QVERIFY(sandbox.start());
        RdeskProcess rdesk;
        rdesk.set(u"WIKI_TOKEN"_s, u"readonly-token"_s);
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        ok(rdesk.run({u"connection"_s, u"add"_s, u"wiki"_s, u"--system"_s, u"confluenceCloud"_s, u"--url"_s,
                      sandbox.origin() + u"/confluence-cloud"_s, u"--account"_s, u"bd.yoon@hanbit.example"_s,
                      u"--token-env"_s, u"WIKI_TOKEN"_s, u"--remember-variable"_s}));

        const RdeskAnswer tested = rdesk.json({u"connection"_s, u"test"_s, u"wiki"_s, u"--project"_s, u"DOC"_s});
        ok(tested);
        QVERIFY2(tested.out.contains("Confluence Cloud"), tested.out.constData());
        QVERIFY2(tested.out.contains("WRITE_PAGES"), tested.out.constData()); // which is missing
    }

    void mailHasNoNetworkSettingsOfItsOwn()
    {
        RdeskProcess rdesk;
        initialise(rdesk);
        const QStringList mail{
            u"connection"_s, u"add"_s, u"post"_s, u"--system"_s, u"smtp"_s, u"--url"_s, u"smtp://mail.example:587"_s};
        const QByteArray before = workspaceText(rdesk);
        const RdeskAnswer refused = rdesk.run(mail + QStringList{u"--proxy"_s, u"http://proxy.example:3128"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(u"all_proxy"_s), qPrintable(refused.errorText()));
        QCOMPARE(workspaceText(rdesk), before);
        ok(rdesk.run(mail));
    }

    void aStoredTokenIsNotSentElsewhere()
    {
        RdeskProcess rdesk;
        initialise(rdesk);
        rdesk.set(u"JIRA_TOKEN"_s, u"token"_s);
        ok(rdesk.run({u"connection"_s, u"add"_s, u"jira"_s, u"--system"_s, u"jiraDataCenter"_s, u"--url"_s,
                      u"https://jira.example"_s, u"--token-env"_s, u"JIRA_TOKEN"_s, u"--remember-variable"_s}));
        const RdeskAnswer refused
            = rdesk.run({u"connection"_s, u"edit"_s, u"jira"_s, u"--url"_s, u"https://evil.example"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(u"place it was not entered for"_s), qPrintable(refused.errorText()));
        QVERIFY(workspaceText(rdesk).contains("https://jira.example"));
        QVERIFY(rdesk.run({u"connection"_s, u"edit"_s, u"nope"_s, u"--title"_s, u"X"_s}).exitCode != 0);
    }

    void certificatesAreNamedWhereTheyDoNotDo()
    {
        const auto authority = OwnAuthority::make(u"Hanbit Root"_s);
        if (!authority)
            QSKIP("openssl is not installed");
        QVERIFY(authority->issue(u"server"_s, u"/CN=127.0.0.1"_s, u"IP:127.0.0.1"_s));
        const OpensslServer server(*authority, u"server"_s, false);
        RdeskProcess rdesk;
        initialise(rdesk);
        rdesk.set(u"CI_TOKEN"_s, u"token"_s);
        ok(rdesk.run({u"connection"_s, u"add"_s, u"ci"_s, u"--system"_s, u"jenkins"_s, u"--url"_s,
                      u"https://127.0.0.1:%1"_s.arg(server.port()), u"--account"_s, u"kim"_s, u"--token-env"_s,
                      u"CI_TOKEN"_s, u"--remember-variable"_s}));
        const RdeskAnswer untrusted = rdesk.run({u"connection"_s, u"test"_s, u"ci"_s});
        QVERIFY2(untrusted.errorText().contains(u"issued by “Hanbit Root”"_s), qPrintable(untrusted.errorText()));

        ok(rdesk.run({u"connection"_s, u"edit"_s, u"ci"_s, u"--authority"_s, authority->certificate()}));
        const RdeskAnswer trusted = rdesk.run({u"connection"_s, u"test"_s, u"ci"_s});
        QVERIFY(trusted.exitCode != 0); // it is no Jenkins; but it was spoken to
        QVERIFY2(!trusted.errorText().contains(u"issued by"_s), qPrintable(trusted.errorText()));

        ok(rdesk.run({u"connection"_s, u"edit"_s, u"ci"_s, u"--authority"_s, u"gone.pem"_s}));
        const RdeskAnswer gone = rdesk.run({u"connection"_s, u"test"_s, u"ci"_s});
        QVERIFY2(gone.errorText().contains(u"gone.pem"_s) && gone.errorText().contains(u"cannot be read"_s),
                 qPrintable(gone.errorText()));
    }
};

RELEASE_DESK_TEST(tst_connection_verbs, TestConnectionVerbs)
#include "tst_connection_verbs.moc"
