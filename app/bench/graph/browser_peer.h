// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/base/result.h"
#include "core/domain/plan.h"
#include "core/layout/flow_layout.h"

#include <QSize>

namespace releasedesk::bench {

//! Which browser shows the peer, and what is wanted of it.
struct BrowserWish {
    QString browser; //!< a Chromium, by its path
    QString library; //!< Cytoscape.js in one file
    bool pans = false;
    bool zooms = false;
    int frames = 120; //!< of each
    QSize size{1280, 760};
};

//! Times in milliseconds.
struct BrowserFrames {
    Samples render; //!< from the data to the first finished picture; positions are given
    Samples pan;
    Samples zoom;
    QString library; //!< its version
    QString browser; //!< how it calls itself
    int visibleTasks = 0;
};

//! Has Cytoscape.js show the same tasks at the same places in a browser without a window, and adds what it measured to
//! \p frames. Nothing is fetched: the browser may resolve no name. NotFound: browser or library are not there.
//! Unavailable: it showed nothing within ten minutes, or not everything.
[[nodiscard]] Result<> measureBrowser(const domain::Plan &plan, const layout::FlowLayout &flow, const BrowserWish &wish,
                                      BrowserFrames &frames);

} // namespace releasedesk::bench
