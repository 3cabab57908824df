// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_record.h"
#include "core/domain/approval_stamps.h"
#include "core/domain/approval_withdrawal.h"
#include "core/domain/manifest.h"
#include "core/engine/attempt_events.h"
#include "core/engine/command_authority.h"
#include "core/engine/task_scheduler.h"

#include <QCoreApplication>

namespace releasedesk::tests {

//! One release with one approval line, without an engine: commands are decided and applied at once, and what follows
//! by itself follows. Time stands until it is moved.
class ApprovalDesk
{
public:
    ApprovalDesk()
    {
        using domain::Role;
        for (const char *id : {"drafter", "owner", "qa", "dba", "sec", "support", "boss", "chief", "dep", "dev1",
                               "dev2", "sre1", "sre2", "sre3", "reader", "operator"}) {
            const bool isOwner = QByteArray(id) == "owner" || QByteArray(id) == "drafter";
            directory.people.append(
                {PersonId(id), QString::fromLatin1(id), {}, {}, {}, {}, {}, {isOwner ? Role::Owner : Role::Approver}});
        }
        directory.people.last().roles = {Role::Operator};
        directory.environments
            = {{EnvironmentId("staging"), "staging", 0, false}, {EnvironmentId("prod"), "prod", 1, true}};
        directory.projects
            = {{ProjectId("checkout"), "Checkout", PersonId("owner"), {}, {}, {}, {{"job", "deploy-a"}}}};
        directory.workspaceId = QStringLiteral("ws-1");
        directory.calendar.zone = QStringLiteral("Asia/Seoul");
        now = QDateTime::fromString(QStringLiteral("2026-11-23T01:00:00.000Z"),
                                    Qt::ISODateWithMs); // Monday 10:00 there
    }

    //! Steps as JSON, e.g. {"id":"1","type":"approve","terms":[{"people":["boss"]}]}.
    void create(const QJsonArray &steps, const QJsonObject &more = {})
    {
        QJsonObject line = more;
        line.insert(QStringLiteral("steps"), steps);
        createWith({{QStringLiteral("line"), line}});
    }

    void createWith(const QJsonObject &approvalParameters)
    {
        domain::CreateRelease wish{ReleaseId("r"), ProjectId("checkout"), "2.8.0", "Faster payment", PersonId("owner")};
        wish.plan = plan(approvalParameters);
        wish.snapshot = snapshot;
        wish.type = type;
        wish.risk = risk;
        wish.allowsAfterwards = allowsAfterwards;
        wish.windowStart = windowStart;
        wish.windowEnd = windowEnd;
        must(as("owner", wish));
    }

