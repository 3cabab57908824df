// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/scope.h"
#include "core/versions/connection_report.h"
#include "core/versions/issue_detail.h"

#include <QCoroTask>

#include <chrono>
#include <functional>
#include <stop_token>

namespace releasedesk::versions {

//! A project as Jira lists it.
struct JiraProject {
    QString id;
    QString key;
    QString name;
};

//! Which issues are asked for.
struct IssueQuery {
    QString project; //!< Jira key; may be empty for a search
    QString version; //!< name; or one of the two below
    QString jql = {};
    QString epic = {};
    QString versionId = {}; //!< where it is known: then Jira can be asked how many issues the version has
    QStringList written = {}; //!< ids of issues changed a moment ago, which a search may still show as before

    [[nodiscard]] static IssueQuery of(const domain::ScopeEntry &entry)
    {
        return {entry.project, entry.version, entry.jql, entry.epic};
    }
};

//! What a reading took.
struct ReadingCosts {
    int requests = 0;
    int retries = 0;
    int throttled = 0; //!< answers that said “too many requests”
    qint64 bytesReceived = 0; //!< of bodies
    std::chrono::nanoseconds parsing{0}; //!< CPU time of all threads
    std::chrono::steady_clock::time_point start = {}; //!< of the reading
    std::chrono::nanoseconds firstResponse{0}; //!< from there on; 0: none came

    friend bool operator==(const ReadingCosts &, const ReadingCosts &) = default;
};

//! What a reading says beside the issues.
struct IssueReading {
    qint64 counted = -1; //!< how many Jira counts itself; below 0: it does not say
    int unreadable = 0; //!< counted, and not to be seen by this account
    QString doubt; //!< translated: why the list may not be complete; empty: counts and pages agree
    QStringList siteFields; //!< custom fields of this site, to hand in again with KnownIssues
    ReadingCosts costs;

    friend bool operator==(const IssueReading &, const IssueReading &) = default;
};

//! What is told while a reading goes on, in the thread of the source.
struct IssueHooks {
    std::function<void(const QList<domain::Issue> &)> rows = {}; //!< the next issues, in Jira's order
    std::function<void()> restarted = {}; //!< the pages contradicted each other: what was handed out does not count
    std::function<void(int read, int of)> progress = {}; //!< a total below 0 is not known yet
    int lanes = 10; //!< requests under way at once, at most
};

//! What is known of a version from an earlier reading.
struct KnownIssues {
    QStringList ids; //!< in Jira's order
    QDateTime asOf; //!< when that reading began
    int unreadable = 0;
    QStringList siteFields;
    bool comparesIds = true; //!< compare every id, not only the count, however many there are
};

//! What is different since then.
struct IssueChanges {
    QList<domain::Issue> changed; //!< new or changed, or at least touched
    QStringList removed; //!< ids of issues that are no longer in it
    bool hasComparedIds = false; //!< else the count agreed
    IssueReading reading;
};

//! Where versions and their issues come from; implemented by a connector. Only reads.
class IssueSource
{
public:
    IssueSource() = default;
    IssueSource(const IssueSource &) = delete;
    IssueSource &operator=(const IssueSource &) = delete;
    virtual ~IssueSource() = default;

    //! Called after each page with the number read so far.
    using Progress = std::function<void(int read)>;

    [[nodiscard]] virtual QCoro::Task<Result<ConnectionReport>> test(QString project) = 0;

    [[nodiscard]] virtual QCoro::Task<Result<QList<JiraProject>>> projects() = 0;

    //! All versions of a project, archived ones too, in Jira's order.
    [[nodiscard]] virtual QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) = 0;

    //! Every issue of a version: complete, or an error. NotFound for a version that does not exist.
    [[nodiscard]] virtual QCoro::Task<Result<QList<domain::Issue>>> issues(QString project, QString version,
                                                                           Progress progress, std::stop_token stop)
        = 0;

    //! The same as fast as the server allows: rows are handed out in order while others are under way. Complete, or an
    //! error, or with IssueReading::doubt. A source that has no better way reads by issues().
    [[nodiscard]] virtual QCoro::Task<Result<IssueReading>> read(IssueQuery query, IssueHooks hooks,
                                                                 std::stop_token stop);

    //! What changed since \p known was read. Unimplemented: read everything again.
    [[nodiscard]] virtual QCoro::Task<Result<IssueChanges>> changes(IssueQuery query, KnownIssues known,
                                                                    IssueHooks hooks, std::stop_token stop);

    //! One issue with its description, links and history, by its key. NotFound: there is none that this account sees.
    //! Unimplemented where a source knows no more than its lists.
    [[nodiscard]] virtual QCoro::Task<Result<IssueDetail>> detail(QString key, std::stop_token stop);

    //! Its code as Jira shows it, by the number of the issue; soon, or not at all. Unimplemented as above.
    [[nodiscard]] virtual QCoro::Task<Result<IssueCode>> code(QString issueId, std::stop_token stop);
};

} // namespace releasedesk::versions
