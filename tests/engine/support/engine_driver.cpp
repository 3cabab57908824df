// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/support/engine_driver.h"

#include "core/async/cancel.h"
#include "core/store/release_codec.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

namespace releasedesk::tests {

using namespace domain;

QCoro::Task<Result<engine::TaskOutput>> ScriptedExecutor::execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop)
{
    log.append(QStringLiteral("execute %1 %2").arg(task.task.id.value(), task.opId.value()));
    report->progress(50, says);
    for (int i = 0; i < saysTimes; ++i)
        report->log(store::LogLevel::Info, QStringLiteral("test"), says);
    if (hanging.contains(task.task.id)) {
        co_await async::sleepUnlessStopped(std::chrono::seconds(20), stop);
        co_return failure(ErrorCode::Cancelled, QStringLiteral("stopped"));
    }
    co_await async::sleepUnlessStopped(std::chrono::milliseconds(0), stop);
    if (const auto answer = answers.value(task.task.id))
        co_return answer(task);
    if (always)
        co_return always(task);
    co_return engine::TaskOutput{{{QStringLiteral("buildNumber"), 41 + task.attempt}}, QStringLiteral("done"), {}};
}

QCoro::Task<Result<engine::TaskOutput>> ScriptedExecutor::restore(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> /*report*/,
                                                                  std::stop_token stop)
{
    log.append(QStringLiteral("restore %1 %2").arg(task.task.id.value(), task.opId.value()));
    co_await async::sleepUnlessStopped(std::chrono::milliseconds(0), stop);
    if (always)
        co_return always(task);
    co_return engine::TaskOutput{};
}

QCoro::Task<Result<>> MemoryTaskLog::add(store::LogKey key, QList<store::LogLine> lines)
{
    added.append({key, lines});
    co_return Result<>();
}

QCoro::Task<Result<QList<store::LogLine>>> MemoryTaskLog::read(store::LogKey key, qint64 first, int limit)
{
    QList<store::LogLine> lines;
    for (const auto &[other, more] : added)
        lines += other == key ? more : QList<store::LogLine>();
    co_return lines.mid(first, limit);
}

QString MemoryTaskLog::text() const
{
    QString text;
    for (const auto &[key, lines] : added) {
        for (const store::LogLine &line : lines)
            text += line.text + u'\n';
    }
    return text;
}

EngineDriver::EngineDriver()
{
    directory.people = {{PersonId("owner"), QStringLiteral("Bae-dal Yoon"), {}, {}, {}, {}, {}, {Role::Owner}},
                        {PersonId("jiho"), QStringLiteral("Jiho Kim"), {}, {}, {}, {}, {}, {Role::Approver}},
                        {PersonId("minseo"), QStringLiteral("Minseo Park"), {}, {}, {}, {}, {}, {Role::Approver}},
                        {PersonId("viewer"), QStringLiteral("Emma Larsen"), {}, {}, {}, {}, {}, {Role::Viewer}}};
    directory.projects = {{ProjectId("checkout"), QStringLiteral("checkout"), PersonId("owner")}};
    directory.environments = {{EnvironmentId("staging"), QStringLiteral("staging"), 1, false},
                              {EnvironmentId("prod"), QStringLiteral("prod · KR"), 2, true}};
    executors.add(builds);
    executors.add(gates);
    executors.add(versions);
    makeEngine();
}

EngineDriver::~EngineDriver()
{
    if (engine)
        QCoro::waitFor(engine->stop());
}

void EngineDriver::makeEngine()
{
    engine = std::make_unique<engine::ReleaseEngine>(record, taskLog, clock, executors, directory, redact);
    engine->setPassive(isPassive);
    if (shortestLimit)
        engine->worker().setShortestLimit(*shortestLimit);
}

void EngineDriver::start()
{
    const auto started = QCoro::waitFor(engine->start());
    if (!started)
        qFatal("%s", qPrintable(started.error().message));
}

void EngineDriver::restart(const std::function<void(engine::ReleaseEngine &)> &prepare)
{
    QCoro::waitFor(engine->stop());
    makeEngine();
    if (prepare)
        prepare(*engine);
    start();
}

void EngineDriver::continueFrom(const QList<store::RecordedEvent> &events)
{
    QCoro::waitFor(engine->stop());
    record.setEvents(events);
    m_folded = {};
    m_count = 0;
    makeEngine();
    start();
}

bool EngineDriver::waitUntil(const std::function<bool()> &isSo, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        QThread::usleep(50);
    }
    return true;
}

Result<store::Position> EngineDriver::as(const PersonId &person, ReleaseCommand command)
{
    const Person *const known = directory.person(person);
    QSet<Role> roles;
    if (known)
        roles = QSet<Role>(known->roles.begin(), known->roles.end());
    return QCoro::waitFor(engine->handle(std::move(command), {person, roles}));
}

bool EngineDriver::reaches(ReleaseState state)
{
    return waitUntil([&] { return release().state() == state; });
}

bool EngineDriver::taskReaches(const char *task, TaskState state)
{
    return waitUntil([&] { return release().run(TaskId(task)).state == state; });
}

const Release &EngineDriver::release() const
{
    for (; m_count < record.events().size(); ++m_count) {
        const store::RecordedEvent &event = record.events().at(m_count);
        if (store::releaseOfStream(event.stream) != id)
            continue;
        const auto decoded = store::decodeReleaseEvent(event.event);
        if (!decoded)
            qFatal("%s", qPrintable(decoded.error().message));
        m_folded.apply(*decoded, event.actor, event.at);
    }
    return m_folded;
}

