// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/sandbox_server.h"

#include "app/sandbox/confluence_stand_in.h"
#include "app/sandbox/operation_id.h"
#include "app/sandbox/recorded_world.h"
#include "app/sandbox/sample_world.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

//! A request that is posted but changes nothing.
bool onlyReads(const HttpRequest &request)
{
    const bool isQuestion = request.segments.contains(u"search"_s) || request.segments.contains(u"bulkfetch"_s);
    return isQuestion && request.segments.value(0).startsWith(u"jira");
}

HttpResponse welcome()
{
    return HttpResponse::json(
        200,
        QJsonObject{{u"name"_s, u"release-desk-sandbox"_s},
                    {u"version"_s, QStringLiteral(RELEASE_DESK_VERSION)},
                    {u"standIns"_s,
                     QJsonArray{u"/jira-cloud"_s, u"/jira-dc"_s, u"/confluence-cloud"_s, u"/confluence-dc"_s,
                                u"/jenkins"_s, u"/hook/slack"_s, u"/hook/teams"_s, u"/hook/dooray"_s, u"/hook/plain"_s,
                                u"/sandbox/app/<name>/health"_s}},
                    {u"control"_s,
                     QJsonArray{u"/sandbox/state"_s, u"/sandbox/effects"_s, u"/sandbox/faults"_s,
                                u"/sandbox/settings"_s, u"/sandbox/reset"_s}}});
}

} // namespace

struct SandboxServer::State {
    State(JiraWorld initial, quint32 seed)
        : world(std::move(initial))
        , jenkins(seed)
        , services([this](const QString &service) { return jenkins.controller().deployedVersion(service); })
    {
    }

    JiraWorld world;
    JiraCloudStandIn cloud{world};
    JiraDataCenterStandIn dataCenter{world};
    ConfluenceStandIn confluenceCloud{world, ConfluenceStandIn::Kind::Cloud};
    ConfluenceStandIn confluenceDataCenter{world, ConfluenceStandIn::Kind::DataCenter};
    JenkinsStandIn jenkins;
    MessengerSink messengers;
    ServiceStandIn services;
};

Result<quint16> SandboxServer::start(const Setup &setup)
{
    m_setup = setup;
    if (setup.dataFolder.isEmpty()) {
        m_initial = sampleWorld(setup.seed);
    } else {
        const Result<JiraWorld> recorded = recordedWorld(setup.dataFolder);
        if (!recorded)
            return failed(recorded);
        m_initial = *recorded;
    }
    if (const Result<> done = reset(); !done)
        return failed(done);
    connect(&m_mail, &SmtpSink::taken, this, [this](const QString &operation, const QByteArray &raw) {
        m_effects.record({.service = u"smtp"_s,
                          .method = u"MAIL"_s,
                          .path = u"smtp"_s,
                          .operationId = operation,
                          .bodyHash = QCryptographicHash::hash(raw, QCryptographicHash::Sha1),
                          .status = 250,
                          .isApplied = true});
    });
    if (const Result<quint16> mailPort = m_mail.listen(); !mailPort)
        return mailPort;
    const Result<quint16> port = m_listener.listen(setup.port);
    m_port = port.value_or(0);
    return port;
}

Result<> SandboxServer::reset()
{
    m_state = std::make_shared<State>(m_initial, m_setup.seed);
    m_effects.clear();
    m_mail.clear();
    m_faults.clear();
    m_requests = 0;
    return m_setup.faults.isEmpty() ? Result<>() : m_faults.add(m_setup.faults);
}

HttpResponse SandboxServer::answer(const HttpRequest &request)
{
    const bool isService = request.segments.value(0) == u"sandbox" && request.segments.value(1) == u"app";
    const bool setsHealth = isService && request.segments.value(3) == u"health" && request.isMutating();
    if (request.segments.isEmpty())
        return welcome();
    if (setsHealth || (request.segments.value(0) == u"sandbox" && !isService))
        return control(request);
    ++m_requests;
    const std::optional<FaultRule> fault = m_faults.take(request);
    if (!fault) {
        const HttpResponse response = dispatch(request);
        record(request, response, response.isSuccess());
        return response;
    }
    const HttpResponse regular = fault->isApplied ? dispatch(request) : HttpResponse::json(200, QJsonObject());
    const HttpResponse response = fault->spoil(regular);
    record(request, response, fault->isApplied && regular.isSuccess());
    return response;
}

HttpResponse SandboxServer::dispatch(const HttpRequest &request)
{
    const QString area = request.segments.value(0);
    const QStringList rest = request.segments.mid(1);
    if (area == u"jira-cloud")
        return m_state->cloud.answer(request, rest);
    if (area == u"jira-dc")
        return m_state->dataCenter.answer(request, rest);
    if (area == u"confluence-cloud")
        return m_state->confluenceCloud.answer(request, rest);
    if (area == u"confluence-dc")
        return m_state->confluenceDataCenter.answer(request, rest);
    if (area == u"jenkins")
        return m_state->jenkins.answer(request, rest);
    if (area == u"hook")
        return m_state->messengers.answer(request, rest);
    if (area == u"sandbox" && rest.value(0) == u"app") {
        m_state->jenkins.controller().advance(); // a deployment that has ended shows in the version
        return m_state->services.answer(request, rest.mid(1));
    }
    return HttpResponse::text(404, u"nothing stands here; GET / lists what does\n"_s);
}

