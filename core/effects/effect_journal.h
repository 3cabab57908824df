// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/effects/effect.h"
#include "core/store/event_store.h"

#include <QSet>

#include <functional>
#include <memory>

namespace releasedesk::effects {

//! What a person found out about an effect that is not known to have happened.
enum class Resolution { Happened, DidNotHappen };

//! Brings about changes outside so that each is asked for at most once, whatever happens in between: the intent is
//! durable before the request leaves, the result before it is answered. An intent without a result is looked up, or
//! shown to a person, and never sent again.
//!
//! Lives on one thread. The store, the clock and the journal outlive every call.
class EffectJournal
{
public:
    using Publish = std::function<void(const QList<store::RecordedEvent> &)>;

    //! \p actor is recorded as the author of intents and results.
    EffectJournal(store::EventStore &store, const Clock &clock, PersonId actor);
    EffectJournal(const EffectJournal &) = delete;
    EffectJournal &operator=(const EffectJournal &) = delete;

    //! \p publish is called with each event this journal records, after it is durable.
    void onRecorded(Publish publish) { m_publish = std::move(publish); }

    //! The answer of the one request, now or from an earlier call. Otherwise
    //! - the error of the refusal, when the endpoint refused; asked again it is answered again, with its code;
    //! - Aborted with Error::nothingHappened, when it is proved or decided that it did not happen: a new attempt with a
    //!   new id is safe;
    //! - Unknown ("effect.unknown"), while nobody can tell; a later call looks it up again;
    //! - Aborted ("effect.inProgress"), while another call for the same id is waiting.
    //! An error of the store before the intent is durable has nothingHappened: nothing was sent.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> perform(std::shared_ptr<Effect> effect);

    //! Records a person's decision about an effect with an intent and no result; perform() answers accordingly.
    //! FailedPrecondition ("effect.notOpen") if there is no such effect, or it is known already.
    [[nodiscard]] QCoro::Task<Result<>> resolve(EffectId id, Resolution resolution, QString note, PersonId by);

    //! The stream of one effect: "effect-<id>".
    [[nodiscard]] static StreamId streamOf(const EffectId &id);

private:
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> performAlone(std::shared_ptr<Effect> effect);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> sendOnce(std::shared_ptr<Effect> effect);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> lookUp(std::shared_ptr<Effect> effect);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> settle(EffectId id, Result<QJsonObject> outcome);
    [[nodiscard]] QCoro::Task<Result<>> resolveAlone(EffectId id, Resolution resolution, QString note, PersonId by);
    [[nodiscard]] QCoro::Task<Result<>> record(EffectId id, qint64 expectedVersion, PersonId by, store::NewEvent event);

    store::EventStore &m_store;
    const Clock &m_clock;
    PersonId m_actor;
    Publish m_publish;
    QSet<EffectId> m_inProgress;
};

} // namespace releasedesk::effects
