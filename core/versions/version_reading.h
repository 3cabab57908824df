// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/issue_cache.h"
#include "core/versions/issue_chunk.h"

#include <QObject>

#include <stop_token>

namespace releasedesk::versions {

//! How a reading of a scope entry ended.
struct ReadVersion {
    domain::ScopeEntry entry;
    domain::JiraVersion version;
    QList<IssueChunk::Ptr> chunks; //!< all issues, in Jira's order
    QDateTime asOf; //!< when it was last proved to be everything
    IssueReading reading;
    bool hadCache = false; //!< rows came from this computer first
    int added = 0; //!< against what was kept; changed and removed likewise
    int changed = 0;
    int removed = 0;
    std::optional<Error> stale; //!< why Jira could not be asked: what is shown is what was kept

    [[nodiscard]] QList<domain::Issue> issues() const;

    friend bool operator==(const ReadVersion &, const ReadVersion &) = default;
};

//! What a reading goes through; shared by the thread that reads and the one that shows.
class VersionReading final : public QObject
{
    Q_OBJECT

public:
    ~VersionReading() override { cancel(); }

    //! At once: nothing more is told, the requests under way are given up.
    void cancel() { m_stop.request_stop(); }

    [[nodiscard]] std::stop_token stop() const { return m_stop.get_token(); }

signals:
    //! The first rows are of this computer, as they were at \p asOf.
    void keptShown(const QDateTime &asOf, const releasedesk::domain::JiraVersion &version);
    //! More rows, in order.
    void rowsRead(const QList<releasedesk::versions::IssueChunk::Ptr> &chunks);
    //! What was shown so far is no longer right; these take its place.
    void rowsReplaced(const QList<releasedesk::versions::IssueChunk::Ptr> &chunks);
    //! \p of is below 0 while it is not known.
    void progressed(int read, int of);
    //! The end, whichever; not told after cancel().
    void finished(const releasedesk::Result<releasedesk::versions::ReadVersion> &read);

private:
    std::stop_source m_stop;
};

//! What is told while entries are read; called in the thread that reads.
struct ReadingWatch {
    std::function<void(const QDateTime &asOf, const domain::JiraVersion &version)> kept = {};
    std::function<void(const QList<IssueChunk::Ptr> &chunks)> rows = {};
    std::function<void(const QList<IssueChunk::Ptr> &chunks)> replaced = {};
    std::function<void(int read, int of)> progress = {};
};

//! What to read, and how.
struct ReadingWish {
    domain::ScopeEntry entry;
    std::optional<domain::JiraVersion> version = std::nullopt; //!< where a list of versions was read already
    bool comparesIds = false; //!< also where the count alone agrees
    bool keptIsEnough = false; //!< an answer that Jira does not give is taken from this computer
    int lanes = 10;
};

//! Reads an entry: what is kept first, then what changed since, else everything; keeps the result. The errors of
//! IssueSource::read(); with ReadingWish::keptIsEnough and something kept, ReadVersion::stale instead. In the thread of
//! \p source.
[[nodiscard]] QCoro::Task<Result<ReadVersion>> readEntry(std::shared_ptr<IssueSource> source, IssueCache cache,
                                                         ReadingWish wish, ReadingWatch watch, std::stop_token stop);

} // namespace releasedesk::versions
