// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_stand_in.h"

namespace releasedesk::sandbox {

//! Jira Cloud v3: search/jql with page tokens, no total, ids only unless fields are named; the old search is gone.
class JiraCloudStandIn final : public JiraStandIn
{
public:
    explicit JiraCloudStandIn(JiraWorld &world);

private:
    struct Question {
        QString jql;
        QString token;
        QStringList fields;
        QList<int> reconcile;
        int maxResults = 50;
    };

    [[nodiscard]] HttpResponse searchByQuery(const JiraVisit &visit);
    [[nodiscard]] HttpResponse searchByBody(const JiraVisit &visit);
    [[nodiscard]] HttpResponse search(const JiraVisit &visit, const Question &question);
    [[nodiscard]] HttpResponse fetch(const JiraVisit &visit);
    [[nodiscard]] HttpResponse count(const JiraVisit &visit);
};

} // namespace releasedesk::sandbox
