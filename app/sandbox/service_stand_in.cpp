// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/service_stand_in.h"

#include <QJsonDocument>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;

ServiceStandIn::ServiceStandIn(VersionOf versionOf)
    : m_versionOf(std::move(versionOf))
{
    m_running.start();
}

void ServiceStandIn::clear()
{
    m_health.clear();
    m_tasks.clear();
}

HttpResponse ServiceStandIn::answer(const HttpRequest &request, const QStringList &segments)
{
    const QString service = segments.value(0);
    if (segments.size() == 2 && segments.at(1) == u"health")
        return request.isMutating() ? setHealth(request, service) : showHealth(service);
    if (segments.size() == 2 && segments.at(1) == u"tasks" && request.method == "POST")
        return startTask(request, service);
    if (segments.size() == 3 && segments.at(1) == u"tasks" && !request.isMutating())
        return showTask(request, service, segments.at(2).toInt());
    return HttpResponse::text(404, u"a service has /health and /tasks\n"_s);
}

HttpResponse ServiceStandIn::showHealth(const QString &service)
{
    Health &health = m_health[service];
    const bool isHealthy = health.isHealthy;
    if (!isHealthy && health.badAnswers > 0) {
        --health.badAnswers;
        health.isHealthy = health.badAnswers == 0;
    }
    return HttpResponse::json(isHealthy ? 200 : 503,
                              QJsonObject{{u"status"_s, isHealthy ? u"UP"_s : u"DOWN"_s},
                                          {u"service"_s, service},
                                          {u"version"_s, m_versionOf(service)}});
}

HttpResponse ServiceStandIn::setHealth(const HttpRequest &request, const QString &service)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (!body.value(u"healthy"_s).isBool())
        return HttpResponse::text(400, u"send {\"healthy\":false} or {\"healthy\":false,\"answers\":3}\n"_s);
    Health &health = m_health[service];
    health.isHealthy = body.value(u"healthy"_s).toBool();
    health.badAnswers = body.value(u"answers"_s).toInt(-1);
    return HttpResponse::empty(204);
}

HttpResponse ServiceStandIn::startTask(const HttpRequest &request, const QString &service)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    m_tasks.append({.service = service,
                    .startedMs = m_running.elapsed(),
                    .durationMs = body.value(u"ms"_s).toInt(800),
                    .fails = body.value(u"fail"_s).toBool()});
    const int number = static_cast<int>(m_tasks.size());
    const QString address = request.origin() + u"/sandbox/app/%1/tasks/%2"_s.arg(service).arg(number);
    return HttpResponse::json(202,
                              QJsonObject{{u"id"_s, number}, {u"state"_s, u"running"_s}, {u"statusUrl"_s, address}})
        .with("Location", address.toUtf8());
}

HttpResponse ServiceStandIn::showTask(const HttpRequest &request, const QString &service, int number) const
{
    if (number < 1 || number > m_tasks.size() || m_tasks.at(number - 1).service != service)
        return HttpResponse::json(404, QJsonObject{{u"error"_s, u"no such task"_s}});
    const Task &task = m_tasks.at(number - 1);
    const qint64 age = m_running.elapsed() - task.startedMs;
    const bool isRunning = age < task.durationMs;
    const QString outcome = task.fails ? u"failed"_s : u"done"_s;
    return HttpResponse::json(
        200,
        QJsonObject{{u"id"_s, number},
                    {u"state"_s, isRunning ? u"running"_s : outcome},
                    {u"percent"_s, isRunning ? static_cast<int>(age * 100 / qMax<qint64>(1, task.durationMs)) : 100},
                    {u"statusUrl"_s, QString(request.origin() + request.path())}});
}

} // namespace releasedesk::sandbox
