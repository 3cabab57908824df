// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jenkins_controller.h"

#include <QJsonArray>
#include <QJsonObject>

namespace releasedesk::sandbox {

//! What Jenkins' api/json says, with addresses below `root`.
class JenkinsDocuments
{
public:
    JenkinsDocuments(const JenkinsController &controller, QString root);

    [[nodiscard]] QJsonObject jobReference(const JenkinsJob &job) const;
    [[nodiscard]] QJsonObject job(const JenkinsJob &job) const;
    [[nodiscard]] QJsonObject build(const JenkinsJob &job, const JenkinsBuild &build) const;
    [[nodiscard]] QJsonObject item(const QueueItem &item) const;
    [[nodiscard]] static QJsonObject testReport(const JenkinsBuild &build);

    [[nodiscard]] QString jobAddress(const QString &name) const;
    [[nodiscard]] QString buildAddress(const JenkinsBuild &build) const;
    [[nodiscard]] QString artifactName(const JenkinsJob &job, const JenkinsBuild &build) const;

private:
    [[nodiscard]] QJsonObject buildReference(const JenkinsBuild &build) const;

    const JenkinsController &m_controller;
    QString m_root; //!< ends with a slash
};

} // namespace releasedesk::sandbox
