// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTime>

namespace releasedesk {

//! When nobody wants to be told: from one time of the day to another, in the zone of the workspace; over midnight if
//! the second is earlier. The same times: never.
struct QuietHours {
    QTime from = QTime(21, 0);
    QTime until = QTime(8, 0);

    [[nodiscard]] bool contains(const QTime &time) const
    {
        if (from == until)
            return false;
        return from < until ? from <= time && time < until : time >= from || time < until;
    }

    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

} // namespace releasedesk
