// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jenkins_stand_in.h"

#include "app/sandbox/build_log.h"
#include "app/sandbox/jenkins_documents.h"
#include "app/sandbox/json_tree.h"

#include <QCryptographicHash>

#include <ranges>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr auto sessionCookie = "JSESSIONID.sandbox";

HttpResponse notFound()
{
    return HttpResponse::html(404, u"Not Found"_s, u"There is no such page in this Jenkins."_s);
}

HttpResponse wantsPost()
{
    return HttpResponse::html(405, u"Form post required"_s, u"This address takes POST only."_s).with("Allow", "POST");
}

bool asksForJson(const QStringList &rest)
{
    return rest == QStringList{u"api"_s, u"json"_s};
}

HttpResponse picked(const HttpRequest &request, const QJsonObject &json)
{
    return HttpResponse::json(200, pickTree(json, request.parameter(u"tree"_s)).toObject());
}

QByteArray cookieValue(const HttpRequest &request)
{
    for (const QByteArray &part : request.header("cookie").split(';')) {
        const QByteArray cookie = part.trimmed();
        if (cookie.startsWith(QByteArray(QByteArray(sessionCookie) + '=')))
            return cookie.mid(cookie.indexOf('=') + 1);
    }
    return {};
}

QByteArray crumbOf(const QByteArray &session)
{
    return QCryptographicHash::hash(QByteArray("crumb/" + session), QCryptographicHash::Sha256).toHex();
}

const JenkinsBuild *buildByName(const JenkinsController &controller, const JenkinsJob &job, const QString &name)
{
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    if (isNumber)
        return job.build(number);
    for (const JenkinsBuild &build : std::views::reverse(job.builds)) {
        const bool isDone = !controller.isRunning(build);
        if (name == u"lastBuild" || (name == u"lastCompletedBuild" && isDone)
            || (name == u"lastSuccessfulBuild" && isDone && build.result == u"SUCCESS"))
            return &build;
    }
    return nullptr;
}

} // namespace

JenkinsStandIn::JenkinsStandIn(quint32 seed)
    : m_controller(seed)
    , m_seed(seed)
{
}

std::optional<JenkinsStandIn::Visitor> JenkinsStandIn::admit(const HttpRequest &request)
{
    const QByteArray header = request.header("authorization");
    if (!header.startsWith("Basic "))
        return std::nullopt;
    const QByteArray pair = QByteArray::fromBase64(header.mid(6));
    const QByteArray secret = pair.mid(pair.indexOf(':') + 1);
    Visitor visitor{.user = QString::fromUtf8(pair.left(pair.indexOf(':')))};
    visitor.usesPassword = secret == "sandbox-password";
    visitor.mayBuild = secret != "readonly-token";
    if (visitor.user.isEmpty() || (secret != "sandbox-token" && secret != "readonly-token" && !visitor.usesPassword))
        return std::nullopt;
    return visitor;
}

HttpResponse JenkinsStandIn::answer(const HttpRequest &request, const QStringList &segments)
{
    m_controller.advance();
    const std::optional<Visitor> visitor = admit(request);
    if (!visitor && request.header("authorization").isEmpty())
        return HttpResponse::html(403, u"Authentication required"_s, u"You are not signed in to this Jenkins."_s)
            .with("X-Jenkins", "2.479.1")
            .with("X-You-Are-Authenticated-As", "anonymous");
    if (!visitor)
        return HttpResponse::html(401, u"Invalid password/token"_s, u"The user or the token is wrong."_s)
            .with("X-Jenkins", "2.479.1")
            .with("WWW-Authenticate", "Basic realm=\"Jenkins\"");
    if (const std::optional<HttpResponse> refused = refuseWrite(request, *visitor))
        return refused->with("X-Jenkins", "2.479.1");
    return dispatch(request, segments, *visitor).with("X-Jenkins", "2.479.1");
}

std::optional<HttpResponse> JenkinsStandIn::refuseWrite(const HttpRequest &request, const Visitor &visitor) const
{
    if (!request.isMutating())
        return std::nullopt;
    if (visitor.usesPassword) {
        const QByteArray session = cookieValue(request);
        if (!m_sessions.contains(session) || request.header("jenkins-crumb") != crumbOf(session))
            return HttpResponse::html(403, u"No valid crumb was included in the request"_s,
                                      u"Fetch a crumb first and send it with its cookie."_s);
    }
    if (!visitor.mayBuild)
        return HttpResponse::html(403, u"Access Denied"_s,
                                  u"%1 is missing the Job/Build permission"_s.arg(visitor.user))
            .with("X-You-Are-Authenticated-As", visitor.user.toUtf8())
            .with("X-Required-Permission", "hudson.model.Item.Build");
    return std::nullopt;
}

