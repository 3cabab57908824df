// SPDX-License-Identifier: Apache-2.0
#include "resources/init_resources.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void registerCompiledFiles()
{
    Q_INIT_RESOURCE(resources);
}

namespace releasedesk {

void initResources()
{
    static const bool done = [] {
        registerCompiledFiles();
        return true;
    }();
    Q_UNUSED(done)
}

} // namespace releasedesk
