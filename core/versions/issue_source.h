// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/scope.h"

#include <QCoroTask>

#include <functional>
#include <stop_token>

namespace releasedesk::versions {

//! What a connection test found.
struct ConnectionReport {
    QString account; //!< who the server says we are
    QString product; //!< e.g. "Jira Cloud" or "Jira 10.3.2 (Data Center)"
    QStringList granted; //!< permissions found, Jira's keys such as "BROWSE_PROJECTS"
    QStringList missing; //!< permissions a release needs and the account lacks
    QString note; //!< translated; what does not work because of it; empty when nothing is missing
    int milliseconds = 0;
};

//! A project as Jira lists it.
struct JiraProject {
    QString id;
    QString key;
    QString name;
};

//! Where versions and their issues come from; implemented by a connector. Only reads.
class IssueSource
{
public:
    IssueSource() = default;
    IssueSource(const IssueSource &) = delete;
    IssueSource &operator=(const IssueSource &) = delete;
    virtual ~IssueSource() = default;

    //! Called after each page with the number read so far.
    using Progress = std::function<void(int read)>;

    [[nodiscard]] virtual QCoro::Task<Result<ConnectionReport>> test(QString project) = 0;

    [[nodiscard]] virtual QCoro::Task<Result<QList<JiraProject>>> projects() = 0;

    //! All versions of a project, archived ones too, in Jira's order.
    [[nodiscard]] virtual QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) = 0;

    //! Every issue of a version: complete, or an error. NotFound for a version that does not exist.
    [[nodiscard]] virtual QCoro::Task<Result<QList<domain::Issue>>> issues(QString project, QString version,
                                                                           Progress progress, std::stop_token stop)
        = 0;
};

} // namespace releasedesk::versions
