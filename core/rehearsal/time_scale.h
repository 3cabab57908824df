// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rehearsal/rehearsal.h"

namespace releasedesk::rehearsal {

//! Maps the time of a run to places in a drawing. Long times in which nothing happens take little room.
class TimeScale
{
public:
    TimeScale() = default;

    //! Over all that \p done shows, \p width wide.
    TimeScale(const Rehearsal &done, double width);

    [[nodiscard]] double placeOf(const QDateTime &at) const;
    [[nodiscard]] QDateTime timeAt(double place) const;
    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }

    //! Where time was cut out.
    [[nodiscard]] QList<double> cuts() const;
    //! Where the drawing begins, and where it goes on behind each cut.
    [[nodiscard]] QList<QDateTime> starts() const;
    //! Where days of the zone that is shown begin in what is drawn.
    [[nodiscard]] QList<QDateTime> midnights() const;
    //! Times to write on the axis that are round in the zone that is shown, at least \p apart from each other.
    [[nodiscard]] QList<QDateTime> ticks(double apart) const;

private:
    struct Piece {
        qint64 from = 0; //!< seconds since 1970
        qint64 until = 0;
        double left = 0;
        double width = 0;
        bool isCut = false;
    };

    QList<Piece> m_pieces;
};

} // namespace releasedesk::rehearsal
