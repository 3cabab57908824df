// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/connection_test.h"

#include "core/base/clock.h"
#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/project_rights.h"
#include "core/connectors/jira/server_facts.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraConnectionTest)
};

constexpr std::chrono::milliseconds wholeTime(2800); // a person waits for less than three seconds
constexpr std::chrono::milliseconds shortestTime(500);

QString consequenceOf(const QString &permission)
{
    if (permission == u"BROWSE_PROJECTS")
        return Text::tr("versions and issues cannot be read");
    if (permission == u"EDIT_ISSUES")
        return Text::tr("unfinished issues cannot be moved to another version");
    if (permission == u"TRANSITION_ISSUES")
        return Text::tr("issues cannot be moved to another status");
    if (permission == u"ADD_COMMENTS")
        return Text::tr("comments cannot be written");
    return Text::tr("versions can be neither locked nor released");
}

QString noteOn(const QStringList &missing)
{
    if (missing.isEmpty())
        return {};
    QStringList consequences;
    for (const QString &permission : missing)
        consequences.append(QStringLiteral("%1 (%2)").arg(consequenceOf(permission), permission));
    return Text::tr("What will not work with this account: %1. Ask a Jira administrator for these permissions.")
        .arg(consequences.join(QStringLiteral("; ")));
}

//! What stands at the address, or why it cannot be used as the connection says.
Result<QString> productIn(const JiraSite &site, const TimedAnswer &info, const versions::ServerFacts &facts)
{
    const bool isCloud = facts.system == domain::ConnectedSystem::JiraCloud;
    if (isCloud && !site.isCloud())
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("“%1” is Jira Cloud, but the connection says Data Center; the two are read "
                                "differently. Choose Jira Cloud, with a mail address and an API token.")
                           .arg(site.host()));
    const QString version = serverVersionIn(info);
    if (!isCloud && site.isCloud())
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("“%1” is Jira %2 (Data Center), but the connection says Cloud; the two are read "
                                "differently. Choose Jira Data Center, with a personal access token.")
                           .arg(site.host(), version));
    return isCloud ? QStringLiteral("Jira Cloud") : QStringLiteral("Jira %1 (Data Center)").arg(version);
}

QString accountIn(const QJsonObject &me)
{
    for (const char *name : {"displayName", "name", "accountId", "key"}) {
        if (const QString text = me.value(QLatin1String(name)).toString(); !text.isEmpty())
            return recordable(text, 200);
    }
    return {};
}

//! What is left of the requests this account may make. Both flavours say it in the head of an answer, if they limit at
//! all.
void takeBudget(const http::HttpAnswer &answer, versions::ConnectionReport &report)
{
    bool isLimit = false;
    bool isLeft = false;
    const int limit = answer.header("X-RateLimit-Limit").trimmed().toInt(&isLimit);
    const int left = answer.header("X-RateLimit-Remaining").trimmed().toInt(&isLeft);
    if (!isLimit || !isLeft || limit <= 0 || left < 0 || left > limit)
        return;
    report.requestsLeft = left;
    report.requestLimit = limit;
}

} // namespace

QCoro::Task<Result<versions::ConnectionReport>> testConnection(JiraSite site, QString project,
                                                               std::chrono::milliseconds limit, std::stop_token stop)
{
    const SystemClock clock;
    const auto began = clock.elapsed();
    const auto passed
        = [&clock, began] { return std::chrono::duration_cast<std::chrono::milliseconds>(clock.elapsed() - began); };
    http::Query which{{QStringLiteral("permissions"), neededRights().join(u',')}};
    const bool isOne = !project.isEmpty() && project != versions::everyProject;
    if (isOne)
        which.append({QStringLiteral("projectKey"), project});

    // Tasks start at once, so all three are on their way before the first is awaited.
    const JiraSite hurried = site.within(limit);
    auto info = askTimed(hurried, site.path(QStringLiteral("serverInfo")), {}, stop);
    auto me = askTimed(hurried, site.path(QStringLiteral("myself")), {}, stop);
    auto permissions = askTimed(hurried, site.path(QStringLiteral("mypermissions")), which, stop);
    TimedAnswer infoAnswer = co_await info;
    if (!infoAnswer.answer && site.isCloud() && infoAnswer.answer.error().code == ErrorCode::NotFound) {
        // Data Center has no version 3; it may be one that was taken for Cloud.
        infoAnswer = co_await askTimed(site.within(std::max(limit - passed(), limit / 10)),
                                       QStringLiteral("/rest/api/2/serverInfo"), {}, stop);
    }
    const TimedAnswer meRead = co_await me;
    const auto meAnswer = meRead.answer ? http::jsonOf(*meRead.answer) : Result<QJsonDocument>(failed(meRead.answer));
    const TimedAnswer rightsRead = co_await permissions;
    const auto rights
        = rightsRead.answer ? http::jsonOf(*rightsRead.answer) : Result<QJsonDocument>(failed(rightsRead.answer));

    const auto facts = serverFactsIn(site, infoAnswer);
    if (!facts)
        co_return failed(facts);
    const auto product = productIn(site, infoAnswer, *facts);
    if (!product)
        co_return failed(product);
    if (!meAnswer)
        co_return failed(meAnswer);
    if (accountIn(meAnswer->object()).isEmpty())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("the name of the account")));
    if (!rights && rights.error().code == ErrorCode::NotFound && isOne)
        co_return failure(ErrorCode::NotFound,
                          Text::tr("The sign-in works, but “%1” has no project “%2” that this account may see, so a "
                                   "release cannot take issues from it. Check the key of the project.")
                              .arg(site.host(), project),
                          rights.error().detail);
    if (!rights)
        co_return failed(rights);

    versions::ConnectionReport report;
    report.account = accountIn(meAnswer->object());
    report.product = *product;
    report.server = *facts;
    report.missing = missingIn(rights->object());
    for (const QString &right : neededRights()) {
        if (!report.missing.contains(right))
            report.granted.append(right);
    }
    report.note = noteOn(report.missing);
    takeBudget(*meRead.answer, report);
    if (isOne)
        report.projects = {rightsIn(site, project, rightsRead)};
    if (project == versions::everyProject) {
        RightsBudget budget;
        budget.time = std::max(wholeTime - passed(), shortestTime);
        report = co_await withProjectRights(std::move(report), site, budget, stop);
    }
    if (stop.stop_requested())
        co_return failure(ErrorCode::Cancelled, Text::tr("The test was stopped. Nothing was changed."));
    report.milliseconds = static_cast<int>(passed().count());
    co_return report;
}

} // namespace releasedesk::connectors
