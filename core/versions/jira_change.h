// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/jira_version.h"

#include <QCoroTask>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace releasedesk::versions {

enum class VersionAct {
    Create,
    Edit, //!< name, description, dates
    Release,
    Unrelease,
    Archive,
    Unarchive,
    Merge, //!< its issues go to another version, then it is gone; cannot be taken back
    Move, //!< to another place in the list of the project
};

//! How whoever asked follows a change of many issues, and ends it.
struct ChangeWatch {
    std::function<void(int percent, const QString &text)> progress = {}; //!< called in any thread
    std::stop_token stop = {}; //!< between two issues
};

//! One change of a version, as a person asks for it.
struct VersionChange {
    VersionAct act = VersionAct::Edit;
    ConnectionId connection;
    QString project; //!< Jira key
    QString version; //!< name
    //! How it looked to whoever asks. What is different by now is a conflict and nothing is changed; nothing: however
    //! it stands.
    std::optional<domain::JiraVersion> seen = std::nullopt;
    std::optional<QString> name = std::nullopt; //!< Edit: the new one
    std::optional<QString> description = std::nullopt; //!< Create, Edit
    std::optional<QDate> startDate = std::nullopt; //!< Create, Edit; invalid: none
    std::optional<QDate> releaseDate = std::nullopt; //!< Create, Edit, Release (else today); invalid: none
    QString target = {}; //!< Merge: into which; Move: behind which, empty: first; Release: where unresolved issues go
    ChangeWatch watch = {};
};

//! One change of issues. Either a status, or another version.
struct IssueChange {
    ConnectionId connection;
    QStringList keys;
    QString status = {}; //!< to which they go
    QString project = {}; //!< Jira key of the versions below
    QString fromVersion = {}; //!< out of this one; empty: out of none
    QString toVersion = {}; //!< into this one; empty: into none
    ChangeWatch watch = {};
};

//! What became of a change.
struct ChangeDone {
    QString summary; //!< translated
    bool isUnchanged = false; //!< it stood like that already
    QStringList changed; //!< keys of issues
    QStringList refused; //!< "SHOP-3: why not"
};

//! Changes Jira for a person; every request is sent once, between an intent and a result in the record. Implemented
//! where connections and record meet.
//!
//! Errors: PermissionDenied (role), Aborted ("jira.changed": it looks different by now; the message says how),
//! NotFound, AlreadyExists, FailedPrecondition, Unknown (sent, and nobody can tell), those of the network.
class JiraChanges
{
public:
    JiraChanges() = default;
    JiraChanges(const JiraChanges &) = delete;
    JiraChanges &operator=(const JiraChanges &) = delete;
    virtual ~JiraChanges() = default;

    //! Whether the person may change anything; to be asked before a form is opened. PermissionDenied: the role.
    [[nodiscard]] virtual Result<> mayChange() const = 0;

    [[nodiscard]] virtual QCoro::Task<Result<ChangeDone>> changeVersion(VersionChange change) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<ChangeDone>> changeIssues(IssueChange change) = 0;
};

} // namespace releasedesk::versions
