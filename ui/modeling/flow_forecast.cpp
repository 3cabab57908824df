// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_forecast.h"

#include "core/async/run_aside.h"
#include "ui/plan/plan_times.h"
#include "ui/wording/time_words.h"

#include <QFutureWatcher>

#include <utility>

namespace releasedesk::ui {
namespace {

constexpr int editedMs = 250; //!< after an edit
constexpr int liveMs = 2000; //!< while tasks come and go by themselves
constexpr qsizetype mostAtOnce = 400; //!< tasks; rehearsing more takes longer than a frame

} // namespace

FlowForecast::FlowForecast(session::Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &FlowForecast::refresh);
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        const domain::Release *const shown = release == m_release ? m_desk.release(release) : nullptr;
        if (shown && !m_soon.isActive())
            m_soon.start(shown->isLive() ? liveMs : editedMs);
    });
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        const domain::Release *const release = m_desk.release(m_release);
        if (release && release->isLive())
            refresh();
    });
    m_minute.start();
}

void FlowForecast::showRelease(const ReleaseId &release)
{
    m_release = release;
    m_result = {};
    refresh();
    if (!isKnown())
        emit changed(); // that of the release before is not shown any longer
}

void FlowForecast::refresh()
{
    m_soon.stop();
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const auto work = [release = *release, releases = m_desk.book().releases(), directory = m_desk.directory(),
                       now = m_clock.utcNow()] {
        return rehearsal::rehearse(release, directory,
                                   rehearsal::circumstancesOf(release, releases.values(), directory, now));
    };
    const int number = ++m_asked;
    if (release->plan().tasks.size() <= mostAtOnce) {
        take(number, m_release, work());
        return;
    }
    if (m_isUnderWay) // it is asked again when that is there
        return;
    m_isUnderWay = true;
    auto *const result = new QFutureWatcher<rehearsal::Rehearsal>(this);
    connect(result, &QFutureWatcherBase::finished, this, [this, result, number, of = m_release] {
        result->deleteLater();
        m_isUnderWay = false;
        take(number, of, result->result());
        if (m_answered < m_asked)
            refresh();
    });
    result->setFuture(async::runAside(work));
}

void FlowForecast::take(int number, const ReleaseId &release, const rehearsal::Rehearsal &result)
{
    if (release != m_release || number < m_answered)
        return;
    m_answered = number;
    m_result = result;
    emit changed();
}

QString FlowForecast::sentence() const
{
    if (!isKnown())
        return {};
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || release->isOver())
        return {};
    const QString when = momentText(m_result.finish, m_clock.utcNow());
    const auto conflicts = static_cast<int>(m_result.conflicts.size());
    const QString told = conflicts > 0 ? tr("%n conflict(s)", nullptr, conflicts) : tr("no conflict");
    return QStringList{tr("Done about %1").arg(when), basis(), told}.join(QStringLiteral(" · "));
}

QString FlowForecast::timeLeft() const
{
    const auto left = static_cast<int>((m_clock.utcNow().secsTo(m_result.finish) + 59) / 60);
    if (!isKnown() || left <= 0)
        return {};
    const QString span
        = left < 60 ? tr("about %1 m left").arg(left) : tr("about %1 h %2 m left").arg(left / 60).arg(left % 60);
    return span + QStringLiteral(", ") + basis();
}

QString FlowForecast::basis() const
{
    if (m_result.aheadFromHistory == 0)
        return tr("by estimates");
    return m_result.aheadFromHistory == m_result.ahead
        ? tr("from history")
        : tr("%1 of %2 from history").arg(m_result.aheadFromHistory).arg(m_result.ahead);
}

QString FlowForecast::details() const
{
    if (!isKnown())
        return {};
    QStringList lines{
        tr("Planned until %1, forecast until %2.")
            .arg(momentText(m_result.plannedFinish, m_clock.utcNow()), momentText(m_result.finish, m_clock.utcNow()))};
    lines.append(
        tr("%1 of %2 durations are known from earlier releases.").arg(m_result.fromHistory).arg(m_result.tasks.size()));
    if (m_result.rollbackSeconds > 0)
        lines.append(
            m_result.latestDecision.isValid()
                ? tr("The way back takes %1: decide by %2.")
                      .arg(spanText(m_result.rollbackSeconds), momentText(m_result.latestDecision, m_clock.utcNow()))
                : tr("The way back takes %1.").arg(spanText(m_result.rollbackSeconds)));
    if (!m_result.conflicts.isEmpty())
        lines.append(m_result.conflicts.first().message);
    return lines.join(QStringLiteral("\n"));
}

} // namespace releasedesk::ui
