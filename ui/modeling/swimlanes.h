// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/layout/flow_layout.h"

namespace releasedesk::ui {

//! What the swimlanes of a flow are made of.
enum class Swimlanes {
    None,
    Component, //!< the component of the project that a task names
    Environment, //!< where it takes effect
    Team, //!< the department of who does it
    Person, //!< who does it, and what runs by itself
};

//! In the order they are offered.
[[nodiscard]] QList<Swimlanes> allSwimlanes();
[[nodiscard]] QString nameOf(Swimlanes swimlanes); //!< translated
[[nodiscard]] QString keyOf(Swimlanes swimlanes); //!< as it is kept
[[nodiscard]] Swimlanes swimlanesOf(const QString &key); //!< None for an unknown one

//! Puts the lanes into \p focus: those that have a task, in a fixed order; the tasks that belong nowhere are last.
void setBands(layout::FlowFocus &focus, const domain::Plan &plan, const domain::Project *project, Swimlanes swimlanes,
              const domain::Directory &directory);

} // namespace releasedesk::ui