void SandboxServer::record(const HttpRequest &request, const HttpResponse &response, bool isApplied)
{
    if (!request.isMutating() || onlyReads(request))
        return;
    const QByteArray content = request.target + '\n' + request.body;
    m_effects.record({.service = request.segments.value(0) == u"sandbox" ? u"app"_s : request.segments.value(0),
                      .method = QString::fromLatin1(request.method),
                      .path = request.path(),
                      .operationId = operationId(request),
                      .bodyHash = QCryptographicHash::hash(content, QCryptographicHash::Sha1),
                      .status = response.status,
                      .isApplied = isApplied});
}

HttpResponse SandboxServer::control(const HttpRequest &request)
{
    const QString what = request.segments.value(1);
    if (what == u"app")
        return m_state->services.answer(request, request.segments.mid(2));
    if (what == u"state")
        return showState();
    if (what == u"effects")
        return HttpResponse::json(200, m_effects.toJson(request.parameter(u"filter"_s)));
    if (what == u"faults")
        return answerFaults(request);
    if (what == u"settings" && request.isMutating())
        return changeSettings(request);
    if (what == u"reset" && request.isMutating()) {
        const Result<> done = reset();
        return done ? HttpResponse::empty(204) : HttpResponse::text(500, done.error().message);
    }
    return HttpResponse::text(404, u"/sandbox has state, effects, faults, settings, reset and app/<name>/health\n"_s);
}

HttpResponse SandboxServer::showState() const
{
    QJsonArray projects;
    for (const Project &project : m_state->world.projects)
        projects.append(project.key);
    const QJsonObject effects = m_effects.toJson({});
    const QJsonObject counts{{u"requests"_s, m_requests},
                             {u"effects"_s, effects.value(u"arrivals"_s)},
                             {u"mails"_s, m_mail.mails().size()},
                             {u"messages"_s, m_state->messengers.messages().size()},
                             {u"builds"_s, m_state->jenkins.controller().startedCount()},
                             {u"projects"_s, m_state->world.projects.size()},
                             {u"versions"_s, m_state->world.versions.size()},
                             {u"issues"_s, m_state->world.issues.size()}};
    return HttpResponse::json(200,
                              QJsonObject{{u"port"_s, m_port},
                                          {u"smtpPort"_s, m_mail.port()},
                                          {u"seed"_s, static_cast<qint64>(m_setup.seed)},
                                          {u"company"_s, m_state->world.company},
                                          {u"projects"_s, projects},
                                          {u"counts"_s, counts},
                                          {u"mails"_s, m_mail.mails()},
                                          {u"messages"_s, m_state->messengers.messages()}});
}

HttpResponse SandboxServer::answerFaults(const HttpRequest &request)
{
    if (request.method == "DELETE") {
        m_faults.clear();
        return HttpResponse::empty(204);
    }
    if (request.isMutating()) {
        if (const Result<> added = m_faults.add(request.body); !added)
            return HttpResponse::text(400, added.error().message + u'\n');
    }
    return HttpResponse::json(request.isMutating() ? 201 : 200, QJsonObject{{u"rules"_s, m_faults.toJson()}});
}

HttpResponse SandboxServer::changeSettings(const HttpRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (body.isEmpty())
        return HttpResponse::text(400,
                                  u"send one or more of queueMs, buildMs, keepsLeftItemsMs, indexLagMs, "
                                  "handsOutCode, jenkinsRoot\n"_s);
    JenkinsController &controller = m_state->jenkins.controller();
    controller.advance(); // what is due happens under the old settings
    JenkinsController::Timing timing = controller.timing();
    const auto read = [&](const QString &name, std::chrono::milliseconds otherwise) {
        return std::chrono::milliseconds(body.value(name).toInteger(otherwise.count()));
    };
    timing.queue = read(u"queueMs"_s, timing.queue);
    timing.build = read(u"buildMs"_s, timing.build);
    timing.keepsLeftItems = read(u"keepsLeftItemsMs"_s, timing.keepsLeftItems);
    controller.setTiming(timing);
    if (body.contains(u"indexLagMs"_s)) {
        m_state->cloud.setIndexLag(read(u"indexLagMs"_s, {}));
        m_state->dataCenter.setIndexLag(read(u"indexLagMs"_s, {}));
    }
    if (body.contains(u"handsOutCode"_s)) {
        m_state->cloud.setHandsOutCode(body.value(u"handsOutCode"_s).toBool());
        m_state->dataCenter.setHandsOutCode(body.value(u"handsOutCode"_s).toBool());
    }
    if (body.contains(u"jenkinsRoot"_s))
        m_state->jenkins.setRoot(body.value(u"jenkinsRoot"_s).toString());
    return HttpResponse::empty(204);
}

} // namespace releasedesk::sandbox
