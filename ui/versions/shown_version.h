// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/scope.h"

#include <QCoroTask>

#include <functional>

namespace releasedesk::ui {

//! Puts on record that a rule of warnings is off in a project and why, or, with an empty reason, on again.
using SwitchWarning = std::function<QCoro::Task<Result<>>(ProjectId project, QString rule, QString reason)>;

//! What a version page is about.
struct ShownVersion {
    QString name; //!< e.g. "2.8.0"
    ConnectionId connection; //!< where it was read; empty: unknown
    domain::IssueSnapshot snapshot;
    QDateTime windowStart; //!< of the release; invalid: none, so that no warning depends on it
    ProjectId project = {}; //!< whose rules hold; empty: all do
    QMap<QString, QString> warningsOff = {}; //!< rule → why it does not hold there
    //! The scope as Jira has it by now, where the snapshot is what the signers were shown; nothing: unknown or the
    //! same.
    std::optional<domain::IssueSnapshot> live = std::nullopt;
    QStringList releasedVersions = {}; //!< names of those that are out
    QString runs = {}; //!< translated: what runs in production and who says so, or that nothing says it
    QString runsWhere = {}; //!< the environment; empty: not on record

    friend bool operator==(const ShownVersion &, const ShownVersion &) = default;

    //! The Jira version of that name, else the only one; null without, and where several of other names are brought in.
    [[nodiscard]] const domain::JiraVersion *version() const
    {
        for (const domain::JiraVersion &each : snapshot.versions) {
            if (each.name == name)
                return &each;
        }
        return snapshot.versions.size() == 1 ? &snapshot.versions.first() : nullptr;
    }
};

} // namespace releasedesk::ui
