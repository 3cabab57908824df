// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/task_log.h"

#include <QMap>

#include <chrono>

namespace releasedesk::session {

//! Lines of one attempt that were told before they could be shown in their place. A line is told when it is on its way
//! into the record, so a page read a moment later may end before it. Keeps the newest; the others are in the record by
//! then.
class ToldLines
{
public:
    static constexpr qsizetype mostKept = 2000;

    //! How often, and after how long each time, the record is asked again for lines before those that were told.
    static constexpr int mostTries = 10;
    static constexpr std::chrono::milliseconds pause{30};

    //! \p first is the number of the first of \p lines in the attempt.
    void keep(qint64 first, const QList<store::LogLine> &lines);

    //! Those that go on with number \p next without a gap, oldest first; they and what is before them are let go.
    [[nodiscard]] QList<store::LogLine> takeFrom(qint64 next);

    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }

    //! Number of the oldest one kept; not to be asked while there is none.
    [[nodiscard]] qint64 first() const { return m_lines.firstKey(); }

    void clear() { m_lines.clear(); }

private:
    QMap<qint64, store::LogLine> m_lines; //!< by number
};

} // namespace releasedesk::session
