// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_stand_in.h"

namespace releasedesk::sandbox {

//! Jira Data Center v2: search with startAt, maxResults and total, where the server gives at most 50 a page.
class JiraDataCenterStandIn final : public JiraStandIn
{
public:
    explicit JiraDataCenterStandIn(JiraWorld &world);

private:
    struct Question {
        QString jql;
        QStringList fields;
        int startAt = 0;
        int maxResults = 50;
    };

    [[nodiscard]] HttpResponse search(const JiraVisit &visit, const Question &question);
};

} // namespace releasedesk::sandbox
