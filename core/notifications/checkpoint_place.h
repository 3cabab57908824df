// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/canonical_json.h"
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

    //! Part of what identifies a message: "file", "mail" or "issue" with a mark of where that is; another target is
    //! another place.
    [[nodiscard]] virtual QString name() const = 0;

    //! The one change that leaves \p line there. NotFound or Unauthenticated while the connection cannot be used.
    [[nodiscard]] virtual Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                          const QDateTime &now, std::stop_token stop)
        = 0;
};

//! "file-1a2b3c4d": what kind of place it is, and a mark of its target that tells nothing about it.
[[nodiscard]] inline QString placeName(const QString &kind, const QString &target)
{
    constexpr qsizetype length = 8;
    return QString(kind + u'-' + sha256Hex(target.toUtf8()).left(length));
}

} // namespace releasedesk::notifications
