// SPDX-License-Identifier: Apache-2.0
#include "tests/system/kill_ground.h"

#include "core/workspace/workspace_file.h"

#include <QCoroCore>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace releasedesk::tests {
namespace {

using namespace domain;

const PersonId owner("bd.yoon");
const PersonId approver("jiho.kim");

//! Kinds for which "at least once, with the same id" is all that is promised.
bool mayRepeat(const QString &path)
{
    return path.contains(u"/hook/") || path == u"smtp";
}

} // namespace

KillGround::KillGround(SandboxProcess &sandbox, int length)
    : m_sandbox(sandbox)
    , m_release("kill-ground")
    , m_length(length)
{
    m_rdesk.set(u"RD_HASTE"_s, u"1"_s); // polls as fast as the sandbox builds
}

KillGround::~KillGround() = default;

Result<std::shared_ptr<KillGround::Open>> KillGround::open(bool isReadOnly) const
{
    app::EngineRoomOptions options;
    options.folder = m_rdesk.folder();
    options.isReadOnly = isReadOnly;
    options.isPassive = true;
    auto room = app::EngineRoom::open(options);
    if (!room)
        return failed(room);
    auto open = std::make_shared<Open>();
    open->room = std::move(*room);
    open->session = open->room->sessionFor(owner);
    open->desk = std::make_unique<session::Desk>(*open->session, open->room->workspace().directory());
    if (const auto read = QCoro::waitFor(open->desk->open()); !read)
        return failed(read);
    if (const auto started = QCoro::waitFor(open->room->start()); !started)
        return failed(started);
    return open;
}

Result<> KillGround::send(const std::shared_ptr<Open> &open, ReleaseCommand command) const
{
    const auto sent = QCoro::waitFor(open->session->send(std::move(command)));
    if (!sent)
        return failed(sent);
    return {};
}

void KillGround::addLane(Plan &plan, const QString &name, int length,
                         const std::function<std::pair<QString, QJsonObject>(int)> &taskOf) const
{
    TaskId before("approval");
    for (int i = 1; i <= length; ++i) {
        const auto [kind, parameters] = taskOf(i);
        Task task;
        task.id = TaskId(QString(name + QString::number(i)));
        task.kind = kind;
        task.title = task.id.value();
        task.phase = PhaseId("run");
        task.parameters = parameters;
        plan.tasks.append(task);
        plan.edges.append({before, task.id});
        before = task.id;
    }
}

Plan KillGround::plan() const
{
    Plan plan;
    plan.phases = {{PhaseId("approve"), u"Approve"_s, true}, {PhaseId("run"), u"Run"_s}};
    Task approval;
    approval.id = TaskId("approval");
    approval.kind = u"release.approve"_s;
    approval.title = u"Approval"_s;
    approval.phase = PhaseId("approve");
    approval.parameters = {{u"approvers"_s, QJsonArray{approver.value()}}, {u"rule"_s, u"anyone"_s}};
    plan.tasks.append(approval);

    const QString url = m_sandbox.origin() + u"/sandbox/app/checkout-api/tasks"_s;
    for (const QString &lane : {u"north"_s, u"east"_s, u"south"_s}) {
        addLane(plan, lane, 2 * m_length, [url](int i) {
            return std::pair(u"http.request"_s,
                             QJsonObject{{u"method"_s, u"POST"_s},
                                         {u"url"_s, url},
                                         {u"body"_s, u"{\"ms\":1,\"number\":%1}"_s.arg(i)}});
        });
    }
    addLane(plan, u"build"_s, m_length, [](int i) {
        return std::pair(u"jenkins.build"_s,
                         QJsonObject{{u"connection"_s, u"jenkins"_s},
                                     {u"job"_s, u"checkout-api"_s},
                                     {u"parameters"_s, QJsonObject{{u"VERSION"_s, QString::number(i)}}}});
    });
    addLane(plan, u"comment"_s, m_length / 2, [](int i) {
        return std::pair(u"jira.comment"_s,
                         QJsonObject{{u"connection"_s, u"jira"_s},
                                     {u"issues"_s, u"all"_s},
                                     {u"text"_s, u"Kill ground %1"_s.arg(i)}});
    });
    addLane(plan, u"command"_s, m_length, [](int /*i*/) {
        return std::pair(u"command.run"_s,
                         QJsonObject{{u"argv"_s, QJsonArray{u"/bin/sh"_s, u"-c"_s, u"echo $RD_OP_ID >> ran.txt"_s}}});
    });
    addLane(plan, u"word"_s, 2 * m_length, [](int i) -> std::pair<QString, QJsonObject> {
        if (i % 3 == 0)
            return {u"notes.publish"_s, {{u"file"_s, u"notes/%1.md"_s.arg(i)}, {u"language"_s, u"en"_s}}};
        if (i % 3 == 1)
            return {u"messenger.post"_s,
                    {{u"connection"_s, u"messenger"_s}, {u"title"_s, u"%1"_s.arg(i)}, {u"text"_s, u"word"_s}}};
        return {u"mail.send"_s,
                {{u"connection"_s, u"mail"_s},
                 {u"to"_s, QJsonArray{u"all-hands@hanbit.example"_s}},
                 {u"subject"_s, u"Word %1"_s.arg(i)},
                 {u"body"_s, u"word"_s}}};
    });
    return plan;
}

