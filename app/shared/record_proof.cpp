// SPDX-License-Identifier: Apache-2.0
#include "app/shared/record_proof.h"

#include "core/approvals/evidence.h"
#include "core/store/engine_key.h"
#include "core/store/record_archive.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QtConcurrent>

#include <algorithm>

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordProof)
};

//! The last event, found by ever smaller steps, since a record may hold millions; nothing in an empty one.
QCoro::Task<Result<std::optional<store::RecordedEvent>>> lastEvent(store::EventStore &record)
{
    using Answer = Result<std::optional<store::RecordedEvent>>;
    std::optional<store::RecordedEvent> last;
    bool isGrowing = true;
    store::Position step = 1;
    while (step > 0) {
        const store::Position behind = (last ? last->position : 0) + step - 1;
        const auto found = co_await record.readAfter(behind, 1);
        if (!found)
            co_return failed(found);
        if (!found->isEmpty())
            last = found->first();
        isGrowing = isGrowing && !found->isEmpty();
        step = isGrowing ? step * 2 : step / 2;
    }
    co_return Answer(last);
}

} // namespace

RecordProof::RecordProof(store::EventStore &record, QString database, const Clock &clock)
    : m_record(record)
    , m_database(std::move(database))
    , m_clock(clock)
{
}

QCoro::Task<Result<QList<store::RecordedEvent>>> RecordProof::wholeRecord()
{
    constexpr int pageSize = 5000;
    QList<store::RecordedEvent> all;
    while (true) {
        const auto page = co_await m_record.readAfter(all.isEmpty() ? 0 : all.last().position, pageSize);
        if (!page)
            co_return failed(page);
        all += *page;
        if (page->size() < pageSize)
            co_return all;
    }
}

QCoro::Task<Result<QList<store::ArchivedRun>>> RecordProof::archived() const
{
    const auto moved = QtConcurrent::run([file = m_database] { return store::RecordArchive::moved(file); });
    co_return co_await moved;
}

Result<approvals::EngineSigner> RecordProof::signer() const
{
    const auto key = store::EngineKey::readOrMake(store::EngineKey::fileOf(m_database));
    if (!key)
        return failed(key);
    return approvals::EngineSigner{key->publicKey(), [key = *key](const QByteArray &type, const QByteArray &body) {
                                       return key.sign(type, body);
                                   }};
}

QCoro::Task<Result<QByteArray>> RecordProof::evidence(ReleaseId release)
{
    const auto events = co_await wholeRecord();
    if (!events)
        co_return failed(events);
    const auto key = signer();
    if (!key)
        co_return failed(key);
    const auto moved = co_await archived();
    if (!moved)
        co_return failed(moved);
    co_return approvals::exportEvidence(release, *events, m_clock.utcNow(), *key, *moved);
}

QCoro::Task<Result<approvals::Checkpoint>> RecordProof::checkpoint()
{
    const auto first = co_await m_record.readAfter(0, 1);
    if (!first)
        co_return failed(first);
    const auto last = co_await lastEvent(m_record);
    if (!last)
        co_return failed(last);
    if (first->isEmpty() || !*last)
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("Nothing has been recorded yet, so there is nothing to keep."));
    const auto key = signer();
    if (!key)
        co_return failed(key);
    co_return approvals::makeCheckpoint(QString::fromLatin1(first->first().hash.toHex()), (*last)->position,
                                        (*last)->hash, m_clock.utcNow(), *key);
}

QCoro::Task<Result<RecordProof::Checked>> RecordProof::check(QList<approvals::Checkpoint> checkpoints)
{
    const auto events = co_await wholeRecord();
    if (!events)
        co_return failed(events);
    const auto key = signer();
    if (!key)
        co_return failed(key);
    const auto moved = co_await archived();
    if (!moved)
        co_return failed(moved);
    Checked checked;
    Result<> last;
    for (const approvals::Checkpoint &each : std::as_const(checkpoints)) {
        last = approvals::checkAgainst(each, *events, key->publicKey, *moved);
        if (!last && last.error().reason != u"checkpoint.archived")
            co_return failed(last);
        checked.held += last ? 1 : 0;
        checked.archived += last ? 0 : 1;
        if (last)
            checked.newest = std::max(checked.newest, each.position);
    }
    if (checked.held == 0 && !last)
        co_return failed(last);
    co_return checked;
}

} // namespace releasedesk::app
