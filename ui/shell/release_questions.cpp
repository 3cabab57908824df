// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/release_questions.h"

#include "core/base/safe_text.h"
#include "core/domain/approval_progress.h"
#include "core/domain/plan_check.h"
#include "core/domain/rollback_plan.h"
#include "ui/task_content/steer_offers.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using namespace domain;
using Kind = ReleaseActionKind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseQuestions)
};

constexpr int rowHeight = 33;
constexpr int maxStepsHeight = 240;

bool isOutsideWindow(const Release &release, const QDateTime &now)
{
    return (release.windowStart().isValid() && now < release.windowStart())
        || (release.windowEnd().isValid() && now > release.windowEnd());
}

//! Minutes along the longest way that leads to each task, itself included, as far as \p remaining counts it.
template<typename Remaining>
QHash<TaskId, int> longestWays(const Release &release, Remaining remaining)
{
    QHash<TaskId, int> ends;
    for (const TaskId &id : release.plan().executionOrder()) {
        int start = 0;
        for (const TaskId &before : release.plan().predecessors(id))
            start = std::max(start, ends.value(before));
        ends.insert(id, start + remaining(id));
    }
    return ends;
}

//! The first task in order that changes something in a protected environment.
const Task *firstProtected(const Release &release, const Directory &directory)
{
    for (const TaskId &id : release.plan().executionOrder()) {
        const Task *const task = release.plan().task(id);
        const bool isThere = task && !task->environment.isEmpty() && directory.isProtected(task->environment);
        if (isThere && !release.run(id).isFinished())
            return task;
    }
    return nullptr;
}

//! What came back, and whether it is asked for again as it was.
QString aboutReturn(const Release &release, const Directory &directory, const QDateTime &now)
{
    const std::optional<Signature> back = sentBack(release);
    if (!back)
        return {};
    const QString who = personName(directory, back->person);
    const QString reason = SafeText::lineFromOutside(back->comment).plain();
    const bool isSame = partsChangedSince(*back, release, directory, now).isEmpty();
    return isSame ? Text::tr("%1 sent it back: “%2”. Nothing that is signed has changed since.").arg(who, reason)
                  : Text::tr("%1 sent it back: “%2”.").arg(who, reason);
}

Question aboutApproval(const Release &release, const Directory &directory, const QString &name, const QDateTime &now)
{
    QList<PersonId> asked;
    QList<PersonId> standing;
    for (const TaskId &id : release.plan().executionOrder()) {
        const Task *const task = release.plan().task(id);
        if (!task || task->kind != u"release.approve")
            continue;
        for (const PersonId &person : peopleToAsk(release, *task, directory, now)) {
            if (!asked.contains(person))
                asked.append(person);
        }
        const ApprovalRequest *const before = release.approval(id);
        for (const PersonId &person : before ? peopleAskedBy(release, *task) : QList<PersonId>()) {
            if (!standing.contains(person))
                standing.append(person);
        }
    }
    standing.removeIf([&](const PersonId &person) { return asked.contains(person); });
    QStringList names;
    for (const PersonId &person : std::as_const(standing))
        names.append(personName(directory, person));
    Question question;
    question.title = asked.size() == 1
        ? Text::tr("Ask %1 to approve %2?", "person, release").arg(personName(directory, asked.first()), name)
        : Text::tr("Ask %n people to approve %1?", nullptr, static_cast<int>(asked.size())).arg(name);
    QStringList sentences{aboutReturn(release, directory, now)};
    if (asked.size() > 1)
        sentences.append(Text::tr("First, %1 is asked.").arg(personName(directory, asked.first())));
    if (!names.isEmpty())
        sentences.append(Text::tr("What %1 signed still stands.").arg(names.join(QStringLiteral(", "))));
    const bool preparesFirst
        = std::ranges::any_of(release.plan().tasks, [&](const Task &task) { return release.isPreparation(task.id); });
    if (preparesFirst)
        sentences.append(Text::tr("The tasks before approval run now. The content is frozen when they are done; a "
                                  "later change withdraws the signatures."));
    sentences.removeAll(QString());
    question.consequence = sentences.join(u' ');
    question.button = Text::tr("Request approval");
    question.icon = "approvals";
    return question;
}

