// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/rehearsal/rehearsal.h"
#include "core/session/desk.h"

#include <QTimer>

namespace releasedesk::ui {

//! The rehearsal of the release that is shown, always that of the last edit. It is worked out a moment after a change.
class FlowForecast final : public QObject
{
    Q_OBJECT

public:
    FlowForecast(session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void showRelease(const ReleaseId &release);

    [[nodiscard]] const rehearsal::Rehearsal &result() const { return m_result; }
    [[nodiscard]] bool isKnown() const { return m_result.finish.isValid(); }
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    [[nodiscard]] const ReleaseId &release() const { return m_release; }

    //! "Done about 15:42 · from history · 1 conflict"; empty while nothing is known.
    [[nodiscard]] QString sentence() const;
    //! "about 57 m left, from history"; empty where nothing is known, or what was expected is past.
    [[nodiscard]] QString timeLeft() const;
    //! Where the durations of what is still to do come from: "from history", "by estimates", "3 of 5 from history".
    [[nodiscard]] QString basis() const;
    //! What the forecast rests on, and the first conflict.
    [[nodiscard]] QString details() const;

    //! Works it out now, e.g. when somebody looks at it. That of a large plan is worked out in another thread, and
    //! changed() tells when it is there; what is asked meanwhile is answered after it.
    void refresh();

signals:
    void changed();

private:
    void take(int number, const ReleaseId &release, const rehearsal::Rehearsal &result);

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    rehearsal::Rehearsal m_result;
    QTimer m_soon;
    QTimer m_minute;
    int m_asked = 0; //!< how often
    int m_answered = 0; //!< the question that the result answers; earlier ones are dropped
    bool m_isUnderWay = false; //!< in another thread
};

} // namespace releasedesk::ui
