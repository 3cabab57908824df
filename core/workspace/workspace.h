// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/checkpoint_places.h"
#include "core/domain/connection.h"
#include "core/domain/directory.h"
#include "core/domain/notification_rules.h"

namespace releasedesk::workspace {

//! What workspace.yaml says. Secrets are never in it.
struct Workspace {
    static constexpr bool refusesUnknownKeys = true;

    int format = 1; //!< of the file; a newer one is refused
    QString name;
    QString zone; //!< IANA, e.g. "Asia/Seoul"; empty: that of the computer
    QString language; //!< of documents: "en" or "ko"
    bool isSample = false; //!< acting as another person is allowed in a sample workspace only
    QList<domain::Person> people;
    QList<domain::Environment> environments;
    QList<domain::Connection> connections;
    QList<domain::Project> projects;
    QList<domain::PersonGroup> groups;
    domain::WorkingCalendar calendar; //!< its zone is that of the workspace unless it names one
    domain::ApprovalPolicy approvals;
    domain::NotificationChannels notifications;
    QList<domain::Freeze> freezes; //!< in the order of their begin
    domain::CheckpointPlaces checkpoints;

    //! What decisions look up. Delegations and keys are in the record, not here.
    [[nodiscard]] domain::Directory directory() const;
    [[nodiscard]] const domain::Connection *connection(const ConnectionId &id) const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("format", format);
        v("name", name);
        v("zone", zone, releasedesk::optional);
        v("language", language, releasedesk::optional);
        v("sample", isSample, releasedesk::optional);
        v("people", people, releasedesk::optional);
        v("environments", environments, releasedesk::optional);
        v("connections", connections, releasedesk::optional);
        v("projects", projects, releasedesk::optional);
        v("groups", groups, releasedesk::optional);
        v("calendar", calendar, releasedesk::optional);
        v("approvals", approvals, releasedesk::optional);
        v("notifications", notifications, releasedesk::optional);
        v("freezes", freezes, releasedesk::optional);
        v("checkpoints", checkpoints, releasedesk::optional);
    }

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

} // namespace releasedesk::workspace
