// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/release_actions.h"

#include "core/access/authorize.h"
#include "core/base/safe_text.h"
#include "core/domain/environment_lock.h"
#include "core/domain/release_decisions.h"
#include "core/domain/restart.h"
#include "ui/variables/start_values.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

using namespace domain;
using Kind = ReleaseActionKind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseActions)
};

//! Stands for the reason that a dialog will ask for, while it is found out whether the rest allows the action.
const QString someReason = QStringLiteral("-");

access::Action rightOf(Kind kind)
{
    switch (kind) {
    case Kind::RequestApproval:
    case Kind::WithdrawRequest:
        return access::Action::RequestApproval;
    case Kind::Sign:
        return access::Action::SignApproval;
    case Kind::Start:
    case Kind::Pause:
    case Kind::Resume:
        return access::Action::StartRelease;
    case Kind::Abort:
        return access::Action::AbortRelease;
    case Kind::RetryTask:
        return access::Action::WorkOnTask;
    case Kind::RetryFrom:
        return access::Action::StartRelease;
    case Kind::RollBack:
        return access::Action::RollBackRelease;
    case Kind::Discard:
        return access::Action::DiscardRelease;
    case Kind::Close:
        return access::Action::CloseRelease;
    case Kind::EditVariables:
        return access::Action::EditPlan;
    case Kind::ConfirmRerun:
        return access::Action::SignApproval;
    }
    Q_UNREACHABLE();
}

struct Looks {
    Kind kind;
    const char *text;
    IconName icon;
    const char *keys;
};

constexpr std::array looks{
    Looks{Kind::RequestApproval, QT_TRANSLATE_NOOP("ReleaseActions", "Request approval"), "approvals", "Ctrl+Return"},
    Looks{Kind::WithdrawRequest, QT_TRANSLATE_NOOP("ReleaseActions", "Withdraw request…"), "undo", ""},
    Looks{Kind::Sign, QT_TRANSLATE_NOOP("ReleaseActions", "Review and sign"), "approvals", "Ctrl+Return"},
    Looks{Kind::Start, QT_TRANSLATE_NOOP("ReleaseActions", "Start"), "play", "Ctrl+Return"},
    Looks{Kind::Pause, QT_TRANSLATE_NOOP("ReleaseActions", "Pause"), "pause", "Space"},
    Looks{Kind::Resume, QT_TRANSLATE_NOOP("ReleaseActions", "Continue"), "play", "Space"},
    Looks{Kind::RetryTask, QT_TRANSLATE_NOOP("ReleaseActions", "Try again"), "sync", ""},
    Looks{Kind::RollBack, QT_TRANSLATE_NOOP("ReleaseActions", "Roll back…"), "undo", "Ctrl+Shift+R"},
    Looks{Kind::Abort, QT_TRANSLATE_NOOP("ReleaseActions", "Abort…"), "stop", ""},
    Looks{Kind::Discard, QT_TRANSLATE_NOOP("ReleaseActions", "Discard…"), "close", ""},
    Looks{Kind::Close, QT_TRANSLATE_NOOP("ReleaseActions", "Close release"), "check", "Ctrl+Return"},
    Looks{Kind::EditVariables, QT_TRANSLATE_NOOP("ReleaseActions", "Variables…"), "edit", ""},
    Looks{Kind::ConfirmRerun, QT_TRANSLATE_NOOP("ReleaseActions", "Agree to another run…"), "sync", ""},
    Looks{Kind::RetryFrom, QT_TRANSLATE_NOOP("ReleaseActions", "Retry…"), "sync", ""},
};

ReleaseAction looksOf(Kind kind)
{
    const auto found = std::ranges::find(looks, kind, &Looks::kind);
    return {kind, Text::tr(found->text), found->icon, QKeySequence(QString::fromLatin1(found->keys))};
}

bool isDestructive(Kind kind)
{
    return kind == Kind::RollBack || kind == Kind::Abort || kind == Kind::Discard;
}

