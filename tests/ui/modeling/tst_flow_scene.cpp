// SPDX-License-Identifier: Apache-2.0
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "ui/modeling/edge_item.h"
#include "ui/modeling/far_flow.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/phase_item.h"
#include "ui/plan/plan_actions.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestFlowScene final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        Theme::current().setReducedMotion(true);
    }
    void cleanup()
    {
        m_sample.reset();
        Theme::current().setReducedMotion(false);
    }

    void itemsFollowTheDocument()
    {
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.showRelease(tests::largeDraft);
        QCOMPARE(scene.phases().size(), 5);
        QVERIFY(scene.node(TaskId("notes")));
        const PlanAction rename = renameTask(scene.plan(), TaskId("notes"), "Tell");
        scene.document()->edit(rename.edits, rename.text);
        QCOMPARE(scene.node(TaskId("notes"))->look().title, "Tell");
        const PlanAction remove = removeTask(scene.plan(), TaskId("notes"));
        scene.document()->edit(remove.edits, remove.text);
        QVERIFY(!scene.node(TaskId("notes")));
        QCOMPARE(scene.node(TaskId("mail"))->pos(), scene.flow().node(TaskId("mail"))->rect.topLeft());
    }

    void whatIsSelectedAndGoneIsSelectedNoMore()
    {
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.showRelease(tests::largeDraft);
        scene.selectTask(TaskId("notes"));
        QSignalSpy moved(&scene, &FlowScene::selectionMoved);
        const domain::PlanEdit edit = domain::RemoveTask{TaskId("notes")};
        m_sample->session.happen(tests::largeDraft, PersonId("gaeun.han"), tests::sampleNow(),
                                 domain::PlanEdited{2, QJsonArray{domain::planEditToJson(edit)}, "Delete"});
        QCOMPARE(moved.size(), 1);
        QVERIFY(scene.selectedTask().isEmpty());
    }

    void edgesTellHowFarTheRunIs()
    {
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.showRelease(tests::largeRun);
        QCOMPARE(lookOf(scene, "ready", "build"), EdgeItem::Look::Passed);
        QCOMPARE(lookOf(scene, "api", "canary"), EdgeItem::Look::Active);
        QCOMPARE(lookOf(scene, "canary", "watch"), EdgeItem::Look::NotReached);
        QCOMPARE(lookOf(scene, "zero", "blue"), EdgeItem::Look::Rollback);
        scene.showRelease(tests::largeDraft);
        QCOMPARE(lookOf(scene, "ready", "build"), EdgeItem::Look::Draft);
    }

    void theCurrentPhaseIsMarked()
    {
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.showRelease(tests::largeRun);
        for (const PhaseItem *const phase : scene.phases())
            QCOMPARE(phase->look().isCurrent, phase->look().name == "Deploy");
        QCOMPARE(scene.phases().first()->look().time, "9 m 12 s");
        QVERIFY(scene.laneNote().startsWith("armed"));
    }

    void detailsGoWithTheZoom_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("detail");
        QTest::newRow("full") << 1.0 << static_cast<int>(NodeItem::Detail::Full);
        QTest::newRow("at 60 %") << 0.6 << static_cast<int>(NodeItem::Detail::Full);
        QTest::newRow("below 60 %") << 0.59 << static_cast<int>(NodeItem::Detail::Title);
        QTest::newRow("below 35 %") << 0.34 << static_cast<int>(NodeItem::Detail::Bar);
    }

    void detailsGoWithTheZoom()
    {
        QFETCH(const double, zoom);
        QTEST(static_cast<int>(NodeItem::detailAt(zoom)), "detail");
    }

    void threeHundredTasksArePaintedInTime()
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("huge");
        created.project = ProjectId("checkout");
        created.version = "9";
        created.owner = tests::sampleUser;
        created.plan = tests::randomPlan(5, 12, 270);
        m_sample->session.happen(created.release, tests::sampleUser, tests::sampleNow(), created);
        FlowScene scene(m_sample->desk, m_sample->clock);
        QElapsedTimer timer;
        timer.start();
        scene.showRelease(created.release);
        const qint64 built = timer.restart();

        QImage image(1400, 800, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        scene.render(&painter, QRectF(0, 0, 1400, 800), QRectF(0, 0, 1400, 800)); // fonts and icons are made
        timer.restart();
        scene.render(&painter, QRectF(0, 0, 1400, 800), QRectF(0, 0, 1400, 800));
        const qint64 painted = timer.elapsed();
        qInfo("built in %lld ms, painted in %lld ms", static_cast<long long>(built), static_cast<long long>(painted));
        QVERIFY(built < 500); // debug build
        QVERIFY(painted < 100);
    }

    void aLargeFlowHasCardsOnlyWhereSomebodyLooks()
    {
        recordHuge();
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.setView(QRectF(0, 0, 400, 300), 1);
        scene.showRelease(ReleaseId("huge"));
        QVERIFY(scene.isLarge());
        const layout::NodePlace first = scene.flow().nodes.first();
        const layout::NodePlace last = scene.flow().nodes.at(scene.flow().nodes.size() - 20);
        QVERIFY(scene.node(first.task));
        QVERIFY(!scene.node(last.task));
        QVERIFY(cardsOf(scene) < 60);

        scene.setView(QRectF(last.rect.topLeft() - QPointF(100, 100), QSizeF(400, 300)), 1);
        QVERIFY(!scene.node(first.task));
        QVERIFY(scene.node(last.task));
        QCOMPARE(scene.node(last.task)->pos(), last.rect.topLeft());
        QCOMPARE(scene.lookOf(first.task).title, scene.plan().task(first.task)->title);
    }

    void seenFromAfarALargeFlowIsOnePicture()
    {
        recordHuge();
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.setView(QRectF(0, 0, 400, 300), 1);
        scene.showRelease(ReleaseId("huge"));
        scene.setView(scene.flow().bounds, 0.1);
        QVERIFY(scene.isFar());
        QCOMPARE(cardsOf(scene), 0);

        FarFlow far;
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        far.paint(painter, scene, QTransform::fromScale(0.1, 0.1), image.size());
        const QRectF card = scene.flow().nodes.first().rect;
        const QColor planned = tokenColor(ColorToken::Control);
        QCOMPARE(image.pixelColor((card.center() * 0.1).toPoint()).name(), planned.name());
        QVERIFY(image.pixelColor(((card.topLeft() - QPointF(0, 24)) * 0.1).toPoint()).name() != planned.name());

        // A card can still be taken hold of.
        QCOMPARE(scene.nodeAt(card.center())->task(), scene.flow().nodes.first().task);
    }

    void thePictureShowsAStateThatChanged()
    {
        recordHuge();
        FlowScene scene(m_sample->desk, m_sample->clock);
        scene.setView(QRectF(0, 0, 400, 300), 1);
        scene.showRelease(ReleaseId("huge"));
        scene.setView(scene.flow().bounds, 0.1);
        const layout::NodePlace first = scene.flow().nodes.first();
        QSignalSpy changed(&scene, &FlowScene::statesChanged);
        domain::TaskSkipped skipped;
        skipped.task = first.task;
        skipped.reason = "not needed";
        m_sample->session.happen(ReleaseId("huge"), tests::sampleUser, tests::sampleNow(), skipped);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<qsizetype>>(), QList<qsizetype>{0});
        QVERIFY(scene.stateOfNode(0) == State::Skipped);
    }

private:
    void recordHuge()
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("huge");
        created.project = ProjectId("checkout");
        created.version = "9";
        created.owner = tests::sampleUser;
        created.plan = tests::randomPlan(5, 12, 600);
        m_sample->session.happen(created.release, tests::sampleUser, tests::sampleNow(), created);
    }

    static qsizetype cardsOf(const FlowScene &scene)
    {
        const QList<QGraphicsItem *> items = scene.items();
        return std::ranges::count_if(
            items, [](QGraphicsItem *item) { return qgraphicsitem_cast<NodeItem *>(item) != nullptr; });
    }

    static EdgeItem::Look lookOf(const FlowScene &scene, const char *from, const char *to)
    {
        for (QGraphicsItem *const item : scene.items()) {
            const auto *const edge = qgraphicsitem_cast<EdgeItem *>(item);
            if (edge && edge->route().from == TaskId(from) && edge->route().to == TaskId(to))
                return edge->look();
        }
        qFatal("no such edge");
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
};

RELEASE_DESK_TEST(tst_flow_scene, TestFlowScene)
#include "tst_flow_scene.moc"
