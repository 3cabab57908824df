// SPDX-License-Identifier: Apache-2.0
#include "core/async/step_aside.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#include <sys/resource.h>

namespace releasedesk::async {
namespace {

constexpr int patience = 10; // of 0 to 19: about a tenth of the share of a usual thread

} // namespace

QThreadPool *patientThreads()
{
    // As with Qt's own pool, the threads end with the application, before what they may still look at is taken down.
    static QThreadPool *const threads = [] {
        qAddPostRoutine([] { patientThreads()->waitForDone(); });
        return new QThreadPool;
    }();
    return threads;
}

void stepAside()
{
    thread_local bool isDone = false;
    // Whoever blocks for a result may be made to do the work itself.
    if (isDone || !patientThreads()->contains(QThread::currentThread()))
        return;
    // Zero is this thread alone. It cannot be taken back, so the threads are of a pool of their own.
    isDone = ::setpriority(PRIO_PROCESS, 0, patience) == 0;
}

} // namespace releasedesk::async
