// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/transition_executor.h"

#include "core/connectors/jira/issue_effects.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TransitionExecutor)
};

QString lineFor(const QString &key, const QJsonObject &answer)
{
    const QString from = answer.value(u"from").toString();
    const QString to = answer.value(u"to").toString();
    return from == to ? Text::tr("%1: already in “%2”").arg(key, to) : Text::tr("%1: “%2” → “%3”").arg(key, from, to);
}

engine::TaskOutput outputOf(const IssueOutcomes &outcomes, const QString &status)
{
    QJsonArray moved;
    QJsonArray unchanged;
    QJsonObject before;
    for (auto it = outcomes.answers.begin(); it != outcomes.answers.end(); ++it) {
        const QString from = it->value(u"from").toString();
        const bool isMoved = from != it->value(u"to").toString();
        (isMoved ? moved : unchanged).append(it.key());
        if (isMoved)
            before.insert(it.key(), from);
    }
    const QString summary = QCoreApplication::translate("TransitionExecutor", "%1 moved to “%2”, %3 were there already")
                                .arg(moved.size())
                                .arg(status)
                                .arg(unchanged.size());
    return {{{QStringLiteral("moved"), moved},
             {QStringLiteral("unchanged"), unchanged},
             {QStringLiteral("before"), before}},
            summary,
            {}};
}

QCoro::Task<Result<engine::TaskOutput>> moveIssues(JiraErrand errand, engine::TaskAssignment task)
{
    const TargetStatus target(parameterOf(task, "status"));
    if (target.name().isEmpty())
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("The task does not say to which status the issues are to go, so none was moved. "
                                   "Enter the target status."));
    QMap<QString, QString> knownBefore;
    IssueRound round;
    for (const domain::Issue &issue : issuesFor(task)) {
        round.keys.append(issue.key);
        knownBefore.insert(issue.key, issue.status);
    }
    round.lineFor = lineFor;
    round.effectFor = [target, knownBefore](const QString &key) -> MakeEffect {
        return [target, knownBefore, key](JiraWriter writer) {
            return std::make_shared<TransitionIssue>(std::move(writer), key, target, knownBefore.value(key));
        };
    };
    const auto outcomes = co_await goThrough(errand, round);
    if (!outcomes)
        co_return failed(outcomes);
    if (!outcomes->refusals.isEmpty())
        co_return tl::unexpected(refusedIssues(*outcomes));
    co_return outputOf(*outcomes, target.name());
}

QCoro::Task<Result<engine::TaskOutput>> moveBack(JiraErrand errand, engine::TaskAssignment task)
{
    const TargetStatus left(parameterOf(task, "status"));
    const QJsonObject before = task.before.value(u"before").toObject();
    IssueRound round;
    for (const QString &key : before.keys()) {
        const auto standing = co_await readStanding(errand.site, key);
        if (!standing && standing.error().code != ErrorCode::NotFound)
            co_return failed(standing);
        const TargetStatus back(before.value(key).toString());
        if (!standing)
            errand.log(store::LogLevel::Warning, Text::tr("%1 is no longer in Jira; nothing to move back.").arg(key));
        else if (!left.isReached(*standing) && !back.isReached(*standing))
            errand.log(store::LogLevel::Warning,
                       Text::tr("%1 has been moved on to “%2” since; it stays there.").arg(key, standing->status));
        else
            round.keys.append(key);
    }
    round.lineFor = lineFor;
    round.effectFor = [before, left](const QString &key) -> MakeEffect {
        const TargetStatus back(before.value(key).toString());
        return [back, left, key](JiraWriter writer) {
            return std::make_shared<TransitionIssue>(std::move(writer), key, back, left.name());
        };
    };
    const auto outcomes = co_await goThrough(errand, round);
    if (!outcomes)
        co_return failed(outcomes);
    // The effect is conditional: an issue without a way back is told, and does not stop the rollback.
    co_return engine::TaskOutput{{{QStringLiteral("moved"), QJsonArray::fromStringList(outcomes->answers.keys())},
                                  {QStringLiteral("refused"), QJsonArray::fromStringList(outcomes->refusals)}},
                                 Text::tr("%1 of %2 moved back").arg(outcomes->answers.size()).arg(before.size()),
                                 {}};
}

} // namespace

JiraExecutor::Run TransitionExecutor::run(JiraErrand errand, engine::TaskAssignment task)
{
    return moveIssues(std::move(errand), std::move(task));
}

JiraExecutor::Run TransitionExecutor::takeBack(JiraErrand errand, engine::TaskAssignment task)
{
    return moveBack(std::move(errand), std::move(task));
}

} // namespace releasedesk::connectors
