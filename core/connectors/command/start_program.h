// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/command/program_run.h"
#include "core/effects/effect.h"

namespace releasedesk::connectors {

//! Starts a program once.
class StartProgram final : public effects::Effect
{
public:
    StartProgram(EffectId id, ProgramRun run, ProgramSpec spec);

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    EffectId m_id;
    ProgramRun m_run;
    ProgramSpec m_spec;
};

} // namespace releasedesk::connectors
