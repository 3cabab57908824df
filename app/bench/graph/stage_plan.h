// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan.h"

#include <QStringList>

namespace releasedesk::bench {

//! What a made-up plan looks like.
struct StagePlan {
    int tasks = 1000;
    int width = 0; //!< tasks in a stage; 0: round(√tasks / 1.5), at least 3
    QStringList kinds; //!< in turn
    quint32 seed = 7;
};

//! Stages of the same width, a phase each; every task has 1–3 different predecessors in the stage before. The same
//! wish gives the same plan.
[[nodiscard]] domain::Plan stagePlan(const StagePlan &wish);

//! A plan from {"nodes":[{"id","label","kind","w","h"}],"edges":[{"id","source","target"}]}. Its tasks are in no phase
//! yet: see setPhases(). InvalidArgument says what in the text does not fit.
[[nodiscard]] Result<domain::Plan> planFromGraph(const QByteArray &json);

//! Puts every task into the phase of its longest path from a task without predecessors. A circle is InvalidArgument.
[[nodiscard]] Result<> setPhases(domain::Plan &plan);

} // namespace releasedesk::bench
