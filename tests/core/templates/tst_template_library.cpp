// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_kind.h"
#include "core/templates/template_library.h"
#include "core/templates/template_update.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::templates;
using namespace releasedesk::domain;
using tests::PlanBuilder;

class TestTemplateLibrary final : public QObject
{
    Q_OBJECT

private slots:
    void theBuiltInOnesMakeSense_data()
    {
        QTest::addColumn<QString>("id");
        for (const ReleaseTemplate &each : builtInTemplates())
            QTest::newRow(qPrintable(each.id)) << each.id;
    }

    void theBuiltInOnesMakeSense()
    {
        QFETCH(const QString, id);
        const auto pattern = builtInTemplate(id);
        QVERIFY(pattern);
        QVERIFY(!pattern->nameKo.isEmpty() && !pattern->descriptionKo.isEmpty());
        const auto shape = checkShape(pattern->plan);
        QVERIFY2(shape, shape ? "" : qPrintable(shape.error().message));
        QVERIFY(!pattern->plan.rollbackLane().isEmpty());
        QVERIFY(
            std::ranges::any_of(pattern->plan.tasks, [](const Task &task) { return task.kind == u"release.approve"; }));
        for (const Task &task : pattern->plan.tasks) {
            const auto kind = taskKind(task.kind);
            QVERIFY2(kind, qPrintable(task.kind));
            for (const ParameterInfo &parameter : kind->parameters)
                QVERIFY2(!parameter.isRequired || task.parameters.contains(parameter.name),
                         qPrintable(task.id.value() + ' ' + parameter.name));
            for (const QString &name : task.parameters.keys())
                QVERIFY2(std::ranges::any_of(kind->parameters, [&](const auto &each) { return each.name == name; }),
                         qPrintable(task.id.value() + ' ' + name));
        }
        QCOMPARE(readTemplate(writeTemplate(*pattern))->plan, pattern->plan);
    }

    void aReleaseIsSavedAsATemplateAndAsItsNextVersion()
    {
        QTemporaryDir folder;
        Project project;
        project.variables = {{"jenkins", "ci-main"}, {"approvers", "jiho,minseo"}};
        Plan plan = PlanBuilder()
                        .phase("sign", true)
                        .task("build", "jenkins.build", {{"connection", "ci-main"}, {"job", "x"}})
                        .approval("approve")
                        .plan();
        plan.tasks.first().performer = PersonId("jiho");
        const ReleaseTemplate made = templateOf(plan, project, "team-a", "Team A");
        QCOMPARE(made.plan.tasks.first().parameters["connection"].toString(), "${project.jenkins}");
        QVERIFY(made.plan.tasks.first().performer.isEmpty());
        QCOMPARE(made.variables, (QStringList{"approvers", "jenkins"}));
        QCOMPARE(planFor(made, project).tasks.last().parameters, plan.tasks.last().parameters);

        TemplateLibrary library(folder.path());
        QCOMPARE(library.save(made)->version, 1);
        QCOMPARE(library.save(made)->version, 2);
        const TemplateLibrary again(folder.path());
        QCOMPARE(again.find("team-a")->version, 2);
        QCOMPARE(again.find("team-a", 1)->plan, made.plan);
        QVERIFY(!again.find("team-a", 3));
        QCOMPARE(again.newest().size(), builtInTemplates().size() + 1);
        QCOMPARE(library
                     .save([&] {
                         ReleaseTemplate own = made;
                         own.id = "hotfix"; // a team's own version of a built-in one
                         return own;
                     }())
                     ->version,
                 2);
    }

