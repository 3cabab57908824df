// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::documents {

//! One row of the procedure in a work plan; planned before the run, measured after it.
struct WorkPlanStep {
    int number = 0; //!< 1 is the first; steps of the rollback lane are counted on their own
    bool isRollback = false;
    QString phase;
    TaskId task;
    QString title;
    QString kind; //!< translated name of its kind
    QString performer; //!< "Release Desk" for what runs by itself
    QString environment;
    int durationMinutes = 0;
    QDateTime plannedStart; //!< invalid without a window
    QString normalCriterion; //!< how one sees that it went well
    QString onFailure;
    QString reversibility;
    domain::TaskState state = domain::TaskState::Planned;
    QDateTime startedAt;
    QDateTime finishedAt;
    QString result; //!< measured facts, from outside
};

//! In the order of execution, the rollback lane last. A planned start follows from the window and the durations of
//! what comes before; tasks before the approval have none.
[[nodiscard]] QList<WorkPlanStep> workPlanSteps(const domain::Release &release, const domain::Directory &directory);

//! Overview, approval boxes and step tables as Markdown, in the language of the window. Outside text stays text.
[[nodiscard]] QString workPlanMarkdown(const domain::Release &release, const domain::Directory &directory,
                                       const QDateTime &now);

} // namespace releasedesk::documents
