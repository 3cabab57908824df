// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/nested_child.h"

#include "core/base/safe_text.h"
#include "core/domain/environment_lock.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using Presence = NestedChild::Presence;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedChild)
};

struct Count {
    int done = 0;
    int all = 0;
};

Count countOf(const domain::Release &child)
{
    Count count;
    for (const domain::Task &task : child.plan().tasks) {
        if (task.isInRollbackLane())
            continue;
        ++count.all;
        count.done += child.run(task.id).letsPass() ? 1 : 0;
    }
    return count;
}

} // namespace

bool isNesting(const domain::Task &task)
{
    return task.kind == u"release.start";
}

//! The id of a nested release is made of that of the attempt, so it is known before the attempt has ended.
NestedChild nestedChildOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    if (!isNesting(task))
        return {};
    const int attempts = release.lastAttempt(task.id);
    for (int attempt = attempts; attempt > 0; --attempt) {
        const EffectId operation(QStringLiteral("%1.%2.%3").arg(release.id().value(), task.id.value()).arg(attempt));
        const ReleaseId id = domain::nestedReleaseId(operation);
        const domain::Release *const child = desk.release(id);
        const bool isUnreadable = desk.book().unreadableFrom(id) > 0;
        if (isUnreadable || (child && child->exists()))
            return {isUnreadable ? Presence::Unreadable : Presence::There, id,
                    child && child->exists() ? child : nullptr};
    }
    const domain::TaskRun &run = release.run(task.id);
    switch (run.state) {
    case domain::TaskState::Succeeded:
    case domain::TaskState::Compensated:
        return {attempts > 0 ? Presence::Missing : Presence::NotMade, {}, nullptr};
    case domain::TaskState::Failed:
    case domain::TaskState::Skipped:
    case domain::TaskState::Aborted:
        return {Presence::NotMade, {}, nullptr};
    default:
        return {Presence::NotYet, {}, nullptr};
    }
}

QString nestedProgress(const domain::Release &child)
{
    const Count count = countOf(child);
    const QString counted = Text::tr("%1 of %2").arg(count.done).arg(count.all);
    const QList<State> states = phaseStatesOf(child);
    const auto isOpen
        = [](State state) { return state == State::Running || state == State::Waiting || state == State::Failed; };
    const auto open = std::ranges::find_if(states, isOpen);
    if (open == states.end())
        return QString(counted + QStringLiteral(" · ") + stateWordOf(child).word);
    return QString(counted + QStringLiteral(" · ") + child.plan().phases.at(open - states.begin()).name);
}

int nestedPercent(const domain::Release &child)
{
    const Count count = countOf(child);
    return count.all > 0 ? count.done * 100 / count.all : 0;
}

void addNested(TaskLook &look, const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    const NestedChild child = nestedChildOf(desk, release, task);
    if (!child.release)
        return;
    look.subtitle = nestedProgress(*child.release);
    if (look.state == State::Running)
        look.percent = nestedPercent(*child.release);
}

QString nestedNote(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                   const NestedChild &child)
{
    switch (child.presence) {
    case Presence::None:
    case Presence::There:
        return {};
    case Presence::NotYet: {
        const auto text = [&](const char *name) {
            return SafeText::lineFromOutside(parameterText(desk, release, task, QString::fromLatin1(name))).plain();
        };
        const QString version = text("version");
        const QString from = text("template");
        if (version.isEmpty() || from.isEmpty())
            return Text::tr("Nothing is inside before this task has run.");
        return Text::tr("Nothing is inside yet: this task will compose %1 from the template %2.").arg(version, from);
    }
    case Presence::NotMade:
        return Text::tr("No release was made here. “What happened” of this task tells why.");
    case Presence::Missing:
        return Text::tr("The release that this task made is not in the record here, so how it stands is unknown. Ask "
                        "who keeps the record for it.");
    case Presence::Unreadable:
        return child.release ? Text::tr("Shown as it was last: newer events of this release cannot be read by this "
                                        "version of the program. Install the newest one.")
                             : Text::tr("This release cannot be read by this version of the program, so how it stands "
                                        "is unknown. Install the newest one.");
    }
    Q_UNREACHABLE();
}

} // namespace releasedesk::ui
