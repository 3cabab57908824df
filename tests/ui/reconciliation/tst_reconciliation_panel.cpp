// SPDX-License-Identifier: Apache-2.0
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/fake_jira_changes.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/reconciliation/reconciliation_model.h"
#include "ui/reconciliation/reconciliation_panel.h"
#include "ui/reconciliation/row_foot.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestReconciliationPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer.", {}};
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_changes = std::make_unique<tests::FakeJiraChanges>();
        m_panel = std::make_unique<ReconciliationPanel>(m_sample->desk, *m_service, m_sample->clock, QString(),
                                                        m_changes.get());
    }
    void cleanup()
    {
        m_panel.reset();
        m_changes.reset();
        m_service.reset();
        m_sample.reset();
        m_ground.reset();
        m_project = ProjectId("checkout");
    }

    void withoutARepositoryItSaysWhatToDo()
    {
        m_panel->showRelease(tests::checkoutRelease);
        QVERIFY(!m_panel->isBusy());
        QVERIFY(m_panel->findChild<EmptyState *>()->sentence().contains("workspace.yaml"));
    }

    void comparesWhenItIsShown()
    {
        const QString planted = plant();
        m_panel->showRelease(tests::checkoutRelease);
        QVERIFY(m_panel->isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);

        const ReconciliationModel &model = *m_panel->model();
        const QAbstractItemModelTester tester(m_panel->model());
        QVERIFY(model.rowCount() > 2);
        QVERIFY2(rowOf("SHOP-9999") >= 0, "code of an issue that is not planned");
        QVERIFY2(rowOf(planted.left(8)) >= 0, "a commit without an issue");
        tests::keepPictures(*m_panel, "reconciliation", {1388, 792});
        tests::keepPictures(*m_panel, "reconciliation-small", {972, 640});
    }

    void jiraThatDoesNotAnswerIsSaidAndTheKeptIssuesServe()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        QVERIFY(hasText("Jira does not answer."));
        QVERIFY(m_panel->model()->rowCount() > 0);
    }

    void filtersByWordsAndBetweenFindingsAndAll()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        const int findings = m_panel->model()->rowCount();
        auto *const filter = m_panel->findChild<SearchField *>();

        filter->setText("shop-9999");
        QCOMPARE(m_panel->model()->rowCount(), 1);
        filter->setText("no such word");
        QCOMPARE(m_panel->model()->rowCount(), 0);
        QVERIFY(!m_panel->findChild<EmptyState *>()->isHidden());
        emit m_panel->findChild<EmptyState *>()->actionTriggered();

        QVERIFY2(m_panel->model()->rowCount() > findings, "with what agrees");
        QVERIFY(rowOf("SHOP-1402") >= 0);
    }

    void copiesWhatIsShownAsMarkdown()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        m_panel->findChild<SearchField *>()->setText("SHOP-9999");
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->findChild<TableView *>()->setFocus();
        const QSignalSpy copied(m_panel.get(), &ReconciliationPanel::told);

        QTest::keyClick(m_panel->findChild<TableView *>(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);

        QCOMPARE(copied.size(), 1);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains("SHOP\\-9999"), qPrintable(text));
        QVERIFY2(text.contains("\\<img"), qPrintable(text));
    }

    void anErrorIsSaidAndCanBeTriedAgain()
    {
        useRepository("/nowhere/at/all");
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        auto *const banner = m_panel->findChild<ErrorBanner *>();
        QVERIFY2(banner->sentence().contains("/nowhere/at/all"), qPrintable(banner->sentence()));
        useRepository(ground().folder());
        emit banner->actionTriggered(0);
        QVERIFY(m_panel->isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
    }

    void cancellingLeavesTheOldRows()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        const int rows = m_panel->model()->rowCount();

        m_panel->compare();
        QVERIFY(m_panel->isBusy());
        m_panel->cancel();

        QVERIFY(!m_panel->isBusy());
        QCOMPARE(m_panel->model()->rowCount(), rows);
        QTest::qWait(100); // what was given up tells nothing later
        QCOMPARE(m_panel->model()->rowCount(), rows);
    }

    void puttingRightIsAskedFirstWithItsSignatures()
    {
        (void)plant(tests::paymentsRelease);
        m_panel->showRelease(tests::paymentsRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        m_panel->findChild<SearchField *>()->setText("PAY-9999");
        m_panel->findChild<TableView *>()->setCurrentIndex(m_panel->model()->index(0, 0));
        auto *const foot = m_panel->findChild<RowFoot *>();
        auto *const banner = m_panel->findChild<ErrorBanner *>();

        emit foot->fixWanted(reconciliation::Fix::AddToVersion);

        QVERIFY2(banner->sentence().contains("PAY-9999"), qPrintable(banner->sentence()));
        QVERIFY2(m_changes->ofIssues.isEmpty(), "nothing is sent before it was agreed to");
        emit banner->actionTriggered(1);
        QVERIFY(banner->isHidden());
        QVERIFY(m_changes->ofIssues.isEmpty());

        emit foot->fixWanted(reconciliation::Fix::AddToVersion);
        m_changes->error = Error{ErrorCode::Aborted, "Somebody was faster.", {}};
        emit banner->actionTriggered(0);
        QTRY_COMPARE(m_changes->ofIssues.size(), 1);
        QCOMPARE(m_changes->ofIssues.first().keys, QStringList{"PAY-9999"});
        QCOMPARE(m_changes->ofIssues.first().toVersion, m_sample->desk.release(tests::paymentsRelease)->version());
        QTRY_VERIFY(banner->sentence().contains("Somebody was faster."));
    }

    void anIssueOfAnotherProjectHasNoVersionToGoTo()
    {
        (void)plant(tests::paymentsRelease);
        m_panel->showRelease(tests::paymentsRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        m_panel->findChild<SearchField *>()->setText("SHOP-9999");
        m_panel->findChild<TableView *>()->setCurrentIndex(m_panel->model()->index(0, 0));
        emit m_panel->findChild<RowFoot *>()->fixWanted(reconciliation::Fix::AddToVersion);
        QVERIFY(m_panel->findChild<ErrorBanner *>()->isHidden());
        QVERIFY(m_changes->ofIssues.isEmpty());
    }

    void aReleaseThatRunsIsNotPutRightHere()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        m_panel->findChild<SearchField *>()->setText("SHOP-9999");
        emit m_panel->findChild<RowFoot *>()->fixWanted(reconciliation::Fix::AddToVersion);
        QVERIFY(m_panel->findChild<ErrorBanner *>()->isHidden());
        QVERIFY(m_changes->ofIssues.isEmpty());
    }

    void enterOpensTheIssue()
    {
        (void)plant();
        m_panel->showRelease(tests::checkoutRelease);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        m_panel->findChild<SearchField *>()->setText("SHOP-9999");
        const QSignalSpy opened(m_panel.get(), &ReconciliationPanel::issueOpened);
        auto *const table = m_panel->findChild<TableView *>();
        table->setCurrentIndex(m_panel->model()->index(0, 0));
        emit table->activated(table->currentIndex());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), "SHOP-9999");
        QVERIFY(m_panel->findChild<RowFoot *>()->text().contains("not planned"));
    }

