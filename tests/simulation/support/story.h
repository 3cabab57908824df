// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"
#include "tests/simulation/support/pipeline.h"
#include "tests/simulation/support/virtual_world.h"

namespace releasedesk::tests {

//! One thing that happens in a simulation. What exactly follows from `luck` and from how things stand then, so that a
//! story stays playable when steps are taken out of it.
struct Step {
    enum class Kind {
        Answer, //!< an endpoint answers
        Help, //!< somebody does what brings the release forward
        Whim, //!< somebody asks for anything, sensible or not
        Moment, //!< 50 ms pass
        While, //!< a minute and a half passes, or much more
        Jump, //!< somebody sets the clock on the wall, by up to ten years
        Restart, //!< the program is closed and started again
        CrashAtAnswer, //!< as the name says, and the process dies somewhere in it
        CrashAtHelp,
        CrashAtWhim,
    } kind
        = Kind::Answer;
    quint32 luck = 0;
};

//! A release and what happens to it, all from one seed.
struct Story {
    quint32 seed = 0;
    model::Pipeline pipeline;
    Luck luck;
    QList<Step> steps;
};

//! How stories are made.
struct Genre {
    int steps = 60;
    int restartsPerHundred = 6; //!< restarts and crashes
    int jumpsPerHundred = 2;
    bool isTimed = false; //!< more waits and approvals than usual
};

[[nodiscard]] Story makeStory(quint32 seed, const Genre &genre);

//! The same pipeline in the product's terms.
[[nodiscard]] domain::Plan planOf(const model::Pipeline &pipeline);

//! For people.
[[nodiscard]] const char *nameOf(Step::Kind kind);
[[nodiscard]] const char *nameOf(model::Verb verb);
[[nodiscard]] QString describe(const model::Pipeline &pipeline);

} // namespace releasedesk::tests
