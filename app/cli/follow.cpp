// SPDX-License-Identifier: Apache-2.0
#include "app/cli/follow.h"

#include "app/cli/release_json.h"
#include "core/async/cancel.h"
#include "core/base/shown_zone.h"
#include "core/domain/release_decisions.h"
#include "core/engine/retry_delay.h"
#include "core/engine/task_scheduler.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

// A signal awaited through a queue may resume a coroutine twice when two are under way; a short look never does.
constexpr std::chrono::milliseconds lookEvery{10};

bool isMoving(const Release &release, const TaskId &id, const TaskRun &run)
{
    if (run.state == TaskState::Ready || (run.state == TaskState::Running && run.claimedBy.isEmpty()))
        return true;
    const auto dispatch = engine::dispatchOf(release, id);
    return dispatch && engine::retryDelay(dispatch->task, run).has_value();
}

//! Prints what is new in the history of the release.
class Printer
{
public:
    Printer(Console console, OpenWorkspace &open, ReleaseId release, bool isOn)
        : m_console(console)
        , m_open(open)
        , m_release(std::move(release))
        , m_isOn(isOn)
    {
    }

    void printNew()
    {
        for (const projections::Activity &activity : m_open.desk->history(m_release)) {
            if (activity.position <= m_open.told)
                continue;
            m_open.told = activity.position;
            if (m_isOn)
                print(activity);
        }
    }

private:
    void print(const projections::Activity &activity) const
    {
        const QString note = activity.note.isEmpty() ? QString() : QString(u" · "_s + activity.note);
        m_console.print({{u"position"_s, activity.position},
                         {u"at"_s, json::write(activity.at)},
                         {u"release"_s, activity.release.value()},
                         {u"task"_s, activity.task.value()},
                         {u"actor"_s, activity.actor.value()},
                         {u"state"_s, json::nameOf(activity.state)},
                         {u"what"_s, activity.what},
                         {u"note"_s, activity.note}},
                        QString(inShownZone(activity.at).toString(u"HH:mm:ss"_s) + u"  "_s
                                + json::nameOf(activity.state).leftJustified(12) + activity.what + note));
    }

    Console m_console;
    OpenWorkspace &m_open;
    ReleaseId m_release;
    bool m_isOn;
};

} // namespace

bool rests(const Release &release)
{
    const bool mayMove = release.state() == ReleaseState::Preparing || release.state() == ReleaseState::Running
        || release.state() == ReleaseState::RollingBack || release.state() == ReleaseState::Paused;
    if (!mayMove)
        return true;
    const bool isPaused = release.state() == ReleaseState::Paused;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const bool isHeld = isPaused && run->state != TaskState::Running;
        if (!isHeld && isMoving(release, run.key(), *run))
            return false;
    }
    return isPaused || engine::nextEvents(release).isEmpty();
}

//! What was decided stands; whoever cannot be told by mail finds it in the inbox.
static QCoro::Task<> tellWhoIsAsked(std::shared_ptr<OpenWorkspace> open)
{
    if (const auto told = co_await open->room->tellApprovers(); !told)
        std::fprintf(stderr, "rdesk: %s\n", qPrintable(told.error().message));
}

QCoro::Task<> followUntilItRests(std::shared_ptr<OpenWorkspace> open, ReleaseId id, bool follow, Console console)
{
    session::Desk &desk = *open->desk;
    Printer printer(console, *open, id, follow);
    while (true) {
        printer.printNew();
        const Release *const release = desk.release(id);
        if (!release || rests(*release)) {
            co_await tellWhoIsAsked(open);
            co_return;
        }
        co_await async::sleepUnlessStopped(lookEvery, {});
    }
}

QCoro::Task<Result<>> sendAndSee(std::shared_ptr<OpenWorkspace> open, ReleaseCommand command)
{
    const auto sent = co_await open->session->send(std::move(command));
    if (!sent)
        co_return failed(sent);
    co_await catchUp(*open->desk, *sent);
    co_await tellWhoIsAsked(open);
    co_return Result<>();
}

QString stateLine(const Release &release, const Directory &directory)
{
    QString line = QString(release.project().value() + u' ' + release.version() + u": "_s + stateName(release.state()));
    QStringList waits;
    for (const Task &task : release.plan().tasks) {
        const TaskRun run = release.run(task.id);
        if (run.state == TaskState::Failed || run.state == TaskState::Unknown)
            waits.append(QString(task.title + u": "_s + run.summary));
        else if (run.state == TaskState::Waiting && run.waitReason == WaitReason::Person)
            waits.append(Text::tr("“%1” waits for a person").arg(task.title));
    }
    for (const ApprovalRequest &request : release.approvals()) {
        QStringList names;
        for (const PersonId &person : request.nextSigners())
            names.append(directory.nameOf(person));
        if (!names.isEmpty())
            waits.append(Text::tr("waits for the signature of %1").arg(names.join(u", "_s)));
    }
    if (!waits.isEmpty())
        line += QString(u" · "_s + waits.join(u" · "_s));
    else if (!release.stateNote().isEmpty() && !release.isOver())
        line += QString(u" · "_s + release.stateNote());
    return line;
}

} // namespace releasedesk::cli
