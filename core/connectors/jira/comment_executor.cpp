// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/comment_executor.h"

#include "core/connectors/jira/issue_effects.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CommentExecutor)
};

QCoro::Task<Result<engine::TaskOutput>> commentOnIssues(JiraErrand errand, engine::TaskAssignment task,
                                                        std::chrono::milliseconds patience)
{
    const QString text = parameterOf(task, "text");
    if (text.isEmpty())
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("The comment has no text, so none was written. Enter the text in the task."));
    if (text.size() > CommentExecutor::maxTextLength)
        co_return failure(ErrorCode::InvalidArgument,
                          Text::tr("The comment has %1 characters and Jira takes %2, so none was written. Shorten the "
                                   "text in the task.")
                              .arg(text.size())
                              .arg(CommentExecutor::maxTextLength));
    IssueRound round;
    for (const domain::Issue &issue : issuesFor(task))
        round.keys.append(issue.key);
    round.lineFor = [](const QString &key, const QJsonObject &answer) {
        return Text::tr("%1: comment %2").arg(key, answer.value(u"commentId").toString());
    };
    round.effectFor = [text, patience](const QString &key) -> MakeEffect {
        return [text, patience, key](JiraWriter writer) {
            return std::make_shared<CommentIssue>(std::move(writer), key, text, patience);
        };
    };
    const auto outcomes = co_await goThrough(errand, round);
    if (!outcomes)
        co_return failed(outcomes);
    if (!outcomes->refusals.isEmpty())
        co_return tl::unexpected(refusedIssues(*outcomes));

    QJsonObject ids;
    for (auto it = outcomes->answers.begin(); it != outcomes->answers.end(); ++it)
        ids.insert(it.key(), it->value(u"commentId").toString());
    co_return engine::TaskOutput{{{QStringLiteral("commented"), ids.size()}, {QStringLiteral("commentIds"), ids}},
                                 Text::tr("%n issue(s) commented", nullptr, static_cast<int>(ids.size())),
                                 {}};
}

} // namespace

CommentExecutor::CommentExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                                 QNetworkAccessManager &network, const Clock &clock, std::chrono::milliseconds patience)
    : JiraExecutor(journal, connections, network, clock)
    , m_patience(patience)
{
}

JiraExecutor::Run CommentExecutor::run(JiraErrand errand, engine::TaskAssignment task)
{
    return commentOnIssues(std::move(errand), std::move(task), m_patience);
}

} // namespace releasedesk::connectors
