// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/fake_jira_changes.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_view.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using versions::VersionAct;

namespace {

domain::JiraVersion version(const QString &id, const QString &name, bool isReleased = false)
{
    return {id, "SHOP", name, "About " + name, QDate(2026, 11, 2), QDate(2026, 12, 8), isReleased, false};
}

} // namespace

class TestJiraChanger final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->known["SHOP"]
            = {version("1", "2.7.4", true), version("2", "2.8.0"), version("3", "2.9.0"), version("4", "3.0.0")};
        m_source->content["SHOP/2.9.0"] = tests::plainSnapshot("SHOP", "2.9.0", 5, 12).issues;
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

    void aWindowThatOnlyReadsSaysWhyNothingChanges()
    {
        openVersion("2.9.0");
        m_panel->changer()->setChanges(nullptr);
        for (const JiraAct &act : m_panel->changer()->acts())
            QVERIFY2(act.refusal.contains("only reads"), act.text);
        m_panel->changer()->openVersion(VersionAct::Edit);
        QVERIFY(!dialog());
    }

    void whoMayOnlyReadIsToldBeforeAnythingIsAsked()
    {
        openVersion("2.9.0");
        m_changes->isViewer = true;
        for (const JiraAct &act : m_panel->changer()->acts())
            QVERIFY2(act.refusal.contains("role"), act.text);
        const std::unique_ptr<QMenu> menu(m_panel->changer()->makeMenu());
        for (const QAction *const action : menu->actions()) {
            if (!action->isSeparator())
                QVERIFY2(!action->isEnabled() && action->toolTip().contains("role"), qPrintable(action->text()));
        }
        m_panel->changer()->openVersion(VersionAct::Edit);
        m_panel->changer()->openIssues(IssueChangeForm::Way::Status);
        QVERIFY(!dialog());
        QVERIFY(m_changes->ofVersions.isEmpty() && m_changes->ofIssues.isEmpty());
    }

    void aVersionIsRenamedWhereItDiffers()
    {
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Edit);
        QVERIFY(dialog());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-change", {1224, 828})) > 40);
        QVERIFY(!dialog()->canConfirm()); // nothing is changed yet
        QVERIFY(field("Name")->hasFocus());
        QTest::keyClick(field("Name"), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(field("Start date")->hasFocus());
        field("Name")->setText("2.9.1");
        field("Release date")->setText("10 Dec 2026");
        QVERIFY(says("Name: 2.9.0 → 2.9.1"));
        QVERIFY(says("→ Thu 10 Dec 2026"));

        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);

        QCOMPARE(m_changes->ofVersions.size(), 1);
        const versions::VersionChange change = m_changes->ofVersions.first();
        QCOMPARE(change.act, VersionAct::Edit);
        QCOMPARE(change.version, "2.9.0");
        QCOMPARE(change.name, std::optional<QString>("2.9.1"));
        QCOMPARE(change.releaseDate, std::optional(QDate(2026, 12, 10)));
        QVERIFY(!change.startDate && !change.description);
        QCOMPARE(change.seen->id, "3");
        QTRY_VERIFY(!dialog());
    }

    void aDateThatIsNoneIsNotSent()
    {
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Edit);
        field("Start date")->setText("soon");
        QVERIFY(!dialog()->canConfirm());
        field("Start date")->setText("9 Dec 2026"); // behind the release
        QVERIFY(!dialog()->canConfirm());
        field("Start date")->setText(""); // which no Jira lets programs do
        QVERIFY(!dialog()->canConfirm());
        field("Start date")->setText("3 Nov 2026");
        QVERIFY(dialog()->canConfirm());
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofVersions.first().startDate, std::optional(QDate(2026, 11, 3)));
    }

    void releasingAsksWhereUnresolvedIssuesGo()
    {
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Release);
        QVERIFY(says(QString("%1 of its issues are not done.").arg(open())));
        QComboBox *const target = dialog()->findChild<QComboBox *>();
        QTRY_VERIFY(target->count() > 0);
        QVERIFY(!dialog()->canConfirm());
        QCOMPARE(target->findText("2.7.4"), -1); // released
        QCOMPARE(target->findText("2.9.0"), -1); // itself
        target->setCurrentIndex(target->findText("3.0.0"));
        QVERIFY(says("2.9.0 is released in Jira on"));
        QVERIFY(says(QString("Before that %1 issue(s) go to 3.0.0").arg(open())));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-release", {1224, 828})) > 40);

        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);

        QCOMPARE(m_changes->ofVersions.first().target, "3.0.0");
        QCOMPARE(m_changes->ofVersions.first().releaseDate,
                 std::optional(inShownZone(m_sample->clock.utcNow()).date()));
    }

    void whatJiraRefusedIsListed()
    {
        m_changes->done = {"2.9.0 was not released.", false, {"SHOP-1"}, {"SHOP-3: the workflow forbids it"}};
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Release);
        QComboBox *const target = dialog()->findChild<QComboBox *>();
        QTRY_VERIFY(target->count() > 0);
        target->setCurrentIndex(0);
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(dialog()->findChild<ErrorBanner *>()->sentence(), "2.9.0 was not released.");
        QVERIFY(!dialog()->confirmButton()->isVisible());
    }

    void aConflictIsShownAndReadAgain()
    {
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Edit);
        field("Name")->setText("2.9.1");
        m_changes->error = Error{ErrorCode::Aborted, "Version 2.9.0 was changed in Jira meanwhile.", {}};
        m_source->known["SHOP"][2].releaseDate = QDate(2026, 12, 20);

        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);

        auto *const banner = dialog()->findChild<ErrorBanner *>();
        QTRY_COMPARE(banner->sentence(), "Version 2.9.0 was changed in Jira meanwhile.");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-conflict", {1224, 828})) > 40);
        emit banner->actionTriggered(0);
        QTRY_COMPARE(field("Release date")->text(), "Sun 20 Dec 2026");
        QCOMPARE(field("Name")->text(), "2.9.1"); // what was typed stays
        m_changes->error.reset();
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_changes->ofVersions.size(), 2);
        QCOMPARE(m_changes->ofVersions.last().seen->releaseDate, QDate(2026, 12, 20));
        QVERIFY(!m_changes->ofVersions.last().releaseDate);
    }

    void mergingIsTypedAndLeavesThePage()
    {
        openVersion("2.9.0");
        m_panel->changer()->openVersion(VersionAct::Merge);
        QComboBox *const target = dialog()->findChild<QComboBox *>();
        QTRY_VERIFY(target->count() > 0);
        target->setCurrentIndex(target->findText("3.0.0"));
        QVERIFY(!dialog()->canConfirm());
        field("Type 2.9.0 to confirm")->setText("2.9.0");
        QVERIFY(dialog()->canConfirm());
        QVERIFY(says("All issues of 2.9.0 are in 3.0.0 afterwards, and 2.9.0 is gone."));
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofVersions.first().target, "3.0.0");
        QTRY_VERIFY(m_panel->table()->isVisible());
    }

    void selectedIssuesMoveAndProgressIsShown()
    {
        openVersion("2.9.0");
        const QList<JiraAct> acts = m_panel->changer()->acts();
        for (const JiraAct &act : acts.last(3).first(2))
            QCOMPARE(act.refusal, "Select issues first.");
        QVERIFY(acts.last().refusal.isEmpty()); // one that is named needs no selection
        m_panel->view()->table()->selectAll();
        QSignalSpy told(m_panel->changer(), &JiraChanger::told);
        m_changes->isHeld = true;
        m_panel->changer()->openIssues(IssueChangeForm::Way::Version);
        QVERIFY(says("Move 12 issue(s) out of 2.9.0"));
        QComboBox *const target = dialog()->findChild<QComboBox *>();
        QVERIFY(target->hasFocus());
        QTRY_VERIFY(target->count() > 0);
        target->setCurrentIndex(target->findText("3.0.0"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "issues-move", {1224, 828})) > 40);
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_changes->ofIssues.size(), 1);
        QCOMPARE(m_changes->ofIssues.first().keys.size(), 12);
        QCOMPARE(m_changes->ofIssues.first().fromVersion, "2.9.0");
        QCOMPARE(m_changes->ofIssues.first().toVersion, "3.0.0");
        m_changes->ofIssues.first().watch.progress(50, "6 of 12 issues");
        QTRY_VERIFY(says("6 of 12 issues"));
        QVERIFY(!m_changes->ofIssues.first().watch.stop.stop_requested());
        dialog()->close(); // ends it between two issues
        QVERIFY(m_changes->ofIssues.first().watch.stop.stop_requested());
        m_changes->isHeld = false;
        QTRY_COMPARE(told.size(), 1);
    }

    void aStatusIsChosenOrTyped()
    {
        openVersion("2.9.0");
        m_panel->view()->table()->selectRow(0);
        m_panel->changer()->openIssues(IssueChangeForm::Way::Status);
        QComboBox *const target = dialog()->findChild<QComboBox *>();
        QVERIFY(target->count() >= 2);
        QVERIFY(!dialog()->canConfirm());
        target->setEditText("Ready for release");
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofIssues.first().status, "Ready for release");
        QCOMPARE(m_changes->ofIssues.first().keys.size(), 1);
    }

    void aNewVersionIsMadeInAProject()
    {
        m_panel->show();
        QTRY_COMPARE(m_panel->table()->model()->rowCount(), 3);
        m_panel->changer()->openVersion(VersionAct::Create);
        auto *const project = dialog()->findChild<QComboBox *>();
        QVERIFY(project && project->count() > 1);
        project->setCurrentIndex(project->findText("PAY"));
        QVERIFY(!dialog()->canConfirm());
        field("Name")->setText("5.3.0");
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_changes->ofVersions.first().project, "PAY");
        QCOMPARE(m_changes->ofVersions.first().version, "5.3.0");
        QVERIFY(!m_changes->ofVersions.first().seen);
    }

    void theMenuNamesEverythingAndWhyNot()
    {
        openVersion("2.9.0");
        QMenu *const menu = m_panel->changer()->makeMenu();
        QStringList off;
        for (const QAction *const action : menu->actions()) {
            if (!action->isSeparator() && !action->isEnabled())
                off.append(action->toolTip());
        }
        QCOMPARE(off, (QStringList{"Select issues first.", "Select issues first."}));
        delete menu;
    }

private:
    void openVersion(const QString &name)
    {
        m_panel->show();
        QTRY_COMPARE(m_panel->table()->model()->rowCount(), 3);
        m_panel->search()->setText(name);
        m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));
        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QTRY_VERIFY(m_panel->view()->isVisible());
        QTRY_COMPARE(m_panel->view()->model()->rowCount(), 12);
    }
    //! How many issues are not done.
    [[nodiscard]] int open() const
    {
        const domain::ScopeCounters &counters = m_panel->view()->figures().counters;
        return counters.issues - counters.done;
    }
    [[nodiscard]] ConfirmDialog *dialog() const
    {
        for (ConfirmDialog *const each : m_panel->findChildren<ConfirmDialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *const each : dialog()->findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        return std::ranges::any_of(dialog()->findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<tests::FakeJiraChanges> m_changes;
    std::unique_ptr<VersionsPanel> m_panel;
};

RELEASE_DESK_TEST(tst_jira_changer, TestJiraChanger)
#include "tst_jira_changer.moc"
