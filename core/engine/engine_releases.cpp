// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine_releases.h"

#include "core/store/release_codec.h"

namespace releasedesk::engine {

void EngineReleases::attach(ReleaseEngine &engine, store::EventStore &store)
{
    m_engine = &engine;
    m_store = &store;
    connect(&engine, &ReleaseEngine::recorded, this, &EngineReleases::note);
}

void EngineReleases::note(const QList<store::RecordedEvent> &events)
{
    for (const store::RecordedEvent &event : events) {
        const ReleaseId id = store::releaseOfStream(event.stream);
        if (id.isEmpty())
            continue;
        ++m_changes[id];
        if (event.event.name == QLatin1String(domain::ReleaseCreated::eventName))
            ++m_changes[ReleaseId()];
    }
    m_pulse.beat();
}

QCoro::Task<Result<SeenRelease>> EngineReleases::read(ReleaseId id)
{
    if (!m_engine)
        co_return failure(ErrorCode::Unavailable, tr("The engine is not there yet. Try again."));
    co_return co_await m_engine->read(std::move(id));
}

QCoro::Task<Result<std::optional<SeenRelease>>> EngineReleases::find(ProjectId project, QString version)
{
    if (!m_store)
        co_return failure(ErrorCode::Unavailable, tr("The engine is not there yet. Try again."));
    const auto streams = co_await m_store->releasesNamed(std::move(project), std::move(version));
    if (!streams)
        co_return failed(streams);
    for (const StreamId &stream : *streams) {
        auto seen = co_await read(store::releaseOfStream(stream));
        if (!seen)
            co_return failed(seen);
        if (seen->release.state() != domain::ReleaseState::Discarded)
            co_return std::optional(std::move(*seen));
    }
    co_return std::optional<SeenRelease>();
}

QCoro::Task<Result<>> EngineReleases::send(domain::ReleaseCommand command, PersonId person)
{
    if (!m_engine)
        co_return failure(ErrorCode::Unavailable, tr("The engine is not there yet. Try again."));
    const auto done = co_await m_engine->handleFor(std::move(command), std::move(person));
    co_return done ? Result<>() : failed(done);
}

QCoro::Task<bool> EngineReleases::changed(ReleaseId id, quint64 seen, std::stop_token stop)
{
    while (!stop.stop_requested() && changes(id) == seen)
        co_await m_pulse.next(stop);
    co_return !stop.stop_requested();
}

} // namespace releasedesk::engine
