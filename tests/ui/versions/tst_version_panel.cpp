// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/counter_bar.h"
#include "ui/versions/version_head.h"
#include "ui/versions/version_panel.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestVersionPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_service = std::make_unique<versions::VersionService>(
            m_sample.get() ? &m_sample->desk : nullptr,
            [this](const ConnectionId &) { return Result<std::shared_ptr<versions::IssueSource>>(m_source); });
        m_panel = std::make_unique<VersionPanel>(m_sample->desk, *m_service, m_sample->clock,
                                                 [](const ConnectionId &) { return QString("https://jira.example"); });
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
        m_sample.reset();
    }

    void countersFilterByKeyboard()
    {
        m_panel->showRelease(tests::checkoutRelease);
        CounterBar *const counters = m_panel->view()->counters();
        QCOMPARE(counters->text(0), "3 Warnings");
        QCOMPARE(counters->text(1), "24 Issues in version");
        QCOMPARE(counters->text(3), "1 In progress");
        QCOMPARE(counters->text(5), "— Commits without issue");
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 24);
        tests::keepPictures(*m_panel, "version", {1388, 792});

        auto *const current = counters->findChildren<QAbstractButton *>().at(1);
        current->setFocus();
        QTest::keyClick(current, Qt::Key_Left);

        QCOMPARE(counters->selection(), IssueSelection::Warnings);
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 3);
    }

    void aVersionThatTheRunReleasedIsShownReleased()
    {
        const ReleaseId id("small");
        const PersonId owner("bd.yoon");
        const auto happen = [&](const domain::ReleaseEvent &event) {
            m_sample->session.happen(id, owner, tests::sampleNow(), event);
        };
        domain::Task task;
        task.id = TaskId("version");
        task.kind = "jira.version_release";
        task.phase = PhaseId("end");
        domain::ReleaseCreated created;
        created.release = id;
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        created.owner = owner;
        created.plan.phases = {{PhaseId("end"), "End"}};
        created.plan.tasks = {task};
        created.snapshot = tests::checkoutSnapshot();
        happen(created);
        m_panel->showRelease(id);
        const auto says = [this](const char *word) {
            const QList<QWidget *> all = m_panel->findChildren<QWidget *>();
            return std::ranges::any_of(all,
                                       [word](QWidget *each) { return each->accessibleName() == QLatin1String(word); });
        };
        QVERIFY(says("UNRELEASED"));

        happen(domain::TaskStarted{task.id, 1, EffectId("op"), {{"project", "SHOP"}, {"version", "2.8.0"}}, {}});
        QVERIFY(says("UNRELEASED"));
        happen(domain::TaskSucceeded{task.id, 1});

        QTRY_VERIFY(says("RELEASED"));
        happen(domain::TaskCompensated{task.id});
        QTRY_VERIFY(says("UNRELEASED"));
    }

    void aSelectedIssueTellsItsWarning()
    {
        m_panel->showRelease(tests::checkoutRelease);
        TableView *const table = m_panel->view()->table();

        table->setCurrentIndex(table->model()->index(4, 0));
        table->selectRow(4);

        QStringList texts;
        for (const QLabel *const label : m_panel->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains("is done but its newest build fails. Repair the build, or reopen the issue."));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-selected", {1388, 792})) > 100);
    }

    void copiesTheSelection()
    {
        m_panel->showRelease(tests::checkoutRelease);
        TableView *const table = m_panel->view()->table();
        table->selectRow(2);
        table->selectionModel()->select(table->model()->index(3, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);

        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);

        QCOMPARE(QGuiApplication::clipboard()->text(),
                 "SHOP-1417  Order total off by 1 won after partial refund  (Done)\n"
                 "SHOP-1395  Show delivery slot before payment  (Done)\n");
        m_panel->view()->copy(VersionView::CopyAs::Csv);
        QCOMPARE(QGuiApplication::clipboard()->text().count("\r\n"), 3);
    }

    void opensAnIssueInJira()
    {
        m_panel->showRelease(tests::checkoutRelease);
        QSignalSpy opened(m_panel.get(), &VersionPanel::openExternal);
        TableView *const table = m_panel->view()->table();
        table->setCurrentIndex(table->model()->index(0, 0));

        QTest::keyClick(table, Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), "https://jira.example/browse/SHOP-1402");
    }

    void refreshingRecordsASnapshotAndWaitsForTheEvent()
    {
        m_panel->showRelease(tests::catalogRelease);
        m_source->known["CAT"] = tests::plainSnapshot("CAT", "12.4.0", 1, 2).versions;
        m_source->content["CAT/12.4.0"] = tests::plainSnapshot("CAT", "12.4.0", 1, 2).issues;

        m_panel->refreshFromJira();
        QTRY_VERIFY(m_sample->session.lastCommand<domain::RefreshScope>());

        const auto command = *m_sample->session.lastCommand<domain::RefreshScope>();
        QCOMPARE(command.expectedRevision, 1);
        QCOMPARE(command.snapshot.issues.size(), 2);
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 22);
        m_sample->session.happen(tests::catalogRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ScopeRefreshed{2, command.snapshot});
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 2);
    }

    void aFailedRefreshSaysWhyAndKeepsThePage()
    {
        m_panel->showRelease(tests::catalogRelease);
        m_source->error = Error{ErrorCode::Unauthenticated, "Jira did not accept this token."};

        m_panel->refreshFromJira();

        const auto *const banner = m_panel->findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisibleTo(m_panel.get()));
        QCOMPARE(banner->sentence(), "Jira did not accept this token.");
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 22);
    }

    void aLockedScopeSaysWhy()
    {
        m_panel->showRelease(tests::checkoutRelease);
        for (const Button *const button : m_panel->findChildren<Button *>()) {
            if (button->accessibleName() == "Refresh from Jira") {
                QVERIFY(!button->isEnabled());
                QVERIFY(button->accessibleDescription().contains("locked"));
                return;
            }
        }
        QFAIL("there is no button to refresh");
    }

    void daysLeft_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << 0 << "Due today";
        QTest::newRow("tomorrow") << 1 << "1 day(s) left";
        QTest::newRow("late") << -3 << "3 day(s) late";
    }

    void daysLeft()
    {
        QFETCH(const int, days);
        domain::JiraVersion version;
        version.releaseDate = QDate(2026, 11, 24).addDays(days);
        QTEST(VersionHead::daysLeftText(version, QDate(2026, 11, 24)), "text");
        version.isReleased = true;
        QCOMPARE(VersionHead::daysLeftText(version, QDate(2026, 11, 24)), QString());
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<VersionPanel> m_panel;
};

RELEASE_DESK_TEST(tst_version_panel, TestVersionPanel)
#include "tst_version_panel.moc"
