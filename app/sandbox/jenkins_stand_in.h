// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/http_response.h"
#include "app/sandbox/jenkins_controller.h"

#include <QSet>

#include <optional>

namespace releasedesk::sandbox {

//! Jenkins 2.4xx: jobs, queue, builds, console log, crumbs. API tokens need no crumb, passwords do, and the crumb
//! belongs to the cookie that came with it.
class JenkinsStandIn
{
public:
    explicit JenkinsStandIn(quint32 seed);

    //! `segments` is the path below /jenkins.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QStringList &segments);

    [[nodiscard]] JenkinsController &controller() { return m_controller; }

    //! The address that answers name themselves by, as behind a reverse proxy; empty for the caller's own.
    void setRoot(const QString &root) { m_root = root; }

private:
    struct Visitor {
        QString user;
        bool usesPassword = false;
        bool mayBuild = true;
    };

    [[nodiscard]] static std::optional<Visitor> admit(const HttpRequest &request);
    [[nodiscard]] std::optional<HttpResponse> refuseWrite(const HttpRequest &request, const Visitor &visitor) const;
    [[nodiscard]] HttpResponse dispatch(const HttpRequest &request, const QStringList &segments,
                                        const Visitor &visitor);
    [[nodiscard]] HttpResponse issueCrumb();
    [[nodiscard]] HttpResponse answerQueue(const HttpRequest &request, const QStringList &rest);
    [[nodiscard]] HttpResponse answerJob(const HttpRequest &request, const QStringList &segments,
                                         const Visitor &visitor);
    [[nodiscard]] HttpResponse startBuild(const HttpRequest &request, const JenkinsJob &job, const Visitor &visitor);
    [[nodiscard]] HttpResponse answerBuild(const HttpRequest &request, const JenkinsJob &job, const JenkinsBuild &build,
                                           const QStringList &rest);
    [[nodiscard]] HttpResponse progressiveLog(const HttpRequest &request, const JenkinsJob &job,
                                              const JenkinsBuild &build) const;
    [[nodiscard]] QString rootOf(const HttpRequest &request) const;

    JenkinsController m_controller;
    QString m_root;
    quint32 m_seed;
    QSet<QByteArray> m_sessions;
};

} // namespace releasedesk::sandbox
