// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/http_response.h"

#include <QElapsedTimer>
#include <QMap>

#include <functional>

namespace releasedesk::sandbox {

//! The running services of the sample company: a health address for each, which a test turns bad and good again, and
//! tasks that take a moment, for requests whose outcome is asked for later.
class ServiceStandIn
{
public:
    using VersionOf = std::function<QString(const QString &service)>;

    explicit ServiceStandIn(VersionOf versionOf);

    //! `segments` is <name>/health, <name>/tasks or <name>/tasks/<n>.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QStringList &segments);

    void clear();

private:
    struct Health {
        bool isHealthy = true;
        int badAnswers = -1; //!< how many more before it recovers; below 0 for ever
    };
    struct Task {
        QString service;
        qint64 startedMs = 0;
        qint64 durationMs = 800;
        bool fails = false;
    };

    [[nodiscard]] HttpResponse showHealth(const QString &service);
    [[nodiscard]] HttpResponse setHealth(const HttpRequest &request, const QString &service);
    [[nodiscard]] HttpResponse startTask(const HttpRequest &request, const QString &service);
    [[nodiscard]] HttpResponse showTask(const HttpRequest &request, const QString &service, int number) const;

    VersionOf m_versionOf;
    QMap<QString, Health> m_health;
    QList<Task> m_tasks;
    QElapsedTimer m_running;
};

} // namespace releasedesk::sandbox
