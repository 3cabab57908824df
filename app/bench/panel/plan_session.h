// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/plan.h"
#include "core/session/session.h"

namespace releasedesk::bench {

//! A session whose whole record is one draft with a given plan; every command is refused.
class PlanSession final : public session::Session
{
    Q_OBJECT

public:
    explicit PlanSession(const domain::Plan &plan);

    [[nodiscard]] static ReleaseId release();
    [[nodiscard]] static domain::Directory directory();

    [[nodiscard]] PersonId person() const override;
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override;

private:
    store::RecordedEvent m_created;
};

} // namespace releasedesk::bench
