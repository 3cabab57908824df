// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRandomGenerator>

namespace releasedesk::tests {

//! Another seed each time, or that of RD_TEST_SEED to repeat a run. A test that fails prints it.
[[nodiscard]] inline quint32 randomSeed()
{
    bool isGiven = false;
    const uint given = qEnvironmentVariable("RD_TEST_SEED").toUInt(&isGiven);
    return isGiven ? given : QRandomGenerator::global()->generate();
}

} // namespace releasedesk::tests
