// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/detail_cache.h"
#include "core/versions/issue_source.h"

#include <QObject>

#include <stop_token>

namespace releasedesk::versions {

//! The reading of one issue; destroying it ends it.
class DetailReading final : public QObject
{
    Q_OBJECT

public:
    ~DetailReading() override { cancel(); }

    //! At once: nothing more is told, the request under way is given up.
    void cancel() { m_stop.request_stop(); }

    [[nodiscard]] std::stop_token stop() const { return m_stop.get_token(); }

signals:
    //! As this computer has it, while Jira is asked.
    void keptShown(const releasedesk::versions::IssueDetail &detail);
    //! As Jira has it, while its code is still asked for.
    void arrived(const releasedesk::versions::IssueDetail &detail);
    //! The end, whichever; not told after cancel().
    void finished(const releasedesk::Result<releasedesk::versions::IssueDetail> &read);

private:
    std::stop_source m_stop;
};

//! What is told of a reading on the way, in the thread of its source.
struct DetailWatch {
    std::function<void(const IssueDetail &)> kept = {};
    std::function<void(const IssueDetail &)> arrived = {};
};

//! Reads an issue: what is kept first, then as it is now, then its code; the whole is kept. The errors of
//! IssueSource::detail(); code that cannot be read leaves what is kept of it. In the thread of \p source.
[[nodiscard]] QCoro::Task<Result<IssueDetail>> readDetail(Result<std::shared_ptr<IssueSource>> source,
                                                          DetailCache cache, ConnectionId connection, QString key,
                                                          DetailWatch watch, std::stop_token stop);

} // namespace releasedesk::versions
