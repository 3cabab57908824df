// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/comparison_panel.h"
#include "ui/versions/versions_panel.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

domain::JiraVersion version(const QString &name, bool isReleased)
{
    return {name, "SHOP", name, {}, {}, {}, isReleased, false};
}

} // namespace

class TestComparisonPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->known["SHOP"]
            = {version("2.7.3", true), version("2.7.4", true), version("2.8.0", false), version("2.9.0", false)};
        m_source->content["SHOP/2.7.4"] = tests::plainSnapshot("SHOP", "2.7.4", 1, 6).issues;
        m_source->content["SHOP/2.9.0"] = tests::plainSnapshot("SHOP", "2.9.0", 4, 12).issues;
        for (domain::Issue &issue : m_source->content["SHOP/2.9.0"])
            issue.components = {"checkout-web"};
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_panel = std::make_unique<ComparisonPanel>(m_sample->desk, *m_service);
        m_panel->resize(1388, 828);
    }
    void cleanup()
    {
        m_panel.reset();
        m_service.reset();
        m_sample.reset();
    }

    void comparesWithWhatWasReleasedBefore()
    {
        m_panel->open(ProjectId("checkout"), "2.9.0");
        QTRY_VERIFY(!m_panel->comparison().issues.isEmpty());
        QCOMPARE(m_panel->toBox()->currentText(), "2.9.0");
        QCOMPARE(m_panel->fromBox()->currentText(), "2.7.4, released");
        QVERIFY(m_panel->fromBox()->findText("Release 2.8.0") > 0);
        QCOMPARE(m_panel->comparison().count(versions::IssueFate::New),
                 m_panel->comparison().issues.size() - m_panel->comparison().count(versions::IssueFate::Same)
                     - m_panel->comparison().count(versions::IssueFate::Changed)
                     - m_panel->comparison().count(versions::IssueFate::Gone)
                     - m_panel->comparison().count(versions::IssueFate::Moved));
        QVERIFY(m_panel->comparison().count(versions::IssueFate::New) > 0);
        QVERIFY(m_panel->news()->toPlainText().contains("For users of checkout-web"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "comparison", {1388, 828})) > 60);
        tests::keepPictures(*m_panel, "comparison-small", {972, 648});
        m_panel->copyMarkdown();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("# What 2\\.9\\.0 brings after 2\\.7\\.4"));
        m_panel->copyCsv();
        QVERIFY(QGuiApplication::clipboard()->text().contains("\r\n"));
    }

    void aReleaseCanBeOneSide()
    {
        m_panel->open(ProjectId("checkout"), "2.9.0");
        QTRY_VERIFY(!m_panel->comparison().issues.isEmpty());
        m_panel->fromBox()->setCurrentIndex(m_panel->fromBox()->findText("Release 2.8.0"));
        emit m_panel->fromBox()->activated(m_panel->fromBox()->currentIndex());
        QTRY_COMPARE(m_panel->comparison().from, "Release 2.8.0");
        QVERIFY(m_panel->comparison().issues.size() >= 24);
    }

    void whatCannotBeReadSaysWhyAndTriesAgain()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira cannot be reached."};
        m_panel->open(ProjectId("checkout"), "2.9.0");
        auto *const banner = m_panel->findChild<ErrorBanner *>();
        QTRY_COMPARE(banner->sentence(), "Jira cannot be reached.");
        m_source->error.reset();
        emit banner->actionTriggered(0);
        QTRY_VERIFY(!m_panel->comparison().issues.isEmpty());
    }

    void aVersionPageLeadsThereAndEscapeBack()
    {
        VersionsPanel panel(m_sample->desk, *m_service, m_sample->clock,
                            [](const ConnectionId &) { return QString(); });
        panel.resize(1224, 828);
        panel.show();
        panel.compare(ProjectId("checkout"), "2.9.0");
        QVERIFY(panel.comparison()->isVisible());
        QTRY_VERIFY(panel.comparison()->table()->isVisible());
        QTest::keyClick(panel.comparison()->table(), Qt::Key_Escape);
        QTRY_VERIFY(!panel.comparison()->isVisible());
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<ComparisonPanel> m_panel;
};

RELEASE_DESK_TEST(tst_comparison_panel, TestComparisonPanel)
#include "tst_comparison_panel.moc"
