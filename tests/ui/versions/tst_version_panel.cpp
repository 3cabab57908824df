// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/counter_bar.h"
#include "ui/versions/issue_pane.h"
#include "ui/versions/issue_tools.h"
#include "ui/versions/version_head.h"
#include "ui/versions/version_panel.h"
#include "ui/versions/version_view.h"
#include "ui/versions/warning_rules.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

versions::IssueDetail detailOf(const QString &key, const QString &description)
{
    versions::IssueDetail detail;
    detail.issue.key = key;
    detail.issue.summary = "Payment sheet opens in one tap with saved card";
    detail.issue.links = {{domain::LinkKind::Subtask, "SHOP-1403", "Measure it", domain::StatusCategory::Done},
                          {domain::LinkKind::Blocks, "SHOP-1395", "<b>Show</b> delivery slot", {}}};
    detail.webLinks = {{"Design", "https://wiki.example.com/x"}};
    detail.description = description;
    detail.reporter = "Bae-dal Yoon";
    detail.edits = {{tests::sampleNow().addDays(-1), "Priya Nair", "status", "In Review", "Done"}};
    return detail;
}

QCoro::Task<Result<>> answer(Result<> result)
{
    co_return result;
}

} // namespace

class TestVersionPanel final : public QObject
{
    Q_OBJECT

private slots:
    void noSourceOfAnotherNameStandsForTheRelease()
    {
        const auto named = [](const char *project, const char *name, bool isReleased) {
            domain::JiraVersion version;
            version.project = QString::fromLatin1(project);
            version.name = QString::fromLatin1(name);
            version.isReleased = isReleased;
            return version;
        };
        ShownVersion shown;
        shown.name = "2.9.0";
        shown.snapshot.versions = {named("CAT", "12.3.1", true), named("PAY", "5.1.0", false)};
        QVERIFY(!shown.version()); // none of the two says when 2.9.0 comes
        shown.snapshot.versions.append(named("SHOP", "2.9.0", false));
        QVERIFY(shown.version());
        QCOMPARE(shown.version()->project, "SHOP");
        shown.snapshot.versions = {named("SHOP", "Sprint 12", false)}; // called otherwise in Jira
        QVERIFY(shown.version());
        QCOMPARE(shown.version()->name, "Sprint 12");
    }

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

        QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_F);

        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.first().first().toString(), "https://jira.example/browse/SHOP-1402");
    }

    void enterShowsAnIssueAndEscapeClosesIt()
    {
        m_source->details["SHOP-1402"] = detailOf("SHOP-1402", "Pays with **one** tap.");
        m_panel->resize(1388, 792);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->showRelease(tests::checkoutRelease);
        TableView *const table = m_panel->view()->table();
        table->setCurrentIndex(table->model()->index(0, 0));
        table->setFocus();
        const IssuePane *const pane = m_panel->view()->pane();
        QVERIFY(!pane->isVisible());

        QTest::keyClick(table, Qt::Key_Return);

        QVERIFY(pane->isVisible());
        QVERIFY(shows("SHOP-1402"));
        QTRY_VERIFY(pane->detail().has_value());
        QCOMPARE(pane->detail()->description, "Pays with **one** tap.");
        QVERIFY(shows("status: In Review → Done"));
        QVERIFY(pane->ageText().startsWith("Read from Jira"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-issue", {1388, 792})) > 100);

        // In a narrow window the columns that the pane shows itself make room.
        tests::keepPictures(*m_panel, "version-issue-small", {972, 648});
        QVERIFY(table->isColumnHidden(IssueTableModel::AssigneeColumn));
        m_panel->resize(1388, 792);
        QVERIFY(!table->isColumnHidden(IssueTableModel::AssigneeColumn));

        // The pane follows the selection; what the keys only pass is not read.
        m_source->asked.clear();
        m_source->details["SHOP-1395"] = detailOf("SHOP-1395", "Slots.");
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(pane->detail().has_value());
        QCOMPARE(m_source->asked, QStringList{"SHOP-1395"});

        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
        QVERIFY(!pane->isReading());
    }

    void anIssueThatCannotBeReadSaysWhyAndTriesAgain()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira cannot be reached."};
        m_panel->showRelease(tests::checkoutRelease);
        TableView *const table = m_panel->view()->table();
        table->setCurrentIndex(table->model()->index(0, 0));

        m_panel->view()->openIssue();

        const IssuePane *const pane = m_panel->view()->pane();
        const auto *const banner = pane->findChild<ErrorBanner *>();
        QTRY_COMPARE(banner->sentence(), "Jira cannot be reached.");
        m_source->error.reset();
        m_source->details["SHOP-1402"] = detailOf("SHOP-1402", "");
        emit const_cast<ErrorBanner *>(banner)->actionTriggered(0);
        QTRY_VERIFY(pane->detail().has_value());
        QVERIFY(shows("No description."));
    }

    void aRuleIsSwitchedOffWithAReason()
    {
        struct Wish {
            ProjectId project;
            QString rule;
            QString reason;
        };
        QList<Wish> wishes;
        m_panel->resize(1388, 792);
        m_panel->show();
        m_panel->showRelease(tests::checkoutRelease);
        m_panel->setSwitchWarning([&wishes](const ProjectId &project, const QString &rule, const QString &reason) {
            wishes.append({project, rule, reason});
            return answer(failure(ErrorCode::PermissionDenied, "Only the owner may."));
        });
        const qsizetype before = m_panel->view()->model()->warningsOf("SHOP-1422").size();
        QVERIFY(before > 0);
        WarningRules *const rules = m_panel->view()->openRules();
        rules->setGeometry(0, 0, rules->sizeHint().width(), rules->sizeHint().height());
        QVERIFY(tests::colorsIn(rules->grab().toImage()) > 20);
        rules->grab().save(QStringLiteral(RD_BIN_DIR "/../picture-warning-rules.png"));
        Switch *w3 = nullptr;
        for (Switch *const each : rules->findChildren<Switch *>()) {
            if (each->text().startsWith("W3"))
                w3 = each;
        }
        QVERIFY(w3);
        w3->click();
        QVERIFY(wishes.isEmpty()); // first the reason
        for (TextField *const field : rules->findChildren<TextField *>()) {
            if (field->isVisibleTo(rules)) {
                QTest::keyClicks(field->edit(), "Builds of this project are red by design");
                QTest::keyClick(field->edit(), Qt::Key_Return);
            }
        }
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(wishes.first().project, ProjectId("checkout"));
        QCOMPARE(wishes.first().rule, "W3");
        QCOMPARE(wishes.first().reason, "Builds of this project are red by design");
        QTRY_VERIFY(std::ranges::any_of(rules->findChildren<QLabel *>(),
                                        [](const QLabel *label) { return label->text() == "Only the owner may."; }));

        domain::Directory directory = m_sample->desk.directory();
        for (domain::Project &project : directory.projects) {
            if (project.id == ProjectId("checkout"))
                project.warningsOff.insert("W3", "red by design");
        }
        m_sample->desk.setDirectory(directory);
        QCOMPARE(m_panel->view()->model()->warningsOf("SHOP-1422").size(), before - 1);
    }

    void typesAndComponentsFilter()
    {
        m_panel->showRelease(tests::checkoutRelease);
        IssueTools *const tools = m_panel->view()->tools();
        QMenu *const menu = tools->makeTypeMenu();
        QAction *bug = nullptr;
        for (QAction *const each : menu->actions()) {
            if (each->text() == "Bug")
                bug = each;
        }
        QVERIFY(bug);
        bug->toggle();
        delete menu;
        const IssueTableModel *const model = m_panel->view()->model();
        QVERIFY(model->rowCount() > 0);
        QVERIFY(model->rowCount() < model->total());
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(model->issueAt(model->index(row, 0))->type, "Bug");
        emit tools->typesChosen({});
        emit tools->componentsChosen({"no such component"});
        QCOMPARE(model->rowCount(), 0);
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

    void whatChangedAfterSubmittingIsWarnedOf()
    {
        const auto says = [this](const QString &rule, const QString &key) {
            return std::ranges::any_of(m_panel->view()->figures().warnings, [&](const domain::ScopeWarning &each) {
                return each.rule == rule && each.issueKey == key;
            });
        };
        const domain::Release *const release = m_sample->desk.release(tests::paymentsRelease);
        const domain::ScopeEntry entry = release->scope().first();
        QList<domain::Issue> issues = release->snapshot().issues;
        const auto done = std::ranges::find(issues, domain::StatusCategory::Done, &domain::Issue::category);
        QVERIFY(done != issues.end() && issues.size() > 2);
        const QString fallen = done->key;
        done->category = domain::StatusCategory::InProgress;
        const QString gone = issues.last().key;
        issues.removeLast();
        domain::Issue late = issues.first();
        late.key = entry.project + "-9999";
        issues.append(late);
        m_source->known[entry.project] = release->snapshot().versions;
        m_source->content[entry.project + "/" + entry.version] = issues;

        m_panel->showRelease(tests::paymentsRelease);
        QVERIFY(m_panel->view()->figures().notEvaluated.contains("W8")); // Jira was not asked yet
        m_panel->show();

        QTRY_VERIFY(says("W8", fallen));
        QVERIFY(says("W8", gone));
        QVERIFY(says("W8", late.key));
        QVERIFY(!m_panel->view()->figures().notEvaluated.contains("W8"));
        QCOMPARE(m_panel->view()->model()->total(), release->snapshot().issues.size()); // the rows are the signed ones
        QVERIFY(!m_sample->session.lastCommand<domain::RefreshScope>()); // looking records nothing
    }

    void withoutJiraWhatChangedIsNotEvaluated()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer."};
        m_panel->showRelease(tests::paymentsRelease);
        m_panel->show();
        QTest::qWait(10);
        QVERIFY(m_panel->view()->figures().notEvaluated.contains("W8"));
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
    [[nodiscard]] bool shows(const QString &text) const
    {
        return std::ranges::any_of(m_panel->findChildren<QLabel *>(),
                                   [&text](const QLabel *label) { return label->text() == text; });
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<VersionPanel> m_panel;
};

RELEASE_DESK_TEST(tst_version_panel, TestVersionPanel)
#include "tst_version_panel.moc"
