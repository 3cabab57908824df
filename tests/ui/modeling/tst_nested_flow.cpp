// SPDX-License-Identifier: Apache-2.0
#include "core/domain/environment_lock.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/modeling/far_flow.h"
#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_part_accessible.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/minimap.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/outline_model.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

//! A release inside a task, unfolded in the flow around it.
class TestNestedFlow final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        Theme::current().setReducedMotion(true);
        domain::Task nest;
        nest.id = nestId;
        nest.kind = "release.start";
        nest.title = "Release the app";
        nest.phase = PhaseId("announce");
        nest.parameters = {{"template", "vm-standard"}, {"version", "9.1.0"}};
        happen(tests::largeRun, domain::PlanEdited{9, domain::toJsonArray({domain::AddTask{nest, -1}}), "Add"});
        m_panel = std::make_unique<ModelingPanel>(m_sample->desk, m_sample->clock);
        m_panel->resize(1400, 791);
        m_panel->showRelease(tests::largeRun);
        m_panel->show();
        m_view = m_panel->view();
        m_panel->focusFlow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        if (m_panel && m_panel->document())
            scene().setUnfolded(nestId, false); // what a person unfolds is kept
        m_panel.reset();
        m_sample.reset();
        Theme::current().setReducedMotion(false);
    }

    void unfoldedInTheFlowItShowsTheLiveStatesInside()
    {
        startInside();
        m_panel->selectTask(nestId);
        const QRectF folded = scene().flow().node(nestId)->rect;
        QCOMPARE(scene().lookOf(nestId).subtitle, "0 of 15 · Draft");

        QTest::keyClick(m_view, Qt::Key_E);
        QVERIFY(scene().isUnfolded(nestId));
        const QRectF open = scene().flow().node(nestId)->rect;
        QVERIFY(open.width() > folded.width() && open.height() > folded.height());
        const NestedFlow inside = *scene().nested(nestId);
        QCOMPARE(inside.name(), "checkout 9.1.0");
        QCOMPARE(inside.phases().size(), 5);
        QCOMPARE(cardOf("build").state, State::Planned);
        for (const NestedFlow::Card &card : inside.cards())
            QVERIFY2(QRectF(QPointF(), inside.size()).contains(card.rect), qPrintable(card.task.value()));

        runInside("ready", true);
        runInside("build", false);
        QTRY_COMPARE(cardOf("ready").state, State::Succeeded);
        QTRY_COMPARE(cardOf("build").state, State::Running);
        QCOMPARE(scene().node(nestId)->nested()->cards(),
                 scene().nested(nestId)->cards()); // and so on the card that is painted
        QCOMPARE(scene().lookOf(nestId).subtitle, "1 of 15 · Prepare");
        QCOMPARE(scene().flow().node(nestId)->rect, open); // nothing moves because of a state
        tests::keepPictures(*m_panel, "flow-nested", {1400, 791});

        QTest::keyClick(m_view, Qt::Key_E);
        QCOMPARE(scene().flow().node(nestId)->rect, folded);
    }

    void unfoldingIsNoEditAndUndoneByNothing()
    {
        m_panel->showRelease(tests::largeDraft);
        domain::Task nest;
        nest.id = nestId;
        nest.kind = "release.start";
        nest.title = "Release the app";
        nest.phase = PhaseId("announce");
        scene().document()->edit({domain::AddTask{nest, -1}}, "Add Release the app");
        QTRY_VERIFY(scene().isNesting(nestId));
        const domain::Plan plan = scene().plan();
        const int steps = scene().document()->undoStack().count();
        QSignalSpy changed(scene().document(), &PlanDocument::changed);
        const auto sent = m_sample->session.commands().size();

        scene().setUnfolded(nestId, true);
        scene().setUnfolded(nestId, false);
        scene().setUnfolded(nestId, true);
        QCOMPARE(scene().document()->undoStack().count(), steps);
        QCOMPARE(scene().document()->undoStack().undoText(), "Add Release the app");
        QCOMPARE(scene().plan(), plan);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_sample->session.commands().size(), sent);

        m_view->run(FlowKey::Undo);
        QTRY_VERIFY(!scene().isNesting(nestId));
        m_view->run(FlowKey::Redo);
        QTRY_VERIFY(scene().isUnfolded(nestId)); // how a person looks at it is kept apart from what was undone
        scene().setUnfolded(nestId, false);
    }

    void whatIsUnfoldedIsKeptForThePerson()
    {
        startInside();
        scene().setUnfolded(nestId, true);
        FlowScene another(m_sample->desk, m_sample->clock);
        another.showRelease(tests::largeRun);
        QVERIFY(another.isUnfolded(nestId));
        scene().setUnfolded(nestId, false);
        FlowScene third(m_sample->desk, m_sample->clock);
        third.showRelease(tests::largeRun);
        QVERIFY(!third.isUnfolded(nestId));
    }

    void theSignOnTheCardFoldsAndAClickInsideOpens()
    {
        startInside();
        m_panel->selectTask(nestId);
        const NodeItem &card = *scene().node(nestId);
        click(card.mapToScene(card.foldRect().center()));
        QVERIFY(scene().isUnfolded(nestId));
        QSignalSpy opened(m_panel.get(), &ModelingPanel::releaseChosen);
        QSignalSpy inspected(m_panel.get(), &ModelingPanel::inspectorRequested);
        click(card.mapToScene(QPointF(60, 24)));
        QCOMPARE(opened.size(), 0); // the head of the frame is the task around it
        click(card.mapToScene(cardOf("ready").rect.center()));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().first().value<ReleaseId>(), inner());
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        QCOMPARE(inspected.size(), 0);

        click(card.mapToScene(card.foldRect().center()));
        QVERIFY(!scene().isUnfolded(nestId));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        QCOMPARE(inspected.size(), 1); // folded it is a task like any other
    }

    void whatIsNotThereSaysSo_data()
    {
        QTest::addColumn<bool>("isStarted");
        QTest::addColumn<bool>("isDone");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not run yet") << false << false << "this task will compose 9.1.0 from the template vm-standard";
        QTest::newRow("on its way") << true << false << "this task will compose 9.1.0";
        QTest::newRow("missing") << true << true << "is not in the record here";
    }

    void whatIsNotThereSaysSo()
    {
        QFETCH(const bool, isStarted);
        QFETCH(const bool, isDone);
        QFETCH(const QString, sentence);
        if (isStarted)
            happen(tests::largeRun, domain::TaskStarted{nestId, 1, operation(), {}});
        if (isDone)
            happen(tests::largeRun, domain::TaskSucceeded{nestId, 1, {}, "done"});
        scene().setUnfolded(nestId, true);
        const NestedFlow &inside = *scene().nested(nestId);
        QVERIFY2(inside.note().contains(sentence), qPrintable(inside.note()));
        QVERIFY(inside.id().isEmpty());
        QVERIFY(QRectF(QPointF(), inside.size()).contains(inside.noteRect()));
        QSignalSpy opened(m_panel.get(), &ModelingPanel::releaseChosen);
        QVERIFY(!m_view->openInside(nestId));
        QCOMPARE(opened.size(), 0);
        m_panel->selectTask(nestId);
        tests::keepPictures(*m_panel, "flow-nested-nothing", {1024, 620});
    }

    void aReleaseThatComesAboutLaterAppearsInItsFrame()
    {
        scene().setUnfolded(nestId, true);
        const double before = scene().flow().node(nestId)->rect.height();
        startInside();
        QTRY_COMPARE(scene().nested(nestId)->id(), inner());
        QVERIFY(scene().flow().node(nestId)->rect.height() > before);
        QVERIFY(scene().nested(nestId)->note().isEmpty());
    }

    void aReleaseInsideTheOneInsideIsAFoldedCard()
    {
        startInside();
        domain::Task deeper;
        deeper.id = TaskId("deeper");
        deeper.kind = "release.start";
        deeper.title = "Release the library";
        deeper.phase = PhaseId("announce");
        happen(inner(), domain::PlanEdited{2, domain::toJsonArray({domain::AddTask{deeper, -1}}), "Add"});
        scene().setUnfolded(nestId, true);
        QCOMPARE(cardOf("deeper").title, "Release the library");
        QVERIFY(cardOf("deeper").isNesting);
        const EffectId below(QStringLiteral("%1.deeper.1").arg(inner().value()));
        happen(inner(), domain::TaskStarted{deeper.id, 1, below, {}});
        domain::ReleaseCreated library{domain::nestedReleaseId(below), ProjectId("checkout"), "1.0"};
        library.plan = m_sample->plan(tests::largeDraft);
        happen(library.release, library);
        QTRY_COMPARE(cardOf("deeper").title, "Release the library · 0 of 15 · Draft");
        happen(library.release, domain::TaskStarted{TaskId("ready"), 1, EffectId("library.ready.1"), {}});
        QTRY_COMPARE(cardOf("deeper").title, "Release the library · 0 of 15 · Prepare");
    }

    void assistiveTechnologiesFindWhatIsInside()
    {
        startInside();
        auto *const tree = dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(m_view));
        QVERIFY(tree);
        QAccessibleInterface *const item = tree->part(FlowPartAccessible::taskKey(nestId));
        QVERIFY(item->state().expandable && item->state().collapsed);
        QCOMPARE(item->childCount(), 0);
        QVERIFY(item->actionInterface()->actionNames().contains("fold"));
        item->actionInterface()->doAction("fold");
        QVERIFY(item->state().expanded);
        QCOMPARE(item->childCount(), 5);
        runInside("ready", false);
        QTRY_COMPARE(item->child(0)->text(QAccessible::Name), "Phase Prepare, Running, 3 task(s)");
        QAccessibleInterface *const task = item->child(0)->child(0);
        QVERIFY2(task->text(QAccessible::Name).contains("Running, phase Prepare in checkout 9.1.0"),
                 qPrintable(task->text(QAccessible::Name)));
        QCOMPARE(task->parent(), item->child(0));
        QCOMPARE(item->child(0)->parent(), item);
        QVERIFY(item->rect().contains(task->rect()));
        QVERIFY(task->state().readOnly);
        QSignalSpy opened(m_panel.get(), &ModelingPanel::releaseChosen);
        task->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(opened.size(), 1);
        item->actionInterface()->doAction("fold");
        QVERIFY(!task->isValid());
        QCOMPARE(item->childCount(), 0);
    }

    void theOutlineHoldsWhatIsInsideAndFoldsWithTheFlow()
    {
        startInside();
        m_panel->setOutlineShown(true);
        auto *const outline = m_panel->findChild<QTreeView *>();
        auto *const model = qobject_cast<OutlineModel *>(outline->model());
        const QModelIndex row = model->indexOf(nestId);
        QCOMPARE(model->rowCount(row), 5);
        QVERIFY(!outline->isExpanded(row));
        QCOMPARE(row.siblingAtColumn(OutlineModel::FactsColumn).data().toString(), "0 of 15 · Draft");
        outline->setExpanded(row, true);
        QVERIFY(scene().isUnfolded(nestId));
        scene().setUnfolded(nestId, false);
        QVERIFY(!outline->isExpanded(row));
        scene().setUnfolded(nestId, true);
        QVERIFY(outline->isExpanded(row));

        runInside("ready", false);
        const QModelIndex phase = model->index(0, 0, model->indexOf(nestId));
        const QModelIndex task = model->index(0, 0, phase);
        QCOMPARE(phase.data().toString(), "Prepare");
        QTRY_COMPARE(task.siblingAtColumn(OutlineModel::StateColumn).data().toString(), "Running");
        QCOMPARE(task.parent(), phase);
        QCOMPARE(phase.parent(), model->indexOf(nestId));
        QVERIFY(outline->isExpanded(model->indexOf(nestId)));
        QSignalSpy opened(m_panel.get(), &ModelingPanel::releaseChosen);
        const qsizetype tasks = scene().plan().tasks.size();
        outline->setCurrentIndex(task);
        QTest::keyClick(outline, Qt::Key_Delete); // only to be looked at
        QCOMPARE(scene().plan().tasks.size(), tasks);
        QTest::keyClick(outline, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        m_panel->setOutlineShown(false);
    }

    void whatIsFoldedInTheOutlineStaysSoWhileTheReleaseInsideRuns()
    {
        m_panel->setOutlineShown(true);
        auto *const outline = m_panel->findChild<QTreeView *>();
        auto *const model = qobject_cast<OutlineModel *>(outline->model());
        outline->collapse(model->index(0, 0));
        startInside(); // there are more rows now
        const auto nest = [&] { return model->indexOf(nestId); };
        QTRY_COMPARE(model->rowCount(nest()), 5);
        QVERIFY(!outline->isExpanded(model->index(0, 0)));
        outline->expand(nest());
        QVERIFY(outline->isExpanded(model->index(1, 0, nest())));
        outline->collapse(model->index(1, 0, nest()));

        runInside("ready", false); // and other states in the same rows
        const auto stateInside
            = [&] { return model->index(0, OutlineModel::StateColumn, model->index(0, 0, nest())).data().toString(); };
        QTRY_COMPARE(stateInside(), "Running");
        QVERIFY(!outline->isExpanded(model->index(0, 0)));
        QVERIFY(!outline->isExpanded(model->index(1, 0, nest())));
        QVERIFY(outline->isExpanded(model->index(0, 0, nest())));
        m_panel->setOutlineShown(false);
    }

    void theOutlineFollowsOnlyWhatItShowsAndOnlyWhileItIsSeen()
    {
        startInside();
        m_panel->setOutlineShown(true);
        auto *const outline = m_panel->findChild<QTreeView *>();
        auto *const model = qobject_cast<OutlineModel *>(outline->model());
        QTest::qWait(50); // what is under way has come
        QSignalSpy told(model, &QAbstractItemModel::dataChanged);
        happen(tests::checkoutRelease, domain::TaskStarted{TaskId("soak"), 1, EffectId("soak"), {}});
        QTest::qWait(50);
        QCOMPARE(told.size(), 0);

        runInside("ready", false);
        QCOMPARE(told.size(), 0); // many changes in a row are shown at once
        QTRY_VERIFY(told.size() > 0);
        m_panel->setOutlineShown(false);
        told.clear();
        happen(inner(), domain::TaskSucceeded{TaskId("ready"), 1, {}, "done"});
        QTest::qWait(50);
        QCOMPARE(told.size(), 0);
        m_panel->setOutlineShown(true);
        const QModelIndex phase = model->index(0, 0, model->indexOf(nestId));
        QTRY_COMPARE(model->index(0, OutlineModel::StateColumn, phase).data().toString(), "Succeeded");

        m_panel->setOutlineShown(false);
        m_panel->showRelease(tests::largeDraft);
        QCOMPARE(model->rowCount(), 0);
        m_panel->setOutlineShown(true);
        QCOMPARE(model->rowCount(), 6);
        m_panel->setOutlineShown(false);
    }

    void fromAfarAndOnTheMapItIsSeenInItsStates()
    {
        startInside();
        runInside("ready", true);
        scene().setUnfolded(nestId, true);
        const QRectF frame = scene().flow().node(nestId)->rect;
        QVERIFY(paintedFromAfar(cardOf("ready").rect.center() + frame.topLeft(), colorOf(State::Succeeded)));
        QVERIFY(!paintedFromAfar(cardOf("build").rect.center() + frame.topLeft(), colorOf(State::Succeeded)));
        runInside("build", true);
        QTRY_VERIFY(paintedFromAfar(cardOf("build").rect.center() + frame.topLeft(), colorOf(State::Succeeded)));

        auto *const map = m_panel->findChild<Minimap *>();
        map->resize(map->sizeHint());
        const QImage open = map->grab().toImage();
        scene().setUnfolded(nestId, false);
        map->resize(map->sizeHint());
        QVERIFY(map->grab().toImage() != open);
    }

    void manyChangesInsideDoNotLayTheFlowOutAnew()
    {
        startInside();
        scene().setUnfolded(nestId, true);
        QSignalSpy laidOut(&scene(), &FlowScene::laidOut);
        const QList<TaskId> tasks = m_sample->plan(tests::largeDraft).executionOrder();
        for (const TaskId &task : tasks)
            runInside(task.value().toLatin1().constData(), true);
        QTRY_COMPARE(cardOf(tasks.last().value().toLatin1().constData()).state, State::Succeeded);
        QCOMPARE(laidOut.size(), 0);
    }

private:
    const TaskId nestId{"nest"};

    [[nodiscard]] FlowScene &scene() const { return m_view->flowScene(); }
    [[nodiscard]] static EffectId operation()
    {
        return EffectId(QStringLiteral("%1.nest.1").arg(tests::largeRun.value()));
    }
    [[nodiscard]] static ReleaseId inner() { return domain::nestedReleaseId(operation()); }

    void happen(const ReleaseId &release, const domain::ReleaseEvent &event)
    {
        m_sample->session.happen(release, tests::sampleUser, tests::sampleNow(), event);
    }

    void startInside()
    {
        happen(tests::largeRun, domain::TaskStarted{nestId, 1, operation(), {}});
        domain::ReleaseCreated child{inner(), ProjectId("checkout"), "9.1.0"};
        child.plan = m_sample->plan(tests::largeDraft);
        happen(child.release, child);
    }

    void runInside(const char *task, bool isDone)
    {
        const EffectId effect(QStringLiteral("inner.%1.1").arg(QLatin1String(task)));
        happen(inner(), domain::TaskStarted{TaskId(task), 1, effect, {}});
        if (isDone)
            happen(inner(), domain::TaskSucceeded{TaskId(task), 1, {}, "done"});
    }

    [[nodiscard]] NestedFlow::Card cardOf(const char *task) const
    {
        const QList<NestedFlow::Card> cards = scene().nested(nestId)->cards();
        const auto found = std::ranges::find(cards, TaskId(task), &NestedFlow::Card::task);
        return found == cards.end() ? NestedFlow::Card() : *found;
    }

    void click(const QPointF &point)
    {
        m_view->ensureVisible(QRectF(point - QPointF(20, 20), QSizeF(40, 40)));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->mapFromScene(point));
    }

    [[nodiscard]] bool paintedFromAfar(const QPointF &point, ColorToken color) const
    {
        const double zoom = 0.3;
        const QSize size(1000, 600);
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        FarFlow far;
        far.paint(painter, scene(), QTransform::fromScale(zoom, zoom), size);
        painter.end();
        return image.pixelColor((point * zoom).toPoint()) == tokenColor(color);
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ModelingPanel> m_panel;
    FlowView *m_view = nullptr;
};

RELEASE_DESK_TEST(tst_nested_flow, TestNestedFlow)

#include "tst_nested_flow.moc"
