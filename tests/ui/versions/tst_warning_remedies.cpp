// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/fake_jira_changes.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_view.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

domain::JiraVersion version(const QString &id, const QString &name)
{
    return {id, "SHOP", name, {}, {}, QDate(2026, 12, 8), false, false};
}

QCoro::Task<Result<QString>> say(Result<QString> answer)
{
    co_return answer;
}

} // namespace

//! One key under a warned issue opens what puts it right; and an issue that comes late is put in with its impact told.
class TestWarningRemedies final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->known["SHOP"] = {version("3", "2.9.0"), version("4", "3.0.0"), version("5", "3.1.0")};
        m_issues = tests::plainSnapshot("SHOP", "2.9.0", 4, 6).issues;
        for (domain::Issue &issue : m_issues) {
            issue.fixVersions = {"2.9.0"};
            issue.development = {.isKnown = true, .mergedPullRequests = 1};
        }
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_panel = std::make_unique<VersionsPanel>(m_sample->desk, *m_service, m_sample->clock,
                                                  [](const ConnectionId &) { return QString("https://jira.example"); });
        m_panel->resize(1224, 828);
        m_changes = std::make_unique<tests::FakeJiraChanges>();
        m_panel->changer()->setChanges(m_changes.get());
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
        m_sample.reset();
    }

    void anOpenPullRequestIsReopened()
    {
        m_issues[0].development.openPullRequests = 1;
        const QString working
            = std::ranges::find(m_issues, domain::StatusCategory::InProgress, &domain::Issue::category)
                == m_issues.end()
            ? QString()
            : std::ranges::find(m_issues, domain::StatusCategory::InProgress, &domain::Issue::category)->status;
        mendFirst("Reopen in Jira");
        QVERIFY(dialog());
        if (!working.isEmpty())
            QCOMPARE(dialog()->findChild<QComboBox *>()->currentText(), working);
        dialog()->findChild<QComboBox *>()->setEditText("In Progress");
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().keys, QStringList{m_issues[0].key});
        QCOMPARE(m_changes->ofIssues.first().status, "In Progress");
    }

    void whatHasNoCodeGoesToTheNextVersion()
    {
        m_issues[0].issueClass = domain::IssueClass::Feature;
        m_issues[0].development.mergedPullRequests = 0;
        mendFirst("Move in Jira");
        QTRY_VERIFY(dialog() && dialog()->canConfirm()); // the next open version is chosen already
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().fromVersion, "2.9.0");
        QCOMPARE(m_changes->ofIssues.first().toVersion, "3.0.0");
    }

    void ofTwoVersionsTheOtherStays()
    {
        m_issues[0].fixVersions = {"2.9.0", "3.1.0"};
        mendFirst("Move in Jira");
        QTRY_VERIFY(dialog() && dialog()->canConfirm());
        QVERIFY(says("They stay in their other versions."));
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().fromVersion, "2.9.0");
        QVERIFY(m_changes->ofIssues.first().toVersion.isEmpty());
    }

    void whatBlocksIsTakenIn()
    {
        m_issues[0].links = {{domain::LinkKind::BlockedBy, "SHOP-900", "Tax tables", domain::StatusCategory::ToDo}};
        mendFirst("Take the blocker in");
        QTRY_VERIFY(dialog() && dialog()->canConfirm());
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().keys, QStringList{"SHOP-900"});
        QCOMPARE(m_changes->ofIssues.first().toVersion, "2.9.0");
        QVERIFY(m_changes->ofIssues.first().fromVersion.isEmpty());
    }

    void anOpenSubTaskReopens()
    {
        m_issues[0].links = {{domain::LinkKind::Subtask, "SHOP-901", "Texts", domain::StatusCategory::ToDo}};
        mendFirst("Reopen in Jira");
        QVERIFY(dialog());
    }

    void whoMayNotChangeItLooksAtItInJira()
    {
        m_changes->isViewer = true;
        m_issues[0].development.openPullRequests = 1;
        QSignalSpy opened(m_panel.get(), &VersionsPanel::openExternal);
        mendFirst("Reopen in Jira");
        QVERIFY(!dialog());
        QCOMPARE(opened.size(), 1);
        QVERIFY(opened.first().first().toString().endsWith("/browse/" + m_issues[0].key));
    }

    void anIssueThatComesLateIsPutInWithWhatItMeans()
    {
        open();
        QStringList asked;
        m_panel->changer()->setImpactOf([&asked](const versions::IssueChange &change) {
            asked = change.keys;
            return change.keys.contains("SHOP-404")
                ? say(failure(ErrorCode::NotFound, QStringLiteral("Jira does not show SHOP-404.")))
                : say(QStringLiteral("Comes in: SHOP-900. This edit withdraws the signatures of Jiho Kim."));
        });
        m_panel->changer()->openForm(IssueChangeForm::Way::Add,
                                     {ConnectionId("jira"), "SHOP", "2.9.0", {}, {}, {"checkout 2.9.0"}});
        auto *const keys = dialog()->findChild<QLineEdit *>();
        QVERIFY(keys && keys->hasFocus());
        QVERIFY(!dialog()->canConfirm());
        keys->setText("PAY-3");
        QVERIFY(!dialog()->canConfirm()); // of another project
        keys->setText("shop-404");
        QTRY_VERIFY(says("Jira does not show SHOP-404."));
        QVERIFY(!dialog()->canConfirm());
        keys->setText("shop-900 SHOP-901, SHOP-900");
        QVERIFY(!dialog()->canConfirm()); // not before it is known what it means
        QTRY_VERIFY(says("withdraws the signatures of Jiho Kim"));
        QCOMPARE(asked, (QStringList{"SHOP-900", "SHOP-901"}));
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().keys, (QStringList{"SHOP-900", "SHOP-901"}));
        QCOMPARE(m_changes->ofIssues.first().toVersion, "2.9.0");
        QVERIFY(m_changes->ofIssues.first().fromVersion.isEmpty());
    }

private:
    void open()
    {
        m_source->content["SHOP/2.9.0"] = m_issues;
        m_panel->show();
        QTRY_COMPARE(m_panel->table()->model()->rowCount(), 3);
        m_panel->search()->setText("2.9.0");
        m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));
        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QTRY_VERIFY(m_panel->view()->isVisible());
        QTRY_COMPARE(m_panel->view()->model()->rowCount(), 6);
    }

    //! Selects the first issue, whose warning is mended by a button with \p words, and presses its key.
    void mendFirst(const QString &words)
    {
        open();
        QTRY_VERIFY(!m_panel->view()->figures().warnings.isEmpty());
        m_panel->view()->selectIssue(m_issues[0].key);
        const auto buttons = m_panel->view()->findChildren<Button *>();
        QVERIFY2(std::ranges::any_of(buttons, [&](const Button *each) { return each->text() == words; }),
                 qPrintable(words));
        QTest::keyClick(m_panel->view()->table(), Qt::Key_F);
    }

    [[nodiscard]] ConfirmDialog *dialog() const
    {
        for (ConfirmDialog *const each : m_panel->findChildren<ConfirmDialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = dialog()->findChildren<SafeLabel *>();
        return std::ranges::any_of(
            labels, [&](const SafeLabel *each) { return each->isVisible() && each->text().contains(text); });
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    QList<domain::Issue> m_issues;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<tests::FakeJiraChanges> m_changes;
    std::unique_ptr<VersionsPanel> m_panel;
};

RELEASE_DESK_TEST(tst_warning_remedies, TestWarningRemedies)
#include "tst_warning_remedies.moc"
