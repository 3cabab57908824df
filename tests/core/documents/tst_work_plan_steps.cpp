// SPDX-License-Identifier: Apache-2.0
#include "core/documents/work_plan_steps.h"
#include "core/documents/work_plan_tables.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::documents;

namespace {

const QDateTime window(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC);

domain::Task task(const char *id, const char *kind, const char *phase, int minutes)
{
    domain::Task each;
    each.id = TaskId(id);
    each.kind = kind;
    each.title = QStringLiteral("Do %1").arg(QLatin1String(id));
    each.phase = PhaseId(phase);
    each.durationMinutes = minutes;
    return each;
}

} // namespace

class TestWorkPlanSteps final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId("rel-1");
        created.project = ProjectId("checkout");
        created.version = "2.8.0";
        created.owner = PersonId("kim");
        created.windowStart = window;
        created.windowEnd = window.addSecs(7200);
        created.plan.phases = {{PhaseId("prepare"), "Preparation", true},
                               {PhaseId("approve"), "Approval"},
                               {PhaseId("deploy"), "Deployment"}};
        domain::Task approve = task("approve", "release.approve", "approve", 60);
        approve.parameters = {{"approvers", QJsonArray{"lee", "park"}}, {"rule", "everyone"}};
        domain::Task a = task("a", "jenkins.build", "deploy", 10);
        a.environment = EnvironmentId("prod");
        a.onFailure = domain::OnFailure::RollBack;
        const domain::Task b = task("b", "command.run", "deploy", 20);
        domain::Task check = task("check", "gate.check", "deploy", 5);
        check.parameters = {{"url", "https://x/health"}, {"timesInRow", 4}};
        domain::Task hand = task("hand", "manual.work", "deploy", 15);
        hand.performer = PersonId("park");
        hand.parameters = {{"criterion", "The | lamp is green"}};
        domain::Task back = task("back", "jenkins.build", "", 10);
        back.phase = PhaseId();
        back.undoes = TaskId("a");
        created.plan.tasks = {task("build", "jenkins.build", "prepare", 30), approve, a, b, check, hand, back};
        created.plan.edges = {{TaskId("approve"), TaskId("a")},
                              {TaskId("approve"), TaskId("b")},
                              {TaskId("a"), TaskId("check")},
                              {TaskId("b"), TaskId("check")},
                              {TaskId("check"), TaskId("hand")}};
        m_release = {};
        m_release.apply(created, PersonId("kim"), window.addDays(-3));
        m_directory = {};
        for (const auto &[id, name] : {std::pair{"kim", "Kim"}, std::pair{"lee", "Lee"}, std::pair{"park", "Park"}}) {
            domain::Person person;
            person.id = PersonId(id);
            person.name = QLatin1String(name);
            m_directory.people.append(person);
        }
        domain::Environment production;
        production.id = EnvironmentId("prod");
        production.name = "Production";
        m_directory.environments = {production};
        m_steps.clear();
        for (const WorkPlanStep &step : workPlanSteps(m_release, m_directory))
            m_steps.insert(step.task.value(), step);
    }

    void stepsStandInTheOrderOfExecution()
    {
        QStringList order;
        for (const WorkPlanStep &step : workPlanSteps(m_release, m_directory))
            order.append(step.task.value());

        QCOMPARE(order, (QStringList{"build", "approve", "a", "b", "check", "hand", "back"}));
        QCOMPARE(m_steps.value("build").number, 1);
        QCOMPARE(m_steps.value("hand").number, 6);
    }

    void plannedStartsFollowTheEdges()
    {
        QVERIFY(!m_steps.value("build").plannedStart.isValid()); // before the approval there is no window
        QCOMPARE(m_steps.value("a").plannedStart, window);
        QCOMPARE(m_steps.value("b").plannedStart, window); // beside the other
        QCOMPARE(m_steps.value("check").plannedStart, window.addSecs(1200)); // behind the longer of both
        QCOMPARE(m_steps.value("hand").plannedStart, window.addSecs(1500));
        QVERIFY(!m_steps.value("back").plannedStart.isValid());
    }

    void aStepSaysWhereByWhomAndHowItGoes()
    {
        const WorkPlanStep a = m_steps.value("a");
        QCOMPARE(a.phase, "Deployment");
        QCOMPARE(a.environment, "Production");
        QVERIFY(a.normalCriterion.contains("SUCCESS"));
        QVERIFY(a.onFailure.contains("roll back"));
        QVERIFY(a.reversibility.contains("Do back"));
        QVERIFY(m_steps.value("check").normalCriterion.contains('4'));
        QCOMPARE(m_steps.value("hand").performer, "Park");
        QCOMPARE(m_steps.value("approve").performer, "Lee, Park");
        QCOMPARE(m_steps.value("b").reversibility, "irreversible");
        QVERIFY(m_steps.value("back").isRollback);
        QVERIFY(!a.isRollback);
    }

    void afterTheRunItSaysWhatHappened()
    {
        m_release.apply(domain::TaskStarted{TaskId("a"), 1, EffectId("op")}, PersonId("engine"), window.addSecs(60));
        domain::TaskSucceeded done{TaskId("a"), 1};
        done.summary = "#214 · 3 min";
        m_release.apply(done, PersonId("engine"), window.addSecs(240));

        const QList<WorkPlanStep> steps = workPlanSteps(m_release, m_directory);

        const WorkPlanStep &a = steps.at(2);
        QCOMPARE(a.state, domain::TaskState::Succeeded);
        QCOMPARE(a.startedAt, window.addSecs(60));
        QCOMPARE(a.finishedAt, window.addSecs(240));
        QCOMPARE(a.result, "#214 · 3 min");
    }

    void whatIsLatePushesWhatFollows()
    {
        m_release.apply(domain::TaskStarted{TaskId("b"), 1, EffectId("op")}, PersonId("engine"), window.addSecs(1800));
        QMap<QString, WorkPlanStep> steps;
        QStringList order;
        for (const WorkPlanStep &step : workPlanSteps(m_release, m_directory)) {
            steps.insert(step.task.value(), step);
            order.append(step.task.value());
        }
        QCOMPARE(steps.value("check").plannedStart, window.addSecs(1800 + 1200));
        QCOMPARE(order, (QStringList{"build", "approve", "a", "b", "check", "hand", "back"}));

        m_release.apply(domain::TaskStarted{TaskId("a"), 1, EffectId("op2")}, PersonId("engine"), window.addSecs(2400));
        order.clear();
        for (const WorkPlanStep &step : workPlanSteps(m_release, m_directory))
            order.append(step.task.value());
        QCOMPARE(order, (QStringList{"build", "approve", "b", "a", "check", "hand", "back"}));
    }

    void aReferenceIsSaidAsWhatItStandsFor_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("said");
        QTest::newRow("of the project") << "${project.healthUrl}" << "https://shop/health is well";
        QTest::newRow("of the release") << "https://x/${release.version}" << "https://x/2.8.0 is well";
        QTest::newRow("not there") << "${project.other}/x" << "(decided at the start)/x is well";
        QTest::newRow("asked at the start") << "${var.host}" << "(decided at the start) is well";
        QTest::newRow("of a task to come") << "${tasks.a.url}" << "(known once it has run so far) is well";
        QTest::newRow("a secret") << "https://x/${var.token}" << "https://x/(a secret) is well";
    }

    void aReferenceIsSaidAsWhatItStandsFor()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, said);
        domain::Project project;
        project.id = ProjectId("checkout");
        project.variables = {{"healthUrl", "https://shop/health"}};
        m_directory.projects = {project};
        domain::Variable host;
        host.name = "host";
        host.isAsked = true;
        domain::Variable token;
        token.name = "token";
        token.type = domain::VariableType::Secret;
        token.value = "SHOP_TOKEN";
        domain::ReleaseCreated created;
        created.release = ReleaseId("rel-2");
        created.project = project.id;
        created.version = "2.8.0";
        created.plan = m_release.plan();
        created.plan.variables = {host, token};
        for (domain::Task &each : created.plan.tasks) {
            if (each.kind == u"gate.check")
                each.parameters.insert("url", url);
        }
        domain::Release release;
        release.apply(created, PersonId("kim"), window);
        for (const WorkPlanStep &step : workPlanSteps(release, m_directory)) {
            if (step.task == TaskId("check"))
                QVERIFY2(step.normalCriterion.startsWith(said), qPrintable(step.normalCriterion));
        }
    }

    void itsTablesSayWhoWhatAndHowItEnded()
    {
        const PlanTable people = contactsOf(m_release, m_directory);
        QCOMPARE(people.rows.size(), 3); // owner, signers, of whom one performs
        QVERIFY2(people.note.contains("3 of them"), qPrintable(people.note));
        QVERIFY(people.rows.at(2).at(2).contains("Do hand") && people.rows.at(2).at(2).contains("Do approve"));
        QCOMPARE(appliedChanges(m_release).note, "This release takes in no issues.");
        QCOMPARE(revisionsOf(m_release, m_directory, window).rows.size(), 2);
        QVERIFY(!resultOf(m_release, m_directory));
        const QString day = fullWindow(window, window.addSecs(7200));
        QVERIFY2(day.startsWith("2026-11-24 ") && day.contains(QStringLiteral(" – ")), qPrintable(day));

        m_release.apply(domain::ReleaseStarted{}, PersonId("kim"), window.addSecs(300));
        m_release.apply(domain::ReleaseCompleted{}, PersonId("engine"), window.addSecs(7800));
        const auto result = resultOf(m_release, m_directory);
        QVERIFY(result);
        QCOMPARE(result->rows.at(0).at(3), "5 min late");
        QCOMPARE(result->rows.at(1).at(3), "10 min late");
        QVERIFY(result->note.contains("Do build"));
        QVERIFY(workPlanMarkdown(m_release, m_directory, window).contains("## Result"));
    }

    void withoutAWindowNothingIsPlanned()
    {
        m_release.apply(domain::DetailsEdited{2, "x", PersonId("kim"), {}, {}}, PersonId("kim"), window);

        for (const WorkPlanStep &step : workPlanSteps(m_release, m_directory))
            QVERIFY(!step.plannedStart.isValid());
    }

    void theMarkdownHasOneRowPerStep()
    {
        const QString text = workPlanMarkdown(m_release, m_directory, window);

        int rows = 0;
        const qsizetype procedure = text.indexOf("## Procedure");
        for (const QString &line : text.mid(procedure, text.indexOf("## Contacts") - procedure).split('\n')) {
            if (!line.startsWith("| "))
                continue;
            ++rows;
            QCOMPARE(QString(line).remove("\\|").count('|'), 14); // an escaped bar makes no column
        }
        QCOMPARE(rows, 7 + 2); // and the head of each table
        QVERIFY(text.contains("Do hand"));
        QVERIFY(text.contains("## Approval: Do approve\n\n| Role | Person | Decision | When | Comment |"));
        QVERIFY(text.contains("The \\| lamp is green"));
    }

private:
    domain::Release m_release;
    domain::Directory m_directory;
    QMap<QString, WorkPlanStep> m_steps;
};

RELEASE_DESK_TEST(tst_work_plan_steps, TestWorkPlanSteps)

#include "tst_work_plan_steps.moc"
