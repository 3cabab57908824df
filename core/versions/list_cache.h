// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/domain/jira_version.h"

#include <QDateTime>

#include <optional>

namespace releasedesk::versions {

//! The versions of a Jira project as they were read last.
struct KeptVersions {
    ConnectionId connection;
    QString project; //!< Jira key
    QDateTime asOf;
    QList<domain::JiraVersion> versions; //!< in Jira's order

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("connection", connection);
        v("project", project);
        v("asOf", asOf);
        v("versions", versions, releasedesk::optional);
    }
};

//! Lists of versions, a file for each project, in a folder of their own; for who cannot ask Jira. A file that is
//! damaged or of another project is no file. Readable by their owner only. All functions block and may be called from
//! any thread.
class ListCache
{
public:
    //! \p folder is that of the issue cache; empty: nothing is kept.
    explicit ListCache(const QString &folder = {});

    [[nodiscard]] std::optional<KeptVersions> read(const ConnectionId &connection, const QString &project) const;

    //! What cannot be kept is read again, so this says nothing.
    void write(const KeptVersions &versions) const;

private:
    [[nodiscard]] QString fileOf(const ConnectionId &connection, const QString &project) const;

    QString m_folder;
};

} // namespace releasedesk::versions