//! The failed task that can be tried again: of a rollback that stopped, its step and not the task that led to it.
TaskId firstFailed(const Release &release)
{
    QList<TaskId> tasks;
    if (release.isRollingBack()) {
        for (const RollbackStep &step : release.rollbackSteps())
            tasks.append(step.step);
    } else {
        tasks = release.plan().executionOrder();
    }
    const auto isFailed = [&release](const TaskId &id) { return release.run(id).state == TaskState::Failed; };
    const auto found = std::ranges::find_if(tasks, isFailed);
    return found != tasks.end() ? *found : TaskId();
}

//! What \p person is asked to sign at this moment; empty: nothing.
TaskId myTurn(const Release &release, const PersonId &person)
{
    for (const ApprovalRequest &request : release.approvals()) {
        const bool isMine = request.state == ApprovalState::Active && request.nextSigners().contains(person);
        if (isMine && (release.state() == ReleaseState::InApproval || release.state() == ReleaseState::Running))
            return request.task;
    }
    return {};
}

//! For a button: a long title is cut.
QString shortTitle(const Release &release, const TaskId &task)
{
    constexpr qsizetype most = 24;
    const QString title = SafeText::lineFromOutside(taskTitle(release, task)).plain();
    return title.size() > most ? QString(title.left(most - 1) + u'…') : title;
}

//! Builds the actions of one release for one person.
class Offer
{
public:
    Offer(const Release &release, const PersonId &person, const Directory &directory, const QDateTime &now,
          const projections::ReleaseBook *book = nullptr)
        : m_release(release)
        , m_book(book)
        , m_circumstances{person, now, directory}
        , m_actor{person, {}}
    {
        if (const Person *const known = directory.person(person))
            m_actor.roles = QSet<Role>(known->roles.begin(), known->roles.end());
    }

    [[nodiscard]] ReleaseAction action(Kind kind, const TaskId &task = {}) const
    {
        ReleaseAction made = looksOf(kind);
        made.task = task;
        made.isDestructive = isDestructive(kind);
        const Result<> allowed = isAllowed(kind, task);
        const bool isInFlight = !allowed && allowed.error().reason == u"rollback.inFlight";
        if (isInFlight && canStop(tasksInFlight(m_release)))
            made.stopsFirst = tasksInFlight(m_release);
        else if (!allowed && allowed.error().reason == u"variable.missing")
            made.text = Text::tr("Start…"); // the dialog asks for it
        else if (!allowed)
            made.disabledReason = allowed.error().message;
        else if (kind == Kind::Start && (needsReason() || StartValues::areAsked(m_release)))
            made.text = Text::tr("Start…");
        return made;
    }

    [[nodiscard]] bool needsReason() const
    {
        const Decided decided = decide(StartRelease{m_release.id(), {}}, m_release, m_circumstances);
        return !decided && decided.error().reason == u"release.outsideWindow";
    }

    [[nodiscard]] const QSet<Role> &roles() const { return m_actor.roles; }

private:
    //! Whether all of \p tasks can be cancelled by this person: none of them has an unknown outcome.
    [[nodiscard]] bool canStop(const QList<TaskId> &tasks) const
    {
        return std::ranges::all_of(tasks, [this](const TaskId &id) {
            const bool mayStop
                = access::authorize(m_actor, access::Action::WorkOnTask, {m_release.owner(), {}, {}}).has_value();
            return mayStop && decide(CancelTask{m_release.id(), id}, m_release, m_circumstances).has_value();
        });
    }

