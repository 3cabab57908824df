// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/notifications/checkpoint_place.h"

namespace releasedesk::connectors {

//! Adds checkpoints to a text file, one per line, best on a file system of another machine.
class FileCheckpoint final : public notifications::CheckpointPlace
{
public:
    explicit FileCheckpoint(QString path);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                  const QDateTime &now, std::stop_token stop) override;

private:
    QString m_path;
};

} // namespace releasedesk::connectors
