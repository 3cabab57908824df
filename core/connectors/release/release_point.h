// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/release.h"

#include <QJsonObject>

namespace releasedesk::connectors {

//! A place in the course of a release that others may wait for.
struct ReleasePoint {
    enum class Kind { Approved, Started, Released, Task, Environment };

    Kind kind = Kind::Released;
    TaskId task; //!< Kind::Task
    EnvironmentId environment; //!< Kind::Environment: every task there is done

    friend bool operator==(const ReleasePoint &, const ReleasePoint &) = default;
};

//! How a release stands to a point of its course.
struct PointState {
    enum class Kind {
        Pending, //!< not yet
        Reached,
        Failed, //!< something on the way failed; a person may still mend it
        Lost, //!< not in this run any more
    };

    Kind kind = Kind::Pending;
    QString seen; //!< translated: the facts behind it, one line
};

//! Of the parameters point, task and environment; InvalidArgument where one is missing or unknown.
[[nodiscard]] Result<ReleasePoint> pointOf(const QJsonObject &parameters);

//! Where \p release stands. A task or environment counts as reached while its result holds: not once it was taken back.
[[nodiscard]] PointState stateAt(const domain::Release &release, const ReleasePoint &point);

//! Whether the point can come only after \p task is done.
[[nodiscard]] bool isBehind(const domain::Release &release, const ReleasePoint &point, const TaskId &task);

} // namespace releasedesk::connectors
