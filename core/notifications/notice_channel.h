// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/notification_rules.h"
#include "core/domain/person.h"
#include "core/effects/effect.h"

#include <stop_token>

namespace releasedesk::notifications {

//! What is said to one person.
struct NoticeText {
    QString subject; //!< one line
    QString body; //!< plain text, without the link
    QString link; //!< opens the approval
    QString release; //!< id
    QString project;
    QString version;
};

//! A way to reach one person outside the program.
class NoticeChannel
{
public:
    NoticeChannel() = default;
    NoticeChannel(const NoticeChannel &) = delete;
    NoticeChannel &operator=(const NoticeChannel &) = delete;
    virtual ~NoticeChannel() = default;

    //! Part of what identifies a message: "mail", "messenger".
    [[nodiscard]] virtual QString name() const = 0;

    //! Whether \p person can be reached and wants to be.
    [[nodiscard]] virtual bool isFor(const domain::Person &person, const domain::NotificationRules &rules) const = 0;

    //! The one change that tells \p person; \p key is the same for every try of the same message. NotFound or
    //! Unauthenticated while the connection cannot be used.
    [[nodiscard]] virtual Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QString &key,
                                                                          const NoticeText &text,
                                                                          const domain::Person &person,
                                                                          const QDateTime &now, std::stop_token stop)
        = 0;
};

} // namespace releasedesk::notifications
