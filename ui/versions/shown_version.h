// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"

namespace releasedesk::ui {

//! What a version page is about.
struct ShownVersion {
    QString name; //!< e.g. "2.8.0"
    ConnectionId connection; //!< where it was read; empty: unknown
    domain::IssueSnapshot snapshot;
    QDateTime windowStart; //!< of the release; invalid: none, so that no warning depends on it

    friend bool operator==(const ShownVersion &, const ShownVersion &) = default;

    //! The Jira version of that name, else the first; null without any.
    [[nodiscard]] const domain::JiraVersion *version() const
    {
        for (const domain::JiraVersion &each : snapshot.versions) {
            if (each.name == name)
                return &each;
        }
        return snapshot.versions.isEmpty() ? nullptr : &snapshot.versions.first();
    }
};

} // namespace releasedesk::ui
