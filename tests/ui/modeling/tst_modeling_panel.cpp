// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/minimap.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/run_numbers.h"
#include "ui/modeling/start_checks.h"
#include "ui/modeling/task_palette.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestModelingPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_panel = std::make_unique<ModelingPanel>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void aDraftShowsPaletteAndChecks()
    {
        m_panel->showRelease(tests::largeDraft);
        m_panel->selectTask(TaskId("approval"));
        tests::keepPictures(*m_panel, "flow-draft", {1029, 791});

        QVERIFY(m_panel->findChild<TaskPalette *>()->isVisible());
        QVERIFY(m_panel->findChild<StartChecks *>()->isVisible());
        QVERIFY(!m_panel->findChild<RunNumbers *>()->isVisible());
    }

    void aRunShowsNumbers()
    {
        m_panel->showRelease(tests::largeRun);
        m_panel->selectTask(TaskId("canary"));
        emit m_sample->session.progressed({tests::largeRun, TaskId("canary"), 53, "10 % · 8 of 15 min"});
        tests::keepPictures(*m_panel, "flow-running", {1008, 580});

        QVERIFY(!m_panel->findChild<TaskPalette *>()->isVisible());
        QVERIFY(m_panel->findChild<RunNumbers *>()->isVisible());
        const QList<RunNumber> numbers
            = runNumbersOf(*m_sample->desk.release(tests::largeRun), m_sample->clock.utcNow());
        QCOMPARE(numbers.at(0).value, "10 of 15");
        QCOMPARE(numbers.at(1).value, "0");
        QCOMPARE(numbers.at(3).value, "32 m");
    }

    void aSmallPanelKeepsTheFlow()
    {
        m_panel->showRelease(tests::largeDraft);
        m_panel->selectTask(TaskId("approval"));
        tests::keepPictures(*m_panel, "flow-small", {652, 612});
        QVERIFY(!m_panel->findChild<StartChecks *>()->isVisible());
        QVERIFY(m_panel->findChild<Minimap *>()->isVisible());
    }

private:
    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ModelingPanel> m_panel;
};

RELEASE_DESK_TEST(tst_modeling_panel, TestModelingPanel)
#include "tst_modeling_panel.moc"
