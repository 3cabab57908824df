// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/minimap.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/rename_editor.h"
#include "ui/modeling/run_numbers.h"
#include "ui/modeling/start_checks.h"
#include "ui/modeling/task_palette.h"
#include "ui/modeling/zoom_cluster.h"
#include "ui/wording/time_words.h"

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
        Theme::current().setReducedMotion(false);
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

    void whileOthersWatchTheWholeFlowIsShownWithoutTools_data()
    {
        QTest::addColumn<ReleaseId>("release");
        QTest::addColumn<QSize>("size");
        QTest::newRow("draft") << tests::largeDraft << QSize(1029, 791);
        QTest::newRow("draft in little room") << tests::largeDraft << QSize(600, 500);
        QTest::newRow("run") << tests::largeRun << QSize(1029, 791);
        QTest::newRow("run in little room") << tests::largeRun << QSize(600, 500);
    }

    void whileOthersWatchTheWholeFlowIsShownWithoutTools()
    {
        QFETCH(const ReleaseId, release);
        QFETCH(const QSize, size);
        Theme::current().setReducedMotion(true);
        m_panel->resize(size);
        m_panel->showRelease(release);
        m_panel->show();
        FlowView *const view = m_panel->view();
        view->setZoom(1.4, {0, 0});
        const double zoom = view->zoom();
        const auto *const palette = m_panel->findChild<TaskPalette *>();
        m_panel->setPresenting(true);
        const auto isWhole = [view] {
            return QRectF(view->viewport()->rect())
                .contains(view->mapFromScene(view->flowScene().flow().bounds).boundingRect());
        };
        QVERIFY(isWhole());
        QVERIFY(!palette->isVisible() && !m_panel->findChild<ZoomCluster *>()->isVisible());
        Theme::current().setTextScale(130); // as the window does for those who watch
        QTRY_VERIFY(isWhole());
        m_panel->resize(size + QSize(120, 40));
        QVERIFY(isWhole());
        tests::keepPictures(*m_panel, QStringLiteral("flow-presented-%1-%2").arg(release.value()).arg(size.width()),
                            size);
        Theme::current().setTextScale(100);
        m_panel->setPresenting(false);
        QCOMPARE(view->zoom(), zoom);
        QCOMPARE(palette->isVisible(), release == tests::largeDraft);
    }

    void theOutlineEditsTheFlowByTheSameKeys()
    {
        m_panel->showRelease(tests::largeDraft);
        m_panel->resize(1029, 791);
        m_panel->show();
        m_panel->activateWindow();
        m_panel->setOutlineShown(true);
        m_panel->focusFlow();
        auto *const outline = m_panel->findChild<QTreeView *>();
        QVERIFY(outline->isVisible() && outline->columnWidth(0) >= 200);
        const auto plan = [this] { return m_panel->document()->plan(); };
        const domain::Plan before = plan();
        const TaskId first = before.tasks.first().id;
        m_panel->selectTask(first);

        QTest::keyClick(outline, Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(plan().tasks.size(), before.tasks.size() + 1);
        const TaskId copy = m_panel->selectedTask();
        QVERIFY(copy != first);

        QTest::keyClick(outline, Qt::Key_F2);
        auto *const line = outline->findChild<RenameEditor *>();
        QVERIFY(line);
        line->setText("Named in the outline");
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(plan().task(copy)->title, "Named in the outline");

        m_panel->selectTask(first);
        QTest::keyClick(outline, Qt::Key_C);
        while (m_panel->selectedTask() == first && outline->indexBelow(outline->currentIndex()).isValid()) {
            QTest::keyClick(outline, Qt::Key_Down);
            if (outline->currentIndex().siblingAtColumn(0).data() == "Named in the outline")
                break;
        }
        QTest::keyClick(outline, Qt::Key_Return);
        QTRY_VERIFY(plan().edges.contains(domain::Edge{first, copy}));

        m_panel->selectTask(copy);
        QTest::keyClick(outline, Qt::Key_Delete);
        QTRY_COMPARE(plan(), before);
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
            = runNumbersOf(*m_sample->desk.release(tests::largeRun), *m_panel->forecast(), m_sample->clock.utcNow());
        QCOMPARE(numbers.at(0).value, "10 of 15");
        QCOMPARE(numbers.at(1).value, "0");
        QCOMPARE(numbers.at(3).value, "32 m");
        // One forecast: the tile tells the finish of the timeline, and what it rests on.
        QVERIFY(m_panel->forecast()->isKnown());
        QCOMPARE(numbers.at(2).value, clockText(m_panel->forecast()->result().finish));
        QVERIFY2(numbers.at(2).label.contains(m_panel->forecast()->basis()), qPrintable(numbers.at(2).label));
        QVERIFY(m_panel->forecast()->sentence().contains(numbers.at(2).value));
        QVERIFY(m_panel->forecast()->sentence().contains(m_panel->forecast()->basis()));
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
