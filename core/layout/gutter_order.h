// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace releasedesk::layout {

//! One edge where it passes a gutter: it comes in at one height, follows its vertical line and goes out at another.
struct GutterPiece {
    enum class Side { Left, Right };

    double in = 0;
    Side inSide = Side::Left;
    double out = 0;
    Side outSide = Side::Right;
    int source = 0; //!< the task it comes from
    int target = 0;
};

//! What shares one vertical line.
using GutterLine = std::vector<GutterPiece>;

//! The lines of a gutter from left to right, as indexes into \p lines, so that few edges cross and none runs on top of
//! another it has nothing to do with.
[[nodiscard]] std::vector<int> orderInGutter(const std::vector<GutterLine> &lines);

} // namespace releasedesk::layout
