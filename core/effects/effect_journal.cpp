// SPDX-License-Identifier: Apache-2.0
#include "core/effects/effect_journal.h"

#include "core/base/canonical_json.h"
#include "core/base/failpoint.h"
#include "core/base/sabotage.h"
#include "core/base/strict_json.h"
#include "core/effects/effect_events.h"

#include <QCoreApplication>
#include <QScopeGuard>

namespace releasedesk::effects {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EffectJournal)
};

constexpr qsizetype maxMessageLength = 4000;

using Answer = Result<QJsonObject>;

tl::unexpected<Error> unknown(const QString &message, const QString &detail)
{
    Error error{ErrorCode::Unknown, message, detail};
    error.reason = QStringLiteral("effect.unknown");
    return tl::unexpected(std::move(error));
}

Error didNotHappen(const QString &message)
{
    Error error{ErrorCode::Aborted, message, {}};
    error.reason = QStringLiteral("effect.didNotHappen");
    error.nothingHappened = true;
    return error;
}

// An endpoint that answers one of these has decided. All others may have been heard after the change was made.
bool leavesDoubt(const Error &error)
{
    if (error.nothingHappened)
        return false;
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Unauthenticated:
    case ErrorCode::ResourceExhausted:
    case ErrorCode::FailedPrecondition:
    case ErrorCode::Aborted:
    case ErrorCode::Unimplemented:
        return false;
    case ErrorCode::Cancelled:
    case ErrorCode::Unknown:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Unavailable:
    case ErrorCode::DataLoss:
    case ErrorCode::Internal:
        return true;
    }
    return true;
}

constexpr qsizetype maxAnswerBytes = qsizetype{1024} * 1024; // of an answer that is kept

// That it happened is recorded in any case, even if its answer cannot be.
EffectHappened happenedWith(const QJsonObject &answer)
{
    EffectHappened happened{.answer = answer};
    const QByteArray payload = encode(happened).payload;
    if (payload.size() > maxAnswerBytes || !readStrictJsonObject(payload))
        happened = {.answer = {}, .isShortened = true};
    return happened;
}

EffectRefused refusedWith(const Error &error)
{
    return {.code = errorCodeName(error.code),
            .message = error.message.left(maxMessageLength),
            .reason = error.reason.left(maxMessageLength),
            .nothingHappened = error.nothingHappened};
}

//! What an effect whose last event is \p event answers; nothing while it is open.
std::optional<Answer> answerOf(const EffectEvent &event)
{
    if (const auto *happened = std::get_if<EffectHappened>(&event))
        return Answer(happened->answer);
    if (const auto *refused = std::get_if<EffectRefused>(&event)) {
        Error error{errorCodeFromName(refused->code), refused->message, {}};
        error.reason = refused->reason;
        error.nothingHappened = refused->nothingHappened;
        return Answer(tl::unexpected(std::move(error)));
    }
    if (const auto *resolved = std::get_if<EffectResolved>(&event)) {
        if (resolved->happened)
            return Answer(QJsonObject());
        return Answer(tl::unexpected(didNotHappen(
            Text::tr("%1 confirmed that this did not happen. It may be tried again.").arg(resolved->by.value()))));
    }
    return std::nullopt;
}

tl::unexpected<Error> inProgress(const EffectId &id)
{
    Error error{ErrorCode::Aborted, Text::tr("This is being done right now. Wait for its result."), id.value()};
    error.reason = QStringLiteral("effect.inProgress");
    return tl::unexpected(std::move(error));
}

} // namespace

EffectJournal::EffectJournal(store::EventStore &store, const Clock &clock, PersonId actor)
    : m_store(store)
    , m_clock(clock)
    , m_actor(std::move(actor))
{
}

StreamId EffectJournal::streamOf(const EffectId &id)
{
    return StreamId(u"effect-" + id.value());
}

QCoro::Task<Answer> EffectJournal::perform(std::shared_ptr<Effect> effect)
{
    // A second call would find the intent of the first and ask the endpoint about a request that is still on its way.
    const EffectId id = effect->id();
    if (m_inProgress.contains(id))
        co_return inProgress(id);
    m_inProgress.insert(id);
    const auto done = qScopeGuard([this, id] { m_inProgress.remove(id); });
    co_return co_await performAlone(std::move(effect));
}