QStringList EngineDriver::eventNames() const
{
    QStringList names;
    for (const store::RecordedEvent &event : record.events())
        names.append(event.event.name);
    return names;
}

void EngineDriver::create(const Plan &plan)
{
    const auto created
        = as("owner", CreateRelease{id, ProjectId("checkout"), "2.8.0", "Faster payment sheet", {}, {}, 1, plan});
    if (!created)
        qFatal("%s", qPrintable(created.error().message));
}

void EngineDriver::submit()
{
    const auto asked = as("owner", RequestApproval{id, release().revision()});
    if (!asked)
        qFatal("%s", qPrintable(asked.error().message));
}

void EngineDriver::signAll()
{
    for (const char *person : {"jiho", "minseo"}) {
        const auto done
            = as(person, SignApproval{id, TaskId("approval"), Decision::Approve, {}, release().frozenDigest()});
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
}

void EngineDriver::run(const Plan &plan)
{
    create(plan);
    submit();
    if (!reaches(ReleaseState::InApproval))
        qFatal("the release was not prepared");
    signAll();
    const auto started = as("owner", StartRelease{id});
    if (!started)
        qFatal("%s", qPrintable(started.error().message));
}

Result<store::Position> EngineDriver::sign(const PersonId &person, const char *task, Decision decision,
                                           const QString &comment)
{
    return as(person, SignApproval{id, TaskId(task), decision, comment, release().frozenDigest()});
}

Plan smallPlan()
{
    Plan plan;
    plan.phases = {{PhaseId("prepare"), "Prepare", true},
                   {PhaseId("approve"), "Approve", true},
                   {PhaseId("deploy"), "Deploy", false}};
    const auto add = [&](const char *id, const char *kind, const char *phase, const QJsonObject &parameters) {
        Task task;
        task.id = TaskId(id);
        task.kind = QString::fromLatin1(kind);
        task.title = QString::fromLatin1(id);
        task.phase = PhaseId(phase);
        task.parameters = parameters;
        plan.tasks.append(task);
        return &plan.tasks.last();
    };
    const QJsonObject build{{"connection", "jenkins"}, {"job", "checkout"}};
    add("build", "jenkins.build", "prepare", build);
    add("approval", "release.approve", "approve", {{"approvers", QJsonArray{"jiho", "minseo"}}, {"rule", "inOrder"}});
    add("deploy", "jenkins.build", "deploy",
        {{"connection", "jenkins"},
         {"job", "deploy"},
         {"parameters", QJsonObject{{"B", "${tasks.build.buildNumber}"}}}})
        ->environment
        = EnvironmentId("prod");
    add("check", "gate.check", "deploy", {{"url", "http://127.0.0.1/health"}})->environment = EnvironmentId("prod");
    add("version", "jira.version_release", "deploy",
        {{"connection", "jira"}, {"project", "SHOP"}, {"version", "2.8.0"}});
    add("back", "jenkins.build", "", build)->undoes = TaskId("deploy");
    plan.edges = {{TaskId("build"), TaskId("approval")},
                  {TaskId("approval"), TaskId("deploy")},
                  {TaskId("deploy"), TaskId("check")},
                  {TaskId("check"), TaskId("version")}};
    return plan;
}

Plan planInTwoPhases(Back back)
{
    Plan plan = smallPlan();
    plan.tasks.removeIf([&](const Task &task) {
        const bool isLane = task.id == TaskId("back");
        return task.id == TaskId("check") || task.id == TaskId("version") || (isLane && back == Back::Impossible);
    });
    plan.edges.removeIf([&](const Edge &edge) { return !plan.task(edge.from) || !plan.task(edge.to); });
    plan.phases.append({PhaseId("us"), "Deploy US", false});
    const auto like = [&](const char *known, const char *id, const char *phase) {
        Task task = *plan.task(TaskId(known));
        task.id = TaskId(id);
        task.title = QString::fromLatin1(id);
        task.phase = PhaseId(phase);
        return task;
    };
    Task undo;
    undo.id = TaskId("back-second");
    undo.kind = "jenkins.build";
    undo.title = "back-second";
    undo.parameters = {{"connection", "jenkins"}, {"job", "back"}};
    undo.undoes = TaskId("second");
    const Task second = like("deploy", "second", "deploy");
    const Task third = like("deploy", "third", "us");
    const qsizetype lane = back == Back::Possible ? plan.tasks.size() - 1 : plan.tasks.size();
    plan.tasks.insert(lane, third);
    plan.tasks.insert(lane, second);
    if (back == Back::Possible)
        plan.tasks.append(undo);
    plan.edges.append({TaskId("deploy"), TaskId("second")});
    plan.edges.append({TaskId("second"), TaskId("third")});
    return plan;
}

Plan planThatStops()
{
    Plan plan = smallPlan();
    Task look = *plan.task(TaskId("check"));
    look.id = TaskId("look");
    look.title = "look";
    look.kind = "manual.work";
    look.environment = {};
    look.parameters = {{"instruction", "Look at the dashboard."}};
    plan.tasks.insert(3, look);
    for (const char *const after : {"version", "check"})
        plan.edges.append({TaskId("look"), TaskId(after)});
    plan.edges.append({TaskId("deploy"), TaskId("look")});
    return plan;
}

void runUntilItStands(EngineDriver &desk, const Plan &plan)
{
    desk.run(plan);
    if (!desk.taskReaches("look", TaskState::Waiting))
        qFatal("the release does not stand at “look”");
}

} // namespace releasedesk::tests
