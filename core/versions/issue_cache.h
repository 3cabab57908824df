// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "core/versions/issue_source.h"

namespace releasedesk::versions {

//! The issues of one scope entry as they were read, kept on this computer.
struct CachedIssues {
    domain::ScopeEntry entry;
    domain::JiraVersion version; //!< of a version entry
    QDateTime asOf; //!< when the reading began; changes are asked for from here on
    QDateTime verifiedAt; //!< when Jira last said that this is everything
    int unreadable = 0;
    QString doubt;
    QStringList siteFields;
    QList<domain::Issue> issues;
};

//! One file for each scope entry, in a folder of its own beside the workspace. A file that is damaged, of another entry
//! or of another format is no file: everything in it can be read from Jira again. Files are readable by their owner
//! only. All functions block and may be called from any thread, one at a time for each entry.
class IssueCache
{
public:
    //! Keeps nothing.
    IssueCache() = default;

    explicit IssueCache(QString folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] bool isKept() const { return !m_folder.isEmpty(); }
    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! Is handed the issues part by part, with all that is known beside them.
    using TakePart = std::function<void(const CachedIssues &head, const QList<domain::Issue> &issues)>;

    //! What is kept of \p entry; \p part, if given, is told while the rest is still being read.
    [[nodiscard]] std::optional<CachedIssues> read(const domain::ScopeEntry &entry, const TakePart &part = {}) const;

    //! Takes the place of what was kept. Unavailable if the folder cannot be written to.
    [[nodiscard]] Result<> write(const CachedIssues &issues) const;

    //! Says that what is kept was all there is at \p at, without writing it again.
    void verified(const domain::ScopeEntry &entry, const QDateTime &at) const;

    void forget(const domain::ScopeEntry &entry) const;

    [[nodiscard]] QString fileOf(const domain::ScopeEntry &entry) const;

private:
    QString m_folder;
};

} // namespace releasedesk::versions
