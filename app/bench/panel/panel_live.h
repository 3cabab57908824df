// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/base/result.h"
#include "core/domain/plan.h"

#include <QCoroTask>
#include <QSize>

namespace releasedesk::bench {

//! How live the panel has to be.
struct LiveWish {
    int changesPerSecond = 200;
    double seconds = 5;
    QSize size{1280, 760};
};

struct LivePanel {
    Samples change; //!< ms to take one change of a state, without painting
    Samples frame; //!< ms to take what arrived since the last frame and to paint what it changed
    Samples thread; //!< ms of processor time that the thread of the window needed from one frame to the next
    Samples paintedPixels; //!< of the canvas, per frame
    int changes = 0;
    int frames = 0; //!< 60 are wanted each second
    double seconds = 0; //!< it took
    double latestMs = 0; //!< how far behind its time the latest change was
};

//! Shows \p plan as a running release in the product's modeling panel, the whole flow in view, while tasks start and
//! succeed at that rate, and paints what changed 60 times a second. Needs a QApplication.
[[nodiscard]] QCoro::Task<Result<LivePanel>> measureLive(domain::Plan plan, LiveWish wish);

} // namespace releasedesk::bench
