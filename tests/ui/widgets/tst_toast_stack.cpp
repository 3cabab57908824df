// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/widgets/button.h"
#include "ui/widgets/toast_stack.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace releasedesk::ui;

class TestToastStack final : public QObject
{
    Q_OBJECT

private slots:
    void showsThreeAtMost()
    {
        QWidget area;
        area.resize(900, 600);
        area.show();
        ToastStack stack(&area);
        for (int i = 0; i < 5; ++i)
            stack.show({State::Succeeded, QStringLiteral("Saved %1").arg(i), {}});
        QCOMPARE(stack.count(), 3);
    }

    void standsAtTheLowerRight()
    {
        QWidget area;
        area.resize(900, 600);
        area.show();
        auto *const stack = new ToastStack(&area);
        stack->show({State::Succeeded, QStringLiteral("Saved"), {}});
        auto *const toast = area.findChild<Toast *>();
        const auto corner = [toast] { return toast->mapToParent(toast->boxRect().bottomRight()); };
        QCOMPARE(corner(), QPoint(900 - 17, 600 - 17));
        area.resize(1000, 700);
        QTRY_COMPARE(corner(), QPoint(1000 - 17, 700 - 17));
    }

    void theActionRunsOnceAndClosesIt()
    {
        QWidget area;
        area.resize(900, 600);
        area.show();
        auto *const stack = new ToastStack(&area);
        int runs = 0;
        stack->show({State::Succeeded, QStringLiteral("checkout 2.8.0 is live"), QStringLiteral("Open")},
                    [&runs] { ++runs; });
        area.findChild<Button *>()->click();
        QCOMPARE(runs, 1);
        QCOMPARE(stack->count(), 0);
    }
};

RELEASE_DESK_TEST(tst_toast_stack, TestToastStack)
#include "tst_toast_stack.moc"