QString JenkinsStandIn::rootOf(const HttpRequest &request) const
{
    return m_root.isEmpty() ? QString(request.origin() + u"/jenkins/") : m_root;
}

HttpResponse JenkinsStandIn::dispatch(const HttpRequest &request, const QStringList &segments, const Visitor &visitor)
{
    if (asksForJson(segments)) {
        const JenkinsDocuments documents(m_controller, rootOf(request));
        QJsonArray jobs;
        for (const JenkinsJob &job : m_controller.jobs()) {
            if (!job.name.contains(u'/'))
                jobs.append(documents.jobReference(job));
        }
        return picked(request,
                      {{u"_class"_s, u"hudson.model.Hudson"_s},
                       {u"mode"_s, u"NORMAL"_s},
                       {u"nodeDescription"_s, u"the Jenkins controller's built-in node"_s},
                       {u"numExecutors"_s, 4},
                       {u"useCrumbs"_s, true},
                       {u"useSecurity"_s, true},
                       {u"quietingDown"_s, false},
                       {u"url"_s, rootOf(request)},
                       {u"jobs"_s, jobs}});
    }
    const QString area = segments.value(0);
    if (area == u"crumbIssuer" && asksForJson(segments.mid(1)))
        return issueCrumb();
    if ((area == u"whoAmI" || area == u"me") && asksForJson(segments.mid(1)))
        return HttpResponse::json(200,
                                  QJsonObject{{u"anonymous"_s, false},
                                              {u"authenticated"_s, true},
                                              {u"authorities"_s, QJsonArray{u"authenticated"_s}},
                                              {u"id"_s, visitor.user},
                                              {u"fullName"_s, visitor.user},
                                              {u"name"_s, visitor.user}});
    if (area == u"queue")
        return answerQueue(request, segments.mid(1));
    return area == u"job" ? answerJob(request, segments, visitor) : notFound();
}

HttpResponse JenkinsStandIn::issueCrumb()
{
    const QByteArray content = QByteArray::number(m_seed) + '/' + QByteArray::number(m_sessions.size());
    const QByteArray session = "node0" + QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex().left(20);
    m_sessions.insert(session);
    return HttpResponse::json(200,
                              QJsonObject{{u"_class"_s, u"hudson.security.csrf.DefaultCrumbIssuer"_s},
                                          {u"crumb"_s, QString::fromLatin1(crumbOf(session))},
                                          {u"crumbRequestField"_s, u"Jenkins-Crumb"_s}})
        .with("Set-Cookie", QByteArray(sessionCookie) + '=' + session + "; Path=/jenkins; HttpOnly");
}

HttpResponse JenkinsStandIn::answerQueue(const HttpRequest &request, const QStringList &rest)
{
    const JenkinsDocuments documents(m_controller, rootOf(request));
    if (asksForJson(rest)) {
        QJsonArray items;
        for (const QueueItem &item : m_controller.queue()) {
            if (item.isWaiting())
                items.prepend(documents.item(item));
        }
        return picked(
            request,
            {{u"_class"_s, u"hudson.model.Queue"_s}, {u"discoverableItems"_s, QJsonArray()}, {u"items"_s, items}});
    }
    if (rest == QStringList{u"cancelItem"_s}) {
        if (!request.isMutating())
            return wantsPost();
        return m_controller.cancel(request.intParameter(u"id"_s, 0)) ? HttpResponse::empty(204) : notFound();
    }
    const QueueItem *item = rest.value(0) == u"item" ? m_controller.item(rest.value(1).toInt()) : nullptr;
    if (item == nullptr || !asksForJson(rest.mid(2)))
        return notFound();
    return picked(request, documents.item(*item));
}

