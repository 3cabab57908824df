// SPDX-License-Identifier: Apache-2.0
#include "core/async/step_aside.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/issue_columns.h"
#include "ui/versions/reading_line.h"
#include "ui/versions/version_view.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

domain::JiraVersion version(const QString &project, const QString &name, bool isReleased = false)
{
    return {name, project, name, "About " + name, QDate(2026, 11, 2), QDate(2026, 12, 8), isReleased, false};
}

} // namespace

class TestVersionsPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->known["SHOP"] = {version("SHOP", "2.7.4", true), version("SHOP", "2.8.0"), version("SHOP", "2.9.0")};
        m_source->known["PAY"] = {version("PAY", "5.1.0"), version("PAY", "5.2.0")};
        m_source->content["SHOP/2.9.0"] = tests::plainSnapshot("SHOP", "2.9.0", 5, 12).issues;
        m_source->content["PAY/5.1.0"] = tests::plainSnapshot("PAY", "5.1.0", 1, 3).issues;
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_panel = std::make_unique<VersionsPanel>(m_sample->desk, *m_service, m_sample->clock,
                                                  [](const ConnectionId &) { return QString("https://jira.example"); });
        m_panel->resize(1224, 828);
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
        m_sample.reset();
    }

    //! A viewer needs no rights in Jira for what this computer has read before.
    void whoCannotAskJiraSeesAndCopiesWhatIsKept()
    {
        const QTemporaryDir folder;
        bool hasRights = true;
        const auto makePanel = [&] {
            m_panel.reset();
            m_service = std::make_unique<versions::VersionService>(
                &m_sample->desk,
                [this, &hasRights](const ConnectionId &) -> Result<std::shared_ptr<versions::IssueSource>> {
                    if (!hasRights)
                        return failure(ErrorCode::Unauthenticated, "No key is known for this Jira.");
                    return std::shared_ptr<versions::IssueSource>(m_source);
                },
                versions::IssueCache(folder.filePath("kept")));
            m_panel
                = std::make_unique<VersionsPanel>(m_sample->desk, *m_service, m_sample->clock,
                                                  [](const ConnectionId &) { return QString("https://jira.example"); });
            m_panel->resize(1224, 828);
            m_panel->show();
        };
        const auto open29 = [&] {
            m_panel->search()->setText("2.9.0");
            m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));
            QTest::keyClick(m_panel->table(), Qt::Key_Return);
            QTRY_COMPARE(m_panel->view()->model()->rowCount(), 12);
        };
        makePanel();
        QTRY_VERIFY(m_panel->table()->model()->rowCount() >= 4);
        open29();
        const versions::ListCache lists(folder.filePath("kept"));
        QTRY_VERIFY(lists.read(ConnectionId("jira"), "SHOP"));
        QTRY_VERIFY(lists.read(ConnectionId("jira"), "PAY"));
        QTRY_VERIFY(QFile::exists(
            versions::IssueCache(folder.filePath("kept")).fileOf({ConnectionId("jira"), "SHOP", "2.9.0"})));

        hasRights = false;
        makePanel();

        QTRY_VERIFY(m_panel->table()->model()->rowCount() >= 4);
        const auto banners = m_panel->findChildren<ErrorBanner *>();
        QTRY_VERIFY(std::ranges::any_of(banners, [](const ErrorBanner *each) {
            return each->accessibleName().contains("What is listed of them was read");
        }));
        open29();
        m_panel->view()->copy(VersionView::CopyAs::Csv);
        QCOMPARE(QGuiApplication::clipboard()->text().count("\r\n"), 13);
    }

    void readsOnlyWhenItIsShown()
    {
        QTest::qWait(20);
        QCOMPARE(m_source->reads, 0);

        m_panel->show();

        QTRY_COMPARE(m_source->reads, 4); // one per project
        m_panel->hide();
        m_panel->show();
        QTest::qWait(20);
        QCOMPARE(m_source->reads, 4);
    }

    void listsWhatIsNotReleasedAndFindsIt()
    {
        show();
        QTRY_COMPARE(rows(), 4);
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "versions", {1224, 828})) > 80);
        QCOMPARE(m_panel->table()->model()->index(1, VersionListModel::ReleaseColumn).data().toString(), "Canary 10 %");

        QTest::keyClick(m_panel->table(), Qt::Key_Slash);
        QVERIFY(m_panel->search()->hasFocus());
        QTest::keyClicks(m_panel->search(), "pay 5.2");
        QCOMPARE(rows(), 1);
        m_panel->search()->clear();
        SegmentedControl *kind = nullptr;
        for (SegmentedControl *const each : m_panel->findChildren<SegmentedControl *>()) {
            if (each->accessibleName() == "Which versions")
                kind = each;
        }
        QVERIFY(kind);
        kind->setCurrentIndex(1);
        emit kind->chosen(1);
        QCOMPARE(rows(), 5);
    }

    void aVersionOpensAndBecomesARelease()
    {
        show();
        QTRY_COMPARE(rows(), 4);
        QSignalSpy wanted(m_panel.get(), &VersionsPanel::newRelease);
        m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));

        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QTRY_VERIFY(m_panel->view()->isVisible());
        QCOMPARE(m_panel->view()->table()->model()->rowCount(), 12);
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "version-opened", {1224, 828})) > 80);
        QTest::keyClick(m_panel->releaseButton(), Qt::Key_Space);

        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).value<ProjectId>(), ProjectId("checkout"));
        QCOMPARE(wanted.first().at(1).toString(), "2.9.0");
        QTest::keyClick(m_panel->view()->table(), Qt::Key_Escape);
        QVERIFY(m_panel->table()->isVisible());
    }

    void aVersionWithAReleaseOpensIt()
    {
        show();
        QTRY_COMPARE(rows(), 4);
        QSignalSpy opened(m_panel.get(), &VersionsPanel::openRelease);
        m_panel->search()->setText("5.1.0");
        m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));
        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QTRY_VERIFY(m_panel->view()->isVisible());

        m_panel->releaseButton()->click();

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<ReleaseId>(), tests::paymentsRelease);
    }

    void withoutJiraItShowsWhatThisComputerHas()
    {
        QTemporaryDir folder;
        m_panel.reset();
        m_service = std::make_unique<versions::VersionService>(
            &m_sample->desk,
            [this](const ConnectionId &) { return Result<std::shared_ptr<versions::IssueSource>>(m_source); },
            versions::IssueCache(folder.path()));
        m_panel = std::make_unique<VersionsPanel>(m_sample->desk, *m_service, m_sample->clock,
                                                  [](const ConnectionId &) { return QString("https://jira.example"); });
        m_panel->resize(1224, 828);
        show();
        QTRY_COMPARE(rows(), 4);
        m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(0, 0));
        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QTRY_COMPARE(m_panel->view()->table()->model()->rowCount(), 12);
        QTRY_VERIFY(m_panel->view()->readingLine()->text().startsWith("Read from Jira"));
        async::patientThreads()->waitForDone();
        QTest::keyClick(m_panel->view()->table(), Qt::Key_Escape);
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer."};

        QTest::keyClick(m_panel->table(), Qt::Key_Return);

        const auto says = [this](const QString &text) {
            return std::ranges::any_of(m_panel->findChildren<ErrorBanner *>(), [&](const ErrorBanner *banner) {
                return banner->isVisible() && banner->sentence().contains(text);
            });
        };
        QTRY_VERIFY(says("These are the issues as they were read"));
        QTRY_COMPARE(m_panel->view()->table()->model()->rowCount(), 12);
    }

    void columnsAreChosenAndKept()
    {
        show();
        IssueColumns *const columns = m_panel->view()->findChild<IssueColumns *>();
        QVERIFY(columns);
        columns->setShown(IssueTableModel::AssigneeColumn, false);
        QVERIFY(m_panel->view()->table()->isColumnHidden(IssueTableModel::AssigneeColumn));

        const VersionView another;

        QVERIFY(another.table()->isColumnHidden(IssueTableModel::AssigneeColumn));
        columns->setShown(IssueTableModel::AssigneeColumn, true);
    }

    void whatCannotBeReadIsNamed()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer."};
        show();
        const auto isSaid = [this] {
            for (const ErrorBanner *const banner : m_panel->findChildren<ErrorBanner *>()) {
                if (banner->isVisible() && banner->sentence().contains("checkout, payments, catalog, mobile-app"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(isSaid());

        m_source->error.reset();
        m_panel->reload();

        QTRY_COMPARE(rows(), 4);
        QVERIFY(!isSaid());
    }

    void theModelKeepsItsPromises()
    {
        VersionListModel model(m_sample->desk, m_sample->clock);
        VersionListFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.setVersions(ProjectId("checkout"), m_source->known["SHOP"]);
        model.setVersions(ProjectId("payments"), m_source->known["PAY"]);
        model.setVersions(ProjectId("checkout"), {version("SHOP", "3.0.0")});

        QCOMPARE(model.rowCount(), 3);
        filter.sort(VersionListModel::DateColumn);
        QCOMPARE(filter.rowCount(), 3);
        model.clear();
        QCOMPARE(filter.rowCount(), 0);
    }

private:
    void show()
    {
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    int rows() const { return m_panel->table()->model()->rowCount(); }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<VersionsPanel> m_panel;
};

RELEASE_DESK_TEST(tst_versions_panel, TestVersionsPanel)
#include "tst_versions_panel.moc"