    static domain::Plan plan(const QJsonObject &approvalParameters)
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("prepare"), "Prepare", true}, {PhaseId("deploy"), "Deploy", false}};
        const auto add = [&](const char *id, const char *kind, const char *phase, const QJsonObject &parameters) {
            domain::Task task;
            task.id = TaskId(id);
            task.kind = QString::fromLatin1(kind);
            task.title = QString::fromLatin1(id);
            task.phase = PhaseId(phase);
            task.parameters = parameters;
            plan.tasks.append(task);
        };
        add("build", "jenkins.build", "prepare", {{"connection", "jenkins"}, {"job", "b"}});
        add("approval", "release.approve", "prepare", approvalParameters);
        add("deploy", "jenkins.build", "deploy", {{"connection", "jenkins"}, {"job", "${project.job}"}});
        plan.tasks.last().environment = EnvironmentId("prod");
        add("back", "jenkins.build", "", {{"connection", "jenkins"}, {"job", "back"}});
        plan.tasks.last().undoes = TaskId("deploy");
        plan.edges = {{TaskId("build"), TaskId("approval")}, {TaskId("approval"), TaskId("deploy")}};
        return plan;
    }

    //! Decides and applies, with everything that follows.
    Result<> as(const PersonId &person, const domain::ReleaseCommand &command)
    {
        const domain::Person *const known = directory.person(person);
        access::Actor actor{person};
        for (const domain::Role role : known ? known->roles : QList<domain::Role>())
            actor.roles.insert(role);
        return as(actor, command);
    }
    Result<> as(const char *person, const domain::ReleaseCommand &command) { return as(PersonId(person), command); }

    Result<> as(const access::Actor &actor, const domain::ReleaseCommand &command)
    {
        if (const auto allowed = engine::authorizeCommand(command, release, actor); !allowed)
            return allowed;
        const domain::Circumstances circumstances{actor.id, now, directory};
        const domain::Decided decided
            = std::visit([&](const auto &each) { return decide(each, release, circumstances); }, command);
        if (!decided)
            return failed(decided);
        for (const domain::ReleaseEvent &event : *decided)
            take(event, actor.id);
        settle();
        return {};
    }

    //! Lets time pass, and the engine look at it.
    Result<> wait(int minutes)
    {
        now = now.addSecs(60 * minutes);
        return as(access::Actor{PersonId("engine"), {}, true}, domain::KeepApprovalTime{ReleaseId("r")});
    }

    void submit(const char *person = "drafter")
    {
        must(as(person, domain::RequestApproval{ReleaseId("r"), release.revision()}));
    }

    [[nodiscard]] domain::SignApproval wish(domain::Decision decision = domain::Decision::Approve,
                                            const QString &comment = {}) const
    {
        const QString said = comment.isEmpty() && domain::needsComment(decision) ? QStringLiteral("because") : comment;
        return {ReleaseId("r"), TaskId("approval"), decision, said, request().digest};
    }

    Result<> sign(const char *person, domain::Decision decision = domain::Decision::Approve,
                  const QString &comment = {})
    {
        return as(person, wish(decision, comment));
    }

    Result<> act(const char *person, const char *absent, domain::Decision decision = domain::Decision::Approve)
    {
        domain::SignApproval command = wish(decision);
        command.onBehalfOf = PersonId(absent);
        return as(person, command);
    }

    [[nodiscard]] domain::ApprovalRequest request() const
    {
        const domain::ApprovalRequest *const found = release.approval(TaskId("approval"));
        return found ? *found : domain::ApprovalRequest();
    }

    [[nodiscard]] QStringList next() const
    {
        QStringList names;
        for (const PersonId &person : request().nextSigners())
            names.append(person.value());
        return names;
    }

    //! "who:Mark" of each field of the approval box behind the drafter's; "who<delegate:Mark" for 대결.
    [[nodiscard]] QStringList marks() const
    {
        QStringList words;
        for (const domain::Stamp &stamp : domain::stampsOf(release, request())) {
            const QString who
                = stamp.actedBy.isEmpty() ? stamp.person.value() : stamp.person.value() + u'<' + stamp.actedBy.value();
            words.append(who + u':' + domain::markName(stamp.mark));
        }
        return words;
    }

    void must(const Result<> &result) const
    {
        if (!result)
            qFatal("%s: %s", qPrintable(result.error().reason), qPrintable(result.error().message));
    }

    void take(const domain::ReleaseEvent &event, const PersonId &actor)
    {
        release.apply(event, actor, now);
        events.append(event);
        actors.append(actor);
        for (auto run = release.runs().begin(); run != release.runs().end(); ++run)
            started = started || (run.key() == TaskId("deploy") && !run->attempts.isEmpty());
    }

    //! What follows by itself; what is handed out before the approval succeeds at once.
    void settle()
    {
        for (int round = 0; round < 100; ++round) {
            QList<domain::ReleaseEvent> next = engine::nextEvents(release);
            if (next.isEmpty()) {
                for (const engine::Dispatch &dispatch : engine::dispatchable(release)) {
                    const domain::ReleaseEvent start = engine::startOf(release, dispatch, directory);
                    next.append(start);
                    if (std::holds_alternative<domain::TaskStarted>(start)) {
                        domain::TaskSucceeded done{dispatch.run, std::get<domain::TaskStarted>(start).attempt};
                        done.output = {{"buildNumber", 7}, {"digest", "sha256:aa"}};
                        next.append(done);
                    }
                }
            }
            if (next.isEmpty())
                return;
            for (const domain::ReleaseEvent &event : next)
                take(event, PersonId("engine"));
        }
        qFatal("it never settles");
    }

    domain::Directory directory;
    domain::Release release;
    domain::IssueSnapshot snapshot;
    domain::ReleaseType type = domain::ReleaseType::Normal;
    domain::RiskClass risk = domain::RiskClass::Medium;
    bool allowsAfterwards = false;
    QDateTime windowStart;
    QDateTime windowEnd;
    QDateTime now;
    QList<domain::ReleaseEvent> events;
    QList<PersonId> actors; //!< of the events
    bool started = false; //!< the task on the protected environment was handed out
};

//! A step in few words: step("1", 1, "approve", {"boss"}).
[[nodiscard]] inline QJsonObject step(const char *id, int place, const char *type, const QStringList &people,
                                      const QJsonObject &more = {}, int needed = 1)
{
    QJsonObject made = more;
    made.insert(QStringLiteral("id"), QString::fromLatin1(id));
    made.insert(QStringLiteral("place"), place);
    made.insert(QStringLiteral("type"), QString::fromLatin1(type));
    if (!made.contains(QStringLiteral("terms")))
        made.insert(QStringLiteral("terms"),
                    QJsonArray{QJsonObject{{"needed", needed}, {"people", QJsonArray::fromStringList(people)}}});
    return made;
}

[[nodiscard]] inline QJsonObject term(int needed, const QStringList &people, bool isMandatory = false)
{
    return {{"needed", needed}, {"people", QJsonArray::fromStringList(people)}, {"mandatory", isMandatory}};
}

} // namespace releasedesk::tests
