// SPDX-License-Identifier: Apache-2.0
#include "core/threads/batcher.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <future>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using releasedesk::threads::Batcher;

namespace {

int failures = 0;

void check(bool holds, const char *what)
{
    std::printf("%s  %s\n", holds ? "PASS" : "FAIL", what);
    if (!holds)
        ++failures;
}

struct Write {
    int sender = 0;
    int number = 0;
    std::promise<int> written;
};

void everySenderIsAnsweredInItsOrder()
{
    constexpr int senders = 4;
    constexpr int writes = 2000;
    std::vector<std::vector<int>> seen(senders);
    std::atomic<bool> allAnswered = true;
    {
        Batcher<Write> batcher([&seen] {
            return [&seen](std::vector<Write> batch) {
                for (Write &write : batch) {
                    seen[static_cast<std::size_t>(write.sender)].push_back(write.number);
                    write.written.set_value(write.number * 2);
                }
            };
        });
        std::vector<std::thread> threads;
        for (int sender = 0; sender < senders; ++sender) {
            threads.emplace_back([&batcher, &allAnswered, sender] {
                for (int number = 0; number < writes; ++number) {
                    Write write{sender, number, {}};
                    std::future<int> written = write.written.get_future();
                    batcher.submit(std::move(write));
                    if (number % 10 == 0 && written.get() != number * 2)
                        allAnswered = false;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }

    std::vector<int> expected(writes);
    std::iota(expected.begin(), expected.end(), 0);
    check(allAnswered, "every sender gets its own answer");
    check(std::ranges::all_of(seen, [&expected](const auto &numbers) { return numbers == expected; }),
          "every sender's items arrive once and in order");
}

void whatWaitsTogetherIsOneBatch()
{
    std::promise<void> mayGoOn;
    std::shared_future<void> goOn = mayGoOn.get_future().share();
    std::promise<void> firstHasCome;
    std::vector<std::size_t> sizes;
    {
        Batcher<int> batcher([&] {
            return [&](std::vector<int> batch) {
                sizes.push_back(batch.size());
                if (sizes.size() == 1) {
                    firstHasCome.set_value();
                    goOn.wait();
                }
            };
        });
        batcher.submit(0);
        firstHasCome.get_future().wait();
        for (int i = 1; i <= 100; ++i)
            batcher.submit(i);
        mayGoOn.set_value();
    }

    check(sizes == std::vector<std::size_t>{1, 100}, "items that wait while one is written are the next batch");
}

void theEndFinishesWhatIsWaiting()
{
    bool isEveryRoundWhole = true;
    for (int round = 0; round < 200; ++round) {
        int written = 0;
        {
            Batcher<int> batcher([&written] {
                return [&written](std::vector<int> batch) { written += static_cast<int>(batch.size()); };
            });
            for (int i = 0; i < round; ++i)
                batcher.submit(i);
        }
        isEveryRoundWhole = isEveryRoundWhole && written == round;
    }
    check(isEveryRoundWhole, "the destructor finishes the rest");
}

void whatIsOpenedLivesOnTheThread()
{
    struct Connection {
        std::thread::id opened = std::this_thread::get_id();
        std::thread::id *closed = nullptr;
        explicit Connection(std::thread::id *closedOn)
            : closed(closedOn)
        {
        }
        ~Connection() { *closed = std::this_thread::get_id(); }
        Connection(const Connection &) = delete;
        Connection &operator=(const Connection &) = delete;
    };
    std::thread::id opened;
    std::thread::id used;
    std::thread::id closed;
    {
        Batcher<int> batcher([&] {
            const auto connection = std::make_shared<Connection>(&closed);
            opened = connection->opened;
            return [&used, connection](std::vector<int> /*batch*/) { used = std::this_thread::get_id(); };
        });
        batcher.submit(1);
    }

    check(opened == used && used == closed, "opened, used and closed on one thread");
    check(opened != std::this_thread::get_id(), "which is not the caller's");
}

} // namespace

int main()
{
    everySenderIsAnsweredInItsOrder();
    whatWaitsTogetherIsOneBatch();
    theEndFinishesWhatIsWaiting();
    whatIsOpenedLivesOnTheThread();
    return failures == 0 ? 0 : 1;
}