    [[nodiscard]] Result<> isAllowed(Kind kind, const TaskId &task) const
    {
        access::Subject subject{m_release.owner()};
        if (const Task *const found = m_release.plan().task(task))
            subject.performer = found->performer;
        if (const ApprovalRequest *const request = m_release.approval(task))
            subject.approvers = request->approvers;
        if (kind == Kind::ConfirmRerun) {
            for (const ApprovalRequest &request : m_release.approvals())
                subject.approvers += request.everybody();
        }
        if (auto may = access::authorize(m_actor, rightOf(kind), subject); !may)
            return may;
        ReleaseAction asked;
        asked.kind = kind;
        asked.task = task;
        const std::optional<ReleaseCommand> command = commandOf(asked, m_release, someReason);
        if (!command)
            return {};
        const Decided decided
            = std::visit([this](const auto &each) { return decide(each, m_release, m_circumstances); }, *command);
        const bool mayBegin = decided || decided.error().reason == u"variable.missing";
        if (mayBegin && (kind == Kind::Start || kind == Kind::RollBack)) {
            if (auto free = checkNobodyIsThere(); !free)
                return free;
        }
        return decided ? Result<>() : Result<>(failed(decided));
    }

    //! Whether no other release of the project has an environment that this one goes to.
    [[nodiscard]] Result<> checkNobodyIsThere() const
    {
        if (!m_book || holdsItsEnvironments(m_release))
            return {};
        const QSet<EnvironmentId> wanted = environmentsOf(m_release, m_circumstances.directory);
        const Release *const holder
            = holderAgainst(m_release, wanted, projections::pointersTo(m_book->releases()), m_circumstances.directory);
        if (!holder)
            return {};
        const auto hold = holdAgainst(m_release, wanted, *holder, m_circumstances.directory);
        return refusal(QStringLiteral("environment.held"),
                       holdText(*hold, m_release, *holder, m_circumstances.directory));
    }

    const Release &m_release;
    const projections::ReleaseBook *m_book;
    Circumstances m_circumstances;
    access::Actor m_actor;
};

} // namespace

const char *englishOf(ReleaseActionKind kind)
{
    return std::ranges::find(looks, kind, &Looks::kind)->text;
}

QList<ReleaseAction> ReleaseActions::all() const
{
    QList<ReleaseAction> every;
    if (primary)
        every.append(*primary);
    return every + secondary + more;
}

const ReleaseAction *ReleaseActions::find(ReleaseActionKind kind) const
{
    const auto isIt = [kind](const ReleaseAction &each) { return each.kind == kind; };
    if (primary && isIt(*primary))
        return &*primary;
    for (const QList<ReleaseAction> *const list : {&secondary, &more}) {
        if (const auto found = std::ranges::find_if(*list, isIt); found != list->end())
            return &*found;
    }
    return nullptr;
}

