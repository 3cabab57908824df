// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/git/git_commit.h"
#include "core/git/issue_keys.h"

#include <QList>

#include <optional>

namespace releasedesk::git {

//! Reads what "git log" says in logFormat(), in pieces as they come.
class LogReader
{
public:
    explicit LogReader(IssueKeys keys)
        : m_keys(std::move(keys))
    {
    }

    //! The arguments that make git say it so.
    [[nodiscard]] static QStringList arguments();

    void take(const QByteArray &piece);

    //! All commits; nothing if the text broke off within one.
    [[nodiscard]] std::optional<QList<GitCommit>> finish();

private:
    [[nodiscard]] GitCommit commitOf(const QList<QByteArray> &fields) const;

    IssueKeys m_keys;
    QByteArray m_rest;
    QList<QByteArray> m_fields;
    QList<GitCommit> m_commits;
    bool m_isDamaged = false;
};

//! "#42" or "!42" when the message says it came by a pull or merge request; else empty.
[[nodiscard]] QString pullRequestIn(const QString &message);

//! The branch that the message of a merge says it brought in; else empty.
[[nodiscard]] QString mergedBranchIn(const QString &subject);

} // namespace releasedesk::git
