// SPDX-License-Identifier: Apache-2.0
// The change window on the timeline: dragging a bar that it holds moves it, and the planned starts with it.
#include "ui/async/when_done.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/modeling/run_timeline.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QToolTip>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int grain = 5; //!< minutes; nobody plans a window more finely

//! Later an edit withdraws signatures, which nobody should do by a slip of the hand.
bool isDraft(const domain::Release &release)
{
    return release.state() == domain::ReleaseState::Draft || release.state() == domain::ReleaseState::Returned;
}

} // namespace

bool RunTimeline::isOnMovableBar(const TaskId &task, const QPoint &position) const
{
    const auto index = m_timesOf.constFind(task);
    if (!m_document || !isDraft(release()) || !release().windowStart().isValid() || index == m_timesOf.constEnd())
        return false;
    const rehearsal::RehearsedTask &times = m_forecast.result().tasks.at(*index);
    if (times.isActual || times.plannedStart < release().windowStart())
        return false;
    const double x = position.x() - titleWidth;
    return x >= m_scale.placeOf(times.plannedStart) && x <= m_scale.placeOf(times.plannedFinish);
}

int RunTimeline::minutesTo(int x) const
{
    const QDateTime from = m_scale.timeAt(*m_grabbedAt - titleWidth);
    const auto minutes = static_cast<int>(from.secsTo(m_scale.timeAt(x - titleWidth)) / 60);
    return (minutes + (minutes < 0 ? -grain : grain) / 2) / grain * grain;
}

void RunTimeline::sayMoved(const QPoint &at)
{
    const QDateTime start = release().windowStart().addSecs(qint64{m_movedMinutes} * 60);
    const QDateTime end
        = release().windowEnd().isValid() ? release().windowEnd().addSecs(qint64{m_movedMinutes} * 60) : QDateTime();
    QToolTip::showText(at, plainToolTip(tr("Window: %1").arg(windowText(start, end, m_clock.utcNow()))), viewport());
}

void RunTimeline::moveWindow(int minutes)
{
    const domain::Release &shown = release();
    if (minutes == 0 || !m_document || !shown.windowStart().isValid())
        return;
    if (!m_document->isEditable()) {
        emit lockedTouched();
        return;
    }
    if (!isDraft(shown)) {
        emit refused(tr("Moving the window would withdraw signatures. “Change title, owner and window…” behind ⋯ says "
                        "which."));
        return;
    }
    const qint64 seconds = qint64{minutes} * 60;
    const domain::EditDetails command{shown.id(),
                                      shown.revision(),
                                      shown.title(),
                                      shown.owner(),
                                      shown.windowStart().addSecs(seconds),
                                      shown.windowEnd().isValid() ? shown.windowEnd().addSecs(seconds) : QDateTime()};
    whenDone(this, m_desk.session().send(command), [this](const Result<store::Position> &answer) {
        if (!answer)
            emit refused(answer.error().message);
    });
}

} // namespace releasedesk::ui
