// SPDX-License-Identifier: Apache-2.0
#include "core/base/sabotage.h"

#ifdef RELEASE_DESK_FAILPOINTS

#include <QByteArray>
#include <QList>

namespace releasedesk {

bool isSabotaged(const char *name)
{
    static const QList<QByteArray> inForce = qgetenv("RD_SABOTAGE").split(',');
    return inForce.contains(QByteArray(name));
}

} // namespace releasedesk

#endif
