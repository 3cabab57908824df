// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_stand_in.h"

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype writesPerWindow = 20;
constexpr qint64 windowMs = 2000;
constexpr qsizetype requestBudget = 1000;
constexpr qint64 budgetWindowMs = 60'000;

//! Posting to these changes nothing.
bool onlyReads(const QStringList &path)
{
    return path.value(0) == u"search" || path.value(0) == u"jql" || path == QStringList{u"issue"_s, u"bulkfetch"_s};
}

} // namespace

JiraStandIn::JiraStandIn(JiraWorld &world, JiraFlavour flavour)
    : m_world(world)
    , m_flavour(flavour)
    , m_mount(flavour == JiraFlavour::Cloud ? u"/jira-cloud"_s : u"/jira-dc"_s)
    , m_apiVersion(flavour == JiraFlavour::Cloud ? u"3"_s : u"2"_s)
{
    m_running.start();
    addJiraBasicRoutes(m_routes, world);
    addJiraProjectRoutes(m_routes, world);
    addJiraVersionRoutes(m_routes, world);
    addJiraIssueRoutes(m_routes, world);
    addJiraCommentRoutes(m_routes, world);
}

std::optional<JiraStandIn::Admission> JiraStandIn::admit(const HttpRequest &request) const
{
    const QByteArray header = request.header("authorization");
    QByteArray token;
    QString user;
    if (header.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(header.mid(6));
        user = QString::fromUtf8(pair.left(pair.indexOf(':')));
        token = pair.mid(pair.indexOf(':') + 1);
        if (token == "sandbox-password" && m_flavour == JiraFlavour::DataCenter)
            token = "sandbox-token"; // Data Center still takes passwords
    } else if (header.startsWith("Bearer ") && m_flavour == JiraFlavour::DataCenter) {
        token = header.mid(7); // Cloud's own host does not take OAuth tokens
    }
    Admission admission;
    if (token == "readonly-token")
        admission.rights = JiraRights::Reading;
    else if (token == "limited-token")
        admission.rights = JiraRights::WithoutPayVersions;
    else if (token != "sandbox-token")
        return std::nullopt;
    admission.person = m_world.personByMail(user);
    if (admission.person == nullptr)
        admission.person = m_world.personByName(user);
    if (admission.person == nullptr && !m_world.people.isEmpty())
        admission.person = &m_world.people.first();
    return admission;
}

HttpResponse JiraStandIn::answer(const HttpRequest &request, const QStringList &segments)
{
    HttpResponse response = find(request, segments);
    // What the account may still ask in this minute. Nobody is turned away for it here.
    m_asked.append(m_running.elapsed());
    m_asked.removeIf([now = m_running.elapsed()](qint64 at) { return now - at > budgetWindowMs; });
    response.headers.append({"X-RateLimit-Limit", QByteArray::number(requestBudget)});
    response.headers.append(
        {"X-RateLimit-Remaining", QByteArray::number(std::max<qsizetype>(0, requestBudget - m_asked.size()))});
    return response;
}

