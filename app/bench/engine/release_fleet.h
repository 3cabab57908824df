// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/release_engine.h"

#include <QObject>

#include <deque>
#include <optional>

namespace releasedesk::bench {

//! Releases that are composed, approved and started by commands to an engine, each by whom it is due to.
class ReleaseFleet final : public QObject
{
    Q_OBJECT

public:
    //! \p engine outlives the fleet.
    ReleaseFleet(engine::ReleaseEngine &engine, domain::Plan plan);

    //! Until \p count are approved and not started.
    [[nodiscard]] QCoro::Task<Result<>> approve(int count);

    //! From now on so many run side by side: each that is done is followed by an approved one. 0: none follows.
    void keepRunning(int count);

    [[nodiscard]] int approved() const { return static_cast<int>(m_approved.size()); }
    [[nodiscard]] int running() const { return m_running; }
    [[nodiscard]] int released() const { return m_released; }

    //! Whether fewer run than should because none is left.
    [[nodiscard]] bool isDry() const { return m_running < m_wanted && m_approved.empty(); }

    //! What went wrong, if anything did: no release of the fleet may fail.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    void take(const QList<store::RecordedEvent> &events);
    void startNext();
    [[nodiscard]] QCoro::Task<Result<>> approveOne(ReleaseId id);
    [[nodiscard]] QCoro::Task<> start(ReleaseId id);

    engine::ReleaseEngine &m_engine;
    domain::Plan m_plan;
    QString m_series;
    int m_made = 0;
    int m_running = 0;
    int m_released = 0;
    int m_wanted = 0;
    std::deque<ReleaseId> m_approved;
    QHash<ReleaseId, QString> m_digests; //!< of those that wait for their signature
    std::optional<Error> m_problem;
};

} // namespace releasedesk::bench
