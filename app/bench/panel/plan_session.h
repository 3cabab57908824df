// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/plan.h"
#include "core/domain/release_event.h"
#include "core/session/session.h"

namespace releasedesk::bench {

//! A session whose record is one draft with a given plan, and what happen() adds; every command is refused.
class PlanSession final : public session::Session
{
    Q_OBJECT

public:
    explicit PlanSession(const domain::Plan &plan);

    [[nodiscard]] static ReleaseId release();
    [[nodiscard]] static domain::Directory directory();

    //! Records and tells \p event of the release.
    void happen(const domain::ReleaseEvent &event);

    [[nodiscard]] PersonId person() const override;
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override;

private:
    QList<store::RecordedEvent> m_events;
};

} // namespace releasedesk::bench
