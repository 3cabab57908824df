// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/signed_head.h"
#include "core/threads/batcher.h"

#include <QMutex>

#include <atomic>

namespace releasedesk::store {

//! Signs where the record ends, on a thread of its own, so that no commit waits for it: at once for an approval or the
//! end of a release and after each 1,000 events, at the latest a second after any other event, and when it is closed.
class HeadKeeper
{
public:
    HeadKeeper(std::unique_ptr<HeadFile> file, EngineKey key, QByteArray log, ChainMark signedSoFar);
    HeadKeeper(const HeadKeeper &) = delete;
    HeadKeeper &operator=(const HeadKeeper &) = delete;

    //! Signs what is not signed yet.
    ~HeadKeeper();

    //! The record ends at \p head now, durably. From any thread; returns at once.
    void moved(const ChainMark &head, bool isWeighty);

private:
    void keepUp();
    [[nodiscard]] bool isDue(std::chrono::steady_clock::time_point now) const;

    std::unique_ptr<HeadFile> m_file;
    EngineKey m_key;
    QByteArray m_log;

    QMutex m_mutex;
    ChainMark m_newest; //!< guarded by m_mutex
    std::atomic<bool> m_isWeighty = false;
    std::atomic<bool> m_isClosing = false;

    // Of the keeping thread.
    ChainMark m_seen;
    Position m_signed = 0;
    bool m_isSynced = true;
    std::chrono::steady_clock::time_point m_signedAt;
    std::chrono::steady_clock::time_point m_syncedAt;

    std::unique_ptr<threads::Batcher<int>> m_thread; //!< last: it works on what is above
};

} // namespace releasedesk::store
