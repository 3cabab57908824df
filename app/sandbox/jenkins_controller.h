// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace releasedesk::sandbox {

enum class JobKind { Build, Deploy, Rollback, Test };

struct JenkinsBuild {
    int number = 0;
    int queueId = 0;
    QString job;
    Fields parameters;
    QString user;
    QDateTime started;
    qint64 startedMs = 0; //!< on the clock of the controller
    qint64 durationMs = 0;
    QString result; //!< what it will be, or was
    bool isFailing = false; //!< its steps lead to FAILURE
    bool isStopped = false;
    double stoppedAt = 1; //!< how far it had come

    [[nodiscard]] QString parameter(const QString &name) const;
};

struct JenkinsJob {
    QString name; //!< with its folders: platform/smoke
    JobKind kind = JobKind::Build;
    int nextNumber = 1;
    QString artifact; //!< a file name in which %1 stands for the version; empty for none
    QString version; //!< of its earlier builds
    QString revision; //!< that every build of that version checks out; empty: one is made up for each build
    QStringList services;
    QList<JenkinsBuild> builds; //!< oldest first

    [[nodiscard]] const JenkinsBuild *build(int number) const;
};

struct QueueItem {
    int id = 0;
    QString job;
    Fields parameters;
    QString user;
    QDateTime enqueued;
    qint64 enqueuedMs = 0;
    qint64 leftMs = -1;
    int buildNumber = 0;
    bool isCancelled = false;

    [[nodiscard]] bool isWaiting() const { return leftMs < 0; }
};

//! The jobs, the queue and the builds of the Jenkins stand-in. Nothing runs: what happened is worked out from the time
//! that has passed whenever somebody asks.
class JenkinsController
{
public:
    struct Timing {
        std::chrono::milliseconds queue{300};
        std::chrono::milliseconds build{1200};
        std::chrono::milliseconds keepsLeftItems{300000};
    };

    explicit JenkinsController(quint32 seed);

    void setTiming(Timing timing) { m_timing = timing; }
    [[nodiscard]] const Timing &timing() const { return m_timing; }

    //! Lets happen what is due by now.
    void advance();

    [[nodiscard]] const QMap<QString, JenkinsJob> &jobs() const { return m_jobs; }
    [[nodiscard]] const JenkinsJob *job(const QString &name) const;
    [[nodiscard]] const QList<QueueItem> &queue() const { return m_queue; }
    [[nodiscard]] const QueueItem *item(int id) const;

    //! Puts a build into the queue. An equal one that still waits takes it in, as in the real one.
    int enqueue(const QString &job, const Fields &parameters, const QString &user);
    [[nodiscard]] bool cancel(int itemId);
    //! Ends a build that is running; nothing otherwise.
    void stop(const QString &job, int number);

    [[nodiscard]] qint64 now() const { return m_running.elapsed(); }
    [[nodiscard]] bool isRunning(const JenkinsBuild &build) const { return now() < build.startedMs + build.durationMs; }
    //! How far a build is, from 0 to 1.
    [[nodiscard]] double progress(const JenkinsBuild &build) const;
    [[nodiscard]] QString whyWaiting(const QueueItem &item) const;
    //! The commit that a build was made of.
    [[nodiscard]] QString revision(const JenkinsBuild &build) const;
    //! The version that the last successful deployment or rollback brought to a service; empty if there was none.
    [[nodiscard]] QString deployedVersion(const QString &service) const;
    [[nodiscard]] int startedCount() const { return m_startedCount; }

private:
    void start(QueueItem &item, qint64 atMs);

    QMap<QString, JenkinsJob> m_jobs;
    QList<QueueItem> m_queue;
    Timing m_timing;
    QElapsedTimer m_running;
    QDateTime m_origin;
    quint32 m_seed;
    int m_lastItem = 7000;
    int m_startedCount = 0;
};

} // namespace releasedesk::sandbox
