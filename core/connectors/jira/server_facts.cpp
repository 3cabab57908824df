// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/server_facts.h"

#include "core/base/clock.h"
#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

using namespace std::chrono_literals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraConnectionTest)
};

const QString cloudInfo = QStringLiteral("/rest/api/3/serverInfo");
const QString dataCenterInfo = QStringLiteral("/rest/api/2/serverInfo");

QJsonObject objectIn(const TimedAnswer &info)
{
    if (!info.answer)
        return {};
    const Result<QJsonDocument> json = http::jsonOf(*info.answer);
    return json ? json->object() : QJsonObject();
}

//! How far its clock is ahead of ours: what it said against the middle of the time that the question took.
void compareClocks(versions::ServerFacts &facts, const TimedAnswer &info, const QJsonObject &json)
{
    const QDateTime middle = info.asked.addMSecs(info.took.count() / 2);
    QDateTime theirs = QDateTime::fromString(json.value(u"serverTime").toString(), Qt::ISODateWithMs);
    std::chrono::milliseconds doubt = info.took / 2;
    if (!theirs.isValid()) { // the head of an answer knows whole seconds only
        theirs = QDateTime::fromString(QString::fromLatin1(info.answer->header("Date")), Qt::RFC2822Date);
        if (theirs.isValid())
            theirs = theirs.addMSecs(500);
        doubt += 500ms;
    }
    if (!theirs.isValid())
        return;
    facts.clockAhead = std::chrono::milliseconds(middle.msecsTo(theirs));
    facts.clockDoubt = doubt;
}

bool isElsewhere(const Result<versions::ServerFacts> &facts)
{
    return !facts && (facts.error().code == ErrorCode::NotFound || facts.error().code == ErrorCode::DataLoss);
}

} // namespace

QCoro::Task<TimedAnswer> askTimed(JiraSite site, QString path, http::Query query, std::stop_token stop)
{
    const SystemClock clock;
    TimedAnswer timed{failure(ErrorCode::Internal, {}), clock.utcNow(), 0ms};
    QElapsedTimer timer;
    timer.start();
    const http::Headers wanted{{"Accept", "application/json"}};
    timed.answer = co_await site.reading().read(
        {.path = std::move(path), .query = std::move(query), .headers = wanted, .repeats = 0}, std::move(stop));
    timed.took = std::chrono::milliseconds(timer.elapsed());
    co_return timed;
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

QString serverVersionIn(const TimedAnswer &info)
{
    return recordable(objectIn(info).value(u"version").toString(), 40);
}

Result<versions::ServerFacts> serverFactsIn(const JiraSite &site, const TimedAnswer &info)
{
    const Result<QJsonDocument> json = info.answer ? http::jsonOf(*info.answer) : failed(info.answer);
    if (!json) {
        const ErrorCode code = json.error().code;
        const bool isAnotherProduct = code == ErrorCode::NotFound || code == ErrorCode::DataLoss;
        return tl::unexpected(isAnotherProduct ? notJira(site, json.error()) : json.error());
    }
    const QString version = serverVersionIn(info);
    if (version.isEmpty())
        return tl::unexpected(notJira(site, unexpectedAnswer(site, QStringLiteral("serverInfo"))));
    const bool isCloud = json->object().value(u"deploymentType").toString() == u"Cloud";
    versions::ServerFacts facts;
    facts.system = isCloud ? domain::ConnectedSystem::JiraCloud : domain::ConnectedSystem::JiraDataCenter;
    facts.edition
        = isCloud ? QStringLiteral("Cloud") : QString(QStringLiteral("Data Center ") + version.section(u'.', 0, 1));
    facts.api = isCloud ? QStringLiteral("v3") : QStringLiteral("v2");
    facts.protection = info.answer->protection;
    facts.milliseconds = static_cast<int>(info.took.count());
    compareClocks(facts, info, json->object());
    return facts;
}

QCoro::Task<Result<versions::ServerFacts>> findJira(domain::ConnectionAccess access, QNetworkAccessManager *network,
                                                    std::chrono::milliseconds limit, std::stop_token stop)
{
    // A server is asked first what it is likely to know: only Cloud has version 3.
    const bool isSaidToBeCloud = access.connection.system == domain::ConnectedSystem::JiraCloud;
    access.secret = {};
    access.connection.account.clear();
    access.connection.system = domain::ConnectedSystem::JiraDataCenter; // which needs no account
    const auto site = JiraSite::of(access, *network);
    if (!site)
        co_return failed(site);
    const bool isLikelyCloud = isSaidToBeCloud || site->host().endsWith(u".atlassian.net");
    const QStringList ways
        = isLikelyCloud ? QStringList{cloudInfo, dataCenterInfo} : QStringList{dataCenterInfo, cloudInfo};
    QElapsedTimer timer;
    timer.start();
    const auto first = co_await askTimed(site->within(limit), ways.first(), {}, stop);
    const auto facts = serverFactsIn(*site, first);
    if (!isElsewhere(facts))
        co_return facts;
    const auto left = std::max(limit - std::chrono::milliseconds(timer.elapsed()), limit / 10);
    const auto second = co_await askTimed(site->within(left), ways.last(), {}, stop);
    const auto other = serverFactsIn(*site, second);
    co_return other ? other : facts;
}

} // namespace releasedesk::connectors
