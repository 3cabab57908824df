// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/phase_item.h"

#include <QAccessible>
#include <QClipboard>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::Edge;

//! Folding, swimlanes, several selected tasks and the clipboard, by keyboard and by pointer.
class TestFlowFocusView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("release-desk");
        QCoreApplication::setApplicationName("flow-test");
    }
    void cleanupTestCase()
    {
        QCoreApplication::setOrganizationName({});
        QCoreApplication::setApplicationName({});
    }

    void init()
    {
        QSettings().clear();
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_panel = std::make_unique<ModelingPanel>(m_sample->desk, m_sample->clock);
        m_panel->resize(1200, 791);
        m_panel->showRelease(tests::largeDraft);
        m_panel->show();
        m_view = m_panel->view();
        Theme::current().setReducedMotion(true);
        m_panel->focusFlow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_VERIFY(m_view->hasFocus());
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
        Theme::current().setReducedMotion(false);
    }

    void bracketsFoldAndUnfoldThePhase()
    {
        m_panel->selectTask(TaskId("build"));
        const PhaseId phase = plan().task(TaskId("build"))->phase;
        QTest::keyClick(m_view, Qt::Key_BracketLeft);
        QVERIFY(scene().isFolded(phase));
        QVERIFY(!scene().node(TaskId("build")));
        QVERIFY(m_panel->selectedTask().isEmpty());
        QTest::keyClick(m_view, Qt::Key_BracketRight);
        QVERIFY(!scene().isFolded(phase));
        QVERIFY(scene().node(TaskId("build")));
    }

    void aClickOnTheHeadFoldsAndOneOnTheColumnUnfolds()
    {
        const PhaseId phase = plan().phases.at(1).id;
        click(scene().flow().phases.at(1).head.center());
        QVERIFY(scene().isFolded(phase));
        QCOMPARE(scene().phases().at(1)->look().tasks, int(plan().tasksIn(phase).size()));
        click(scene().flow().phases.at(1).rect.center());
        QVERIFY(!scene().isFolded(phase));
    }

    void whatIsFoldedIsKeptForThePersonAndTheRelease()
    {
        const PhaseId phase = plan().phases.at(1).id;
        scene().setFolded(phase, true);
        ModelingPanel other(m_sample->desk, m_sample->clock);
        other.showRelease(tests::largeDraft);
        QVERIFY(other.view()->flowScene().isFolded(phase));
        other.showRelease(tests::largeRun);
        QVERIFY(!other.view()->flowScene().isFolded(phase));
        QVERIFY(FlowMemory(PersonId("somebody.else")).folded(tests::largeDraft).isEmpty());
    }

    void choosingAHiddenTaskUnfoldsItsPhase()
    {
        m_panel->selectTask(TaskId("build"));
        QTest::keyClick(m_view, Qt::Key_BracketLeft);
        m_panel->selectTask(TaskId("build"));
        QCOMPARE(m_panel->selectedTask(), TaskId("build"));
        QVERIFY(scene().node(TaskId("build")));
    }

    void wGoesThroughTheSwimlanes()
    {
        for (int i = 1; i < allSwimlanes().size(); ++i) {
            QTest::keyClick(m_view, Qt::Key_W);
            QCOMPARE(scene().swimlanes(), allSwimlanes().at(i));
            QVERIFY(!scene().flow().bands.isEmpty());
        }
        QCOMPARE(FlowMemory(tests::sampleUser).swimlanes(), allSwimlanes().last());
        QTest::keyClick(m_view, Qt::Key_W);
        QVERIFY(scene().flow().bands.isEmpty());
    }

    void shiftAndTheArrowsSelectSeveralTasksThatDeleteTakesAway()
    {
        m_panel->selectTask(TaskId("review"));
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(scene().selectedTasks(), (QList<TaskId>{TaskId("review"), TaskId("approval")}));
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(!plan().task(TaskId("review")) && !plan().task(TaskId("approval")));
        QCOMPARE(m_panel->document()->undoStack().undoText(), "Delete 2 task(s)");
        QTest::keyClick(m_view, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(plan().task(TaskId("review")) && plan().task(TaskId("approval")));
    }

    void aBandSelectsWhatItTouches()
    {
        const QRectF first = scene().flow().node(TaskId("review"))->rect;
        const QRectF second = scene().flow().node(TaskId("approval"))->rect;
        const QPoint from = m_view->mapFromScene(second.bottomRight() + QPointF(-20, 14));
        const QPoint to = m_view->mapFromScene(first.center());
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), from - QPoint(0, 20));
        QTest::mouseMove(m_view->viewport(), to);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
        QCOMPARE(scene().selectedTasks(), (QList<TaskId>{TaskId("review"), TaskId("approval")}));
    }

    void tasksGoToAnotherReleaseAsText()
    {
        scene().selectTasks({TaskId("ready"), TaskId("build")});
        QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
        const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->text().contains("releaseDeskTasks: 1"));
        QVERIFY(data->text().contains("id: build"));

        // Another program hands the same back as plain text only.
        QGuiApplication::clipboard()->setText(data->text());
        m_panel->showRelease(tests::catalogRelease);
        m_panel->selectTask({});
        const qsizetype before = plan().tasks.size();
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(plan().tasks.size(), before + 2);
        QCOMPARE(scene().selectedTasks().size(), 2);
        const QList<TaskId> pasted = scene().selectedTasks();
        QVERIFY(plan().edges.contains(Edge{pasted.first(), pasted.last()}));
        QCOMPARE(m_panel->document()->undoStack().undoText(), "Paste 2 task(s)");
        QTest::keyClick(m_view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(plan().tasks.size(), before);
    }

    void severalTasksAreDuplicatedTogether()
    {
        scene().selectTasks({TaskId("ready"), TaskId("build")});
        QTest::keyClick(m_view, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(plan().edges.contains(Edge{TaskId("ready-2"), TaskId("build-2")}));
    }

    void textWithoutTasksIsToldAndNothingHappens()
    {
        QGuiApplication::clipboard()->setText("hello");
        QSignalSpy told(m_panel.get(), &ModelingPanel::messageRaised);
        const domain::Plan before = plan();
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().startsWith("The clipboard holds no tasks"));
        QCOMPARE(plan(), before);
    }

    void aLockedFlowFoldsAndCopiesButDoesNotPaste()
    {
        m_panel->showRelease(tests::largeRun);
        m_panel->selectTask(TaskId("build"));
        const domain::Plan before = plan();
        QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(plan(), before);
        QTest::keyClick(m_view, Qt::Key_BracketLeft);
        QVERIFY(scene().isFolded(plan().task(TaskId("build"))->phase));
    }

    void alignPutsTheTasksIntoOneRow()
    {
        scene().selectTasks({TaskId("build")});
        scene().toggleTask(TaskId("mail"));
        QCOMPARE(m_panel->selectedTask(), TaskId("mail"));
        QTest::keyClick(m_view, Qt::Key_R, Qt::ShiftModifier);
        QCOMPARE(scene().flow().node(TaskId("build"))->row, scene().flow().node(TaskId("mail"))->row);
    }

    void everyEditIsPossibleByAccessibleActionsAlone()
    {
        QAccessibleInterface *const tree = QAccessible::queryAccessibleInterface(m_view);
        QAccessibleInterface *const phase = tree->child(0);
        const int before = phase->childCount();
        phase->actionInterface()->doAction("add manual.work");
        phase->actionInterface()->doAction("add time.wait");
        QCOMPARE(phase->childCount(), before + 2);
        QAccessibleInterface *const first = phase->child(before);
        QAccessibleInterface *const second = phase->child(before + 1);
        first->actionInterface()->doAction("connect");
        QVERIFY(second->actionInterface()->actionNames().contains("connectHere"));
        second->actionInterface()->doAction("connectHere");
        QVERIFY(plan().edges.contains(Edge{TaskId("manual-work"), TaskId("time-wait")}));
        QVERIFY(!second->actionInterface()->actionNames().contains("connectHere"));

        const int parts = tree->childCount();
        first->actionInterface()->doAction("rename");
        QCOMPARE(tree->childCount(), parts + 1); // the line to type into is found in the tree
        tree->child(parts)->editableTextInterface()->replaceText(0, 100, "From outside");
        second->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QTRY_COMPARE(plan().task(TaskId("manual-work"))->title, "From outside");
        second->actionInterface()->doAction("delete");
        QVERIFY(!plan().task(TaskId("time-wait")));
        phase->actionInterface()->doAction("fold");
        QVERIFY(phase->state().collapsed);
        QCOMPARE(phase->childCount(), 0);
    }

private:
    [[nodiscard]] FlowScene &scene() const { return m_view->flowScene(); }
    [[nodiscard]] const domain::Plan &plan() const { return scene().plan(); }
    void click(const QPointF &point)
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->mapFromScene(point));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ModelingPanel> m_panel;
    FlowView *m_view = nullptr;
};

RELEASE_DESK_TEST(tst_flow_focus_view, TestFlowFocusView)

#include "tst_flow_focus_view.moc"