    void badFilesAndNamesAreToldNotTaken()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("templates"));
        QFile file(folder.filePath("templates/broken.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id: [");
        file.close();
        TemplateLibrary library(folder.path());
        QCOMPARE(library.problems().size(), 1);
        QCOMPARE(library.newest().size(), builtInTemplates().size());
        ReleaseTemplate pattern;
        pattern.id = "../up";
        QVERIFY(!library.save(pattern));
        QVERIFY(!library.find("nothing"));
    }

    void whatOnlyTheTemplateChangedComesIntoTheDraft()
    {
        const Plan base = sample();
        Plan update = base;
        update.tasks[0].durationMinutes = 44;
        update.tasks[1].title = "Scan twice";
        QVERIFY(applyEdit(update, AddTask{task("sign-off", "run"), 0}));
        QVERIFY(applyEdit(update, Connect{{TaskId("scan"), TaskId("sign-off")}}));
        Plan draft = base;
        QVERIFY(applyEdit(draft, AddTask{task("mine", "run"), -1}));
        draft.tasks[0].title = "My build";
        const TemplateUpdate done = updateOf(base, draft, update);
        QVERIFY(done.conflicts.isEmpty());
        QVERIFY(applyEdits(draft, done.edits));
        QCOMPARE(draft.task(TaskId("build"))->title, "My build");
        QCOMPARE(draft.task(TaskId("build"))->durationMinutes, 44);
        QCOMPARE(draft.task(TaskId("scan"))->title, "Scan twice");
        QVERIFY(draft.task(TaskId("sign-off")) && draft.task(TaskId("mine")));
        QVERIFY(draft.edges.contains(Edge{TaskId("scan"), TaskId("sign-off")}));
        QVERIFY(updateOf(update, draft, update).isEmpty());
    }

    void whatBothChangedStaysAndIsAConflict()
    {
        const Plan base = sample();
        Plan update = base;
        update.tasks[0].durationMinutes = 44;
        QVERIFY(applyEdit(update, RemoveTask{TaskId("scan")}));
        Plan draft = base;
        draft.tasks[0].durationMinutes = 55;
        draft.tasks[1].retries = 2;
        const TemplateUpdate done = updateOf(base, draft, update);
        QCOMPARE(done.conflicts.size(), 2);
        QCOMPARE(done.conflicts.first().path, "tasks[build].durationMinutes");
        QCOMPARE(done.conflicts.first().draft.toInt(), 55);
        QCOMPARE(done.conflicts.last().path, "tasks[scan]");
        QVERIFY(draft.task(TaskId("scan")));
    }

    void ofAConflictTheSideOfTheTemplateCanBeTaken()
    {
        const Plan base = sample();
        Plan update = base;
        update.tasks[0].durationMinutes = 44;
        update.tasks[0].title = "Build it";
        QVERIFY(applyEdit(update, RemoveTask{TaskId("scan")}));
        Plan draft = base;
        draft.tasks[0].durationMinutes = 55;
        draft.tasks[0].title = "My build";
        draft.tasks[1].retries = 2;

        const TemplateUpdate one = updateOf(base, draft, update, {"tasks[build].durationMinutes"});
        QCOMPARE(one.conflicts.size(), 3); // what is taken is still told
        QCOMPARE(std::ranges::count(one.conflicts, true, &UpdateConflict::isTaken), 1);
        Plan after = draft;
        QVERIFY(applyEdits(after, one.edits));
        QCOMPARE(after.task(TaskId("build"))->durationMinutes, 44);
        QCOMPARE(after.task(TaskId("build"))->title, "My build");
        QVERIFY(after.task(TaskId("scan")));

        const TemplateUpdate all
            = updateOf(base, draft, update, {"tasks[build].durationMinutes", "tasks[build].title", "tasks[scan]"});
        after = draft;
        QVERIFY(applyEdits(after, all.edits));
        QCOMPARE(after.task(TaskId("build"))->title, "Build it");
        QVERIFY(!after.task(TaskId("scan")));
    }

    void aRoleBecomesThePersonOfTheProject()
    {
        Project project;
        project.id = ProjectId("checkout");
        project.variables = {{"dba", "jiho.kim"}};
        ReleaseTemplate pattern;
        pattern.plan.phases = {{PhaseId("run"), "Run", false}};
        Task task;
        task.id = TaskId("migrate");
        task.kind = "manual.work";
        task.title = "Migrate";
        task.phase = PhaseId("run");
        task.performer = PersonId("${project.dba}");
        task.verifier = PersonId("${project.lead}");
        pattern.plan.tasks = {task};
        const Plan plan = planFor(pattern, project);
        QCOMPARE(plan.tasks.first().performer, PersonId("jiho.kim"));
        QVERIFY(plan.tasks.first().verifier.isEmpty()); // the project has nobody in that role
        // And back again: saved, the person is a role.
        const ReleaseTemplate saved = templateOf(plan, project, "own", "Own");
        QCOMPARE(saved.plan.tasks.first().performer, PersonId("${project.dba}"));
        QCOMPARE(saved.roles, QStringList{"dba"});
    }

    void aNewerTemplateMakesADraftStricterNeverLooser()
    {
        Plan base;
        base.phases = {{PhaseId("run"), "Run", false}};
        Plan draft = base;
        Plan update = base;
        update.policies = {{"L4", PolicyLevel::Error, "Rings have to be closable."},
                           {"L10", PolicyLevel::Off, "Nobody reads them."}};
        const TemplateUpdate stricter = updateOf(base, draft, update);
        QVERIFY(applyEdits(draft, stricter.edits));
        QCOMPARE(draft.policies, QList<Policy>{update.policies.first()});

        Plan looser = base;
        QVERIFY(updateOf(update, draft, looser).edits.isEmpty());
    }

    void aTaskThatTheDraftTookOutCanBeBroughtBack()
    {
        const Plan base = sample();
        Plan update = base;
        update.tasks[1].title = "Scan twice";
        Plan draft = base;
        QVERIFY(applyEdit(draft, RemoveTask{TaskId("scan")}));
        const TemplateUpdate kept = updateOf(base, draft, update);
        QVERIFY(kept.edits.isEmpty());
        QCOMPARE(kept.conflicts.size(), 1);

        QVERIFY(applyEdits(draft, updateOf(base, draft, update, {kept.conflicts.first().path}).edits));
        QVERIFY(draft.task(TaskId("scan")));
        QCOMPARE(draft.task(TaskId("scan"))->title, "Scan twice");
        QCOMPARE(draft.edges.size(), update.edges.size()); // with what it was connected to
        QVERIFY(updateOf(base, draft, update).isEmpty());
    }

    void whatTheUpdateTakesBackMayHaveLeftTheDraft()
    {
        const Plan base = sample();
        Plan update = base;
        Task back = task("back", "");
        back.undoes = TaskId("scan");
        QVERIFY(applyEdit(update, AddTask{back, -1}));
        Plan draft = base;
        QVERIFY(applyEdit(draft, RemoveTask{TaskId("scan")}));
        const TemplateUpdate done = updateOf(base, draft, update);
        QCOMPARE(done.conflicts.size(), 1);
        QCOMPARE(done.conflicts.first().path, "tasks[back].undoes");
        QVERIFY(applyEdits(draft, done.edits));
        QVERIFY(draft.task(TaskId("back")) && draft.task(TaskId("back"))->undoes.isEmpty());
    }

    void anUntouchedDraftBecomesTheNewVersion()
    {
        for (quint32 seed = 0; seed < 40; ++seed) {
            const Plan base = distinct(inPhaseOrder(tests::randomPlan(seed, 4, 20)));
            Plan update = base;
            QRandomGenerator random(seed);
            for (int i = 0; i < 12; ++i)
                change(update, random, i);
            Plan draft = base;
            const TemplateUpdate done = updateOf(base, draft, update);
            QVERIFY2(done.conflicts.isEmpty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY(applyEdits(draft, done.edits));
            QCOMPARE(draft.tasks.size(), update.tasks.size());
            for (const Task &each : update.tasks)
                QVERIFY(draft.task(each.id) && *draft.task(each.id) == each);
            for (const Edge &edge : update.edges)
                QVERIFY(draft.edges.contains(edge));
            QCOMPARE(draft.edges.size(), update.edges.size());
        }
    }

private:
    static Task task(const char *id, const char *phase)
    {
        Task made;
        made.id = TaskId(id);
        made.kind = "time.wait";
        made.title = made.id.value();
        made.phase = PhaseId(phase);
        return made;
    }

    static Plan sample()
    {
        return PlanBuilder().phase("run").task("build").task("scan").task("deploy").edge("build", "scan").plan();
    }

    static Plan distinct(Plan plan)
    {
        QList<Edge> once;
        for (const Edge &edge : std::as_const(plan.edges)) {
            if (!once.contains(edge))
                once.append(edge);
        }
        plan.edges = once;
        return plan;
    }

    static void change(Plan &plan, QRandomGenerator &random, int number)
    {
        const auto any = [&] { return plan.tasks.at(random.bounded(static_cast<int>(plan.tasks.size()))); };
        Task one = any();
        switch (random.bounded(5)) {
        case 0:
            one.durationMinutes += 7;
            (void)applyEdit(plan, ChangeTask{one});
            break;
        case 1:
            (void)applyEdit(plan, RemoveTask{one.id});
            break;
        case 2:
            (void)applyEdit(plan, AddTask{task(qPrintable(QStringLiteral("n%1").arg(number)), "p1"), -1});
            break;
        case 3:
            (void)applyEdit(plan, Connect{{one.id, any().id}});
            break;
        default:
            if (!plan.edges.isEmpty())
                (void)applyEdit(plan, Disconnect{plan.edges.first()});
        }
    }
};

RELEASE_DESK_TEST(tst_template_library, TestTemplateLibrary)

#include "tst_template_library.moc"
