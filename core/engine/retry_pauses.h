// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_decisions.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace releasedesk::engine {

//! The pauses before tasks are tried again by themselves. A pause belongs to what it follows: once a person has said
//! what became of an unknown outcome, or tried again by hand, what was begun before counts no more.
class RetryPauses final : public QObject
{
    Q_OBJECT

public:
    //! Called when a pause is over: what to decide about the release as it stands then.
    using Decide = std::function<domain::Decided(const domain::Release &)>;
    using Retry = std::function<void(const ReleaseId &id, Decide decide)>;

    explicit RetryPauses(Retry retry);

    //! Begins the pauses that \p release asks for, each once.
    void look(const ReleaseId &id, const domain::Release &release);

private:
    using Key = QPair<ReleaseId, TaskId>;
    using Cause = QPair<domain::TaskState, int>; //!< the state, and the number of the last attempt

    void begin(const Key &key, const domain::Release &release);
    [[nodiscard]] static Cause causeOf(const domain::TaskRun &run) { return {run.state, run.attempt()}; }

    Retry m_retry;
    QHash<Key, Cause> m_running;
};

} // namespace releasedesk::engine
