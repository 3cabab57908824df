// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QCoroTask>
#include <QTimer>

#include <functional>
#include <optional>

namespace releasedesk::ui {

//! Asks the engine every two seconds whether it still answers. A question that stays without an answer for four
//! seconds, or is answered with an error, makes the screen stale.
class EngineWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{2000};
    static constexpr std::chrono::milliseconds patience{4000};

    //! A question that only a working engine answers, and that changes nothing.
    using Question = std::function<QCoro::Task<Result<>>()>;

    //! \p clock must outlive it. Call start() next.
    EngineWatch(Question question, const Clock &clock, QObject *parent = nullptr);

    void start();
    //! Asks at once.
    void ask();

    [[nodiscard]] bool isSilent() const { return m_silentSince.isValid(); }
    //! When the engine last answered; invalid while it does.
    [[nodiscard]] const QDateTime &silentSince() const { return m_silentSince; }
    //! How long the last answer took.
    [[nodiscard]] std::optional<std::chrono::milliseconds> latency() const { return m_latency; }

signals:
    void answered();
    void fellSilent();
    //! After it had been silent.
    void cameBack();

private:
    void check();
    void hear(bool isAnswer, std::chrono::steady_clock::time_point asked);

    Question m_question;
    const Clock &m_clock;
    QTimer m_timer;
    std::optional<std::chrono::steady_clock::time_point> m_asked; //!< of a question under way
    std::optional<std::chrono::milliseconds> m_latency;
    QDateTime m_lastAnswer;
    QDateTime m_silentSince;
};

} // namespace releasedesk::ui