Question aboutStart(const Release &release, const session::Desk &desk, const QString &name, const QDateTime &now)
{
    Question question;
    question.title = Text::tr("Start %1?").arg(name);
    if (const Task *const task = firstProtected(release, desk.directory())) {
        const int minutes = plannedMinutesBefore(release, task->id);
        question.consequence = minutes > 0
            ? Text::tr("Production is not touched before “%1”, in about %n minutes.", nullptr, minutes).arg(task->title)
            : Text::tr("Production is not touched before “%1”.").arg(task->title);
    }
    question.button = Text::tr("Start");
    question.icon = "play";
    if (startNeedsReason(release, desk.person(), desk.directory(), now)) {
        question.consequence += QString(question.consequence.isEmpty() ? QString() : QStringLiteral(" "))
            + Text::tr("Now is outside its window: %1.")
                  .arg(windowText(release.windowStart(), release.windowEnd(), now));
        question.reasonLabel = Text::tr("Why outside the window");
    }
    return question;
}

Question aboutRollback(const Release &release, const QList<TaskId> &stopsFirst, const session::Desk &desk,
                       const QString &name, const QDateTime &now)
{
    Question question;
    const QString before = versionBefore(release, desk.book());
    question.title = before.isEmpty()
        ? Text::tr("Roll back %1?").arg(name)
        : Text::tr("Roll back %1 from %2 to %3?")
              .arg(projectName(desk.directory(), release.project()), release.version(), before);
    const RollbackPlan plan = rollbackPlan(release);
    int minutes = 0;
    bool isProtected = false;
    for (const RollbackStep &step : plan.steps) {
        const Task *const task = release.plan().task(step.step);
        minutes += task ? task->durationMinutes : 0;
        const Task *const undone = release.plan().task(step.undoes);
        for (const Task *const each : {task, undone})
            isProtected = isProtected
                || (each && !each->environment.isEmpty() && desk.directory().isProtected(each->environment));
    }
    if (!stopsFirst.isEmpty()) {
        QStringList titles;
        for (const TaskId &id : stopsFirst)
            titles.append(taskTitle(release, id));
        question.consequence
            = Text::tr("First “%1” is stopped; what it did by then is taken back too. ").arg(titles.join(u"”, “"));
    }
    question.consequence += Text::tr("%n step(s), in this order.", nullptr, static_cast<int>(plan.steps.size()));
    if (minutes > 0)
        question.consequence += u' ' + Text::tr("Planned to take about %n minutes.", nullptr, minutes);
    question.consequence += u' ' + Text::tr("A rollback is not rolled back.");
    question.reasonLabel = Text::tr("Reason");
    question.button = Text::tr("Roll back");
    question.icon = "undo";
    question.isDangerous = true;
    if (isProtected && isOutsideWindow(release, now))
        question.typed = release.version();
    return question;
}

QWidget *makeStep(const QString &number, const QString &text, const QString &detail, bool isWarning)
{
    auto *const row = new QWidget;
    row->setFixedHeight(rowHeight);
    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    if (isWarning)
        line->addWidget(new IconLabel("warning", 14, ColorToken::Waiting));
    else
        line->addWidget(new SafeLabel(number, FontRole::Mono, ColorToken::Text3));
    auto *const label = new SafeLabel(text, FontRole::Body);
    label->setElided();
    line->addWidget(label, 1);
    if (!detail.isEmpty())
        line->addWidget(new SafeLabel(detail, FontRole::Caption, ColorToken::Text3));
    return row;
}

} // namespace

