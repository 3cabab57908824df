// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"

#include <chrono>
#include <optional>

namespace releasedesk::versions {

//! Asked about instead of the key of one project: every project that the account sees.
inline constexpr QLatin1String everyProject("*");

//! What a server tells of itself, before anybody signed in.
struct ServerFacts {
    domain::ConnectedSystem system = domain::ConnectedSystem::JiraCloud; //!< that really is at the address
    QString edition; //!< names of the vendor, the same in every language: "Cloud" or "Data Center 10.3.6"
    QString api; //!< which interface is spoken, e.g. "v3"; empty: not known
    QString protection; //!< e.g. "TLS 1.3"; empty: not encrypted, or not known
    int milliseconds = -1; //!< until it answered; below 0: not measured
    std::optional<std::chrono::milliseconds> clockAhead; //!< of its clock to ours, as exact as the next says
    std::chrono::milliseconds clockDoubt{0}; //!< the difference may be that much more or less
};

//! What the account may do in one project.
struct ProjectRights {
    QString key;
    QString name;
    bool isChecked = false; //!< else it was not asked about: too many projects, or no time
    QStringList missing; //!< Jira's keys, of those that a release needs
    QString request; //!< what was asked, without address and secrets: "GET /rest/api/3/mypermissions?…"
    int status = 0; //!< of the answer; 0: none came
    QString problem; //!< translated; why Jira did not say
};

//! What a connection test found.
struct ConnectionReport {
    QString account; //!< who the server says we are
    QString product; //!< e.g. "Jira Cloud" or "Jira 10.3.2 (Data Center)"
    QStringList granted; //!< permissions found, Jira's keys such as "BROWSE_PROJECTS"
    QStringList missing; //!< permissions a release needs and the account lacks
    QString note; //!< translated; what does not work because of it; empty when nothing is missing
    int milliseconds = 0;
    int requestsLeft = -1; //!< before the server slows the account down; below 0: it does not say
    int requestLimit = -1; //!< of how many
    ServerFacts server = {}; //!< Jira only, as all that follows
    QList<ProjectRights> projects = {}; //!< that the account sees, in the order of their keys
    int projectsVisible = -1; //!< how many Jira says there are; below 0: not asked, or not known
    QString projectsDoubt = {}; //!< translated; why not all of them were checked
};

} // namespace releasedesk::versions
