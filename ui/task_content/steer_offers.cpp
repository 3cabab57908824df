// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/steer_offers.h"

#include "core/domain/release_decisions.h"
#include "core/domain/restart.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SteerOffers)
};

//! Stands for the note while it is found out whether the rest allows it.
const QString someNote = QStringLiteral("-");

bool canRestart(const Release &release)
{
    switch (release.state()) {
    case ReleaseState::Running:
    case ReleaseState::RolledBack:
    case ReleaseState::Aborted:
        return release.runNumber() > 0;
    case ReleaseState::Paused:
    case ReleaseState::Halted:
        return release.runNumber() > 0 && release.stateBeforeStop() == ReleaseState::Running;
    default:
        return false;
    }
}

std::optional<SteerOffer> restart(const Release &release, const TaskId &task)
{
    const TaskRun &run = release.run(task);
    const bool hasComeUp = run.state != TaskState::Planned || !run.attempts.isEmpty();
    if (!canRestart(release) || !release.task(task) || !hasComeUp || release.isPreparation(task))
        return std::nullopt;
    const QList<RestartStep> steps = restartPreview(release, task);
    if (steps.isEmpty())
        return std::nullopt;
    QList<TaskId> accepted;
    for (const RestartStep &step : steps)
        accepted.append(step.task);
    return SteerOffer{restartFacts(release, steps),
                      Text::tr("Run again from here: why?"),
                      Text::tr("Restart from here"),
                      true,
                      false,
                      [id = release.id(), task, accepted](const QString &note, const PersonId & /*person*/) {
                          return RestartFrom{id, task, {}, note, accepted};
                      }};
}

} // namespace

QString restartFacts(const Release &release, const QList<RestartStep> &steps)
{
    QStringList plain;
    QStringList twice;
    for (const RestartStep &step : steps)
        (step.isEffectInForce ? twice : plain).append(taskTitle(release, step.task));
    QString facts;
    if (!plain.isEmpty())
        facts = Text::tr("Runs again: %1.").arg(plain.join(QStringLiteral(", ")));
    if (!twice.isEmpty())
        facts += QString(facts.isEmpty() ? QString() : QStringLiteral(" "))
            + Text::tr("Their effect is in force and is made a second time: %1.").arg(twice.join(QStringLiteral(", ")));
    return facts;
}

QList<SteerOffer> steerOffers(const Release &release, const TaskId &task, const PersonId &person,
                              const Directory &directory)
{
    const Circumstances now{person, {}, directory};
    const ReleaseId &id = release.id();
    const auto isPossible = [&](const auto &command) {
        const Decided decided = decide(command, release, now);
        return decided && !decided->isEmpty();
    };
    QList<SteerOffer> offers;
    const bool isStarted = release.isLive() && release.state() != ReleaseState::Preparing;
    if (isPossible(ReleaseHold{id, task}))
        offers.append({{},
                       Text::tr("Note (optional)"),
                       Text::tr("Let it go on"),
                       false,
                       false,
                       [id, task](const QString & /*note*/, const PersonId &) { return ReleaseHold{id, task}; }});
    if (isPossible(HandOverTask{id, task, {}, someNote}))
        offers.append(
            {{},
             Text::tr("Hand it over: how far is it?"),
             Text::tr("Hand over"),
             true,
             true,
             [id, task](const QString &note, const PersonId &to) { return HandOverTask{id, task, to, note}; }});
    if (isStarted && isPossible(CompleteInAdvance{id, task, someNote}))
        offers.append(
            {{},
             Text::tr("It is done already: why before its turn?"),
             Text::tr("Complete in advance"),
             true,
             false,
             [id, task](const QString &note, const PersonId &) { return CompleteInAdvance{id, task, note}; }});
    if (isPossible(ReopenTask{id, task, someNote}))
        offers.append({{},
                       Text::tr("Open it again: why?"),
                       Text::tr("Reopen"),
                       true,
                       false,
                       [id, task](const QString &note, const PersonId &) { return ReopenTask{id, task, note}; }});
    if (isStarted && isPossible(HoldTask{id, task, someNote}))
        offers.append({{},
                       Text::tr("Keep it from starting: why?"),
                       Text::tr("Hold"),
                       true,
                       false,
                       [id, task](const QString &note, const PersonId &) { return HoldTask{id, task, note}; }});
    if (auto again = restart(release, task))
        offers.append(std::move(*again));
    return offers;
}

} // namespace releasedesk::ui
