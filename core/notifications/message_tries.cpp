// SPDX-License-Identifier: Apache-2.0
#include "core/notifications/message_tries.h"

#include "core/base/logging.h"
#include "core/effects/effect_events.h"
#include "core/effects/effect_journal.h"

namespace releasedesk::notifications {
namespace {

constexpr int maxTries = 200; //!< more than a week
constexpr std::chrono::minutes longestPause(60);

std::chrono::minutes pauseAfter(int tries)
{
    return std::min(pauseAfterFailure * tries, longestPause);
}

} // namespace

QCoro::Task<Result<NextTry>> nextTry(store::EventStore &store, QString message)
{
    using Answer = Result<NextTry>;
    QDateTime notBefore;
    for (int number = 1; number <= maxTries; ++number) {
        const EffectId id(QStringLiteral("%1-%2").arg(message).arg(number));
        const auto events = co_await store.readStream(effects::EffectJournal::streamOf(id));
        if (!events)
            co_return failed(events);
        if (events->isEmpty())
            co_return Answer(NextTry{id, notBefore});
        const auto last = effects::decodeEffectEvent(events->last().event);
        const auto *const refused = last ? std::get_if<effects::EffectRefused>(&*last) : nullptr;
        if (!refused || !refused->nothingHappened)
            co_return Answer(NextTry{}); // it was sent, or nobody knows: never twice
        notBefore = events->last().at.addDuration(pauseAfter(number));
    }
    qCWarning(logEngine) << "given up after" << maxTries << "tries:" << message;
    co_return Answer(NextTry{});
}

} // namespace releasedesk::notifications
