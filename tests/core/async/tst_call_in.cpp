// SPDX-License-Identifier: Apache-2.0
#include "core/async/call_in.h"
#include "tests/support/test_main.h"

#include <QCoroTimer>
#include <QTest>
#include <QThread>

using namespace releasedesk;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Result<int>> answer(QThread **ranIn)
{
    *ranIn = QThread::currentThread();
    co_return 42;
}

QCoro::Task<Result<int>> answerLate()
{
    co_await QCoro::sleepFor(1h);
    co_return 42;
}

//! Polls, since the answer may come after the context has gone.
bool comes(const std::optional<Result<int>> &value)
{
    return QTest::qWaitFor([&value] { return value.has_value(); }, 3000);
}

} // namespace

class TestCallIn final : public QObject
{
    Q_OBJECT

private slots:
    void theWorkRunsInTheThreadOfItsContext()
    {
        QThread thread;
        auto *const context = new QObject;
        context->moveToThread(&thread);
        thread.start();
        QThread *ranIn = nullptr;
        std::optional<Result<int>> value;
        async::callIn<Result<int>>(context, [&ranIn] { return answer(&ranIn); }).then([&value](Result<int> answered) {
            value = std::move(answered);
        });
        QVERIFY(comes(value));
        QCOMPARE(**value, 42);
        QCOMPARE(ranIn, &thread);
        context->deleteLater();
        thread.quit();
        thread.wait();
    }

    void aContextThatGoesBeforeTheWorkBeginsLeavesAnError()
    {
        auto context = std::make_unique<QObject>();
        std::optional<Result<int>> value;
        async::callIn<Result<int>>(context.get(), [] { return answerLate(); }).then([&value](Result<int> answered) {
            value = std::move(answered);
        });
        context.reset();
        QVERIFY(comes(value));
        QVERIFY(!*value);
        QCOMPARE(value->error().code, ErrorCode::Unknown);
    }
};

RELEASE_DESK_TEST(tst_call_in, TestCallIn)
#include "tst_call_in.moc"
