// SPDX-License-Identifier: Apache-2.0
#include "core/store/head_keeper.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

#include <QThread>

namespace releasedesk::store {
namespace {

using namespace std::chrono_literals;

constexpr qint64 signedEvery = 1000; // events
constexpr auto longestUnsigned = 1s;
constexpr auto betweenSyncs = 1s; // a sync costs the commits beside it their turn at the disk
constexpr auto betweenWeightySyncs = 100ms;
constexpr auto look = 5ms;

} // namespace

HeadKeeper::HeadKeeper(std::unique_ptr<HeadFile> file, EngineKey key, QByteArray log, ChainMark signedSoFar)
    : m_file(std::move(file))
    , m_key(std::move(key))
    , m_log(std::move(log))
    , m_newest(signedSoFar)
    , m_seen(signedSoFar)
    , m_signed(signedSoFar.position)
    , m_thread(std::make_unique<threads::Batcher<int>>(
          [this] { return [this](const std::vector<int> & /*only a call*/) { keepUp(); }; }))
{
}

HeadKeeper::~HeadKeeper()
{
    m_isClosing = true;
    m_thread.reset();
}

void HeadKeeper::moved(const ChainMark &head, bool isWeighty)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_newest = head;
    }
    if (isWeighty)
        m_isWeighty = true;
    m_thread->submit(0);
}

bool HeadKeeper::isDue(std::chrono::steady_clock::time_point now) const
{
    return m_isClosing || m_isWeighty || m_seen.position - m_signed >= signedEvery
        || now - m_signedAt >= longestUnsigned;
}

//! Until everything is signed and synced.
void HeadKeeper::keepUp()
{
    bool isUrgent = false;
    while (true) {
        {
            const QMutexLocker lock(&m_mutex);
            m_seen = m_newest;
        }
        const auto now = SystemClock().elapsed();
        if (m_seen.position > m_signed && isDue(now)) {
            isUrgent = isUrgent || m_isWeighty.exchange(false);
            if (!m_file->write({m_log, m_seen, SystemClock().utcNow(), m_key.publicKey()}, m_key)) {
                qCWarning(logStore) << "the head of the record could not be signed at" << m_seen.position;
                m_signedAt = now; // tried again with the next event, at the earliest after the usual time
                return;
            }
            m_signed = m_seen.position;
            m_signedAt = now;
            m_isSynced = false;
        }
        const auto pause
            = isUrgent ? std::chrono::milliseconds(betweenWeightySyncs) : std::chrono::milliseconds(betweenSyncs);
        if (!m_isSynced && (m_isClosing || now - m_syncedAt >= pause)) {
            m_isSynced = true;
            isUrgent = false;
            m_syncedAt = now;
            if (!m_file->sync())
                qCWarning(logStore) << "the signed head of the record could not be synced";
        }
        if (m_isSynced && m_seen.position <= m_signed)
            return;
        QThread::msleep(look.count());
    }
}

} // namespace releasedesk::store