HttpResponse JiraStandIn::find(const HttpRequest &request, const QStringList &segments)
{
    const bool isApi = segments.size() > 3 && segments.at(0) == u"rest" && segments.at(1) == u"api";
    const QString api = segments.value(2);
    const QStringList path = segments.mid(3);
    // every Jira tells what it is under version 2 and “latest”, to anyone
    if (isApi && path == QStringList{u"serverInfo"_s} && request.method == "GET"
        && (api == m_apiVersion || api == u"2" || api == u"latest"))
        return serverInfo(request);
    const bool asksForCode
        = m_handsOutCode && segments.mid(0, 3) == QStringList{u"rest"_s, u"dev-status"_s, u"latest"_s};
    if (!asksForCode && (!isApi || (api != m_apiVersion && api != u"latest")))
        return HttpResponse::html(404, u"Oops, you've found a dead link."_s, u"There is no such page in this Jira."_s);
    const std::optional<Admission> admission = admit(request);
    if (!admission)
        return unauthorized();
    if (request.isMutating() && !onlyReads(path) && admission->rights == JiraRights::Reading)
        return jiraError(403, u"You do not have permission to change anything here; this token may only read."_s);
    const JiraDocuments documents(m_world, m_flavour, request.origin() + m_mount + u"/rest/api/" + m_apiVersion);
    const JiraVisit visit{request, documents, *admission->person, m_flavour, admission->rights};
    if (asksForCode)
        return answerDevelopment(m_world, visit, path);
    const JiraRoutes::Match match = m_routes.find(request.method, path);
    if (match.handler == nullptr)
        return match.knowsPath ? jiraError(405, u"Method not allowed"_s)
                               : jiraError(404, u"There is no resource at %1."_s.arg(request.path()));
    if (const std::optional<HttpResponse> limited = limitWrites(request, path))
        return *limited;
    m_world.actor = admission->person->name;
    return (*match.handler)(visit, match.captured);
}

HttpResponse JiraStandIn::serverInfo(const HttpRequest &request) const
{
    const bool isCloud = m_flavour == JiraFlavour::Cloud;
    const QString base = request.origin() + m_mount;
    QJsonObject json{
        {u"baseUrl"_s, base},
        {u"version"_s, isCloud ? u"1001.0.0-SNAPSHOT"_s : u"10.3.6"_s},
        {u"versionNumbers"_s, isCloud ? QJsonArray{1001, 0, 0} : QJsonArray{10, 3, 6}},
        {u"deploymentType"_s, isCloud ? u"Cloud"_s : u"Server"_s},
        {u"buildNumber"_s, isCloud ? 100280 : 10030006},
        {u"buildDate"_s, u"2026-09-14T00:00:00.000+0000"_s},
        {u"serverTime"_s, jiraTime(QDateTime::currentDateTimeUtc())},
        {u"scmInfo"_s, u"5f1c0de"_s},
        {u"serverTitle"_s, m_world.company},
    };
    if (isCloud) {
        json.insert(u"displayUrl"_s, base);
        json.insert(u"serverTimeZone"_s, u"Asia/Seoul"_s);
    }
    return HttpResponse::json(200, json);
}

HttpResponse JiraStandIn::unauthorized() const
{
    const QByteArray challenge = m_flavour == JiraFlavour::Cloud ? QByteArray("OAuth realm=\"http%3A%2F%2F127.0.0.1\"")
                                                                 : QByteArray("Basic realm=\"jira\"");
    return jiraError(401, u"Client must be authenticated to access this resource."_s)
        .with("WWW-Authenticate", challenge)
        .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
}

std::optional<HttpResponse> JiraStandIn::limitWrites(const HttpRequest &request, const QStringList &path)
{
    if (m_flavour != JiraFlavour::Cloud || !request.isMutating() || path.value(0) != u"issue" || onlyReads(path))
        return std::nullopt;
    QList<qint64> &times = m_writes[path.value(1).toUpper()];
    const qint64 now = m_running.elapsed();
    times.removeIf([&](qint64 at) { return now - at >= windowMs; });
    if (times.size() < writesPerWindow) {
        times.append(now);
        return std::nullopt;
    }
    const qint64 seconds = qMax<qint64>(1, (times.first() + windowMs - now + 999) / 1000);
    const QDateTime reset = QDateTime::currentDateTimeUtc().addSecs(seconds);
    return jiraError(429, u"Rate limit exceeded."_s)
        .with("Retry-After", QByteArray::number(seconds))
        .with("X-RateLimit-Limit", QByteArray::number(writesPerWindow))
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", reset.toString(u"yyyy-MM-ddTHH:mmZ"_s).toLatin1())
        .with("RateLimit-Reason", "jira-per-issue-on-write");
}

} // namespace releasedesk::sandbox
