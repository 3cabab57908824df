// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixed_clock.h"
#include "tests/support/test_main.h"
#include "tests/ui/connections/fake_gate.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connection_wizard.h"
#include "ui/connections/connections_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/time_words.h"

#include <QAbstractItemModelTester>
#include <QPointer>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestConnectionsPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_gate = std::make_unique<tests::FakeGate>();
        m_gate->list = tests::sampleConnections();
        m_gate->stored = {ConnectionId("jira"), ConnectionId("jenkins")};
        m_gate->report.milliseconds = 212;
        m_panel = std::make_unique<ConnectionsPanel>(*m_gate, m_clock);
        m_panel->setShowDialog([this](QDialog *dialog) { m_dialog = dialog; });
    }
    void cleanup()
    {
        m_panel.reset();
        m_gate.reset();
    }

    void modelKeepsItsRules()
    {
        ConnectionListModel model(*m_gate);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTest(ConnectionId("jira"), {.isRunning = true, .at = {}, .report = {}, .error = {}});
        m_gate->list.removeLast();
        model.refresh();
        QCOMPARE(model.rowCount(), 2);
    }

    void rowsSayWhetherTheSecretIsThere()
    {
        const ConnectionListModel &model = *m_panel->model();
        QCOMPARE(model.index(0, ConnectionListModel::NameColumn).data().toString(), "Company Jira");
        QCOMPARE(model.index(0, ConnectionListModel::SecretColumn).data().toString(), "Stored");
        QCOMPARE(model.index(2, ConnectionListModel::SecretColumn).data().toString(), "Missing");
        QCOMPARE(model.index(2, ConnectionListModel::SecretColumn).data(GlyphRole).value<State>(), State::Failed);
        QCOMPARE(model.index(0, ConnectionListModel::TestColumn).data().toString(), "Not tested");
    }

    void aTestTellsItsResultByKeyboard()
    {
        auto *const table = m_panel->findChild<TableView *>();
        table->setCurrentIndex(m_panel->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(m_gate->testedStored, ConnectionId("jenkins"));
        const QModelIndex cell = m_panel->model()->index(1, ConnectionListModel::TestColumn);
        QVERIFY(cell.data().toString().contains("works, 212 ms"));

        m_gate->report.missing = {"ADMINISTER_PROJECTS"};
        m_panel->testSelected();
        QCOMPARE(cell.data(GlyphRole).value<State>(), State::Waiting);

        m_gate->refusal = Error{ErrorCode::Unavailable, "Jenkins does not answer. Check the address."};
        m_panel->testSelected();
        auto *const banner = m_panel->findChild<ErrorBanner *>();
        QVERIFY(banner->isVisibleTo(m_panel.get()));
        QCOMPARE(banner->sentence(), "Jenkins does not answer. Check the address.");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "connections", {1224, 792})) > 40);
        table->setCurrentIndex(m_panel->model()->index(0, 0));
        QVERIFY(!banner->isVisibleTo(m_panel.get()));
    }

    void theLineBelowSaysTheWayAndWhatMayStillBeAsked()
    {
        const auto says = [this](const QString &text) {
            const auto labels = m_panel->findChildren<SafeLabel *>();
            return std::ranges::any_of(labels, [this, &text](const SafeLabel *label) {
                return label->isVisibleTo(m_panel.get()) && label->text().contains(text);
            });
        };
        QVERIFY(says("Company Jira: reached the way of this computer"));
        QVERIFY(says("named no request limit yet"));

        m_gate->list.first().network.proxy = {domain::ProxyKind::Http, "proxy.example", 3128};
        m_gate->list.first().network.authorities = {"ca.pem"};
        m_gate->said = RequestBudget{12, 350, m_clock.utcNow().addSecs(600), false, m_clock.utcNow()};
        m_panel->refresh();

        QVERIFY(says("proxy proxy.example:3128 · 1 own authority file"));
        QVERIFY(says("12 of 350 requests left"));
        QVERIFY(says("full again at " + clockText(m_clock.utcNow().addSecs(600))));
        m_gate->said->isUsedUp = true;
        m_panel->refresh();
        QVERIFY(says("the request limit is used up"));

        // Another part of the program asks: it is seen without a click.
        m_panel->show();
        m_gate->said = RequestBudget{349, 350, m_clock.utcNow().addSecs(600), false, m_clock.utcNow()};
        QTRY_VERIFY(says("349 of 350 requests left"));
    }

    void projectsWithoutRightsAreNamed()
    {
        versions::ProjectRights pay{.key = "PAY", .isChecked = true, .missing = {"ADMINISTER_PROJECTS"}};
        versions::ProjectRights cat = pay;
        cat.key = "CAT";
        m_gate->report.projects = {cat, pay};
        auto *const table = m_panel->findChild<TableView *>();
        table->setCurrentIndex(m_panel->model()->index(0, 0));
        m_panel->testSelected();
        QCOMPARE(m_gate->testedProject, versions::everyProject);
        const QModelIndex result = m_panel->model()->index(0, ConnectionListModel::TestColumn);
        QVERIFY(result.data().toString().endsWith("rights missing in CAT, PAY"));

        m_gate->list.first().readOnlyProjects = {"CAT"}; // nothing is counted on there any more
        m_panel->refresh();
        QVERIFY(result.data().toString().endsWith("rights missing in PAY"));
        m_gate->list.first().projects = {"SHOP"};
        m_panel->refresh();
        QVERIFY(result.data().toString().contains("works"));
    }

    void enterChangesAConnection()
    {
        auto *const table = m_panel->findChild<TableView *>();
        table->setCurrentIndex(m_panel->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);

        auto *const wizard = qobject_cast<ConnectionWizard *>(m_dialog.data());
        QVERIFY(wizard);
        QCOMPARE(wizard->step(), ConnectionWizard::SignInStep);
        wizard->test();
        for (int i = 0; i < 3; ++i)
            wizard->goOn();

        QCOMPARE(m_gate->saves, 1);
        QVERIFY(m_gate->savedSecret.isEmpty()); // the stored one stays
        QVERIFY(m_panel->model()->index(0, ConnectionListModel::TestColumn).data().toString().contains("works"));
        delete m_dialog;
    }

    void anEmptyWorkspaceSaysWhatCanBeConnected()
    {
        m_gate->list.clear();
        m_panel->refresh();
        auto *const empty = m_panel->findChild<EmptyState *>();
        QVERIFY(empty->isVisibleTo(m_panel.get()));
        QVERIFY(empty->sentence().contains("Jira Cloud"));

        emit empty->actionTriggered();
        auto *const wizard = qobject_cast<ConnectionWizard *>(m_dialog.data());
        QVERIFY(wizard);
        QCOMPARE(wizard->step(), ConnectionWizard::SystemStep);
        delete m_dialog;
    }

private:
    tests::FixedClock m_clock;
    std::unique_ptr<tests::FakeGate> m_gate;
    std::unique_ptr<ConnectionsPanel> m_panel;
    QPointer<QDialog> m_dialog;
};

RELEASE_DESK_TEST(tst_connections_panel, TestConnectionsPanel)
#include "tst_connections_panel.moc"
