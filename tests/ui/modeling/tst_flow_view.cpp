// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/kind_picker.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/rename_editor.h"
#include "ui/modeling/task_palette.h"
#include "ui/widgets/search_field.h"

#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::Edge;

class TestFlowView final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_panel = std::make_unique<ModelingPanel>(m_sample->desk, m_sample->clock);
        m_panel->resize(1029, 791);
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

    void tabGoesThroughTheTasksAndLeavesAtTheEnd()
    {
        QTest::keyClick(m_view, Qt::Key_Tab);
        QCOMPARE(selected(), "ready");
        QTest::keyClick(m_view, Qt::Key_Tab);
        QCOMPARE(selected(), "build");
        QTest::keyClick(m_view, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(selected(), "ready");
        m_panel->selectTask(TaskId("incident"));
        QTest::keyClick(m_view, Qt::Key_Tab);
        QCOMPARE(selected(), "incident");
        QVERIFY(!m_view->hasFocus());
    }

    void arrowsGoToTheNearest()
    {
        m_panel->selectTask(TaskId("review"));
        QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(selected(), "approval");
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(selected(), "canary");
    }

    void aAddsAfterTheSelectionByKeyboardAlone()
    {
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_A);
        auto *const picker = m_view->findChild<KindPicker *>() ? m_view->findChild<KindPicker *>()
                                                               : m_panel->findChild<KindPicker *>();
        QVERIFY(picker);
        QTRY_VERIFY(picker->isVisible());
        QTest::keyClicks(picker->search(), "messenger");
        QTest::keyClick(picker->search(), Qt::Key_Return);

        QVERIFY(!picker->isVisible());
        QCOMPARE(selected(), "messenger-post");
        QVERIFY(plan().edges.contains(Edge{TaskId("notes"), TaskId("messenger-post")}));
        QTest::keyClick(m_view, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!plan().task(TaskId("messenger-post")));
        QTest::keyClick(m_view, Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(plan().task(TaskId("messenger-post")));
    }

    void theNameOfAKindCountsMoreThanWhatItDoes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kind");
        QTest::newRow("wait") << "wait" << "time.wait";
        QTest::newRow("approval") << "approval" << "release.approve";
        QTest::newRow("by its id") << "mail.send" << "mail.send";
    }

    void theNameOfAKindCountsMoreThanWhatItDoes()
    {
        QFETCH(const QString, typed);
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_A);
        auto *const picker = pickerOf();
        QVERIFY(picker);
        QSignalSpy picked(picker, &KindPicker::picked);
        QTest::keyClicks(picker->search(), typed);
        QTest::keyClick(picker->search(), Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QTEST(picked.first().first().toString(), "kind");
    }

    void shiftAAddsParallel()
    {
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_A, Qt::ShiftModifier);
        auto *const picker = pickerOf();
        QVERIFY(picker);
        QTest::keyClicks(picker->search(), "time.wait");
        QTest::keyClick(picker->search(), Qt::Key_Return);
        QVERIFY(plan().edges.contains(Edge{TaskId("watch"), TaskId("time-wait")}));
        QVERIFY(!plan().edges.contains(Edge{TaskId("notes"), TaskId("time-wait")}));
    }

    void cConnectsWithTheArrows()
    {
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_C);
        QVERIFY(m_view->editor().isConnecting());
        QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(selected(), "notes"); // the selection stays
        QTest::keyClick(m_view, Qt::Key_Return);
        QVERIFY(plan().edges.contains(Edge{TaskId("notes"), TaskId("mail")}));

        QTest::keyClick(m_view, Qt::Key_C);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->editor().isConnecting());
    }

    void f2RenamesAndEscapeDoesNot()
    {
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *edit = m_view->findChild<RenameEditor *>();
        QVERIFY(edit);
        QTest::keyClicks(edit, "Tell the world");
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(plan().task(TaskId("notes"))->title, "Tell the world");
        QTRY_VERIFY(!m_view->findChild<RenameEditor *>());

        QTest::keyClick(m_view, Qt::Key_F2);
        edit = m_view->findChild<RenameEditor *>();
        QVERIFY(edit);
        QTest::keyClicks(edit, "Other");
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(plan().task(TaskId("notes"))->title, "Tell the world");
    }

    void altArrowsMove()
    {
        m_panel->selectTask(TaskId("mail"));
        QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(plan().tasksIn(PhaseId("announce")).first().id, TaskId("mail"));
        QSignalSpy messages(m_panel.get(), &ModelingPanel::messageRaised);
        QTest::keyClick(m_view, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(plan().task(TaskId("mail"))->phase, PhaseId("deploy"));
        QTest::keyClick(m_view, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(messages.size(), 1); // it would have to run before what it waits for
        QCOMPARE(plan().task(TaskId("mail"))->phase, PhaseId("deploy"));
    }

    void delRemovesAndCtrlDDuplicates()
    {
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(selected(), "notes-publish");
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(!plan().task(TaskId("notes-publish")));
        QCOMPARE(selected(), "mail");
    }

    void enterAsksForTheInspector()
    {
        QSignalSpy asked(m_panel.get(), &ModelingPanel::inspectorRequested);
        m_panel->selectTask(TaskId("notes"));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void zoomHasKeysAndBounds()
    {
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(m_view, Qt::Key_Minus);
        QCOMPARE(m_view->zoom(), FlowView::smallestZoom);
        QTest::keyClick(m_view, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 1.0);
        m_panel->resize(500, 400);
        QTest::keyClick(m_view, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(m_view->zoom() < 0.6);
        QVERIFY(m_view->visibleScene().contains(m_view->flowScene().flow().bounds));
    }

    void aRunningFlowIsLocked()
    {
        m_panel->showRelease(tests::largeRun);
        m_panel->selectTask(TaskId("notes"));
        QSignalSpy messages(m_panel.get(), &ModelingPanel::messageRaised);
        const qsizetype before = m_sample->session.commands().size();
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_Delete, Qt::Key_F2})
            QTest::keyClick(m_view, key);
        QCOMPARE(messages.size(), 4);
        QCOMPARE(m_sample->session.commands().size(), before);
        QVERIFY(!m_view->editor().isConnecting());
    }

    void aCardIsDraggedIntoAnotherPhase()
    {
        const QPoint from = center("post");
        const QPoint to = center("support") + QPoint(0, 40);
        drag(from, to);
        // It waits for a task of a later phase, so the move is refused.
        QCOMPARE(plan().task(TaskId("post"))->phase, PhaseId("announce"));

        drag(center("post"), center("notes") - QPoint(0, 25));
        QCOMPARE(plan().tasksIn(PhaseId("announce")).first().id, TaskId("post"));
    }

    void aLineIsPulledFromAPort()
    {
        m_panel->selectTask(TaskId("notes"));
        const QRect card = m_view->taskRect(TaskId("notes"));
        drag(QPoint(card.right(), card.center().y()), center("mail"));
        QVERIFY(plan().edges.contains(Edge{TaskId("notes"), TaskId("mail")}));
    }

    void aDoubleClickRenames()
    {
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, center("notes"));
        QVERIFY(m_view->findChild<RenameEditor *>());
    }

    void aKindIsDroppedWhereItIsLetGo()
    {
        QMimeData data;
        data.setData(TaskPalette::mimeType, "mail.send");
        QDragEnterEvent enter(center("build"), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(center("build"), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &drop);
        QCOMPARE(plan().tasksIn(PhaseId("prepare")).size(), 4);
        QCOMPARE(selected(), "mail-send");
    }

    void phasesAreEditedFromTheMenu()
    {
        m_view->showMenu(m_view->mapFromScene(QPointF(90, 15)));
        auto *menu = m_view->findChild<QMenu *>();
        QVERIFY(menu);
        QAction *after = nullptr;
        for (QAction *const each : menu->actions()) {
            if (each->text() == "Add phase after")
                after = each;
        }
        QVERIFY(after);
        after->trigger();
        menu->close();
        QCOMPARE(plan().phases.size(), 6);
        QCOMPARE(plan().phases.at(1).name, "New phase");
    }

    void assistiveTechnologiesSeeATree()
    {
        m_panel->showRelease(tests::largeRun);
        m_panel->selectTask(TaskId("canary"));
        emit m_sample->session.progressed({tests::largeRun, TaskId("canary"), 10, "10 % · 8 of 15 min"});

        QAccessibleInterface *const tree = QAccessible::queryAccessibleInterface(m_view);
        QCOMPARE(tree->role(), QAccessible::Tree);
        QCOMPARE(tree->childCount(), 6);
        QAccessibleInterface *const deploy = tree->child(3);
        QVERIFY(deploy->text(QAccessible::Name).startsWith("Phase Deploy, Running"));
        QCOMPARE(deploy->childCount(), 3);
        QAccessibleInterface *const canary = deploy->child(1);
        QCOMPARE(canary->text(QAccessible::Name),
                 "Canary web, Running, 10 percent, 10 % · 8 of 15 min, task 11 of 18, phase Deploy");
        QCOMPARE(canary->text(QAccessible::Description), "after Blue-green api; leads to Verify 20 min");
        QCOMPARE(canary->parent(), deploy);
        QCOMPARE(tree->indexOfChild(deploy), 3);
        QCOMPARE(tree->focusChild(), canary);
        QVERIFY(canary->state().selected);
        QVERIFY(m_panel->geometry().isValid() && canary->rect().isValid());
        QCOMPARE(tree->childAt(canary->rect().center().x(), canary->rect().center().y()), canary);
        QCOMPARE(tree->child(5)->childCount(), 3);
        QVERIFY(tree->child(5)->text(QAccessible::Name).startsWith("Rollback lane"));
    }

    void assistiveTechnologiesCanAct()
    {
        QAccessibleInterface *const tree = QAccessible::queryAccessibleInterface(m_view);
        QAccessibleInterface *const notes = tree->child(4)->child(0);
        QAccessibleActionInterface *const actions = notes->actionInterface();
        QVERIFY(actions->actionNames().contains("delete"));
        QSignalSpy asked(m_panel.get(), &ModelingPanel::inspectorRequested);
        actions->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(asked.size(), 1);
        actions->doAction("delete");
        QVERIFY(!plan().task(TaskId("notes")));
        QVERIFY(!notes->isValid());
    }

private:
    [[nodiscard]] QString selected() const { return m_panel->selectedTask().value(); }
    [[nodiscard]] const domain::Plan &plan() const { return m_sample->plan(tests::largeDraft); }
    [[nodiscard]] QPoint center(const char *task) const { return m_view->taskRect(TaskId(task)).center(); }
    [[nodiscard]] KindPicker *pickerOf() const
    {
        return m_view->findChild<KindPicker *>() ? m_view->findChild<KindPicker *>()
                                                 : m_panel->findChild<KindPicker *>();
    }
    void drag(const QPoint &from, const QPoint &to) const
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), (from + to) / 2);
        QTest::mouseMove(m_view->viewport(), to);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ModelingPanel> m_panel;
    FlowView *m_view = nullptr;
};

RELEASE_DESK_TEST(tst_flow_view, TestFlowView)
#include "tst_flow_view.moc"
