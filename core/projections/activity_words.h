// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/activity.h"

namespace releasedesk::projections {

//! What the words of every event of a release are made of.
class ActivityWords
{
public:
    //! \p actor is who did it; \p release is as it is after the event. All outlive it.
    ActivityWords(const domain::Release &release, const domain::Directory &directory, const PersonId &actor);

    [[nodiscard]] Activity take() { return std::move(m_activity); }

protected:
    [[nodiscard]] QString name() const; //!< of the release
    [[nodiscard]] QString title(const TaskId &run) const; //!< of a task, or of a step that takes one back
    void say(domain::TaskState state, const QString &what, bool isImportant = false);

    const domain::Release &m_release;
    const domain::Directory &m_directory;
    QString m_actor;
    Activity m_activity;
};

} // namespace releasedesk::projections
