// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/people_desk.h"

namespace releasedesk::approvals {
namespace {

constexpr int maxTries = 5;

std::span<const store::RecordedEvent> spanOf(const QList<store::RecordedEvent> &events)
{
    return {events.constData(), static_cast<std::size_t>(events.size())};
}

} // namespace

PeopleDesk::PeopleDesk(store::EventStore &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

QCoro::Task<Result<PeopleRegister>> PeopleDesk::read()
{
    const auto history = co_await m_store.readStream(peopleStream());
    if (!history)
        co_return failed(history);
    co_return PeopleRegister::replay(spanOf(*history));
}

QCoro::Task<Result<QList<store::RecordedEvent>>> PeopleDesk::handle(PeopleCommand command, access::Actor actor,
                                                                    domain::Directory directory)
{
    Result<QList<store::RecordedEvent>> recorded = failure(ErrorCode::Aborted, {});
    for (int tries = 0; tries < maxTries && !recorded && recorded.error().code == ErrorCode::Aborted; ++tries) {
        const auto history = co_await m_store.readStream(peopleStream());
        if (!history)
            co_return failed(history);
        const auto before = PeopleRegister::replay(spanOf(*history));
        if (!before)
            co_return failed(before);
        const auto events = before->decide(command, actor, directory, m_clock.utcNow());
        if (!events)
            co_return failed(events);
        if (events->isEmpty())
            co_return QList<store::RecordedEvent>();
        store::Append wish{peopleStream(), history->size(), actor.id, m_clock.utcNow(), {}};
        for (const PeopleEvent &event : *events)
            wish.events.append(encode(event));
        recorded = co_await m_store.append(wish);
    }
    co_return recorded;
}

QCoro::Task<Result<QString>> readWorkspaceId(store::EventStore &store)
{
    const auto first = co_await store.readAfter(0, 1);
    if (!first)
        co_return failed(first);
    co_return first->isEmpty() ? QString() : QString::fromLatin1(first->first().hash.toHex());
}

} // namespace releasedesk::approvals
