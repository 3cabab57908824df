// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/jira_documents.h"
#include "app/sandbox/route_table.h"
#include "core/base/result.h"

namespace releasedesk::sandbox {

//! What a token allows.
enum class JiraRights {
    Everything,
    Reading, //!< readonly-token: every write is refused
    WithoutPayVersions, //!< limited-token: the versions of project PAY may not be changed
};

//! One request to a Jira stand-in together with who sent it.
struct JiraVisit {
    const HttpRequest &request;
    const JiraDocuments &documents;
    const Person &person;
    JiraFlavour flavour;
    JiraRights rights;

    [[nodiscard]] bool isCloud() const { return flavour == JiraFlavour::Cloud; }
    [[nodiscard]] bool mayWrite() const { return rights != JiraRights::Reading; }
    [[nodiscard]] bool mayAdminister(const Project &project) const
    {
        return mayWrite() && (rights != JiraRights::WithoutPayVersions || project.key != u"PAY");
    }
};

using JiraRoutes = RouteTable<JiraVisit>;

//! An error in Jira's shape.
[[nodiscard]] HttpResponse jiraError(int status, const QString &message, const QJsonObject &errors = {});

//! 404 for an issue, version or project that is not there.
[[nodiscard]] HttpResponse jiraNotFound(const QString &what);

//! An answer without a body; Jira names a type all the same.
[[nodiscard]] HttpResponse jiraNothing(int status);

//! The body as one object; the error is fit for a 400.
[[nodiscard]] Result<QJsonObject> readJiraBody(const HttpRequest &request);

//! One page of a list that is counted: startAt, maxResults, total, isLast, values.
[[nodiscard]] QJsonObject jiraPage(const JiraVisit &visit, const QJsonArray &all, int maxPage);

//! The code of an issue, as the window of Jira asks for it; \p path is what follows rest/dev-status/latest.
[[nodiscard]] HttpResponse answerDevelopment(const JiraWorld &world, const JiraVisit &visit, const QStringList &path);

void addJiraBasicRoutes(JiraRoutes &routes, const JiraWorld &world);
void addJiraProjectRoutes(JiraRoutes &routes, const JiraWorld &world);
void addJiraVersionRoutes(JiraRoutes &routes, JiraWorld &world);
void addJiraIssueRoutes(JiraRoutes &routes, JiraWorld &world);
void addJiraCommentRoutes(JiraRoutes &routes, JiraWorld &world);

} // namespace releasedesk::sandbox
