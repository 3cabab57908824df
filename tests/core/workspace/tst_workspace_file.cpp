// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace_file.h"
#include "tests/core/store/sample_fields.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::workspace;

namespace {

Workspace sample()
{
    Workspace workspace;
    workspace.name = "Null";
    workspace.zone = "Asia/Seoul";
    workspace.language = "ko";
    domain::Person person;
    person.id = PersonId("kim");
    person.name = "김민지: # [x]";
    workspace.people = {person};
    domain::Connection jira;
    jira.id = ConnectionId("jira");
    jira.system = domain::ConnectedSystem::JiraCloud;
    jira.url = "https://example.atlassian.net";
    workspace.connections = {jira};
    workspace.environments = {{EnvironmentId("prod"), "true", 1, true}};
    return workspace;
}

} // namespace

class TestWorkspaceFile final : public QObject
{
    Q_OBJECT

private slots:
    void bringsAWorkspaceBack()
    {
        QVERIFY2(writeWorkspaceFile(file(), sample()), "");
        const auto back = readWorkspaceFile(file());
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(*back, sample());
    }

    void keysOfProjectsAreReadAsJiraWritesThem()
    {
        Workspace written = sample();
        written.connections.first().projects = {"pay", " SHOP ", "Pay", ""};
        written.connections.first().readOnlyProjects = {"pay "};
        QVERIFY2(writeWorkspaceFile(file(), written), "");
        const auto back = readWorkspaceFile(file());
        QVERIFY(back);
        QCOMPARE(back->connections.first().projects, (QStringList{"PAY", "SHOP"}));
        QCOMPARE(back->connections.first().readOnlyProjects, QStringList{"PAY"});
    }

    void whatOthersWroteMeanwhileIsNotUndone()
    {
        QVERIFY2(writeWorkspaceFile(file(), sample()), "");
        auto mine = WorkspaceFile::open(file());
        auto other = WorkspaceFile::open(file());
        QVERIFY(mine && other);
        Workspace renamed = sample();
        renamed.name = "Renamed";
        QVERIFY2(other->replace(renamed), "");

        const auto replaced = mine->replace(sample());

        QVERIFY(!replaced);
        QCOMPARE(replaced.error().code, ErrorCode::Aborted);
        QCOMPARE(readWorkspaceFile(file())->name, "Renamed");
        QCOMPARE(mine->workspace().name, sample().name);
    }

    void itIsReplacedAsOftenAsItIsStillOurs()
    {
        QVERIFY2(writeWorkspaceFile(file(), sample()), "");
        auto mine = WorkspaceFile::open(file());
        QVERIFY(mine);
        for (const char *name : {"first", "second"}) {
            Workspace changed = mine->workspace();
            changed.name = QString::fromLatin1(name);
            QVERIFY2(mine->replace(changed), name);
            QCOMPARE(readWorkspaceFile(file())->name, QString::fromLatin1(name));
        }
        QVERIFY(QFile::remove(file()));
        QCOMPARE(mine->replace(sample()).error().code, ErrorCode::Aborted);
    }

    void bringsEveryFieldBack()
    {
        Workspace workspace = sample();
        tests::SampleFields::fill(workspace.projects, "project");
        tests::SampleFields::fill(workspace.people, "person");
        workspace.projects.first().jira = ConnectionId("jira");
        workspace.projects.first().owner = workspace.people.first().id;
        QVERIFY2(writeWorkspaceFile(file(), workspace), qPrintable(QString::fromUtf8(workspaceYaml(workspace))));
        const auto back = readWorkspaceFile(file());
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QVERIFY(*back == workspace);
    }

    void theNetworkOfAConnectionIsKept()
    {
        Workspace workspace = sample();
        domain::ConnectionNetwork &network = workspace.connections.first().network;
        network.proxy = {domain::ProxyKind::Socks5, "10.0.0.7", 1080, "김", "PROXY_PASSWORD"};
        network.authorities = {"/etc/company.pem", "certificates/내부.pem"};
        network.certificate = "me.pem";
        network.certificateKey = "me.key";
        network.passphraseVariable = "KEY_PASSPHRASE";
        network.connectSeconds = 3;
        network.answerSeconds = 600;
        QVERIFY2(writeWorkspaceFile(file(), workspace), qPrintable(QString::fromUtf8(workspaceYaml(workspace))));
        const auto back = readWorkspaceFile(file());
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(*back, workspace);
    }

