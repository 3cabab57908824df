// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace_edit.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::workspace;
using domain::Role;

class TestWorkspaceEdit final : public QObject
{
    Q_OBJECT

    Workspace m_workspace;

    //! Why it is refused; empty: it is done.
    QString as(const char *person, const WorkspaceEdit &edit)
    {
        const auto done = edited(m_workspace, edit, PersonId(person), m_workspace.directory());
        if (done)
            m_workspace = *done;
        return done ? QString() : done.error().message;
    }

    static domain::Project project(const char *id, const char *owner = "")
    {
        domain::Project made;
        made.id = ProjectId(id);
        made.owner = PersonId(owner);
        return made;
    }

private slots:
    void init()
    {
        m_workspace = {};
        m_workspace.people = {{PersonId("ann"), "Ann", {}, {}, {}, {}, {}, {Role::Owner}},
                              {PersonId("bob"), "Bob", {}, {}, {}, {}, {}, {Role::Owner}},
                              {PersonId("eve"), "Eve", {}, {}, {}, {}, {}, {Role::Approver}},
                              {PersonId("root"), "Root", {}, {}, {}, {}, {}, {Role::Administrator}}};
        m_workspace.connections = {{ConnectionId("jira"), domain::ConnectedSystem::JiraCloud, {}, "https://x.example"},
                                   {ConnectionId("ci"), domain::ConnectedSystem::Jenkins, {}, "https://ci.example"}};
    }

    void anOwnerAddsAProjectAndKeepsIt()
    {
        QVERIFY(!as("eve", SetProject{project("pay", "ann")}).isEmpty());
        QCOMPARE(as("ann", SetProject{project("pay", "ann")}), QString());
        domain::Project other = project("pay", "bob");
        QVERIFY(!as("bob", SetProject{other}).isEmpty()); // nobody takes it over
        other.owner = PersonId("ann");
        other.name = "Payments";
        QCOMPARE(as("ann", SetProject{other}), QString());
        QCOMPARE(m_workspace.projects.size(), 1);
        QCOMPARE(m_workspace.projects.first().name, "Payments");
        QVERIFY(!as("ann", SetProject{project("pay", "bob")}).isEmpty()); // nor hands it over
        QVERIFY(!as("ann", SetProject{project("pay")}).isEmpty());
        QCOMPARE(as("root", SetProject{project("pay", "bob")}), QString());
    }

    void whichWarningsAreOffIsNotWrittenHere()
    {
        domain::Project wish = project("pay", "ann");
        wish.warningsOff = {{"W4", "of the record"}};
        QCOMPARE(as("ann", SetProject{wish}), QString());
        QVERIFY(m_workspace.projects.first().warningsOff.isEmpty());
    }

    void aProjectHasToMakeSense_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("key");
        QTest::newRow("no id") << "" << "ann" << "" << "";
        QTest::newRow("a path") << "../etc" << "ann" << "" << "";
        QTest::newRow("an unknown owner") << "pay" << "nobody" << "" << "";
        QTest::newRow("an unknown connection") << "pay" << "ann" << "jira2" << "SHOP";
        QTest::newRow("a connection to something else") << "pay" << "ann" << "ci" << "SHOP";
        QTest::newRow("Jira without a project") << "pay" << "ann" << "jira" << "";
    }

    void aProjectHasToMakeSense()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, owner);
        QFETCH(const QString, connection);
        QFETCH(const QString, key);
        domain::Project wish;
        wish.id = ProjectId(id);
        wish.owner = PersonId(owner);
        wish.jira = ConnectionId(connection);
        wish.jiraProject = key;
        QVERIFY(!as("root", SetProject{wish}).isEmpty());
        QVERIFY(m_workspace.projects.isEmpty());
    }

    void environmentsStandInTheirOrder()
    {
        QVERIFY(!as("ann", SetEnvironment{{EnvironmentId("prod"), "Production", 2, true}}).isEmpty());
        QCOMPARE(as("root", SetEnvironment{{EnvironmentId("prod"), "Production", 2, true}}), QString());
        QCOMPARE(as("root", SetEnvironment{{EnvironmentId("test"), "Test", 0, false}}), QString());
        QCOMPARE(m_workspace.environments.first().id, EnvironmentId("test"));
        QCOMPARE(as("root", SetEnvironment{{EnvironmentId("test"), "Test", 3, false}}), QString());
        QCOMPARE(m_workspace.environments.size(), 2);
        QCOMPARE(m_workspace.environments.first().id, EnvironmentId("prod"));
    }
};

RELEASE_DESK_TEST(tst_workspace_edit, TestWorkspaceEdit)
#include "tst_workspace_edit.moc"
