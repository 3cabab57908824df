// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

#include <QDate>

namespace releasedesk::domain {

//! A fixVersion of one Jira project. Dates have no zone; absent and null are the same.
struct JiraVersion {
    QString id;
    QString project; //!< key, e.g. "SHOP"
    QString name; //!< e.g. "2.8.0"
    QString description;
    QDate startDate;
    QDate releaseDate;
    bool isReleased = false;
    bool isArchived = false;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("project", project, releasedesk::optional);
        v("name", name);
        v("description", description, releasedesk::optional);
        v("startDate", startDate, releasedesk::optional);
        v("releaseDate", releaseDate, releasedesk::optional);
        v("released", isReleased, releasedesk::optional);
        v("archived", isArchived, releasedesk::optional);
    }

    friend bool operator==(const JiraVersion &, const JiraVersion &) = default;
};

} // namespace releasedesk::domain
