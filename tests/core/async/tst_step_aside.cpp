// SPDX-License-Identifier: Apache-2.0
#include "core/async/run_aside.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <QThread>

#include <sys/resource.h>

using namespace releasedesk;

class TestStepAside final : public QObject
{
    Q_OBJECT

private slots:
    void workStepsAsideAndTheCallerDoesNot()
    {
        const int before = ::getpriority(PRIO_PROCESS, 0);
        const QThread *const here = QThread::currentThread();
        for (int round = 0; round < 20; ++round) {
            auto work = async::runAside(
                [here](int number, const QString &text) {
                    return QThread::currentThread() != here && ::getpriority(PRIO_PROCESS, 0) >= 10 && number == 7
                        && text == "seven";
                },
                7, QString("seven"));
            QTRY_VERIFY(work.isFinished()); // blocking for it might do it here
            QVERIFY(work.result());
        }
        QCOMPARE(::getpriority(PRIO_PROCESS, 0), before);
        async::stepAside(); // not a thread that may
        QCOMPARE(::getpriority(PRIO_PROCESS, 0), before);
        // Others of the program keep their share.
        QCOMPARE(QtConcurrent::run([] { return ::getpriority(PRIO_PROCESS, 0); }).result(), before);
    }
};

RELEASE_DESK_TEST(tst_step_aside, TestStepAside)
#include "tst_step_aside.moc"
