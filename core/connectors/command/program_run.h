// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/connectors/command/launch_program.h"

#include <array>
#include <utility>

namespace releasedesk::connectors {

enum class RunStage {
    NotStarted,
    Starting,
    Running,
    Ended,
    Lost, //!< it was started, and whoever watched over it went away: nobody knows how it ended
};

//! How far a program has come, read from its traces.
struct RunStanding {
    RunStage stage = RunStage::NotStarted;
    int exitCode = 0; //!< Ended
    int signal = 0; //!< Ended: what killed it
    int startError = 0; //!< Ended: errno; it never ran
    bool isFolderError = false; //!< the working folder was the reason
};

//! One run of a program, known by its operation id; its traces are files in the state folder, which survive this
//! process.
class ProgramRun
{
public:
    ProgramRun(const QString &stateFolder, const EffectId &opId);

    //! As launchProgram; makes the state folder.
    [[nodiscard]] Result<> launch(const ProgramSpec &spec) const;

    [[nodiscard]] RunStanding standing() const;

    //! Sends \p signal to the program and all it started; false if there is nobody left.
    [[nodiscard]] bool signalGroup(int signal) const;

    //! Removes the traces of a run that has ended, or of one that nobody watches over any more; leaves those of any
    //! other alone. For runs whose outcome is recorded.
    void removeTraces() const;

    [[nodiscard]] const ProgramTraces &traces() const { return m_traces; }

private:
    QString m_folder;
    ProgramTraces m_traces;
};

} // namespace releasedesk::connectors
