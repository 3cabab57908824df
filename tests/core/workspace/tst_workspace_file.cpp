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