HttpResponse JenkinsStandIn::answerJob(const HttpRequest &request, const QStringList &segments, const Visitor &visitor)
{
    QStringList names;
    qsizetype at = 0;
    while (at + 1 < segments.size() && segments.at(at) == u"job") {
        names.append(segments.at(at + 1));
        at += 2;
    }
    const QString name = names.join(u'/');
    const QStringList rest = segments.mid(at);
    const JenkinsDocuments documents(m_controller, rootOf(request));
    const JenkinsJob *job = m_controller.job(name);
    if (job == nullptr) {
        QJsonArray inside;
        for (const JenkinsJob &each : m_controller.jobs()) {
            if (each.name.startsWith(name + u'/'))
                inside.append(documents.jobReference(each));
        }
        if (inside.isEmpty() || !asksForJson(rest))
            return notFound();
        return picked(request,
                      {{u"_class"_s, u"com.cloudbees.hudson.plugins.folder.Folder"_s},
                       {u"name"_s, name},
                       {u"fullName"_s, name},
                       {u"url"_s, documents.jobAddress(name)},
                       {u"jobs"_s, inside}});
    }
    if (asksForJson(rest))
        return picked(request, documents.job(*job));
    if (rest == QStringList{u"buildWithParameters"_s})
        return request.isMutating() ? startBuild(request, *job, visitor) : wantsPost();
    if (rest == QStringList{u"build"_s})
        return request.isMutating()
            ? HttpResponse::html(400, u"Nothing is submitted"_s, u"This job has parameters: use buildWithParameters."_s)
            : wantsPost();
    const JenkinsBuild *build = buildByName(m_controller, *job, rest.value(0));
    return build == nullptr ? notFound() : answerBuild(request, *job, *build, rest.mid(1));
}

HttpResponse JenkinsStandIn::startBuild(const HttpRequest &request, const JenkinsJob &job, const Visitor &visitor)
{
    Fields parameters = request.query;
    if (request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        parameters += readForm(request.body);
    parameters.removeIf([](const QPair<QString, QString> &field) {
        return field.first == u"token" || field.first == u"cause" || field.first == u"delay" || field.first == u"json"
            || field.first == u"Jenkins-Crumb";
    });
    const int id = m_controller.enqueue(job.name, parameters, visitor.user);
    return HttpResponse::empty(201).with("Location",
                                         rootOf(request).toUtf8() + "queue/item/" + QByteArray::number(id) + '/');
}

HttpResponse JenkinsStandIn::answerBuild(const HttpRequest &request, const JenkinsJob &job, const JenkinsBuild &build,
                                         const QStringList &rest)
{
    const JenkinsDocuments documents(m_controller, rootOf(request));
    if (asksForJson(rest))
        return picked(request, documents.build(job, build));
    if (rest == QStringList{u"logText"_s, u"progressiveText"_s})
        return progressiveLog(request, job, build);
    if (rest == QStringList{u"consoleText"_s})
        return HttpResponse::text(200, QString::fromUtf8(buildLog(m_controller, job, build)));
    if (rest == QStringList{u"stop"_s} || rest == QStringList{u"term"_s} || rest == QStringList{u"kill"_s}) {
        if (!request.isMutating())
            return wantsPost();
        const QByteArray address = documents.buildAddress(build).toUtf8();
        m_controller.stop(job.name, build.number); // nothing to say about a build that has ended
        return HttpResponse::empty(302).with("Location", address);
    }
    if (rest == QStringList{u"testReport"_s, u"api"_s, u"json"_s} && job.kind == JobKind::Test
        && !m_controller.isRunning(build))
        return picked(request, JenkinsDocuments::testReport(build));
    const QString artifact = documents.artifactName(job, build);
    if (!artifact.isEmpty() && rest == QStringList{u"artifact"_s, u"build"_s, artifact})
        return HttpResponse::text(200, u"%1 of %2\n"_s.arg(artifact, m_controller.revision(build)));
    return notFound();
}

HttpResponse JenkinsStandIn::progressiveLog(const HttpRequest &request, const JenkinsJob &job,
                                            const JenkinsBuild &build) const
{
    const QByteArray log = buildLog(m_controller, job, build);
    qsizetype start = request.intParameter(u"start"_s, 0);
    if (start < 0 || start > log.size())
        start = 0; // the log was replaced by a shorter one
    HttpResponse response{.headers = {{"Content-Type", "text/plain;charset=UTF-8"}}, .body = log.mid(start)};
    response.headers.append({"X-Text-Size", QByteArray::number(log.size())});
    if (m_controller.isRunning(build))
        response = response.with("X-More-Data", "true");
    return response;
}

} // namespace releasedesk::sandbox
