// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/sample_story.h"

#include "core/async/cancel.h"
#include "core/domain/plan_edit.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/templates/release_template.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SampleStory)
};

//! Where a release of the story ends.
enum class Chapter { Draft, AtTheOwner, Approved, Running };

struct Cast {
    const char *project;
    const char *version;
    Chapter chapter;
    int startsInMinutes; //!< its window, from now
};

constexpr std::array story{
    Cast{"checkout", "2.8.0", Chapter::Running, -32},
    Cast{"payments", "5.1.0", Chapter::AtTheOwner, 20 * 60},
    Cast{"mobile-app", "8.10.0", Chapter::Approved, 2 * 24 * 60},
    Cast{"catalog", "12.4.0", Chapter::Draft, 3 * 24 * 60},
};

struct Stage {
    EngineRoom *room;
    session::Desk *desk;
};

//! Waits until \p isReached or a release stands still for good.
QCoro::Task<Result<>> waitFor(Stage stage, ReleaseId id, std::function<bool(const Release &)> isReached)
{
    using namespace std::chrono_literals;
    for (int waited = 0; waited < 1200; ++waited) {
        const Release *const release = stage.desk->release(id);
        if (release && isReached(*release))
            co_return Result<>();
        const bool isStuck = release && (release->state() == ReleaseState::Halted || release->isOver());
        if (isStuck)
            co_return failure(ErrorCode::FailedPrecondition,
                              Text::tr("The sample release %1 stopped before its time. Look into its history, or start "
                                       "the sample again.")
                                  .arg(id.value()));
        co_await async::sleepUnlessStopped(50ms, {});
    }
    co_return failure(ErrorCode::DeadlineExceeded,
                      Text::tr("The sample release %1 took too long. Start the sample again.").arg(id.value()));
}

QCoro::Task<Result<>> sendAs(Stage stage, PersonId person, ReleaseCommand command)
{
    const std::unique_ptr<session::Session> session = stage.room->sessionFor(person);
    const auto sent = co_await session->send(std::move(command));
    if (!sent)
        co_return failed(sent);
    while (stage.desk->position() < *sent) // the next command decides over what this one did
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(10), {});
    co_return Result<>();
}

//! The window on a full half hour, two hours long.
QDateTime windowStart(int minutes)
{
    QDateTime start = QDateTime::currentDateTimeUtc().addSecs(qint64{60} * minutes);
    start.setTime(QTime(start.time().hour(), start.time().minute() < 30 ? 0 : 30));
    return start;
}

//! A last look before everybody is told: keeps a sample release running long enough to be watched.
void addWatch(Plan &plan)
{
    Task watch;
    watch.id = TaskId("watch");
    watch.kind = u"time.wait"_s;
    watch.title = u"Watch 20 min"_s;
    watch.phase = PhaseId("deploy");
    watch.durationMinutes = 20;
    watch.timeoutMinutes = 60;
    watch.parameters = {{u"seconds"_s, 20 * 60}};
    plan.tasks.insert(plan.tasks.indexOf(*plan.task(TaskId("comment"))), watch);
    for (Edge &edge : plan.edges) {
        if (edge.from == TaskId("verify-prod"))
            edge.from = watch.id;
    }
    plan.edges.append({TaskId("verify-prod"), watch.id});
}

QCoro::Task<Result<>> compose(Stage stage, Cast cast)
{
    const Project *const found = stage.desk->directory().project(ProjectId(cast.project));
    if (!found)
        co_return failure(
            ErrorCode::NotFound,
            Text::tr("The sample workspace lacks the project %1.").arg(QString::fromLatin1(cast.project)));
    const Project project = *found;
    const auto pattern = templates::builtInTemplate(u"vm-standard"_s);
    if (!pattern)
        co_return failed(pattern);
    const ScopeEntry entry{project.jira, project.jiraProject, QString::fromLatin1(cast.version)};
    const auto contents = co_await stage.room->versions().contents(entry);
    if (!contents)
        co_return failed(contents);
    const QString mirrors = QDir(stage.room->folder()).filePath(u".repositories"_s);
    const auto coded = co_await reconciliation::ReconciliationService::withCode(
        reconciliation::wishFor(project, entry.version, stage.desk->book().releases(), stage.desk->directory(),
                                mirrors),
        contents->snapshot);
    if (!coded)
        co_return failed(coded);
    CreateRelease create;
    create.release = ReleaseId(QString(project.id.value() + u'-' + entry.version));
    create.project = project.id;
    create.version = entry.version;
    create.title = contents->version.description;
    create.owner = project.owner;
    create.templateId = pattern->id;
    create.templateVersion = pattern->version;
    create.plan = templates::planFor(*pattern, project);
    if (cast.chapter == Chapter::Running)
        addWatch(create.plan);
    create.scope = {entry};
    create.snapshot = coded->snapshot;
    create.windowStart = windowStart(cast.startsInMinutes);
    create.windowEnd = create.windowStart.addSecs(2 * 3600);
    co_return co_await sendAs(stage, project.owner, create);
}

//! Everybody signs in turn; before \p last, if it is given, the line stops.
QCoro::Task<Result<>> sign(Stage stage, ReleaseId id, PersonId last)
{
    while (stage.desk->release(id)->state() == ReleaseState::InApproval) {
        const ApprovalRequest *const open = stage.desk->release(id)->approval(TaskId("approval"));
        const PersonId next = open ? open->nextSigners().value(0) : PersonId();
        if (next.isEmpty() || next == last)
            break;
        const SignApproval command{id, open->task, Decision::Approve, {}, open->digest};
        if (const auto done = co_await sendAs(stage, next, command); !done)
            co_return done;
    }
    co_return Result<>();
}

QCoro::Task<Result<>> perform(Stage stage, Cast cast)
{
    if (const auto composed = co_await compose(stage, cast); !composed || cast.chapter == Chapter::Draft)
        co_return composed;
    const ReleaseId id(QString(QLatin1String(cast.project) + u'-' + QLatin1String(cast.version)));
    const PersonId owner = stage.desk->release(id)->owner();
    const RequestApproval request{id, stage.desk->release(id)->revision()};
    if (const auto asked = co_await sendAs(stage, owner, request); !asked)
        co_return asked;
    const std::function<bool(const Release &)> isAsking
        = [](const Release &release) { return release.state() == ReleaseState::InApproval; };
    if (const auto asking = co_await waitFor(stage, id, isAsking); !asking)
        co_return asking;
    const PersonId last = cast.chapter == Chapter::AtTheOwner ? stage.desk->person() : PersonId();
    if (const auto done = co_await sign(stage, id, last); !done || cast.chapter == Chapter::AtTheOwner)
        co_return done;
    const std::function<bool(const Release &)> isApproved
        = [](const Release &release) { return release.state() == ReleaseState::Approved; };
    if (const auto approved = co_await waitFor(stage, id, isApproved); !approved || cast.chapter == Chapter::Approved)
        co_return approved;
    if (const auto started = co_await sendAs(stage, owner, StartRelease{id, {}}); !started)
        co_return started;
    const std::function<bool(const Release &)> isWatching
        = [](const Release &release) { return release.run(TaskId("watch")).state == TaskState::Running; };
    co_return co_await waitFor(stage, id, isWatching);
}

} // namespace

QCoro::Task<Result<>> tellSampleStory(EngineRoom &room, session::Desk &desk)
{
    const Stage stage{&room, &desk};
    for (const Cast &cast : story) {
        if (const auto told = co_await perform(stage, cast); !told)
            co_return told;
    }
    co_return Result<>();
}

} // namespace releasedesk::app
