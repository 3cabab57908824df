// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jenkins/jenkins_server.h"
#include "core/effects/effect.h"

namespace releasedesk::connectors {

//! Takes a build out of the queue, or stops it where it runs.
class StopBuild final : public effects::Effect
{
public:
    //! \p buildPath is empty while it waits in the queue as \p queueId.
    StopBuild(std::shared_ptr<const JenkinsServer> server, EffectId id, qint64 queueId, QString buildPath);

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] bool isQueued() const { return m_buildPath.isEmpty(); }

    std::shared_ptr<const JenkinsServer> m_server;
    EffectId m_id;
    qint64 m_queueId;
    QString m_buildPath;
};

} // namespace releasedesk::connectors
