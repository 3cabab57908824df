// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_text.h"
#include "core/documents/task_clip.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::documents;
using domain::Edge;

class TestTaskClip final : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadAsItWasWritten()
    {
        const TaskClip clip = clipOf(sample(), {TaskId("build"), TaskId("scan"), TaskId("back")});
        const Result<TaskClip> read = readTaskClip(writeTaskClip(clip));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, clip);
        QCOMPARE(clip.edges, (QList<Edge>{{TaskId("build"), TaskId("scan")}}));
        QCOMPARE(clip.phases.size(), 1);
    }

    void aPasteKeepsWhatTheTasksSayOfEachOther()
    {
        const domain::Plan plan = sample();
        const TaskClip clip = clipOf(plan, {TaskId("build"), TaskId("scan"), TaskId("back")});
        const PastedTasks pasted = pasteInto(plan, clip, {});
        domain::Plan after = plan;
        QVERIFY(domain::applyEdits(after, pasted.edits));

        QCOMPARE(pasted.tasks, (QList<TaskId>{TaskId("build-2"), TaskId("scan-2"), TaskId("back-2")}));
        QVERIFY(after.edges.contains(Edge{TaskId("build-2"), TaskId("scan-2")}));
        QCOMPARE(after.task(TaskId("scan-2"))->parameters.value("seconds").toString(),
                 "${tasks.build-2.buildNumber} of ${tasks.other.x}");
        QCOMPARE(after.task(TaskId("back-2"))->undoes, TaskId("build-2"));
        QCOMPARE(after.task(TaskId("build"))->parameters, plan.task(TaskId("build"))->parameters);
        QCOMPARE(pasted.lostEdges, 0);
    }

    void aPasteIntoAnotherReleaseFindsThePhaseByItsName()
    {
        domain::Plan other;
        other.phases = {{PhaseId("p1"), "first"}, {PhaseId("p2"), "prepare"}};
        const PastedTasks pasted = pasteInto(other, clipOf(sample(), {TaskId("build"), TaskId("deploy")}), {});
        domain::Plan after = other;
        QVERIFY(domain::applyEdits(after, pasted.edits));
        QCOMPARE(after.task(TaskId("build"))->phase, PhaseId("p2"));
        QCOMPARE(after.task(TaskId("deploy"))->phase, PhaseId("p2")); // the last one, where none fits
    }

    void tasksOfOnePhaseGoBehindTheSelectedTask()
    {
        const domain::Plan plan = sample();
        const PastedTasks pasted = pasteInto(plan, clipOf(plan, {TaskId("build")}), TaskId("deploy"));
        domain::Plan after = plan;
        QVERIFY(domain::applyEdits(after, pasted.edits));
        QCOMPARE(after.task(TaskId("build-2"))->phase, PhaseId("run"));
    }

    void aConnectionThatWouldLeadBackIsCountedAndLeftOut()
    {
        domain::Plan other;
        other.phases = {{PhaseId("run"), "run"}, {PhaseId("prepare"), "prepare"}};
        const PastedTasks pasted = pasteInto(other, clipOf(sample(), {TaskId("scan"), TaskId("deploy")}), {});
        QCOMPARE(pasted.tasks.size(), 2);
        QCOMPARE(pasted.lostEdges, 1);
    }

    void aReleaseAsTextCanBePastedAsWell()
    {
        ReleaseText text;
        text.project = ProjectId("checkout");
        text.version = "1";
        text.plan = sample();
        const Result<TaskClip> clip = readTaskClip(writeReleaseText(text));
        QVERIFY(clip);
        QCOMPARE(clip->tasks, text.plan.tasks);
    }

    void otherTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << QByteArray() << "it is empty";
        QTest::newRow("a sentence") << QByteArray("Ship it on Tuesday\n") << "";
        QTest::newRow("another key") << QByteArray("releaseDeskTasks: 1\ntask: []\ntasks: []\n") << "task";
        QTest::newRow("no tasks") << QByteArray("releaseDeskTasks: 1\ntasks: []\n") << "none";
        QTest::newRow("a later format") << QByteArray("releaseDeskTasks: 7\ntasks: []\n") << "format 7";
        QTest::newRow("too much") << QByteArray(maxClipBytes + 1, 'x') << "4 MiB";
        QTest::newRow("the same id twice")
            << QByteArray("releaseDeskTasks: 1\ntasks:\n  - id: a\n    kind: time.wait\n    title: A\n"
                          "  - id: a\n    kind: time.wait\n    title: B\n")
            << "twice";
    }

    void otherTextIsRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, why);
        const Result<TaskClip> clip = readTaskClip(text);
        QVERIFY(!clip);
        QVERIFY2(clip.error().message.startsWith("The clipboard holds no tasks"), qPrintable(clip.error().message));
        QVERIFY2(clip.error().message.contains(why), qPrintable(clip.error().message));
    }

private:
    static domain::Plan sample()
    {
        return tests::PlanBuilder()
            .phase("prepare")
            .task("build", "jenkins.build", {{"job", "checkout"}})
            .task("scan", "time.wait", {{"seconds", "${tasks.build.buildNumber} of ${tasks.other.x}"}})
            .phase("run")
            .task("deploy")
            .lane("back", "build")
            .edge("build", "scan")
            .edge("scan", "deploy")
            .plan();
    }
};

RELEASE_DESK_TEST(tst_task_clip, TestTaskClip)

#include "tst_task_clip.moc"
