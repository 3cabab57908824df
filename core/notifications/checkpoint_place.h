// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/effects/effect.h"

#include <stop_token>

namespace releasedesk::notifications {

//! A place outside the workspace that keeps where its record ended: whoever rewrites the record cannot rewrite it too.
class CheckpointPlace
{
public:
    CheckpointPlace() = default;
    CheckpointPlace(const CheckpointPlace &) = delete;
    CheckpointPlace &operator=(const CheckpointPlace &) = delete;
    virtual ~CheckpointPlace() = default;

    //! Part of what identifies a message: "file", "mail", "issue".
    [[nodiscard]] virtual QString name() const = 0;

    //! The one change that leaves \p line there. NotFound or Unauthenticated while the connection cannot be used.
    [[nodiscard]] virtual Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                          const QDateTime &now, std::stop_token stop)
        = 0;
};

} // namespace releasedesk::notifications
