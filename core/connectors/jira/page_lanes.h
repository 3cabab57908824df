// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/issue_page.h"
#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_source.h"

#include <QPromise>

#include <deque>

namespace releasedesk::connectors {

//! One page of issues to ask for.
struct PageJob {
    qsizetype slot = 0; //!< its place among the pages
    QString path;
    http::Query query = {};
    QByteArray body = {}; //!< posted where not empty
    QStringList ids = {}; //!< what it is to hold, where that is known
    int attempt = 0;
};

//! Counts what is received and measures; shared by everything a reading does.
struct ReadingMeter {
    versions::ReadingCosts costs = {.start = std::chrono::steady_clock::now()};

    void received(qint64 bytes);
};

//! Asks for many pages at once and reads them in other threads. Begins with all its lanes; a server that says “too
//! many requests” gets half of them, after the pause it asks for, and one more after every twenty good answers. Lives
//! in the thread of the network; the pages are handed over there, in whichever order they come.
class PageLanes final : public std::enable_shared_from_this<PageLanes>
{
public:
    using TakePage = std::function<void(const PageJob &job, IssuePage page)>;

    PageLanes(JiraSite site, int lanes, std::shared_ptr<ReadingMeter> meter, std::stop_token stop);

    //! Before the first job.
    void begin(IssueFields fields, TakePage take);
    //! After an error or a stop the job is dropped.
    void add(PageJob job);

    //! No more jobs will come. Ends when all are done, or with the first error.
    [[nodiscard]] QCoro::Task<Result<>> finish();

    [[nodiscard]] int allowed() const { return m_allowed; }

private:
    [[nodiscard]] static QCoro::Task<> run(std::shared_ptr<PageLanes> self, int lane);
    [[nodiscard]] QCoro::Task<bool> pauseAfter(PageJob job, Error error);
    void startLanes();
    void fail(const Error &error);
    void endIfDone();

    JiraSite m_site;
    std::shared_ptr<ReadingMeter> m_meter;
    std::stop_source m_ownStop; //!< an error of one lane ends the others
    std::stop_callback<std::function<void()>> m_stopAll;
    IssueFields m_fields;
    TakePage m_take;
    std::deque<PageJob> m_jobs;
    QList<bool> m_isLaneBusy;
    std::chrono::steady_clock::time_point m_notBefore{};
    std::optional<Error> m_error;
    QPromise<void> m_done;
    int m_allowed;
    int m_active = 0;
    int m_goodInRow = 0;
    bool m_isClosed = false;
};

} // namespace releasedesk::connectors
