// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/connection_test.h"

#include "core/base/clock.h"
#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraConnectionTest)
};

constexpr std::array needed{"BROWSE_PROJECTS", "EDIT_ISSUES", "TRANSITION_ISSUES", "ADD_COMMENTS",
                            "ADMINISTER_PROJECTS"};

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

Error notJira(const JiraSite &site, const Error &cause)
{
    return {cause.code,
            Text::tr("There is no Jira at this address (“%1”), so no release can be read from it. Enter the address "
                     "that Jira's start page has in a browser, such as https://example.atlassian.net or "
                     "https://jira.example.com.")
                .arg(site.host()),
            QString(cause.message + u' ' + cause.detail).trimmed()};
}

//! What stands at the address, or why it cannot be used as the connection says.
Result<QString> productIn(const JiraSite &site, const Result<QJsonDocument> &answer)
{
    if (!answer) {
        const ErrorCode code = answer.error().code;
        const bool isAnotherProduct = code == ErrorCode::NotFound || code == ErrorCode::DataLoss;
        return tl::unexpected(isAnotherProduct ? notJira(site, answer.error()) : answer.error());
    }
    const QJsonObject info = answer->object();
    const QString version = recordable(info.value(u"version").toString(), 40);
    if (version.isEmpty())
        return tl::unexpected(notJira(site, unexpectedAnswer(site, QStringLiteral("serverInfo"))));
    const bool isCloud = info.value(u"deploymentType").toString() == u"Cloud";
    if (isCloud && !site.isCloud())
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("“%1” is Jira Cloud, but the connection says Data Center; the two are read "
                                "differently. Choose Jira Cloud, with a mail address and an API token.")
                           .arg(site.host()));
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
                                                               std::chrono::milliseconds limit)
{
    const SystemClock clock;
    const auto began = clock.elapsed();
    const auto ask = [&site](const QString &path, std::chrono::milliseconds within, const http::Query &query = {}) {
        return site.within(within).reading().readJson({.path = path, .query = query, .repeats = 0});
    };
    http::Query which{{QStringLiteral("permissions"), QStringList(needed.begin(), needed.end()).join(u',')}};
    if (!project.isEmpty())
        which.append({QStringLiteral("projectKey"), project});

    // Tasks start at once, so all three are on their way before the first is awaited.
    auto info = ask(site.path(QStringLiteral("serverInfo")), limit);
    auto me = site.within(limit).reading().read({.path = site.path(QStringLiteral("myself")), .repeats = 0});
    auto permissions = ask(site.path(QStringLiteral("mypermissions")), limit, which);
    auto infoAnswer = co_await info;
    if (!infoAnswer && site.isCloud() && infoAnswer.error().code == ErrorCode::NotFound) {
        // Data Center has no version 3; it may be one that was taken for Cloud.
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(clock.elapsed() - began);
        infoAnswer = co_await ask(QStringLiteral("/rest/api/2/serverInfo"), std::max(limit - passed, limit / 10));
    }
    const auto meRead = co_await me;
    const Result<QJsonDocument> meAnswer = meRead ? http::jsonOf(*meRead) : Result<QJsonDocument>(failed(meRead));
    const auto permissionsAnswer = co_await permissions;

    const auto product = productIn(site, infoAnswer);
    if (!product)
        co_return failed(product);
    if (!meAnswer)
        co_return failed(meAnswer);
    if (accountIn(meAnswer->object()).isEmpty())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("the name of the account")));
    if (!permissionsAnswer && permissionsAnswer.error().code == ErrorCode::NotFound && !project.isEmpty())
        co_return failure(ErrorCode::NotFound,
                          Text::tr("The sign-in works, but “%1” has no project “%2” that this account may see, so a "
                                   "release cannot take issues from it. Check the key of the project.")
                              .arg(site.host(), project),
                          permissionsAnswer.error().detail);
    if (!permissionsAnswer)
        co_return failed(permissionsAnswer);

    versions::ConnectionReport report;
    report.account = accountIn(meAnswer->object());
    report.product = *product;
    const QJsonObject granted = permissionsAnswer->object().value(u"permissions").toObject();
    for (const char *key : needed) {
        const bool isGranted = granted.value(QLatin1String(key)).toObject().value(u"havePermission").toBool();
        (isGranted ? report.granted : report.missing).append(QLatin1String(key));
    }
    report.note = noteOn(report.missing);
    takeBudget(*meRead, report);
    report.milliseconds
        = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(clock.elapsed() - began).count());
    co_return report;
}

} // namespace releasedesk::connectors
