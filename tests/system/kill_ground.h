// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "core/session/desk.h"
#include "tests/sandbox/sandbox_process.h"
#include "tests/system/rdesk_process.h"

#include <QSet>

namespace releasedesk::tests {

//! One release with many effects of every kind against one sandbox, to be killed at again and again.
class KillGround
{
public:
    //! What stands in the record, read after the process is gone.
    struct Standing {
        domain::ReleaseState state = domain::ReleaseState::Draft;
        store::Position position = 0;
        QHash<store::Position, QString> what; //!< "task:state" by position, as rdesk prints it
        QMap<TaskId, domain::TaskRun> runs;
        qsizetype automatic = 0; //!< tasks that nobody has to do
    };

    //! \p lanes effects run side by side, each lane \p length tasks long.
    KillGround(SandboxProcess &sandbox, int length);
    ~KillGround();

    //! Makes the workspace and a release that runs but has not begun; nothing if all is well, else why not.
    [[nodiscard]] QString prepare();

    //! What the record says, every event of it checked against the chain; or why it cannot be trusted.
    [[nodiscard]] Result<Standing> read();

    //! Looks at the sandbox and says what became of every task whose outcome is unknown; tries again what did not
    //! happen. Answers how many there were.
    [[nodiscard]] Result<int> resolveUnknown(const Standing &standing);

    //! What happened more than once, or happened unseen.
    [[nodiscard]] QStringList wrongs(const Standing &standing);

    //! Files that command runs left in the workspace.
    [[nodiscard]] QStringList leftTraces() const;

    [[nodiscard]] RdeskProcess &rdesk() { return m_rdesk; }
    [[nodiscard]] QString release() const { return m_release.value(); }

private:
    struct Open {
        std::unique_ptr<app::EngineRoom> room;
        std::unique_ptr<session::Session> session;
        std::unique_ptr<session::Desk> desk;
    };

    [[nodiscard]] Result<std::shared_ptr<Open>> open(bool isReadOnly) const;
    [[nodiscard]] Result<> send(const std::shared_ptr<Open> &open, domain::ReleaseCommand command) const;
    [[nodiscard]] domain::Plan plan() const;
    void addLane(domain::Plan &plan, const QString &name, int length,
                 const std::function<std::pair<QString, QJsonObject>(int)> &taskOf) const;
    [[nodiscard]] QMap<QString, int> appliedByOperation();

    SandboxProcess &m_sandbox;
    RdeskProcess m_rdesk;
    ReleaseId m_release;
    int m_length;
};

} // namespace releasedesk::tests
