// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/flow_samples.h"

#include "tests/ui/support/fake_session.h"
#include "tests/ui/support/sample_world.h"

namespace releasedesk::tests {
namespace {

using namespace domain;

Task task(const char *id, const char *kind, const char *title, const char *phase, int minutes,
          QJsonObject parameters = {})
{
    Task made;
    made.id = TaskId(id);
    made.kind = QString::fromUtf8(kind);
    made.title = QString::fromUtf8(title);
    made.phase = PhaseId(phase);
    made.durationMinutes = minutes;
    made.parameters = std::move(parameters);
    return made;
}

Edge edge(const char *from, const char *to)
{
    return {TaskId(from), TaskId(to)};
}

void create(FakeSession &session, const ReleaseId &id, const char *version)
{
    ReleaseCreated created;
    created.release = id;
    created.project = ProjectId("checkout");
    created.version = QString::fromUtf8(version);
    created.owner = sampleUser;
    created.templateId = QStringLiteral("vm-standard");
    created.templateVersion = 14;
    created.plan = largePlan();
    created.scope = {{ConnectionId("jira"), QStringLiteral("SHOP"), QStringLiteral("2.8.0")}};
    created.snapshot = checkoutSnapshot();
    created.windowStart = sampleNow().addSecs(-32 * 60);
    created.windowEnd = sampleNow().addSecs(88 * 60);
    session.happen(id, sampleUser, sampleNow().addDays(-2), created);
}

} // namespace

Plan largePlan()
{
    Plan plan;
    plan.phases = {{PhaseId("prepare"), QStringLiteral("Prepare"), true},
                   {PhaseId("verify"), QStringLiteral("Verify"), true},
                   {PhaseId("approve"), QStringLiteral("Approve"), true},
                   {PhaseId("deploy"), QStringLiteral("Deploy"), false},
                   {PhaseId("announce"), QStringLiteral("Announce"), false}};
    plan.tasks = {
        task("ready", "checklist.confirm", "Readiness check", "prepare", 2,
             {{"items", QJsonArray{"Freeze calendar is clear", "On-call is staffed", "Runbook is current"}}}),
        task("build", "jenkins.build", "Build api + web", "prepare", 9,
             {{"connection", "jenkins"}, {"job", "checkout-build"}, {"parameters", QJsonObject{{"VERSION", "2.8.0"}}}}),
        task("lock", "jira.scope_lock", "Lock Jira version", "prepare", 1,
             {{"connection", "${jira.connection}"}, {"project", "SHOP"}, {"version", "${jira.version}"}}),
        task("staging", "http.request", "Deploy to staging", "verify", 4,
             {{"method", "POST"}, {"url", "https://deploy.hanbit.kr/staging/${release.version}"}}),
        task("e2e", "jenkins.build", "End-to-end tests", "verify", 18,
             {{"connection", "jenkins"}, {"job", "checkout-e2e"}}),
        task("scan", "jenkins.build", "Security scan", "verify", 3,
             {{"connection", "jenkins"}, {"job", "checkout-scan"}}),
        task("review", "owner.review", "Owner review", "approve", 20,
             {{"points", QJsonArray{"Work plan is complete", "Rollback was rehearsed"}}}),
        task("approval", "release.approve", "Release approval", "approve", 30,
             {{"approvers", QJsonArray{"jiho.kim", "minseo.park", "soyeon.lee"}}, {"rule", "inOrder"}}),
        task("support", "mail.send", "Notify support", "approve", 1,
             {{"connection", "smtp"}, {"to", QJsonArray{"cs@hanbit.kr"}}, {"subject", "Soon"}, {"body", "Text"}}),
        task("api", "jenkins.build", "Blue-green api", "deploy", 5,
             {{"connection", "jenkins"}, {"job", "checkout-green"}}),
        task("canary", "http.request", "Canary web", "deploy", 15,
             {{"method", "POST"}, {"url", "https://deploy.hanbit.kr/canary"}}),
        task("watch", "gate.check", "Verify 20 min", "deploy", 20, {{"url", "https://shop.hanbit.kr/health"}}),
        task("notes", "notes.publish", "Publish notes", "announce", 1, {{"file", "notes/checkout-2.8.0.md"}}),
        task("mail", "mail.send", "Mail all hands", "announce", 1,
             {{"connection", "smtp"},
              {"to", QJsonArray{"all@hanbit.kr", "team@hanbit.kr"}},
              {"subject", "Live"},
              {"body", "Text"}}),
        task("post", "messenger.post", "Messenger post", "announce", 1, {{"connection", "slack"}, {"text", "Live"}}),
        task("zero", "http.request", "Canary to 0 %", "", 1,
             {{"method", "POST"}, {"url", "https://deploy.hanbit.kr/canary/0"}}),
        task("blue", "jenkins.build", "Switch to blue", "", 1, {{"connection", "jenkins"}, {"job", "checkout-blue"}}),
        task("incident", "manual.work", "Open incident", "", 1, {{"instruction", "Open an incident in SHOP."}}),
    };
    for (Task &each : plan.tasks) {
        if (each.phase == PhaseId("deploy") || each.phase.isEmpty())
            each.environment = EnvironmentId("prod-kr");
        if (each.id == TaskId("blue"))
            each.undoes = TaskId("api");
        if (each.id == TaskId("zero"))
            each.undoes = TaskId("canary");
    }
    plan.edges
        = {edge("ready", "build"),      edge("build", "lock"),   edge("lock", "staging"), edge("staging", "e2e"),
           edge("staging", "scan"),     edge("e2e", "review"),   edge("scan", "review"),  edge("review", "approval"),
           edge("approval", "support"), edge("approval", "api"), edge("api", "canary"),   edge("canary", "watch"),
           edge("watch", "notes"),      edge("watch", "mail"),   edge("watch", "post"),   edge("zero", "blue"),
           edge("zero", "incident")};
    return plan;
}

QDateTime recordDone(FakeSession &session, const char *task, const QDateTime &at, int seconds, const char *summary,
                     const QJsonObject &output)
{
    const TaskId id(task);
    session.happen(largeRun, sampleUser, at, TaskStarted{id, 1, EffectId(QString("op-") + QLatin1String(task)), {}});
    TaskSucceeded done{id, 1};
    done.summary = QString::fromUtf8(summary);
    done.output = output;
    session.happen(largeRun, sampleUser, at.addSecs(seconds), done);
    return at.addSecs(seconds);
}

void recordLargeReleases(FakeSession &session)
{
    create(session, largeDraft, "2.8.1");
    create(session, largeRun, "2.8.2");
    session.happen(largeRun, sampleUser, sampleNow().addSecs(-7200), ApprovalRequested{1});
    QDateTime at = sampleNow().addSecs(-7200);
    at = recordDone(session, "ready", at, 1, "3 of 3");
    at = recordDone(session, "build", at, 550, "Jenkins #4187", {{"buildNumber", 4187}, {"result", "SUCCESS"}});
    at = recordDone(session, "lock", at, 1, "24 issues");
    at = recordDone(session, "staging", at, 220, "2.8.2 on staging");
    (void)recordDone(session, "scan", at, 120, "0 critical");
    at = recordDone(session, "e2e", at, 1080, "412 passed");
    at = recordDone(session, "review", at, 600, "Bae-dal Yoon");
    session.happen(largeRun, sampleUser, at, RevisionFrozen{1, QStringLiteral("sha256:1f"), {}});
    session.happen(largeRun, sampleUser, at,
                   ApprovalOpened{TaskId("approval"),
                                  {PersonId("jiho.kim"), PersonId("minseo.park"), PersonId("soyeon.lee")},
                                  DecisionRule::InOrder,
                                  0,
                                  sampleUser,
                                  1,
                                  QStringLiteral("sha256:1f")});
    for (const char *const who : {"jiho.kim", "minseo.park", "soyeon.lee"}) {
        at = at.addSecs(600);
        session.happen(
            largeRun, PersonId(who), at,
            ApprovalSigned{TaskId("approval"), PersonId(who), Decision::Approve, {}, 1, QStringLiteral("sha256:1f")});
    }
    session.happen(largeRun, PersonId("soyeon.lee"), at, TaskSucceeded{TaskId("approval")});
    session.happen(largeRun, sampleUser, at, ApprovalCompleted{QStringLiteral("sha256:1f")});
    (void)recordDone(session, "support", at, 2, "Delivered 13:55");
    at = sampleNow().addSecs(-32 * 60);
    session.happen(largeRun, sampleUser, at, ReleaseStarted{1});
    at = recordDone(session, "api", at, 291, "Green live");
    session.happen(largeRun, sampleUser, sampleNow().addSecs(-8 * 60),
                   TaskStarted{TaskId("canary"), 1, EffectId("op-canary"), {}});
}

} // namespace releasedesk::tests
