// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_errand.h"

#include "core/async/cancel.h"
#include "core/base/safe_text.h"
#include "core/connectors/jira/write_pace.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraErrand)
};

using namespace std::chrono_literals;

constexpr int maxTriesWhileLimited = 10;
constexpr int maxTries = 4;
constexpr std::chrono::seconds longestPause = 5min;
constexpr qsizetype maxNamedRefusals = 5;

int triesFor(const Error &error)
{
    if (!error.nothingHappened)
        return 1;
    switch (error.code) {
    case ErrorCode::ResourceExhausted:
        return maxTriesWhileLimited;
    case ErrorCode::Unavailable:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Cancelled: // of an earlier run: this one goes on
        return maxTries;
    case ErrorCode::Aborted:
        return error.reason == u"effect.didNotHappen" ? maxTries : 1;
    default:
        return 1;
    }
}

std::chrono::milliseconds pauseAfter(const Error &error, int tries)
{
    if (error.code == ErrorCode::Aborted || error.code == ErrorCode::Cancelled)
        return 0ms;
    if (error.retryAfter)
        return *error.retryAfter;
    return http::usualPatience().backOff * (1 << std::min(tries - 1, 5));
}

Error stopped(const QString &message)
{
    return {ErrorCode::Cancelled, message, {}};
}

//! A refusal that concerns this one issue and says nothing about the next.
bool isAboutOneIssue(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::PermissionDenied:
    case ErrorCode::FailedPrecondition:
        return true;
    case ErrorCode::Aborted:
        return error.reason.isEmpty() || error.reason == u"jira.changed";
    default:
        return false;
    }
}

} // namespace

void JiraErrand::log(store::LogLevel level, const QString &text) const
{
    report->log(level, QStringLiteral("jira"), SafeText::lineFromOutside(text).plain());
}

QCoro::Task<Result<QJsonObject>> performPart(JiraErrand errand, QString part, MakeEffect make)
{
    for (int tries = 1;; ++tries) {
        const QString suffix = tries == 1 ? QString() : QStringLiteral(".%1").arg(tries);
        const EffectId id(QString(errand.opId.value() + u'.' + part + suffix));
        const auto answer = co_await errand.journal->perform(make(JiraWriter(errand.site, id, errand.stop)));
        if (answer || tries >= triesFor(answer.error()))
            co_return answer;
        if (errand.stop.stop_requested())
            co_return tl::unexpected(stopped(Text::tr("Stopped. What was done in Jira so far stays as it is.")));
        const auto pause = pauseAfter(answer.error(), tries);
        if (pause > longestPause)
            co_return answer;
        if (pause > 0ms) {
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause).count();
            errand.log(store::LogLevel::Warning,
                       Text::tr("%1: %2 Next try in %n second(s).", nullptr, static_cast<int>(seconds))
                           .arg(part, answer.error().message));
            errand.site.pace().holdOff(errand.site.host(), pause);
            if (!co_await async::sleepUnlessStopped(pause, errand.stop))
                co_return tl::unexpected(stopped(Text::tr("Stopped. What was done in Jira so far stays as it is.")));
        }
    }
}

QCoro::Task<Result<IssueOutcomes>> goThrough(JiraErrand errand, IssueRound round)
{
    IssueOutcomes outcomes;
    const auto total = static_cast<int>(round.keys.size());
    for (int done = 0; done < total; ++done) {
        if (errand.stop.stop_requested())
            co_return tl::unexpected(stopped(Text::tr("Stopped after %1 of %2 issues. Those stay as they are in Jira; "
                                                      "starting the task again goes on with the others.")
                                                 .arg(done)
                                                 .arg(total)));
        const QString key = round.keys.at(done);
        const auto answer = co_await performPart(errand, key, round.effectFor(key));
        if (answer) {
            outcomes.answers.insert(key, *answer);
            errand.log(store::LogLevel::Info, round.lineFor(key, *answer));
        } else if (isAboutOneIssue(answer.error())) {
            const QString refusal = QStringLiteral("%1: %2").arg(key, answer.error().message);
            outcomes.refusals.append(refusal);
            errand.log(store::LogLevel::Error, refusal);
        } else {
            Error error = answer.error();
            error.nothingHappened = error.nothingHappened && outcomes.answers.isEmpty();
            errand.log(store::LogLevel::Error, QStringLiteral("%1: %2").arg(key, error.message));
            co_return tl::unexpected(std::move(error));
        }
        errand.report->progress(100 * (done + 1) / total, Text::tr("%1 of %2 issues").arg(done + 1).arg(total));
    }
    co_return outcomes;
}

Error refusedIssues(const IssueOutcomes &outcomes)
{
    const qsizetype refused = outcomes.refusals.size();
    const QString named = outcomes.refusals.mid(0, maxNamedRefusals).join(u'\n');
    Error error{ErrorCode::FailedPrecondition,
                Text::tr("Jira refused %1 of %2 issues; the others are done. Put these right in Jira, then try the "
                         "task again, or skip it if they may stay as they are.")
                        .arg(refused)
                        .arg(refused + outcomes.answers.size())
                    + u'\n' + named,
                outcomes.refusals.join(u'\n')};
    if (refused > maxNamedRefusals)
        error.message += u'\n' + Text::tr("… and %n more in the log.", nullptr, int(refused - maxNamedRefusals));
    error.nothingHappened = outcomes.answers.isEmpty();
    return error;
}

QList<domain::Issue> issuesFor(const engine::TaskAssignment &task)
{
    const QString connection = task.task.parameters.value(u"connection").toString();
    const QString filter = task.task.parameters.value(u"issues").toString();
    const QList<domain::ScopeEntry> &scope = task.release.scope();
    const auto isFromHere = [&](const domain::Issue &issue) {
        const QString project = issue.key.section(u'-', 0, -2);
        return scope.isEmpty() || std::ranges::any_of(scope, [&](const domain::ScopeEntry &entry) {
                   return entry.connection.value() == connection && entry.project == project;
               });
    };
    const auto fits = [&filter](const domain::Issue &issue) {
        if (filter == u"done")
            return issue.category == domain::StatusCategory::Done;
        if (filter == u"features")
            return issue.issueClass == domain::IssueClass::Feature;
        if (filter == u"bugs")
            return issue.issueClass == domain::IssueClass::Bug;
        return true;
    };
    QList<domain::Issue> issues;
    for (const domain::Issue &issue : task.release.snapshot().issues) {
        if (isFromHere(issue) && fits(issue))
            issues.append(issue);
    }
    return issues;
}

} // namespace releasedesk::connectors
