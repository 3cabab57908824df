// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/plan_builder.h"
#include "tests/support/test_main.h"
#include "ui/plan/quick_fix.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;
using tests::PlanBuilder;

//! Every fix is tried as a person would: it is carried out, and what it is for is gone, with nothing new in its place.
class TestQuickFix final : public QObject
{
    Q_OBJECT

private slots:
    void aFixMendsWhatItIsFor_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<Plan>("plan");

        PlanBuilder never;
        never.phase("p").task("never");
        never.last().precondition = "1 > 2";
        QTest::newRow("never reached") << "L1" << never.plan();

        PlanBuilder early;
        early.phase("p").task("build").task("use");
        early.last().parameters = {{"seconds", "${tasks.build.seconds}"}};
        QTest::newRow("uses what may come later") << "L2" << early.plan();

        PlanBuilder unknown;
        unknown.phase("p").task("work", "manual.work", {{"instruction", "do"}});
        unknown.last().performer = PersonId("gone");
        QTest::newRow("a performer nobody knows") << "L2" << unknown.plan();

        PlanBuilder unnamed;
        unnamed.phase("p").task("work", "manual.work", {{"instruction", "do"}});
        QTest::newRow("nobody is named") << "L2" << unnamed.plan();

        PlanBuilder unapproved;
        unapproved.phase("sign", true).phase("run").task("deploy", "http.request", post()).in("prod");
        unapproved.lane("back", "deploy");
        QTest::newRow("no approval at all") << "L3" << unapproved.plan();

        PlanBuilder beside;
        beside.phase("run").approval("ok", {"lee"}, "all").task("deploy", "http.request", post()).in("prod");
        beside.lane("back", "deploy");
        QTest::newRow("an approval that it does not wait for") << "L3" << beside.plan();

        PlanBuilder oneWay;
        oneWay.phase("sign", true).approval("ok", {"lee"}, "all");
        oneWay.phase("run").task("deploy", "http.request", post()).in("prod").lane("other");
        QTest::newRow("no way back") << "L4" << oneWay.plan();

        PlanBuilder blind;
        blind.phase("p").task("build").task("script", "command.run", {{"program", "/bin/true"}}).in("stage");
        blind.edge("build", "script");
        QTest::newRow("nothing is checked before") << "L5" << blind.plan();
    }
    void aFixMendsWhatItIsFor()
    {
        QFETCH(const QString, rule);
        QFETCH(const Plan, plan);
        const QList<Finding> before = findings(plan);
        const auto found = std::ranges::find_if(
            before, [&](const Finding &each) { return each.rule == rule && !each.task.isEmpty(); });
        QVERIFY2(found != before.end(), qPrintable(rule));

        const PlanAction fix = quickFixOf(*found, released(plan), directory());
        QVERIFY(!fix.edits.isEmpty());
        QVERIFY(!fix.text.isEmpty());
        Plan mended = plan;
        QVERIFY(applyEdits(mended, fix.edits));
        const QList<Finding> after = findings(mended);
        QVERIFY2(std::ranges::none_of(after,
                                      [&](const Finding &each) {
                                          return each.rule == rule && each.task == found->task
                                              && each.message == found->message;
                                      }),
                 qPrintable(found->message));
        // What a new approval asks for is left to the person: whom.
        const auto errors = [](const QList<Finding> &all) {
            return std::ranges::count_if(
                all, [](const Finding &each) { return each.level == FindingLevel::Error && each.rule != u"L11"; });
        };
        QVERIFY(errors(after) <= errors(before));
    }

    void whatOnlyAPersonCanMendHasNone()
    {
        PlanBuilder builder;
        builder.phase("p").task("deploy", "jenkins.build");
        const Release release = released(builder.plan());
        QVERIFY(quickFixOf({"L6", FindingLevel::Error, {}, {}}, release, directory()).edits.isEmpty());
        QVERIFY(quickFixOf({"L16", FindingLevel::Warning, TaskId("deploy"), {}}, release, directory()).edits.isEmpty());
        QVERIFY(quickFixOf({"L4", FindingLevel::Warning, TaskId("gone"), {}}, release, directory()).edits.isEmpty());
    }

private:
    static QJsonObject post() { return {{"url", "https://deploy.example/"}, {"method", "POST"}}; }

    static const Directory &directory()
    {
        static const Directory known = [] {
            Directory made;
            made.environments = {{EnvironmentId("prod"), QStringLiteral("Production"), 2, true},
                                 {EnvironmentId("stage"), QStringLiteral("Stage"), 1, false}};
            for (const char *id : {"kim", "lee"}) {
                Person person;
                person.id = PersonId(id);
                person.name = QString::fromLatin1(id);
                person.roles = {Role::Owner};
                made.people.append(person);
            }
            return made;
        }();
        return known;
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
        made.apply(created, PersonId("kim"), QDateTime(QDate(2026, 11, 2), QTime(12, 0), Qt::UTC));
        return made;
    }

    static QList<Finding> findings(const Plan &plan)
    {
        return checkPlan(released(plan), directory(), QDateTime(QDate(2026, 11, 2), QTime(12, 0), Qt::UTC));
    }
};

RELEASE_DESK_TEST(tst_quick_fix, TestQuickFix)
#include "tst_quick_fix.moc"
