// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/release/release_point.h"

namespace releasedesk::connectors {

//! What a task of kind `gate.dependency` waits for, and how it ends.
struct DependencyWish {
    enum class When { Reached, Failed, Ended }; // in the order of the words for it, see dependencyOf()
    enum class Otherwise { Fail, Wait, Pass };

    ProjectId project;
    QString version;
    ReleasePoint point;
    When when = When::Reached;
    Otherwise otherwise = Otherwise::Fail;

    //! Of the other release, e.g. "payments 5.0".
    [[nodiscard]] QString name() const { return QString(project.value() + u' ' + version); }
};

//! Of the task's parameters; InvalidArgument where one is missing or is no word of its list.
[[nodiscard]] Result<DependencyWish> dependencyOf(const QJsonObject &parameters);

} // namespace releasedesk::connectors
