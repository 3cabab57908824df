// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/sample_world.h"

#include "core/domain/manifest.h"
#include "tests/ui/support/fake_session.h"

namespace releasedesk::tests {
namespace {

using namespace domain;

QDateTime seoul(int month, int day, int hour, int minute)
{
    return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::OffsetFromUTC, 9 * 3600).toUTC();
}

Person person(const char *id, const char *name, const char *nameKo, const char *title, QList<Role> roles)
{
    Person made;
    made.id = PersonId(id);
    made.name = QString::fromUtf8(name);
    made.nameKo = QString::fromUtf8(nameKo);
    made.title = QString::fromUtf8(title);
    made.roles = std::move(roles);
    return made;
}

Project project(const char *id, const char *jiraProject, const char *owner)
{
    Project made;
    made.id = ProjectId(id);
    made.name = QString::fromUtf8(id);
    made.owner = PersonId(owner);
    made.jira = ConnectionId("jira");
    made.jiraProject = QString::fromUtf8(jiraProject);
    return made;
}

Task task(const char *id, const char *kind, const char *title, const char *phase, QJsonObject parameters = {})
{
    Task made;
    made.id = TaskId(id);
    made.kind = QString::fromUtf8(kind);
    made.title = QString::fromUtf8(title);
    made.phase = PhaseId(phase);
    made.parameters = std::move(parameters);
    made.durationMinutes = 5;
    return made;
}

Issue issue(const char *key, const char *type, const char *priority, const char *assignee, StatusCategory category,
            const char *summary, Development development)
{
    Issue made;
    made.key = QString::fromUtf8(key);
    made.type = QString::fromUtf8(type);
    made.issueClass = issueClassOf(made.type);
    made.priority = QString::fromUtf8(priority);
    made.assignee = QString::fromUtf8(assignee);
    made.assigneeId = made.assignee.toLower();
    made.category = category;
    made.status = category == StatusCategory::Done ? QStringLiteral("Done")
        : category == StatusCategory::InProgress   ? QStringLiteral("In Progress")
                                                   : QStringLiteral("To Do");
    made.summary = QString::fromUtf8(summary);
    made.fixVersions = {QStringLiteral("2.8.0")};
    made.development = development;
    return made;
}

Development merged(int count)
{
    return {.isKnown = true, .mergedPullRequests = count};
}

Development commits(int count)
{
    return {.isKnown = true, .commits = count};
}

void approve(FakeSession &session, const Release &release, const TaskId &task, const char *by, const char *comment,
             const QDateTime &at)
{
    const Manifest manifest = manifestOf(release);
    session.happen(release.id(), PersonId(by), at,
                   ApprovalSigned{task, PersonId(by), Decision::Approve, QString::fromUtf8(comment), release.revision(),
                                  manifest.digest});
}

//! The release as far as the session has recorded it.
Release foldOf(FakeSession &session, const ReleaseId &id)
{
    Release release;
    const auto events = QCoro::waitFor(session.eventsAfter(0, 100'000));
    for (const store::RecordedEvent &event : *events) {
        if (store::releaseOfStream(event.stream) == id)
            release.apply(*store::decodeReleaseEvent(event.event), event.actor, event.at);
    }
    return release;
}

void recordCheckout(FakeSession &session)
{
    const PersonId owner("bd.yoon");
    recordDraft(session, checkoutRelease, ProjectId("checkout"), QStringLiteral("2.8.0"),
                QStringLiteral("Faster payment sheet and coupon stacking"), owner, checkoutSnapshot(),
                seoul(11, 24, 14, 0), seoul(11, 24, 16, 0), seoul(11, 20, 9, 12));
    recordRequest(session, foldOf(session, checkoutRelease), owner, seoul(11, 24, 13, 10));
    const TaskId line("approve");
    approve(session, foldOf(session, checkoutRelease), line, "jiho.kim", "Regression green.", seoul(11, 24, 13, 31));
    approve(session, foldOf(session, checkoutRelease), line, "minseo.park", "", seoul(11, 24, 13, 42));
    approve(session, foldOf(session, checkoutRelease), line, "soyeon.lee", "", seoul(11, 24, 13, 54));
    session.happen(checkoutRelease, PersonId("soyeon.lee"), seoul(11, 24, 13, 54), TaskSucceeded{line});
    session.happen(checkoutRelease, owner, seoul(11, 24, 13, 54),
                   ApprovalCompleted{foldOf(session, checkoutRelease).frozenDigest()});
    session.happen(checkoutRelease, owner, seoul(11, 24, 14, 0), ReleaseStarted{1});
    for (const char *const done : {"deploy-api"}) {
        session.happen(checkoutRelease, owner, seoul(11, 24, 14, 0), TaskStarted{TaskId(done), 1, EffectId("op-1")});
        session.happen(checkoutRelease, owner, seoul(11, 24, 14, 24), TaskSucceeded{TaskId(done), 1});
    }
    session.happen(checkoutRelease, owner, seoul(11, 24, 14, 24),
                   TaskStarted{TaskId("canary-web"), 1, EffectId("op-2")});
}

void recordPayments(FakeSession &session)
{
    const PersonId owner("gaeun.han");
    IssueSnapshot snapshot = plainSnapshot(QStringLiteral("PAY"), QStringLiteral("5.1.0"), 17, 19);
    recordDraft(session, paymentsRelease, ProjectId("payments"), QStringLiteral("5.1.0"),
                QStringLiteral("Card network tokens (PAN replacement)"), owner, snapshot, seoul(11, 25, 10, 0),
                seoul(11, 25, 11, 30), seoul(11, 19, 16, 0));
    recordRequest(session, foldOf(session, paymentsRelease), owner, seoul(11, 23, 9, 30));
    const TaskId line("approve");
    approve(session, foldOf(session, paymentsRelease), line, "jiho.kim", "", seoul(11, 23, 10, 40));
    approve(session, foldOf(session, paymentsRelease), line, "minseo.park", "", seoul(11, 23, 11, 15));
    approve(session, foldOf(session, paymentsRelease), line, "bd.yoon", "Shorten the token lifetime.",
            seoul(11, 23, 15, 0));
    // Then issues and the flow change, so that everybody is asked again.
    snapshot.issues.removeAt(3);
    Issue added = issue("PAY-113", "Story", "High", "Gaeun Han", StatusCategory::Done, "Retry card token on timeout",
                        merged(1));
    snapshot.issues.append(added);
    session.happen(paymentsRelease, owner, seoul(11, 24, 10, 50), ScopeRefreshed{2, snapshot});
    session.happen(paymentsRelease, owner, seoul(11, 24, 10, 50),
                   SignaturesWithdrawn{{QStringLiteral("scope")}, QStringLiteral("Edited by Gaeun Han")});
    session.happen(paymentsRelease, owner, seoul(11, 24, 10, 58),
                   DetailsEdited{3, QStringLiteral("Card network tokens (PAN replacement)"), owner,
                                 seoul(11, 25, 10, 0), seoul(11, 25, 12, 0)});
    recordRequest(session, foldOf(session, paymentsRelease), owner, seoul(11, 24, 11, 2));
    approve(session, foldOf(session, paymentsRelease), line, "jiho.kim", "Regression green, see note on refunds.",
            seoul(11, 24, 11, 40));
    approve(session, foldOf(session, paymentsRelease), line, "minseo.park", "OK for the 10:00 window.",
            seoul(11, 24, 12, 15));
}

void recordMobile(FakeSession &session)
{
    const PersonId owner("daniel.choi");
    recordDraft(session, mobileRelease, ProjectId("mobile-app"), QStringLiteral("8.10.0"),
                QStringLiteral("New order history, Android 16"), owner,
                plainSnapshot(QStringLiteral("APP"), QStringLiteral("8.10.0"), 31, 38), seoul(11, 26, 9, 0),
                seoul(11, 26, 11, 0), seoul(11, 18, 10, 0));
    recordRequest(session, foldOf(session, mobileRelease), owner, seoul(11, 22, 9, 0));
    const TaskId line("approve");
    approve(session, foldOf(session, mobileRelease), line, "jiho.kim", "", seoul(11, 22, 10, 0));
    approve(session, foldOf(session, mobileRelease), line, "minseo.park", "", seoul(11, 22, 11, 0));
    approve(session, foldOf(session, mobileRelease), line, "bd.yoon", "Good.", seoul(11, 22, 13, 20));
    session.happen(mobileRelease, sampleUser, seoul(11, 22, 13, 20), TaskSucceeded{line});
    session.happen(mobileRelease, sampleUser, seoul(11, 22, 13, 20),
                   ApprovalCompleted{foldOf(session, mobileRelease).frozenDigest()});
}

} // namespace

QDateTime sampleNow()
{
    return seoul(11, 24, 14, 32);
}

Directory sampleDirectory()
{
    Directory directory;
    directory.people = {
        person("bd.yoon", "Bae-dal Yoon", "윤배달", "Security", {Role::Owner, Role::Approver, Role::Operator}),
        person("gaeun.han", "Gaeun Han", "한가은", "SRE", {Role::Owner, Role::Operator}),
        person("jiho.kim", "Jiho Kim", "김지호", "QA lead", {Role::Approver}),
        person("minseo.park", "Minseo Park", "박민서", "Service owner", {Role::Approver}),
        person("soyeon.lee", "Soyeon Lee", "이소연", "Security", {Role::Approver}),
        person("daniel.choi", "Daniel Choi", "최다니엘", "Mobile lead", {Role::Owner}),
        person("priya.nair", "Priya Nair", "프리야 나이르", "Catalog lead", {Role::Owner}),
        person("emma.larsen", "Emma Larsen", "엠마 라르센", "Developer", {Role::Viewer}),
    };
    directory.projects = {project("checkout", "SHOP", "bd.yoon"), project("payments", "PAY", "gaeun.han"),
                          project("catalog", "CAT", "priya.nair"), project("mobile-app", "APP", "daniel.choi")};
    directory.environments = {{EnvironmentId("staging"), QStringLiteral("staging"), 1, false},
                              {EnvironmentId("prod-kr"), QStringLiteral("prod · KR"), 2, true}};
    return directory;
}

Plan samplePlan()
{
    Plan plan;
    plan.phases = {{PhaseId("prepare"), QStringLiteral("Prepare"), true},
                   {PhaseId("approval"), QStringLiteral("Approve"), true},
                   {PhaseId("deploy"), QStringLiteral("Deploy"), false},
                   {PhaseId("verify"), QStringLiteral("Verify"), false},
                   {PhaseId("announce"), QStringLiteral("Announce"), false}};
    plan.tasks = {task("build", "jenkins.build", "Build release", "prepare"),
                  task("test", "jenkins.build", "Regression test", "prepare"),
                  task("approve", "release.approve", "Security sign-off", "approval",
                       {{"approvers", QJsonArray{"jiho.kim", "minseo.park", "bd.yoon"}}, {"rule", "inOrder"}}),
                  task("deploy-api", "http.request", "Blue-green api", "deploy"),
                  task("canary-web", "http.request", "Canary 10 %", "deploy"),
                  task("soak", "time.wait", "Watch 20 minutes", "verify"),
                  task("notes", "notes.publish", "Publish release notes", "announce"),
                  task("mail", "mail.send", "Tell everybody", "announce"),
                  task("back", "http.request", "Switch back to blue", "")};
    for (Task &each : plan.tasks) {
        if (each.phase == PhaseId("deploy") || each.phase.isEmpty())
            each.environment = EnvironmentId("prod-kr");
        if (each.kind == u"jenkins.build")
            each.parameters = {{"connection", "jenkins"}, {"job", each.id.value()}};
        if (each.kind == u"http.request")
            each.parameters = {{"url", QString("https://deploy.hanbit.example/" + each.id.value())}};
        if (each.kind == u"notes.publish")
            each.parameters = {{"file", "notes.md"}};
        if (each.kind == u"mail.send")
            each.parameters = {{"connection", "mail"},
                               {"to", QJsonArray{"all@hanbit.example"}},
                               {"subject", "checkout is out"},
                               {"body", "It is out."}};
    }
    plan.tasks.last().undoes = TaskId("deploy-api");
    plan.edges = {{TaskId("build"), TaskId("test")},
                  {TaskId("test"), TaskId("approve")},
                  {TaskId("deploy-api"), TaskId("canary-web")}};
    return plan;
}

IssueSnapshot checkoutSnapshot()
{
    const auto done = StatusCategory::Done;
    IssueSnapshot snapshot;
    snapshot.takenAt = sampleNow().addSecs(-12);
    snapshot.versions = {{QStringLiteral("10280"), QStringLiteral("SHOP"), QStringLiteral("2.8.0"),
                          QStringLiteral("Faster payment sheet and coupon stacking"), QDate(2026, 11, 2),
                          QDate(2026, 11, 24), false, false}};
    Development failing = merged(1);
    failing.isBuildFailing = true;
    Development open{.isKnown = true, .openPullRequests = 2};
    Development openOne{.isKnown = true, .openPullRequests = 1};
    snapshot.issues = {
        issue("SHOP-1402", "Story", "High", "Daniel Choi", done, "Payment sheet opens in one tap with saved card",
              merged(4)),
        issue("SHOP-1388", "Story", "High", "Taeyang Jung", done, "쿠폰 중복 적용: allow two coupons of different type",
              merged(3)),
        issue("SHOP-1417", "Bug", "High", "Priya Nair", done, "Order total off by 1 won after partial refund",
              merged(1)),
        issue("SHOP-1395", "Story", "Medium", "Daniel Choi", done, "Show delivery slot before payment", merged(2)),
        issue("SHOP-1422", "Bug", "High", "Taeyang Jung", done, "iOS 20: 결제창 닫힘 버튼이 노치에 가려짐", failing),
        issue("SHOP-1409", "Task", "Medium", "Gaeun Han", done, "Move session store to Redis 8", merged(2)),
        issue("SHOP-1376", "Story", "Medium", "Emma Larsen", done, "Gift message on multi-address orders", open),
        issue("SHOP-1420", "Bug", "Medium", "Priya Nair", done, "Duplicate “order placed” mail on retry", merged(1)),
        issue("SHOP-1411", "Task", "Low", "Gaeun Han", done, "Remove legacy /v1/cart endpoint", commits(3)),
        issue("SHOP-1399", "Story", "Medium", "Daniel Choi", done, "Feature flag: new address book (dark)", merged(5)),
        issue("SHOP-1405", "Bug", "Low", "Taeyang Jung", done, "영문 화면에서 원화 기호 위치 오류", merged(1)),
        issue("SHOP-1428", "Task", "High", "Bae-dal Yoon", StatusCategory::InProgress,
              "Runbook: green pool warm-up for sale day", openOne),
        issue("SHOP-1390", "Task", "Low", "Gaeun Han", done, "Upgrade OpenTelemetry agent to 2.9", commits(1)),
        issue("SHOP-1383", "Story", "Medium", "Daniel Choi", done, "찜 목록에서 바로 결제", merged(2)),
        issue("SHOP-1415", "Bug", "Medium", "Priya Nair", done, "Timeout message shown in the wrong language",
              merged(1)),
        issue("SHOP-1407", "Bug", "Low", "Emma Larsen", done, "Tab order skips the coupon field", merged(1)),
        issue("SHOP-1371", "Story", "Medium", "Emma Larsen", done, "영수증을 PDF로 저장", merged(2)),
        issue("SHOP-1379", "Story", "Medium", "Taeyang Jung", done, "Remember the last used payment method", merged(3)),
        issue("SHOP-1381", "Story", "Low", "Emma Larsen", done, "Explain free-shipping threshold in the cart",
              merged(1)),
        issue("SHOP-1392", "Story", "Medium", "Daniel Choi", done, "주문서에서 현금영수증 번호 저장", merged(2)),
        issue("SHOP-1397", "Story", "Low", "Taeyang Jung", done, "Show points earned on the confirmation page",
              merged(1)),
        issue("SHOP-1413", "Story", "Medium", "Daniel Choi", done, "Feature flag: delivery slot ranking", merged(2)),
        issue("SHOP-1418", "Bug", "Medium", "Gaeun Han", done, "재고 부족 시 결제 버튼이 계속 눌림", merged(1)),
        issue("SHOP-1424", "Bug", "High", "Priya Nair", done, "Card number field loses focus on Android keyboards",
              merged(2)),
    };
    return snapshot;
}

IssueSnapshot plainSnapshot(const QString &project, const QString &version, int done, int all)
{
    IssueSnapshot snapshot;
    snapshot.takenAt = sampleNow().addDays(-1);
    snapshot.versions = {{QStringLiteral("1"), project, version, {}, QDate(2026, 11, 2), QDate(2026, 11, 25)}};
    for (int i = 0; i < all; ++i) {
        Issue each = issue("X-1", i % 3 == 0 ? "Bug" : "Story", "Medium", "Gaeun Han",
                           i < done ? StatusCategory::Done : StatusCategory::InProgress, "Some work", merged(1));
        each.key = QStringLiteral("%1-%2").arg(project).arg(90 + i);
        each.summary = QStringLiteral("Work item %1").arg(i + 1);
        each.fixVersions = {version};
        snapshot.issues.append(each);
    }
    return snapshot;
}

void recordDraft(FakeSession &session, const ReleaseId &release, const ProjectId &project, const QString &version,
                 const QString &title, const PersonId &owner, const IssueSnapshot &snapshot,
                 const QDateTime &windowStart, const QDateTime &windowEnd, const QDateTime &at)
{
    ReleaseCreated created;
    created.release = release;
    created.project = project;
    created.version = version;
    created.title = title;
    created.owner = owner;
    created.templateId = QStringLiteral("vm-standard");
    created.plan = samplePlan();
    created.snapshot = snapshot;
    if (!snapshot.versions.isEmpty())
        created.scope = {{ConnectionId("jira"), snapshot.versions.first().project, version}};
    created.windowStart = windowStart;
    created.windowEnd = windowEnd;
    session.happen(release, owner, at, created);
}

void recordRequest(FakeSession &session, const Release &now, const PersonId &by, const QDateTime &at)
{
    const ReleaseId id = now.id();
    if (now.state() != ReleaseState::Preparing)
        session.happen(id, by, at, ApprovalRequested{now.revision()});
    for (const char *const task : {"build", "test"}) {
        if (now.run(TaskId(task)).letsPass())
            continue;
        session.happen(id, by, at,
                       TaskStarted{TaskId(task), 1, EffectId(QString(id.value() + u'-' + QLatin1String(task)))});
        TaskSucceeded succeeded{TaskId(task), 1};
        succeeded.summary = task == std::string_view("build") ? QStringLiteral("Build #4187")
                                                              : QStringLiteral("638 passed, 2 skipped");
        succeeded.output = {{QStringLiteral("buildNumber"), 4187}};
        session.happen(id, by, at, succeeded);
    }
    const Release ready = foldOf(session, id);
    const Manifest manifest = manifestOf(ready);
    session.happen(id, by, at, RevisionFrozen{ready.revision(), manifest.digest, manifest.parts});
    const TaskId line("approve");
    session.happen(id, by, at, TaskReady{line});
    session.happen(id, by, at, TaskWaiting{line, WaitReason::Approval});
    QList<PersonId> approvers{PersonId("jiho.kim"), PersonId("minseo.park"), PersonId("bd.yoon")};
    if (id == checkoutRelease)
        approvers.last() = PersonId("soyeon.lee");
    session.happen(id, by, at,
                   ApprovalOpened{line, approvers, DecisionRule::InOrder, 0, by, ready.revision(), manifest.digest});
}

void recordSamples(FakeSession &session)
{
    recordDraft(session, catalogRelease, ProjectId("catalog"), QStringLiteral("12.4.0"),
                QStringLiteral("Search ranking v3 behind a flag"), PersonId("priya.nair"),
                plainSnapshot(QStringLiteral("CAT"), QStringLiteral("12.4.0"), 9, 22), seoul(11, 27, 11, 0),
                seoul(11, 27, 12, 0), seoul(11, 17, 10, 0));
    recordMobile(session);
    recordPayments(session);
    recordCheckout(session);
}

} // namespace releasedesk::tests
