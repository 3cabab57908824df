// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/effects/effect.h"

namespace releasedesk::connectors {

//! Gives a file exactly these bytes, or takes it away. Reading it back tells whether that came about.
class WriteNotesFile final : public effects::Effect
{
public:
    //! \p bytes without a value removes the file. What was there before is kept as \p formerPath, if one is given.
    WriteNotesFile(EffectId id, QString path, std::optional<QByteArray> bytes, QString formerPath = {});

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] bool isAsWanted() const;
    [[nodiscard]] bool keepFormer() const;

    EffectId m_id;
    QString m_path;
    std::optional<QByteArray> m_bytes;
    QString m_formerPath;
};

} // namespace releasedesk::connectors
