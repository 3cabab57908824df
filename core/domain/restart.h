// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! One task that would run again.
struct RestartStep {
    TaskId task;
    bool hadEffect = false; //!< it changed something outside
    bool isEffectInForce = false; //!< and that was not taken back: running again does it a second time

    friend bool operator==(const RestartStep &, const RestartStep &) = default;
};

//! What runs again when a release is restarted from a task (or from a phase): itself, and everything behind it that has
//! come up. Of a run that was rolled back or aborted, also everything that did not succeed or whose effect was taken
//! back; succeeded tasks whose effect holds are kept. In the order of the flow.
[[nodiscard]] QList<RestartStep> restartPreview(const Release &release, const TaskId &task, const PhaseId &phase = {});

} // namespace releasedesk::domain
