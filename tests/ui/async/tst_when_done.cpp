// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/async/when_done.h"

#include <QCoroFuture>
#include <QPromise>
#include <QTest>

#include <memory>
#include <optional>

using namespace releasedesk;

namespace {

QCoro::Task<int> answer(QFuture<int> future)
{
    co_return co_await future;
}

QCoro::Task<> finish(QFuture<int> future)
{
    co_await future;
}

} // namespace

class TestWhenDone final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_promise = std::make_unique<QPromise<int>>();
        m_promise->start();
    }

    void handsTheValueOver()
    {
        std::optional<int> received;
        ui::whenDone(this, answer(m_promise->future()), [&received](int value) { received = value; });
        QVERIFY(!received);

        complete();

        QTRY_COMPARE(received, std::optional(42));
    }

    void isSilentWhenTheReceiverIsGone()
    {
        bool isCalled = false;
        bool isControlCalled = false;
        auto receiver = std::make_unique<QObject>();
        ui::whenDone(receiver.get(), answer(m_promise->future()), [&isCalled](int) { isCalled = true; });
        ui::whenDone(this, answer(m_promise->future()), [&isControlCalled](int) { isControlCalled = true; });

        receiver.reset();
        complete();

        QTRY_VERIFY(isControlCalled);
        QVERIFY(!isCalled);
    }

    void worksWithoutAValue()
    {
        bool isCalled = false;
        ui::whenDone(this, finish(m_promise->future()), [&isCalled] { isCalled = true; });
        complete();
        QTRY_VERIFY(isCalled);
    }

private:
    void complete()
    {
        m_promise->addResult(42);
        m_promise->finish();
    }

    std::unique_ptr<QPromise<int>> m_promise;
};

RELEASE_DESK_TEST(tst_when_done, TestWhenDone)
#include "tst_when_done.moc"
