// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jenkins/jenkins_server.h"
#include "core/effects/effect.h"

#include <QDateTime>

#include <functional>

namespace releasedesk::connectors {

//! Puts one build into Jenkins' queue. Its answer: {"queueId": …} or {"buildNumber": …}, as far as known.
class StartBuild final : public effects::Effect
{
public:
    struct Order {
        EffectId id;
        EffectId opId; //!< travels as the parameter RD_OP_ID
        QString job;
        QString jobPath;
        QMap<QString, QString> parameters;
        QDateTime attemptedAt; //!< no build of this order can be older
        std::chrono::milliseconds settle{5000}; //!< a request on its way when it was looked up has arrived after this
    };
    using Warn = std::function<void(const QString &)>;

    StartBuild(std::shared_ptr<const JenkinsServer> server, Order order, Warn warn);

    [[nodiscard]] EffectId id() const override { return m_order.id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] http::Query form() const;
    [[nodiscard]] QCoro::Task<Result<>> checkJob() const;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> look() const;
    [[nodiscard]] bool isCompleteSince(const QJsonObject &job, const QJsonArray &builds) const;

    std::shared_ptr<const JenkinsServer> m_server;
    Order m_order;
    Warn m_warn;
};

//! The number of the build of \p job that carries \p opId; 0 if none of the last hundred does.
[[nodiscard]] QCoro::Task<Result<int>> findBuild(std::shared_ptr<const JenkinsServer> server, QString jobPath,
                                                 EffectId opId, std::stop_token stop);

} // namespace releasedesk::connectors
