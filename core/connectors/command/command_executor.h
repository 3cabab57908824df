// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

namespace releasedesk::connectors {

class ProgramRun;
struct ProgramSpec;

//! command.run: runs a fixed program on this computer without a shell, with the variables named and no others, and
//! follows its output. The program goes on when this process ends; a restart finds it, or how it ended. A cancel ends
//! it and all it started.
//!
//! Everything given to it must outlive every call.
class CommandExecutor final : public engine::TaskExecutor
{
public:
    struct Pace {
        std::chrono::milliseconds poll{100};
        std::chrono::milliseconds killAfter{3000}; //!< from the polite signal to the one that cannot be ignored
        qint64 maxOutput = qint64{512} << 20; //!< bytes; a program that writes more is ended
    };

    //! \p stateFolder keeps the traces of runs; working folders are relative to \p workFolder.
    CommandExecutor(effects::EffectJournal &journal, const Clock &clock, QString stateFolder, QString workFolder);
    CommandExecutor(effects::EffectJournal &journal, const Clock &clock, QString stateFolder, QString workFolder,
                    Pace pace);

    [[nodiscard]] QString kind() const override { return QStringLiteral("command.run"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;
    void forget(const EffectId &opId) override;

private:
    [[nodiscard]] Result<ProgramSpec> specOf(const engine::TaskAssignment &task) const;
    [[nodiscard]] QCoro::Task<> end(std::shared_ptr<const ProgramRun> run) const;
    [[nodiscard]] static QCoro::Task<> settle(std::shared_ptr<const ProgramRun> run);

    effects::EffectJournal &m_journal;
    const Clock &m_clock;
    QString m_stateFolder;
    QString m_workFolder;
    Pace m_pace;
};

} // namespace releasedesk::connectors
