// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/async/pulse.h"
#include "core/engine/other_releases.h"
#include "core/engine/release_engine.h"

namespace releasedesk::engine {

//! The releases of one engine, for its executors. Give it the engine before the engine starts; executors that ask
//! earlier hear Unavailable.
class EngineReleases final : public QObject, public OtherReleases
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Both outlive every task.
    void attach(ReleaseEngine &engine, store::EventStore &store);

    [[nodiscard]] QCoro::Task<Result<std::optional<SeenRelease>>> find(ProjectId project, QString version) override;
    [[nodiscard]] QCoro::Task<Result<SeenRelease>> read(ReleaseId id) override;
    [[nodiscard]] QCoro::Task<Result<>> send(domain::ReleaseCommand command, PersonId person) override;
    [[nodiscard]] quint64 changes(const ReleaseId &id) const override
    {
        return id.isEmpty() ? m_changes.value(id) : m_changes.value(id) + m_changes.value(ReleaseId());
    }
    [[nodiscard]] QCoro::Task<bool> changed(ReleaseId id, quint64 seen, std::stop_token stop) override;

private:
    void note(const QList<store::RecordedEvent> &events);

    ReleaseEngine *m_engine = nullptr;
    store::EventStore *m_store = nullptr;
    QHash<ReleaseId, quint64> m_changes; //!< under the empty id: releases created
    async::Pulse m_pulse;
};

} // namespace releasedesk::engine
