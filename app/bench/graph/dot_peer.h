// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan.h"

namespace releasedesk::bench {

//! One layout by dot of Graphviz, as it says it itself.
struct DotLayout {
    double wallMs = 0; //!< from its start to its end, reading and writing text included
    double cpuMs = 0;
    qint64 crossings = 0; //!< of straight lines between its tasks, without pairs that have an end in common
};

//! What "PROGRAM -V" answers. NotFound where there is no such program.
[[nodiscard]] Result<QString> dotVersion(const QString &program);

//! Has dot arrange the same tasks and edges from left to right (-Tplain, straight lines), each task as large as ours.
//! Unavailable: it failed, took longer than ten minutes or left something out.
[[nodiscard]] Result<DotLayout> layOutWithDot(const QString &program, const domain::Plan &plan);

} // namespace releasedesk::bench