ReleaseActions releaseActions(const Release &release, const PersonId &person, const Directory &directory,
                              const QDateTime &now, const projections::ReleaseBook *book)
{
    ReleaseActions actions;
    if (!release.exists())
        return actions;
    const Offer offer(release, person, directory, now, book);
    const TaskId toSign = myTurn(release, person);
    const bool hasPart = offer.roles().contains(Role::Owner) || offer.roles().contains(Role::Operator)
        || offer.roles().contains(Role::Approver);
    if (!hasPart && toSign.isEmpty()) {
        actions.isViewOnly = true;
        return actions;
    }

    const auto emergencyExit = [&offer] {
        ReleaseAction back = offer.action(Kind::RollBack);
        back.isEmergencyExit = true;
        return back;
    };
    switch (release.state()) {
    case ReleaseState::Draft:
    case ReleaseState::Returned:
        actions.primary = offer.action(Kind::RequestApproval);
        actions.more = {offer.action(Kind::EditVariables), offer.action(Kind::Discard)};
        break;
    case ReleaseState::Preparing:
        actions.more = {offer.action(Kind::WithdrawRequest)};
        break;
    case ReleaseState::InApproval:
        if (!toSign.isEmpty())
            actions.primary = offer.action(Kind::Sign, toSign);
        actions.more = {offer.action(Kind::WithdrawRequest)};
        break;
    case ReleaseState::Approved:
        actions.primary = offer.action(Kind::Start);
        actions.more = {offer.action(Kind::Discard)};
        break;
    case ReleaseState::Running:
        actions.secondary = {offer.action(Kind::Pause)};
        if (toSign.isEmpty()) {
            actions.primary = emergencyExit();
        } else {
            actions.primary = offer.action(Kind::Sign, toSign);
            actions.secondary.append(offer.action(Kind::RollBack));
        }
        actions.more = {offer.action(Kind::Abort)};
        break;
    case ReleaseState::Paused:
        actions.primary = offer.action(Kind::Resume);
        if (release.stateBeforeStop() != ReleaseState::Preparing)
            actions.secondary = {offer.action(Kind::RollBack)};
        actions.more = {offer.action(Kind::Abort)};
        break;
    case ReleaseState::Halted:
        if (const TaskId task = firstFailed(release); !task.isEmpty())
            actions.secondary = {offer.action(Kind::RetryTask, task)};
        if (!release.isRollingBack())
            actions.primary = emergencyExit();
        else if (!actions.secondary.isEmpty())
            actions.primary = actions.secondary.takeFirst();
        actions.more = {offer.action(Kind::Abort)};
        break;
    case ReleaseState::Released:
        actions.primary = offer.action(Kind::Close);
        actions.more = {offer.action(Kind::RollBack)};
        break;
    case ReleaseState::RolledBack:
    case ReleaseState::Aborted:
        actions.primary = offer.action(Kind::Close);
        if (const TaskId task = firstFailed(release); !task.isEmpty()) {
            ReleaseAction again = offer.action(Kind::RetryFrom, task);
            again.text = Text::tr("Retry from %1…").arg(shortTitle(release, task));
            if (again.isEnabled())
                std::swap(*actions.primary, again);
            actions.secondary = {again};
        }
        // Of interest only to whom it is for.
        if (release.rerunConfirmedFor() != release.runNumber() && offer.action(Kind::ConfirmRerun).isEnabled())
            actions.more = {offer.action(Kind::ConfirmRerun)};
        break;
    case ReleaseState::RollingBack:
    case ReleaseState::Discarded:
    case ReleaseState::Closed:
        break;
    }
    if (release.isAmended()) { // half of it is out there while it is signed again
        actions.secondary.append(offer.action(Kind::RollBack));
        actions.more.removeIf([](const ReleaseAction &each) { return each.kind == Kind::Discard; });
        actions.more.append(offer.action(Kind::Abort));
    }
    return actions;
}

QList<TaskId> tasksInFlight(const Release &release)
{
    QList<TaskId> tasks;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const bool isRunning = run->state == TaskState::Running && run->claimedBy.isEmpty();
        if (isRunning || run->state == TaskState::Unknown)
            tasks.append(run.key());
    }
    return tasks;
}

bool startNeedsReason(const Release &release, const PersonId &person, const Directory &directory, const QDateTime &now)
{
    return Offer(release, person, directory, now).needsReason();
}

std::optional<ReleaseCommand> commandOf(const ReleaseAction &action, const Release &release, const QString &reason)
{
    const ReleaseId &id = release.id();
    switch (action.kind) {
    case Kind::RequestApproval:
        return RequestApproval{id, release.revision()};
    case Kind::WithdrawRequest:
        return WithdrawRequest{id, reason};
    case Kind::Sign:
    case Kind::EditVariables:
        return std::nullopt;
    case Kind::Start:
        return StartRelease{id, reason};
    case Kind::Pause:
        return PauseRelease{id, reason};
    case Kind::Resume:
        return ResumeRelease{id};
    case Kind::RetryTask:
        return RetryTask{id, action.task};
    case Kind::RollBack:
        return RollBack{id, reason};
    case Kind::Abort:
        return AbortRelease{id, reason};
    case Kind::Discard:
        return DiscardRelease{id, reason};
    case Kind::Close:
        return CloseRelease{id};
    case Kind::ConfirmRerun:
        return ConfirmRerun{id, reason};
    case Kind::RetryFrom: {
        QList<TaskId> accepted;
        for (const RestartStep &step : restartPreview(release, action.task))
            accepted.append(step.task);
        return RestartFrom{id, action.task, {}, reason, accepted};
    }
    }
    Q_UNREACHABLE();
}

} // namespace releasedesk::ui
