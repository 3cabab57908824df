// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/versions/issue_detail.h"

namespace releasedesk::versions {

//! Issues as they were last looked at, a file each, in a folder of their own; at most mostKept, of which the oldest go
//! first. A file that is damaged or of another issue is no file: Jira has it. Readable by their owner only. All
//! functions block and may be called from any thread.
class DetailCache
{
public:
    static constexpr int mostKept = 2000;

    //! \p folder is that of the issue cache; empty: nothing is kept.
    explicit DetailCache(const QString &folder = {});

    [[nodiscard]] std::optional<IssueDetail> read(const ConnectionId &connection, const QString &key) const;

    //! What cannot be kept is read again, so this says nothing.
    void write(const ConnectionId &connection, const IssueDetail &detail) const;

private:
    [[nodiscard]] QString fileOf(const ConnectionId &connection, const QString &key) const;

    QString m_folder;
};

} // namespace releasedesk::versions