QCoro::Task<Answer> EffectJournal::performAlone(std::shared_ptr<Effect> effect)
{
    const auto history = co_await m_store.readStream(streamOf(effect->id()));
    if (!history)
        co_return failed(history);
    if (history->isEmpty())
        co_return co_await sendOnce(effect);

    const Result<EffectEvent> last = decodeEffectEvent(history->last().event);
    if (!last)
        co_return failed(last);
    if (const std::optional<Answer> answer = answerOf(*last))
        co_return *answer;
    if (RD_SABOTAGED("re-dispatch-after-restart"))
        co_return co_await settle(effect->id(), co_await effect->send());
    co_return co_await lookUp(effect);
}

QCoro::Task<Answer> EffectJournal::sendOnce(std::shared_ptr<Effect> effect)
{
    const EffectIntended intent{effect->id(), effect->what(), sha256Hex(effect->requestBytes())};
    if (const auto recorded = co_await record(effect->id(), 0, m_actor, encode(intent)); !recorded) {
        // Whoever loses the race for the first event of this stream sends nothing, but the winner may have.
        Error error = recorded.error();
        error.nothingHappened = error.code != ErrorCode::Aborted;
        co_return tl::unexpected(std::move(error));
    }

    reachFailpoint("effect.intended");
    Answer answer = co_await effect->send();
    reachFailpoint("effect.sent");

    if (!answer && leavesDoubt(answer.error()))
        co_return co_await lookUp(effect);
    co_return co_await settle(effect->id(), std::move(answer));
}

QCoro::Task<Answer> EffectJournal::lookUp(std::shared_ptr<Effect> effect)
{
    const Result<Traces> traces = co_await effect->lookUp();
    if (!traces)
        co_return unknown(Text::tr("Whether “%1” took effect is not known, and it could not be looked up: %2 It is not "
                                   "sent again. Try the look-up again, or look yourself and record what you found.")
                              .arg(effect->what(), traces.error().message),
                          traces.error().detail);
    if (const auto *found = std::get_if<Happened>(&*traces))
        co_return co_await settle(effect->id(), found->answer);
    if (std::holds_alternative<CannotTell>(*traces))
        co_return unknown(
            Text::tr("Whether “%1” took effect is not known, and the endpoint cannot tell. It is not sent "
                     "again. Look yourself and record what you found.")
                .arg(effect->what()),
            effect->id().value());
    co_return co_await settle(
        effect->id(),
        tl::unexpected(didNotHappen(
            Text::tr("“%1” was interrupted and did not take effect. It may be tried again.").arg(effect->what()))));
}

QCoro::Task<Answer> EffectJournal::settle(EffectId id, Answer outcome)
{
    const EffectEvent event = outcome ? EffectEvent(happenedWith(*outcome)) : EffectEvent(refusedWith(outcome.error()));
    const auto recorded = co_await record(id, 1, m_actor, encode(event));
    if (!recorded)
        co_return unknown(Text::tr("This was sent, but its result could not be recorded: %1 It is not sent again; its "
                                   "result is looked up at the next try.")
                              .arg(recorded.error().message),
                          recorded.error().detail);
    if (!outcome)
        co_return outcome; // with the detail, which is not recorded
    co_return answerOf(event).value_or(outcome);
}

QCoro::Task<Result<>> EffectJournal::resolve(EffectId id, Resolution resolution, QString note, PersonId by)
{
    if (m_inProgress.contains(id))
        co_return inProgress(id);
    m_inProgress.insert(id);
    const auto done = qScopeGuard([this, id] { m_inProgress.remove(id); });
    co_return co_await resolveAlone(id, resolution, std::move(note), std::move(by));
}

QCoro::Task<Result<>> EffectJournal::resolveAlone(EffectId id, Resolution resolution, QString note, PersonId by)
{
    const auto history = co_await m_store.readStream(streamOf(id));
    if (!history)
        co_return failed(history);
    if (history->size() != 1)
        co_return refusal(QStringLiteral("effect.notOpen"),
                          history->isEmpty() ? Text::tr("This was never sent. There is nothing to decide.")
                                             : Text::tr("The result of this is known already. There is nothing to "
                                                        "decide."));
    const EffectResolved resolved{resolution == Resolution::Happened, note.left(maxMessageLength), by};
    co_return co_await record(id, 1, by, encode(resolved));
}

QCoro::Task<Result<>> EffectJournal::record(EffectId id, qint64 expectedVersion, PersonId by, store::NewEvent event)
{
    const auto recorded = co_await m_store.append({
        .stream = streamOf(id),
        .expectedVersion = expectedVersion,
        .actor = by,
        .at = m_clock.utcNow(),
        .events = {event},
    });
    if (!recorded)
        co_return failed(recorded);
    if (m_publish)
        m_publish(*recorded);
    co_return Result<>();
}

} // namespace releasedesk::effects