QString KillGround::prepare()
{
    m_sandbox.reset();
    m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"queueMs"_s, 5}, {u"buildMs"_s, 10}});
    const RdeskAnswer made
        = m_rdesk.run({u"workspace"_s, u"init"_s, m_rdesk.folder(), u"--sample"_s, u"--sandbox"_s, m_sandbox.origin()});
    if (made.exitCode != 0)
        return made.errorText();

    const auto room = open(false);
    if (!room)
        return room.error().message;
    CreateRelease create;
    create.release = m_release;
    create.project = ProjectId("checkout");
    create.version = u"2.8.0"_s;
    create.plan = plan();
    const ScopeEntry entry{ConnectionId("jira"), u"SHOP"_s, create.version};
    const auto contents = QCoro::waitFor((*room)->room->versions().contents(entry));
    if (!contents)
        return contents.error().message;
    create.scope = {entry};
    create.snapshot = contents->snapshot;
    create.snapshot.issues = create.snapshot.issues.mid(0, 3); // each is an effect of every comment task
    if (const auto done = send(*room, create); !done)
        return done.error().message;
    if (const auto done = send(*room, RequestApproval{m_release, 1}); !done)
        return done.error().message;

    (*room)->session = (*room)->room->sessionFor(approver);
    (*room)->desk = std::make_unique<session::Desk>(*(*room)->session, (*room)->room->workspace().directory());
    if (const auto read = QCoro::waitFor((*room)->desk->open()); !read)
        return read.error().message;
    const ApprovalRequest *const request = (*room)->desk->release(m_release)->approval(TaskId("approval"));
    if (request == nullptr)
        return u"the release does not ask for its approval"_s;
    if (const auto done
        = send(*room, SignApproval{m_release, TaskId("approval"), Decision::Approve, {}, request->digest});
        !done)
        return done.error().message;
    return {};
}

Result<KillGround::Standing> KillGround::read()
{
    const auto opened = open(true);
    if (!opened)
        return failed(opened);
    const auto audit = QCoro::waitFor((*opened)->room->auditVerify());
    if (!audit)
        return failed(audit);
    const Release *const release = (*opened)->desk->release(m_release);
    if (release == nullptr)
        return failure(ErrorCode::DataLoss, u"the release is not in the record any more"_s);
    Standing standing;
    standing.state = release->state();
    standing.position = (*opened)->desk->position();
    standing.runs = release->runs();
    standing.automatic = release->plan().tasks.size() - 1; // all but the approval
    for (const projections::Activity &each : (*opened)->desk->history(m_release))
        standing.what.insert(each.position, QString(each.task.value() + u':' + each.what));
    if (audit->lastPosition != standing.position)
        return failure(ErrorCode::DataLoss,
                       u"the record ends at %1, the release at %2"_s.arg(audit->lastPosition).arg(standing.position));
    return standing;
}

QMap<QString, int> KillGround::appliedByOperation()
{
    QMap<QString, int> applied;
    for (const auto &each : m_sandbox.effects()) {
        const QJsonObject effect = each.toObject();
        if (!mayRepeat(effect[u"path"].toString()))
            applied[effect[u"opId"].toString()] += effect[u"applied"].toInt();
    }
    QFile ran(QDir(m_rdesk.folder()).filePath(u"ran.txt"_s));
    if (ran.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : ran.readAll().split('\n')) {
            if (!line.isEmpty())
                ++applied[QString::fromUtf8(line)];
        }
    }
    return applied;
}

Result<int> KillGround::resolveUnknown(const Standing &standing)
{
    QList<TaskId> unknown;
    QList<TaskId> again;
    for (auto run = standing.runs.begin(); run != standing.runs.end(); ++run) {
        if (run->state == TaskState::Unknown)
            unknown.append(run.key());
        else if (run->state == TaskState::Failed)
            again.append(run.key());
    }
    if (unknown.isEmpty() && again.isEmpty())
        return 0;
    const QMap<QString, int> applied = appliedByOperation();
    const auto room = open(false);
    if (!room)
        return failed(room);
    for (const TaskId &task : unknown) {
        const QString operation = standing.runs[task].attempts.last().opId.value();
        const bool happened = applied.value(operation) > 0;
        if (const auto done = send(*room, ResolveUnknown{m_release, task, happened, u"counted in the sandbox"_s});
            !done)
            return failed(done);
        if (!happened)
            again.append(task);
    }
    for (const TaskId &task : again) {
        if (const auto done = send(*room, RetryTask{m_release, task}); !done)
            return failed(done);
    }
    return static_cast<int>(unknown.size());
}

QStringList KillGround::leftTraces() const
{
    return QDir(QDir(m_rdesk.folder()).filePath(u".runs"_s)).entryList(QDir::Files | QDir::Hidden);
}

QStringList KillGround::wrongs(const Standing &standing)
{
    QStringList found;
    const QMap<QString, int> applied = appliedByOperation();
    for (auto each = applied.begin(); each != applied.end(); ++each) {
        if (*each > 1)
            found.append(u"%1 took effect %2 times"_s.arg(each.key()).arg(*each));
        if (each.key().isEmpty())
            found.append(u"an effect carries no operation id"_s);
    }
    for (auto run = standing.runs.begin(); run != standing.runs.end(); ++run) {
        int effects = 0;
        bool isByIssue = false;
        for (const Attempt &attempt : run->attempts) {
            const QString operation = attempt.opId.value();
            const int here = applied.value(operation);
            effects += here;
            isByIssue = isByIssue || run.key().value().startsWith(u"comment");
            // What took effect may be done, under way, or unknown and shown as such; never failed or waiting.
            if (here > 0 && attempt.outcome == TaskState::Failed && attempt.code != u"Unknown")
                found.append(operation + u" took effect and counts as failed"_s);
        }
        if (effects > 1 && !isByIssue)
            found.append(u"%1 took effect %2 times over its attempts"_s.arg(run.key().value()).arg(effects));
    }
    return found;
}

} // namespace releasedesk::tests
