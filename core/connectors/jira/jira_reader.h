// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_source.h"

//! What is read from either Jira in the same way. The coroutines hold everything they need by value.

namespace releasedesk::connectors {

//! DataLoss: an answer that is JSON, but not what was asked for.
[[nodiscard]] Error unexpectedAnswer(const JiraSite &site, const QString &what);

//! All values of a list that comes in pages, complete or DataLoss.
[[nodiscard]] QCoro::Task<Result<QJsonArray>> readPages(JiraSite site, QString resource, std::stop_token stop);

[[nodiscard]] QCoro::Task<Result<QList<versions::JiraProject>>> readProjects(JiraSite site);

//! NotFound: no such project, as far as this account sees.
[[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> readVersions(JiraSite site, QString project,
                                                                           std::stop_token stop);

//! The version as Jira sends it, e.g. with its whole description.
[[nodiscard]] QCoro::Task<Result<QJsonObject>> readVersion(JiraSite site, QString id);

//! One project by its number, its key, or a key it had once; as it is called now.
[[nodiscard]] QCoro::Task<Result<versions::JiraProject>> readProject(JiraSite site, QString idOrKey);

//! The project that an issue is in now, which its key need not say: an issue that was moved answers to both keys.
[[nodiscard]] QCoro::Task<Result<versions::JiraProject>> readProjectOfIssue(JiraSite site, QString issue);

//! The number of a project, which Cloud wants where older servers take the key.
[[nodiscard]] QCoro::Task<Result<QString>> readProjectId(JiraSite site, QString project);

//! The numbers of the custom fields in which issues name the version.
[[nodiscard]] QCoro::Task<Result<QList<qint64>>> readVersionFields(JiraSite site, QString versionId);

//! Which custom fields tell more; none if Jira does not say.
[[nodiscard]] QCoro::Task<IssueFields> readIssueFields(JiraSite site, std::stop_token stop);

//! One way an issue may go.
struct Transition {
    QString id;
    QString name;
    QString toStatus;
    domain::StatusCategory toCategory = domain::StatusCategory::ToDo;
};

//! Where an issue stands, read from the issue itself: a search may lag behind a change.
struct IssueStanding {
    QString key;
    QString status;
    domain::StatusCategory category = domain::StatusCategory::ToDo;
    QStringList fixVersionIds;
    QList<Transition> transitions;
};

[[nodiscard]] QCoro::Task<Result<IssueStanding>> readStanding(JiraSite site, QString issue);

//! The id of the comment on an issue that carries an operation id; empty if none does.
[[nodiscard]] QCoro::Task<Result<QString>> findComment(JiraSite site, QString issue, EffectId operation);

//! The key of the comment property that carries the operation id, as {"id": …}.
inline constexpr auto operationProperty = "RD_OP_ID";

} // namespace releasedesk::connectors
