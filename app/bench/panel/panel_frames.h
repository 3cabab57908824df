// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/base/result.h"
#include "core/domain/plan.h"

#include <QCoroTask>
#include <QSize>
#include <QString>

namespace releasedesk::bench {

//! What of the modeling panel is to be painted.
struct PanelWish {
    bool pans = false;
    bool zooms = false;
    int frames = 120; //!< of each
    QSize size{1280, 760};
    int warmup = 1;
    int runs = 5;
};

//! Times in milliseconds.
struct PanelFrames {
    Samples render; //!< from the release to the first finished frame, its layout included
    Samples pan;
    Samples zoom;
    int frames = 0; //!< of each; one that looks like the one before it does not count
    int visibleTasks = 0; //!< in the last frame
    QString imageSha256; //!< of the first frame
};

//! Shows \p plan in the product's modeling panel and paints it into a picture, the whole flow fitted into it while it
//! pans and zooms. Needs a QApplication. Internal: too few frames were different.
[[nodiscard]] QCoro::Task<Result<PanelFrames>> measurePanel(domain::Plan plan, PanelWish wish);

} // namespace releasedesk::bench