std::optional<Question> questionFor(const ReleaseAction &action, const Release &release, const session::Desk &desk,
                                    const QDateTime &now)
{
    const QString name = nameOf(release, desk.directory());
    switch (action.kind) {
    case Kind::RequestApproval:
        return aboutApproval(release, desk.directory(), name, now);
    case Kind::Start:
        return aboutStart(release, desk, name, now);
    case Kind::RollBack:
        return aboutRollback(release, action.stopsFirst, desk, name, now);
    case Kind::WithdrawRequest:
        return Question{Text::tr("Withdraw the request for %1?").arg(name),
                        Text::tr("It becomes a draft again. Nobody has to sign until you ask again."),
                        Text::tr("Withdraw request"), "undo", Text::tr("Reason")};
    case Kind::Abort:
        return Question{Text::tr("Abort %1?").arg(name),
                        Text::tr("Nothing new starts, and what has been done stays as it is. This cannot be undone; "
                                 "to go back to the version before, roll back instead."),
                        Text::tr("Abort release"),
                        "stop",
                        Text::tr("Reason"),
                        {},
                        true};
    case Kind::Discard:
        return Question{Text::tr("Discard %1?").arg(name),
                        Text::tr("It can be read, but never be continued. Its history stays."),
                        Text::tr("Discard release"),
                        "close",
                        Text::tr("Reason"),
                        {},
                        true};
    case Kind::Close:
        return Question{Text::tr("Close %1?").arg(name),
                        Text::tr("It leaves the lists of what is to be done and stays as it is. After this it cannot "
                                 "be rolled back here."),
                        Text::tr("Close release"), "check"};
    case Kind::ConfirmRerun:
        return Question{Text::tr("Agree to another run of %1?").arg(name),
                        Text::tr("What did not succeed, or was taken back, runs again under the signatures that "
                                 "stand. The owner then starts it again from a task."),
                        Text::tr("Agree"), "sync", Text::tr("Why it may be tried again")};
    case Kind::RetryFrom:
        return Question{Text::tr("Run %1 again from “%2”?").arg(name, taskTitle(release, action.task)),
                        restartFacts(release, restartPreview(release, action.task)), Text::tr("Retry from here"),
                        "sync", Text::tr("Why it may go well now")};
    case Kind::EditVariables:
        return Question{Text::tr("Variables of %1").arg(name),
                        Text::tr("Tasks refer to them as ${var.name}. One that counts for an environment or a task "
                                 "stands before one for the whole release."),
                        Text::tr("Save variables"), "check"};
    case Kind::Sign:
    case Kind::Pause:
    case Kind::Resume:
    case Kind::RetryTask:
        break;
    }
    return std::nullopt;
}

QWidget *makeRollbackSteps(const Release &release, const Directory &directory)
{
    const RollbackPlan plan = rollbackPlan(release);
    auto *const card = new Card;
    card->setSurroundings(ColorToken::Floating);
    auto *const list = new QWidget;
    auto *const rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    int number = 0;
    for (const RollbackStep &step : plan.steps) {
        const Task *const task = release.plan().task(step.undoes.isEmpty() ? step.step : step.undoes);
        const Environment *const place = task ? directory.environment(task->environment) : nullptr;
        rows->addWidget(
            makeStep(QString::number(++number), taskTitle(release, step.step), place ? place->name : QString(), false));
    }
    for (const TaskId &id : plan.irreversible)
        rows->addWidget(makeStep({}, taskTitle(release, id), Text::tr("cannot be taken back"), true));
    const auto count = static_cast<int>(plan.steps.size() + plan.irreversible.size());
    auto *const area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(list);
    area->setFixedHeight(std::min(count * rowHeight, maxStepsHeight));
    card->content()->addWidget(area);
    return card;
}

QString versionBefore(const Release &release, const projections::ReleaseBook &book)
{
    const Release *last = nullptr;
    for (const Release &each : book.releases()) {
        const bool wasReleased = each.state() == ReleaseState::Released
            || (each.state() == ReleaseState::Closed && each.outcome() == u"released");
        // What was released while this one ran is not what it goes back to.
        const bool isEarlier
            = each.endedAt().isValid() && (!release.startedAt().isValid() || each.endedAt() <= release.startedAt());
        const bool isCandidate
            = each.id() != release.id() && each.project() == release.project() && wasReleased && isEarlier;
        if (isCandidate && (!last || each.endedAt() > last->endedAt()))
            last = &each;
    }
    return last ? last->version() : QString();
}

int plannedMinutesBefore(const Release &release, const TaskId &task)
{
    const auto ends = longestWays(release, [&](const TaskId &id) {
        const Task *const each = release.plan().task(id);
        return each && !release.run(id).isFinished() ? each->durationMinutes : 0;
    });
    const Task *const itself = release.plan().task(task);
    return ends.value(task) - (itself ? itself->durationMinutes : 0);
}

} // namespace releasedesk::ui