    void aConnectionOfAnOlderProgramStaysAsItIs()
    {
        const QByteArray old("format: 1\nname: X\nconnections:\n  - id: j\n    system: jiraCloud\n    url: "
                             "https://jira.example\n    tokenEnv: TOKEN\n");
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(old);
        target.close();

        const auto read = readWorkspaceFile(file());

        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->connections.first().network, domain::ConnectionNetwork());
        QVERIFY2(!workspaceYaml(*read).contains("network"), workspaceYaml(*read).constData());
    }

    void wholePathsBeginInTheFolderOfTheWorkspace()
    {
        domain::ConnectionNetwork network;
        network.authorities = {"ca.pem", "/etc/ca.pem"};
        network.certificate = "../me.pem";
        const domain::ConnectionNetwork whole = domain::withWholePaths(network, "/srv/desk");
        QCOMPARE(whole.authorities, QStringList({"/srv/desk/ca.pem", "/etc/ca.pem"}));
        QCOMPARE(whole.certificate, "/srv/me.pem");
        QCOMPARE(whole.certificateKey, QString());
    }

    void freezesAreKept()
    {
        Workspace workspace = sample();
        const QDateTime from(QDate(2026, 11, 26), QTime(0, 0), Qt::UTC);
        workspace.freezes
            = {{from, from.addDays(4), {EnvironmentId("prod")}, {}, "동결: #1", PersonId("kim"), {"checkout/2.0"}}};
        QVERIFY(writeWorkspaceFile(file(), workspace));
        QCOMPARE(*readWorkspaceFile(file()), workspace);
        QCOMPARE(workspace.directory().freezes, workspace.freezes);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("says");
        QTest::newRow("format 0") << QByteArray("format: 0\nname: X\n") << "format 0";
        QTest::newRow("a negative format") << QByteArray("format: -1\nname: X\n") << "format -1";
        QTest::newRow("a newer format") << QByteArray("format: 2\nname: X\nsomething: new\n") << "format 2";
        QTest::newRow("another language") << QByteArray("format: 1\nname: X\nlanguage: fr\n") << "fr";
        QTest::newRow("another zone") << QByteArray("format: 1\nname: X\nzone: Mars/North\n") << "Mars/North";
        QTest::newRow("a person called engine")
            << QByteArray("format: 1\nname: X\npeople:\n  - id: engine\n    name: E\n") << "engine";
        QTest::newRow("an unknown key") << QByteArray("format: 1\nname: X\nsecrets: x\n") << "secrets";
        QTest::newRow("two people of one id")
            << QByteArray("format: 1\nname: X\npeople:\n  - id: a\n    name: A\n  - id: a\n    name: B\n") << "twice";
        QTest::newRow("a freeze of an unknown environment")
            << QByteArray("format: 1\nname: X\nfreezes:\n  - from: \"2026-11-26T00:00:00Z\"\n    until: "
                          "\"2026-11-30T00:00:00Z\"\n    reason: R\n    environments: [prodd]\n")
            << "prodd";
        QTest::newRow("an address with a password")
            << QByteArray("format: 1\nname: X\nconnections:\n  - id: j\n    system: jiraCloud\n    url: "
                          "https://me:hunter2@jira.example\n")
            << "password";
        QTest::newRow("a malformed address with a password")
            << QByteArray("format: 1\nname: X\nconnections:\n  - id: j\n    system: jiraCloud\n    url: "
                          "\"https://me:hunter2@jira example\"\n")
            << "password";
        QTest::newRow("another scheme with a password")
            << QByteArray("format: 1\nname: X\nconnections:\n  - id: j\n    system: jiraCloud\n    url: "
                          "me:hunter2@jira.example\n")
            << "•••";
        const QByteArray jira("format: 1\nname: X\nconnections:\n  - id: j\n    system: jiraCloud\n    url: "
                              "https://jira.example\n    network:\n");
        QTest::newRow("a proxy with a password in its name")
            << QByteArray(jira + "      proxy: {kind: http, host: \"me:hunter2@proxy\", port: 80}\n") << "“proxy”";
        QTest::newRow("a proxy without a name")
            << QByteArray(jira + "      proxy: {kind: socks5, port: 80}\n") << "name of a proxy";
        QTest::newRow("a proxy with an address of the web")
            << QByteArray(jira + "      proxy: {kind: http, host: \"http://proxy\", port: 80}\n") << "name of a proxy";
        QTest::newRow("a proxy without a port")
            << QByteArray(jira + "      proxy: {kind: http, host: proxy}\n") << "1 to 65535";
        QTest::newRow("a port that is none")
            << QByteArray(jira + "      proxy: {kind: http, host: proxy, port: 65536}\n") << "1 to 65535";
        QTest::newRow("a proxy of another kind")
            << QByteArray(jira + "      proxy: {kind: ftp, host: proxy, port: 80}\n") << "socks5";
        QTest::newRow("a colon in the name for the proxy")
            << QByteArray(jira + "      proxy: {kind: http, host: proxy, port: 80, user: \"a:b\"}\n") << "colon";
        QTest::newRow("a key without a certificate")
            << QByteArray(jira + "      certificateKey: me.key\n") << "without its certificate";
        QTest::newRow("too long a time to connect") << QByteArray(jira + "      connectSeconds: 121\n") << "1 to 120";
        QTest::newRow("a time below nothing") << QByteArray(jira + "      connectSeconds: -1\n") << "1 to 120";
        QTest::newRow("too long a time to answer") << QByteArray(jira + "      answerSeconds: 901\n") << "1 to 900";
        QTest::newRow("a switch that trusts everybody")
            << QByteArray(jira + "      ignoreErrors: true\n") << "ignoreErrors";
        QTest::newRow("a proxy for mail")
            << QByteArray("format: 1\nname: X\nconnections:\n  - id: m\n    system: smtp\n    url: "
                          "smtp://mail.example\n    network:\n      connectSeconds: 5\n")
            << "mail";
    }

    void refuses()
    {
        QFETCH(const QByteArray, yaml);
        QFETCH(const QString, says);
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(yaml);
        target.close();

        const auto read = readWorkspaceFile(file());

        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
        QVERIFY2(!read.error().message.contains("hunter2"), qPrintable(read.error().message));
        QVERIFY(!read.error().detail.contains("hunter2"));
    }

    void leavesTheFileWhenItMayNotBeWritten()
    {
        QVERIFY(writeWorkspaceFile(file(), sample()));
        Workspace wrong = sample();
        wrong.format = 0;
        QVERIFY(!writeWorkspaceFile(file(), wrong));
        QCOMPARE(*readWorkspaceFile(file()), sample());
    }

private:
    [[nodiscard]] QString file() const { return m_folder.filePath("workspace.yaml"); }

    QTemporaryDir m_folder;
};

RELEASE_DESK_TEST(tst_workspace_file, TestWorkspaceFile)
#include "tst_workspace_file.moc"
