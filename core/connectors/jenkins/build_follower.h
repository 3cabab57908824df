// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/connectors/jenkins/jenkins_server.h"
#include "core/connectors/shared/line_splitter.h"
#include "core/engine/task_executor.h"

namespace releasedesk::connectors {

//! Watches one build from the queue to its end, with its log. Only reads.
class BuildFollower
{
public:
    struct Origin {
        EffectId opId;
        QString jobPath;
        qint64 queueId = 0; //!< 0: not known
        int buildNumber = 0; //!< 0: not known
    };

    BuildFollower(std::shared_ptr<const JenkinsServer> server, std::shared_ptr<engine::TaskReport> report,
                  const Clock &clock, std::chrono::milliseconds pollInterval, Origin origin);

    //! Until the build has a number. FailedPrecondition when it was taken out of the queue, Unknown when its trace is
    //! lost, Cancelled on \p stop.
    [[nodiscard]] QCoro::Task<Result<>> waitForNumber(std::stop_token stop);

    //! Until the build has ended: its JSON. Unknown when it cannot be followed any more, Cancelled on \p stop.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> waitForEnd(std::stop_token stop);

    [[nodiscard]] const Origin &origin() const { return m_origin; }
    [[nodiscard]] QString buildPath() const; //!< empty without a number
    [[nodiscard]] QStringList lastLines() const { return m_lines.last(); }

private:
    [[nodiscard]] QCoro::Task<Result<bool>> readQueueItem(std::stop_token stop);
    [[nodiscard]] QCoro::Task<> copyLog(std::stop_token stop);
    [[nodiscard]] Result<bool> passing(const Error &error);
    void tellProgress(const QJsonObject &build);
    [[nodiscard]] std::chrono::milliseconds nextPause();
    [[nodiscard]] static tl::unexpected<Error> lost(const Error &why);

    std::shared_ptr<const JenkinsServer> m_server;
    std::shared_ptr<engine::TaskReport> m_report;
    const Clock &m_clock;
    std::chrono::milliseconds m_pollInterval;
    std::chrono::milliseconds m_pause;
    Origin m_origin;
    std::shared_ptr<QString> m_stage; //!< of the pipeline, as its console last named one; may be empty
    LineSplitter m_lines;
    qint64 m_logOffset = 0;
    bool m_hasMoreLog = false;
    QString m_lastWhy;
};

} // namespace releasedesk::connectors
