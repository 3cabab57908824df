// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

//! Where the end of the record is kept outside this computer, so that a rewritten record is found out.
struct CheckpointPlaces {
    static constexpr bool refusesUnknownKeys = true;

    int everyHours = 24; //!< 1 to 720
    QString file; //!< absolute path of a text file that each one is added to, best on another machine; empty: none
    QString mail; //!< address; over the mail connection of the notifications; empty: none
    QString issue; //!< key of a Jira issue that gets them as comments, e.g. "AUDIT-1"; empty: none
    ConnectionId jira; //!< where the issue is

    [[nodiscard]] bool isEmpty() const { return file.isEmpty() && mail.isEmpty() && issue.isEmpty(); }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("everyHours", everyHours, releasedesk::optional);
        v("file", file, releasedesk::optional);
        v("mail", mail, releasedesk::optional);
        v("issue", issue, releasedesk::optional);
        v("jira", jira, releasedesk::optional);
    }

    friend bool operator==(const CheckpointPlaces &, const CheckpointPlaces &) = default;
};

} // namespace releasedesk::domain
