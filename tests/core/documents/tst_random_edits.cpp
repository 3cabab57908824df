// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_text.h"
#include "core/documents/task_clip.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::documents;
using namespace releasedesk::domain;

namespace {

//! One random edit, which may be one that is refused.
PlanEdit randomEdit(const Plan &plan, QRandomGenerator &random, int number)
{
    const auto anyTask = [&] {
        return plan.tasks.isEmpty() ? Task() : plan.tasks.at(random.bounded(static_cast<int>(plan.tasks.size())));
    };
    const auto anyPhase = [&] {
        const int at = random.bounded(static_cast<int>(plan.phases.size()) + 1);
        return at < plan.phases.size() ? plan.phases.at(at).id : PhaseId();
    };
    const auto anyEdge = [&] {
        return plan.edges.isEmpty() ? Edge() : plan.edges.at(random.bounded(static_cast<int>(plan.edges.size())));
    };
    switch (random.bounded(10)) {
    case 0: {
        Task task;
        task.id = TaskId(QStringLiteral("new%1").arg(number));
        task.kind = QStringLiteral("time.wait");
        task.title = QStringLiteral("배포 %1: \"quoted\" #no comment").arg(number);
        task.phase = anyPhase();
        task.parameters.insert(QStringLiteral("seconds"), random.bounded(100));
        task.precondition = QStringLiteral("tasks.%1.state == \"succeeded\"").arg(anyTask().id.value());
        return AddTask{task, random.bounded(6) - 1};
    }
    case 1:
        return RemoveTask{anyTask().id};
    case 2: {
        Task task = anyTask();
        task.title += u'\'';
        task.retries = random.bounded(4);
        task.durationMinutes = random.bounded(90);
        task.isSkippable = !task.isSkippable;
        if (task.isInRollbackLane())
            task.undoes = random.bounded(4) > 0 ? anyTask().id : TaskId("nobody");
        return ChangeTask{task};
    }
    case 3:
        return MoveTask{anyTask().id, anyPhase(), random.bounded(6) - 1};
    case 4:
    case 5:
        return Connect{{anyTask().id, anyTask().id}};
    case 6:
        return Disconnect{anyEdge()};
    case 7:
        return AddPhase{{PhaseId(QStringLiteral("phase%1").arg(number)), QStringLiteral("단계: %1").arg(number), false},
                        random.bounded(4) - 1};
    case 8: {
        Phase phase = plan.phases.isEmpty() ? Phase() : plan.phases.first();
        phase.name += QStringLiteral(" - ");
        phase.isBeforeApproval = !phase.isBeforeApproval;
        return ChangePhase{phase};
    }
    default:
        return RemovePhase{anyPhase()};
    }
}

QSet<QString> linesOf(const QList<Edge> &edges)
{
    QSet<QString> lines;
    for (const Edge &edge : edges)
        lines.insert(QString(edge.from.value() + u'>' + edge.to.value()));
    return lines;
}

} // namespace

//! What random edits do can be taken back and done again, and no way of carrying a flow loses anything of it.
class TestRandomEdits final : public QObject
{
    Q_OBJECT

private slots:
    void everySequenceCanBeTakenBackDoneAgainAndCarriedAway()
    {
        const QString tier = qEnvironmentVariable("RD_TIER", QStringLiteral("P"));
        const int sequences = tier == u"P" ? 200 : 10'000;
        const quint32 first = QRandomGenerator::global()->generate();
        qint64 edits = 0;
        for (int i = 0; i < sequences; ++i) {
            const quint32 seed = first + static_cast<quint32>(i);
            const QString fault = faultOf(seed, edits);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
        qInfo("%d sequences, %lld edits from seed %u", sequences, static_cast<long long>(edits), first);
        QVERIFY(edits > sequences);
    }

private:
    //! Empty: everything is as it should be.
    static QString faultOf(quint32 seed, qint64 &edits)
    {
        QRandomGenerator random(seed);
        const Plan start
            = tests::randomPlan(seed, 1 + static_cast<int>(random.bounded(5)), static_cast<int>(random.bounded(30)));
        Plan plan = inPhaseOrder(start);
        const Plan ordered = plan;
        QList<QList<PlanEdit>> done;
        QList<QList<PlanEdit>> inverses;
        QList<Plan> states{plan};
        for (int i = 0; i < 25; ++i) {
            QList<PlanEdit> step;
            for (int k = 0; k <= static_cast<int>(random.bounded(3)); ++k)
                step.append(randomEdit(plan, random, i * 10 + k));
            const Plan before = plan;
            const auto inverse = applyEdits(plan, step);
            if (!inverse) {
                if (plan != before)
                    return QStringLiteral("a refused edit changed the plan");
                continue;
            }
            edits += step.size();
            done.append(step);
            inverses.append(*inverse);
            states.append(plan);
            if (!checkShape(plan))
                return QStringLiteral("an accepted edit left a plan without sense");
        }
        for (qsizetype i = inverses.size(); i-- > 0;) {
            if (!applyEdits(plan, inverses.at(i)) || plan != states.at(i))
                return QStringLiteral("step %1 could not be taken back").arg(i);
        }
        if (plan != ordered)
            return QStringLiteral("the start is another one");
        for (qsizetype i = 0; i < done.size(); ++i) {
            if (!applyEdits(plan, done.at(i)) || plan != states.at(i + 1))
                return QStringLiteral("step %1 could not be done again").arg(i);
        }
        return carriageFault(plan, done);
    }

    static QString carriageFault(const Plan &plan, const QList<QList<PlanEdit>> &done)
    {
        ReleaseText text;
        text.project = ProjectId("checkout");
        text.version = QStringLiteral("1.0");
        text.plan = plan;
        const QByteArray bytes = writeReleaseText(text);
        const auto read = readReleaseText(bytes);
        if (!read || read->plan != plan || writeReleaseText(*read) != bytes)
            return QStringLiteral("the text does not give the same release");
        for (const QList<PlanEdit> &step : done) {
            for (const PlanEdit &edit : step) {
                const auto back = planEditFromJson(planEditToJson(edit));
                if (!back || *back != edit)
                    return QStringLiteral("an edit is another one after it was recorded");
            }
        }
        if (plan.tasks.isEmpty())
            return {};
        QList<TaskId> all;
        for (const Task &task : plan.tasks)
            all.append(task.id);
        const auto clip = readTaskClip(writeTaskClip(clipOf(plan, all)));
        if (!clip)
            return clip.error().message;
        Plan other;
        other.phases = plan.phases;
        const PastedTasks pasted = pasteInto(other, *clip, {});
        if (!applyEdits(other, pasted.edits))
            return QStringLiteral("what was pasted is refused");
        QList<Task> expected = plan.tasks;
        for (Task &task : expected) { // what names a task that is not there names none afterwards
            if (!plan.task(task.undoes))
                task.undoes = {};
        }
        if (other.tasks != expected || linesOf(other.edges) != linesOf(plan.edges) || pasted.lostEdges > 0)
            return QStringLiteral("pasting lost something");
        return {};
    }
};

RELEASE_DESK_TEST(tst_random_edits, TestRandomEdits)

#include "tst_random_edits.moc"
