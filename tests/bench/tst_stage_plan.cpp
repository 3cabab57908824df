// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/stage_plan.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::bench;
using domain::Plan;

class TestStagePlan final : public QObject
{
    Q_OBJECT

private slots:
    void stagesHaveTheWidthAsked_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("stages");
        QTest::newRow("a thousand") << 1000 << 0 << 48; // of 21
        QTest::newRow("few: three beside each other") << 7 << 0 << 3;
        QTest::newRow("a chain") << 5 << 1 << 5;
        QTest::newRow("one") << 1 << 0 << 1;
    }

    void stagesHaveTheWidthAsked()
    {
        QFETCH(const int, tasks);
        QFETCH(const int, width);

        const Plan plan = stagePlan({tasks, width, {"time.wait"}, 7});

        QCOMPARE(plan.tasks.size(), tasks);
        QTEST(static_cast<int>(plan.phases.size()), "stages");
        QVERIFY(plan.cycle().isEmpty());
    }

    void everyTaskComesBehindOneToThreeOfTheStageBefore()
    {
        const Plan plan = stagePlan({200, 0, {"time.wait", "gate.check"}, 7});

        QSet<qsizetype> counts;
        for (const domain::Task &task : plan.tasks) {
            QSet<TaskId> before;
            for (const domain::Edge &edge : plan.edges) {
                if (edge.to != task.id)
                    continue;
                QVERIFY(!before.contains(edge.from));
                before.insert(edge.from);
                QCOMPARE(plan.phaseIndex(plan.task(edge.from)->phase), plan.phaseIndex(task.phase) - 1);
            }
            if (plan.phaseIndex(task.phase) > 0)
                counts.insert(before.size());
            else
                QVERIFY(before.isEmpty());
        }
        QCOMPARE(counts, (QSet<qsizetype>{1, 2, 3}));
        QCOMPARE(plan.tasks.at(0).kind, "time.wait");
        QCOMPARE(plan.tasks.at(1).kind, "gate.check");
    }

    void theSeedDecides()
    {
        const StagePlan wish{100, 0, {"time.wait"}, 7};
        StagePlan other = wish;
        other.seed = 8;

        QCOMPARE(stagePlan(wish), stagePlan(wish));
        QVERIFY(stagePlan(wish) != stagePlan(other));
    }

    void aGraphGetsItsPhasesFromTheLongestPath()
    {
        auto plan = planFromGraph(R"({"nodes":[{"id":"d","label":"D","kind":"x","w":1,"h":1},{"id":"a"},{"id":"b"},
                                      {"id":"c"}],
                                     "edges":[{"id":"1","source":"a","target":"b"},{"id":"2","source":"b","target":"d"},
                                              {"id":"3","source":"a","target":"d"}]})");
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));

        QVERIFY(setPhases(*plan));

        QCOMPARE(plan->phases.size(), 3);
        const auto layerOf = [&](const char *task) { return plan->phaseIndex(plan->task(TaskId(task))->phase); };
        QCOMPARE(layerOf("a"), 0);
        QCOMPARE(layerOf("b"), 1);
        QCOMPARE(layerOf("c"), 0);
        QCOMPARE(layerOf("d"), 2);
        const Plan once = *plan;
        QVERIFY(setPhases(*plan)); // and again, as in every run
        QCOMPARE(*plan, once);
    }

    void graphsThatCannotBeDrawn_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        QTest::newRow("no JSON") << QByteArray("digraph {}") << "";
        QTest::newRow("empty") << QByteArray(R"({"nodes":[],"edges":[]})") << "no nodes";
        QTest::newRow("the same id twice") << QByteArray(R"({"nodes":[{"id":"a"},{"id":"a"}]})") << "“a”";
        QTest::newRow("an edge into nowhere")
            << QByteArray(R"({"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"z"}]})") << "“z”";
    }

    void graphsThatCannotBeDrawn()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, named);

        const auto plan = planFromGraph(json);

        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(named), qPrintable(plan.error().message));
    }

    void aCircleHasNoLayers()
    {
        Plan plan = stagePlan({6, 3, {"time.wait"}, 7});
        plan.edges.append({plan.tasks.last().id, plan.tasks.first().id});
        plan.edges.append({plan.tasks.first().id, plan.tasks.last().id});

        const auto layered = setPhases(plan);

        QVERIFY(!layered);
        QCOMPARE(layered.error().code, ErrorCode::InvalidArgument);
    }
};

RELEASE_DESK_TEST(tst_stage_plan, TestStagePlan)
#include "tst_stage_plan.moc"
