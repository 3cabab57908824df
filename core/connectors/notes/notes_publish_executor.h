// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

namespace releasedesk::connectors {

//! `notes.publish`: writes the release notes as a Markdown file inside the workspace folder; restore() puts back what
//! was there before.
class NotesPublishExecutor final : public engine::TaskExecutor
{
public:
    NotesPublishExecutor(effects::EffectJournal &journal, QString workspaceFolder);

    [[nodiscard]] QString kind() const override { return QStringLiteral("notes.publish"); }
    [[nodiscard]] bool canRestore() const override { return true; }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> restore(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

private:
    //! The place inside the workspace folder, or why it is none.
    [[nodiscard]] Result<QString> placeOf(const QString &file) const;

    effects::EffectJournal &m_journal;
    QString m_folder;
};

} // namespace releasedesk::connectors
