// SPDX-License-Identifier: Apache-2.0
#include "core/engine/limits.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::engine {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

constexpr qsizetype longestText = 4000; // of what is left of a text that is too long

template<typename Command>
constexpr bool endsSomething = std::is_same_v<Command, AbortRelease> || std::is_same_v<Command, RollBack>
    || std::is_same_v<Command, CloseRelease> || std::is_same_v<Command, DiscardRelease>
    || std::is_same_v<Command, WithdrawRequest> || std::is_same_v<Command, PauseRelease>
    || std::is_same_v<Command, CancelTask> || std::is_same_v<Command, ResolveUnknown>
    || std::is_same_v<Command, CompleteTask> || std::is_same_v<Command, SkipTask> || std::is_same_v<Command, HoldTask>;

template<typename Command>
constexpr bool isTalk = std::is_same_v<Command, CommentTask> || std::is_same_v<Command, RemoveComment>
    || std::is_same_v<Command, AttachToTask> || std::is_same_v<Command, DetachFromTask>
    || std::is_same_v<Command, ProposeChange> || std::is_same_v<Command, WithdrawProposal>;

tl::unexpected<Error> tooMany(const Limits &limits)
{
    return refusal(QStringLiteral("release.tooManyEvents"),
                   Text::tr("The record of this release has reached its limit of %1 events, so nothing new begins. End "
                            "it, and go on with a new release.")
                       .arg(limits.events),
                   ErrorCode::ResourceExhausted);
}

qsizetype sizeOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).size();
}

void shorten(QString &text)
{
    if (text.size() > longestText)
        text = text.left(longestText) + u'…';
}

} // namespace

Result<> checkEventLimit(const Limits &limits, const ReleaseCommand &command, qint64 present, qint64 added)
{
    const bool isEnding
        = std::visit([](const auto &each) { return endsSomething<std::remove_cvref_t<decltype(each)>>; }, command);
    const bool isOnlyTalk
        = std::visit([](const auto &each) { return isTalk<std::remove_cvref_t<decltype(each)>>; }, command);
    if (isOnlyTalk && present + added > limits.events / 2 && !RD_SABOTAGED("limit-not-checked"))
        return refusal(QStringLiteral("release.tooMuchTalk"),
                       Text::tr("Half of what the record of this release can hold is used, and the rest is kept for "
                                "its tasks. Nothing was added; say it in the issue or in a new release."),
                       ErrorCode::ResourceExhausted);
    const qint64 most = isEnding ? limits.events : limits.events - limits.reserve;
    if (present + added <= most || RD_SABOTAGED("limit-not-checked"))
        return {};
    return tooMany(limits);
}

Result<> checkMayBegin(const Limits &limits, qint64 present)
{
    if (present < limits.events - limits.reserve || RD_SABOTAGED("limit-not-checked"))
        return {};
    return tooMany(limits);
}

ReleaseEvent fitted(const ReleaseEvent &event, const Limits &limits)
{
    if (RD_SABOTAGED("limit-not-checked"))
        return event;
    const qsizetype size = std::visit([](const auto &each) { return sizeOf(toJson(each)); }, event);
    if (size <= limits.eventBytes)
        return event;
    ReleaseEvent small = event;
    if (auto *const done = std::get_if<TaskSucceeded>(&small)) {
        done->output = {};
        done->links = {};
        shorten(done->summary);
        done->note = Text::tr("It reported more than %1 bytes, which were not kept.").arg(limits.eventBytes);
    } else if (auto *const failed = std::get_if<TaskFailed>(&small)) {
        shorten(failed->message);
        shorten(failed->detail);
        failed->failedTargets = {};
    } else if (auto *const unknown = std::get_if<TaskOutcomeUnknown>(&small)) {
        shorten(unknown->message);
    } else if (auto *const cancelled = std::get_if<TaskCancelled>(&small)) {
        shorten(cancelled->reason);
    }
    return small;
}

Result<> checkSize(const QJsonObject &parameters, const Task &task, const Limits &limits)
{
    // What stands in the plan has been recorded already; only values that were put in can make it larger.
    const bool isAsPlanned = parameters == task.parameters;
    if (isAsPlanned || RD_SABOTAGED("limit-not-checked") || sizeOf(parameters) < limits.eventBytes - 4096)
        return {};
    return refusal(QStringLiteral("task.parametersTooLarge"),
                   Text::tr("The values of “%1” are larger than %2 bytes, so it did not start. Hand over less, or a "
                            "reference to it.")
                       .arg(task.title)
                       .arg(limits.eventBytes),
                   ErrorCode::ResourceExhausted);
}

} // namespace releasedesk::engine