private:
    tests::GitGround &ground()
    {
        if (!m_ground) {
            m_ground = std::make_unique<tests::GitGround>();
            m_ground->commit("Start");
            m_ground->tag("v2.7.4");
        }
        return *m_ground;
    }

    //! One planned issue with code, one unplanned, and a commit without an issue, whose hash is answered.
    QString plant(const ReleaseId &release = tests::checkoutRelease)
    {
        m_project = m_sample->desk.release(release)->project();
        ground().commit("SHOP-1402 One tap");
        ground().commit("SHOP-9999 <img src='file:///etc/passwd'> surprise");
        if (release == tests::paymentsRelease)
            ground().commit("PAY-9999 surprise");
        const QString bare = ground().commit("bump web-vitals");
        ground().tag("v2.8.0");
        useRepository(ground().folder());
        return bare;
    }

    void useRepository(const QString &folder)
    {
        domain::Directory directory = m_sample->desk.directory();
        for (domain::Project &project : directory.projects) {
            if (project.id == m_project) {
                project.repositories = {folder};
                project.jiraProject = "SHOP";
            }
        }
        m_sample->desk.setDirectory(directory);
    }

    [[nodiscard]] int rowOf(const QString &key) const
    {
        const ReconciliationModel &model = *m_panel->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, ReconciliationModel::KeyColumn).data().toString() == key)
                return row;
        }
        return -1;
    }

    [[nodiscard]] bool hasText(const QString &text) const
    {
        const QList<QLabel *> labels = m_panel->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text().contains(text); });
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<ReconciliationPanel> m_panel;
    std::unique_ptr<tests::GitGround> m_ground;
    std::unique_ptr<tests::FakeJiraChanges> m_changes;
    ProjectId m_project{"checkout"};
};

RELEASE_DESK_TEST(tst_reconciliation_panel, TestReconciliationPanel)
#include "tst_reconciliation_panel.moc"
