// SPDX-License-Identifier: Apache-2.0
#include "core/base/failpoint.h"

#ifdef RELEASE_DESK_FAILPOINTS

#include <QByteArray>

#include <atomic>
#include <csignal>

namespace releasedesk {
namespace {

struct Wish {
    QByteArray name;
    int count = 0;
};

Wish wishFromEnvironment()
{
    const QByteArray text = qgetenv("RD_FAIL");
    const qsizetype colon = text.lastIndexOf(':');
    if (colon <= 0)
        return {};
    return {text.left(colon), text.mid(colon + 1).toInt()};
}

} // namespace

void reachFailpoint(const char *name)
{
    static const Wish wish = wishFromEnvironment();
    static std::atomic<int> reached = 0;
    if (wish.name.isEmpty() || wish.name != name)
        return;
    if (++reached == wish.count)
        std::raise(SIGKILL);
}

} // namespace releasedesk

#endif
