// SPDX-License-Identifier: Apache-2.0
#include "core/domain/directory.h"
#include "core/domain/plan_check.h"
#include "core/domain/plan_edit.h"
#include "core/domain/release_decisions.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::domain;
using tests::PlanBuilder;

//! What a template forbids, and what the checks say of steps without a way back, without a person and without a fixed
//! artifact.
class TestPolicy final : public QObject
{
    Q_OBJECT

private slots:
    void aPolicyMakesAWarningForbidToSubmit()
    {
        Plan plan = deploying();
        const Finding before = findingOf("L4", plan);
        QCOMPARE(before.level, FindingLevel::Warning);
        QVERIFY(submit(plan));
        plan.policies = {{"L4", PolicyLevel::Error, "Each ring has to be closable."}};
        const Finding after = findingOf("L4", plan);
        QCOMPARE(after.level, FindingLevel::Error);
        QVERIFY2(after.message.contains("Each ring has to be closable."), qPrintable(after.message));
        const auto refused = submit(plan);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains("Each ring has to be closable."),
                 qPrintable(refused.error().message));
    }

    void whatIsOffIsNotShownButAnErrorStays()
    {
        Plan plan = deploying();
        plan.policies = {{"L4", PolicyLevel::Off, "This place is rebuilt every night."}};
        QVERIFY(findingOf("L4", plan).rule.isEmpty());
        Plan open = PlanBuilder().phase("p").task("deploy", "http.request").in("prod").plan();
        open.policies = {{"L3", PolicyLevel::Off, "We are in a hurry."}};
        QCOMPARE(findingOf("L3", open).level, FindingLevel::Error);
    }

    void onlyAnAdministratorLoosensThem()
    {
        Plan plan = deploying();
        plan.policies = {{"L4", PolicyLevel::Error, "Each ring has to be closable."}};
        const EditPlan looser{ReleaseId("r"), 1, {SetPolicies{}}, "loosen"};
        const auto refused = decide(looser, released(plan), now("kim"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "policy.weaker");
        QVERIFY(decide(looser, released(plan), now("root")));

        const EditPlan stricter{
            ReleaseId("r"), 1, {SetPolicies{plan.policies + QList<Policy>{{"L16", PolicyLevel::Error, "why"}}}}, "x"};
        QVERIFY(decide(stricter, released(plan), now("kim")));
    }

    void whatIsNoPolicyIsRefused_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such rule") << "L99" << "why";
        QTest::newRow("no rule at all") << "rollback" << "why";
        QTest::newRow("without a reason") << "L4" << " ";
    }
    void whatIsNoPolicyIsRefused()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, reason);
        Plan plan = deploying();
        QVERIFY(!applyEdit(plan, SetPolicies{{{rule, PolicyLevel::Error, reason}}}));
        QVERIFY(!applyEdit(plan, SetPolicies{{{"L4", PolicyLevel::Error, "a"}, {"L4", PolicyLevel::Warning, "b"}}}));
    }

    void settingThemIsTakenBack()
    {
        Plan plan = deploying();
        const Plan before = plan;
        const auto back = applyEdit(plan, SetPolicies{{{"L4", PolicyLevel::Error, "why"}}});
        QVERIFY(back && plan != before);
        QVERIFY(applyEdits(plan, *back));
        QCOMPARE(plan, before);
        const QJsonObject json = planEditToJson(SetPolicies{{{"L4", PolicyLevel::Off, "why"}}});
        QCOMPARE(planEditToJson(*planEditFromJson(json)), json);
    }

    void whatCannotBeTakenBackIsCheckedBefore()
    {
        PlanBuilder builder;
        builder.phase("p").task("script", "command.run").in("stage");
        QCOMPARE(findingOf("L5", builder.plan()).task, TaskId("script"));
        PlanBuilder held;
        held.phase("p").task("look", "checklist.confirm").task("script", "command.run").in("stage");
        held.edge("look", "script");
        QVERIFY(findingOf("L5", held.plan()).rule.isEmpty());
        builder.lane("back", "script");
        QVERIFY(findingOf("L5", builder.plan()).rule.isEmpty());
    }

    void whatIsCalledLatestIsToldToBeNoArtifact_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("latest") << "latest" << true;
        QTest::newRow("an image that moves") << "registry.example/shop:latest" << true;
        QTest::newRow("a branch") << "main" << true;
        QTest::newRow("a snapshot") << "2.8.0-SNAPSHOT" << true;
        QTest::newRow("a version") << "2.8.0" << false;
        QTest::newRow("a digest") << "registry.example/shop@sha256:0123" << false;
        QTest::newRow("the result of a task") << "${tasks.build.buildNumber}" << false;
    }
    void whatIsCalledLatestIsToldToBeNoArtifact()
    {
        QFETCH(const QString, value);
        QFETCH(const bool, isTold);
        PlanBuilder builder;
        builder.phase("p").approval("ok").task("deploy", "jenkins.build").in("prod");
        builder.last().parameters = {{"job", "deploy"}, {"parameters", QJsonObject{{"TAG", value}}}};
        QCOMPARE(!findingOf("L16", builder.plan()).rule.isEmpty(), isTold);
        builder.last().environment = EnvironmentId("stage");
        QVERIFY(findingOf("L16", builder.plan()).rule.isEmpty());
    }

    void whatIsNeverReachedIsTold()
    {
        PlanBuilder builder;
        builder.phase("p").task("never");
        builder.last().precondition = "1 > 2";
        const Finding found = findingOf("L1", builder.plan());
        QCOMPARE(found.task, TaskId("never"));
        builder.last().precondition = "2 > 1";
        QVERIFY(findingOf("L1", builder.plan()).rule.isEmpty());
    }

    void whoeverIsNotNamedIsTold()
    {
        PlanBuilder builder;
        builder.phase("p").task("look", "manual.work");
        const auto unnamed = [&] {
            return std::ranges::any_of(all(builder.plan()), [](const Finding &each) {
                return each.rule == u"L2" && each.level == FindingLevel::Information;
            });
        };
        QVERIFY(unnamed());
        builder.last().performer = PersonId("kim");
        QVERIFY(!unnamed());
    }

    void aThousandTasksAreCheckedWhileSomebodyTypes()
    {
        PlanBuilder builder;
        for (int phase = 0; phase < 10; ++phase) {
            builder.phase(qPrintable(QStringLiteral("p%1").arg(phase)));
            for (int i = 0; i < 100; ++i) {
                const QString id = QStringLiteral("t%1").arg(phase * 100 + i);
                builder.task(qPrintable(id), "http.request", {{"url", "https://x.example/"}, {"method", "POST"}});
                builder.last().environment = EnvironmentId("prod");
                if (i > 0)
                    builder.edge(qPrintable(QStringLiteral("t%1").arg(phase * 100 + i - 1)), qPrintable(id));
            }
        }
        QElapsedTimer timer;
        timer.start();
        const QList<Finding> findings = all(builder.plan());
        qInfo("1000 tasks in %lld ms", static_cast<long long>(timer.elapsed()));
        // Each lacks an approval, a way back and a last check.
        QCOMPARE(std::ranges::count(findings, QString("L3"), &Finding::rule), 1000);
        QVERIFY(timer.elapsed() < 1500); // of a debug build beside other work
    }

