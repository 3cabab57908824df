// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/engine_watch.h"

#include "ui/async/when_done.h"

namespace releasedesk::ui {

EngineWatch::EngineWatch(Question question, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_question(std::move(question))
    , m_clock(clock)
    , m_lastAnswer(clock.utcNow())
{
    m_timer.setInterval(interval / 2);
    connect(&m_timer, &QTimer::timeout, this, &EngineWatch::check);
}

void EngineWatch::start()
{
    m_lastAnswer = m_clock.utcNow();
    ask();
    m_timer.start();
}

void EngineWatch::check()
{
    const auto now = m_clock.elapsed();
    const bool isOverdue = m_asked && now - *m_asked >= patience;
    if (isOverdue && !isSilent()) {
        m_silentSince = m_lastAnswer;
        emit fellSilent();
    }
    const bool isTime = m_clock.utcNow() >= m_lastAnswer.addMSecs(interval.count() - 100);
    if (!m_asked && isTime)
        ask();
}

void EngineWatch::ask()
{
    if (m_asked)
        return;
    m_asked = m_clock.elapsed();
    whenDone(this, m_question(), [this, asked = *m_asked](const Result<> &answer) { hear(answer.has_value(), asked); });
}

void EngineWatch::hear(bool isAnswer, std::chrono::steady_clock::time_point asked)
{
    m_asked.reset();
    if (!isAnswer) {
        if (!isSilent()) {
            m_silentSince = m_lastAnswer;
            emit fellSilent();
        }
        return;
    }
    m_lastAnswer = m_clock.utcNow();
    m_latency = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.elapsed() - asked);
    const bool wasSilent = isSilent();
    m_silentSince = {};
    if (wasSilent)
        emit cameBack();
    emit answered();
}

} // namespace releasedesk::ui
