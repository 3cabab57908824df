// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/connections/connection_gate.h"
#include "ui/modeling/start_checks.h"

namespace releasedesk::ui {

//! Connections of the servers that tasks of \p release speak to, in the order of the workspace. Mail and messengers
//! are left out: they cannot be asked without telling somebody something.
[[nodiscard]] QList<domain::Connection> endpointsOf(const domain::Release &release, const domain::Directory &directory,
                                                    const QList<domain::Connection> &known);

//! Asks the servers that a draft needs whether they answer, each once in a while, as long as the draft is shown.
class EndpointWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int secondsFresh = 300; //!< an answer is not asked for again before

    EndpointWatch(session::Desk &desk, ConnectionGate &gate, const Clock &clock, QObject *parent = nullptr);

    //! Asks at once what has not been asked lately. What runs already is left alone.
    void showRelease(const ReleaseId &release);
    [[nodiscard]] QList<EndpointAnswer> answers() const;

signals:
    void changed();

private:
    void ask(const domain::Connection &connection);

    session::Desk &m_desk;
    ConnectionGate &m_gate;
    const Clock &m_clock;
    ReleaseId m_release;
    QHash<ConnectionId, EndpointAnswer> m_answers;
    QHash<ConnectionId, QDateTime> m_asked;
};

} // namespace releasedesk::ui