private:
    static QDateTime noon() { return {QDate(2026, 11, 2), QTime(12, 0), Qt::UTC}; }

    static const Directory &directory()
    {
        static const Directory known = [] {
            Directory made;
            made.environments = {{EnvironmentId("prod"), QStringLiteral("Production"), 2, true},
                                 {EnvironmentId("stage"), QStringLiteral("Stage"), 1, false}};
            for (const auto &[id, role] : {std::pair("kim", Role::Owner), std::pair("lee", Role::Approver),
                                           std::pair("root", Role::Administrator)}) {
                Person person;
                person.id = PersonId(id);
                person.name = QString::fromLatin1(id);
                person.roles = {role};
                made.people.append(person);
            }
            Project checkout;
            checkout.id = ProjectId("checkout");
            made.projects = {checkout};
            return made;
        }();
        return known;
    }

    static Circumstances now(const char *actor) { return {PersonId(actor), noon(), directory()}; }

    static Plan deploying()
    {
        PlanBuilder builder;
        builder.phase("sign", true).approval("ok");
        builder.last().parameters = {{"approvers", QJsonArray{"lee"}}, {"rule", "all"}};
        builder.phase("run").task("deploy", "http.request").in("prod");
        builder.last().parameters = {{"url", "https://deploy.example/"}, {"method", "POST"}};
        return builder.plan();
    }

    static Release released(const Plan &plan)
    {
        ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = ProjectId("checkout");
        created.version = QStringLiteral("2.0");
        created.owner = PersonId("kim");
        created.plan = plan;
        Release made;
        made.apply(created, PersonId("kim"), noon());
        return made;
    }

    static QList<Finding> all(const Plan &plan) { return checkPlan(released(plan), directory(), noon()); }

    static Finding findingOf(const QString &rule, const Plan &plan)
    {
        const QList<Finding> findings = all(plan);
        const auto found = std::ranges::find(findings, rule, &Finding::rule);
        return found == findings.end() ? Finding() : *found;
    }

    static Decided submit(const Plan &plan)
    {
        const Release release = released(plan);
        return decide(RequestApproval{release.id(), release.revision()}, release, now("kim"));
    }
};

RELEASE_DESK_TEST(tst_policy, TestPolicy)
#include "tst_policy.moc"
