// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/quiet_hours.h"

namespace releasedesk::domain {

//! How one person is told, wherever the engine runs, that a signature is asked for.
struct NotificationRules {
    bool isByMail = true;
    bool isByMessenger = true;
    bool hasQuietHours = true;
    QString quietFrom = QStringLiteral("21:00"); //!< HH:mm in the zone of the workspace
    QString quietUntil = QStringLiteral("08:00");

    //! The quiet hours, or none; times that are none are the usual ones.
    [[nodiscard]] QuietHours keptQuiet() const
    {
        if (!hasQuietHours)
            return {QTime(), QTime()};
        const QuietHours usual;
        const QTime from = QTime::fromString(quietFrom, QStringLiteral("HH:mm"));
        const QTime until = QTime::fromString(quietUntil, QStringLiteral("HH:mm"));
        return {from.isValid() ? from : usual.from, until.isValid() ? until : usual.until};
    }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("mail", isByMail);
        v("messenger", isByMessenger);
        v("quiet", hasQuietHours);
        v("quietFrom", quietFrom);
        v("quietUntil", quietUntil);
    }

    friend bool operator==(const NotificationRules &, const NotificationRules &) = default;
};

//! Over which connections the workspace tells people by itself.
struct NotificationChannels {
    static constexpr bool refusesUnknownKeys = true;

    QString mail; //!< a mail connection; "off": none; empty: the only one there is
    QString messenger; //!< a messenger connection; empty or "off": none, since whoever is in the room reads it

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("mail", mail, releasedesk::optional);
        v("messenger", messenger, releasedesk::optional);
    }

    friend bool operator==(const NotificationChannels &, const NotificationChannels &) = default;
};

} // namespace releasedesk::domain
