// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace releasedesk::threads {

//! Hands items to one thread in the order they came, as many at once as are waiting. The destructor finishes the rest.
//! What \p open returns lives on that thread only, which is where a database connection has to live.
template<typename Item>
class Batcher
{
public:
    using WriteBatch = std::function<void(std::vector<Item>)>;

    //! \p open is called first, on the new thread; what it answers is then called with each batch. Neither may throw.
    explicit Batcher(std::function<WriteBatch()> open)
        : m_open(std::move(open))
        , m_thread([this] { run(); })
    {
    }

    Batcher(const Batcher &) = delete;
    Batcher &operator=(const Batcher &) = delete;
    Batcher(Batcher &&) = delete;
    Batcher &operator=(Batcher &&) = delete;

    ~Batcher()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isClosing = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    //! From any thread; returns at once.
    void submit(Item item)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_waiting.push_back(std::move(item));
        }
        m_changed.notify_one();
    }

private:
    void run()
    {
        const WriteBatch writeBatch = std::exchange(m_open, nullptr)();
        for (std::vector<Item> batch = nextBatch(); !batch.empty(); batch = nextBatch())
            writeBatch(std::move(batch));
    }

    //! Empty only when closing and nothing is left.
    std::vector<Item> nextBatch()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isClosing || !m_waiting.empty(); });
        return std::exchange(m_waiting, {});
    }

    std::function<WriteBatch()> m_open;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Item> m_waiting;
    bool m_isClosing = false;
    std::thread m_thread; // last: it runs on the members above
};

} // namespace releasedesk::threads
