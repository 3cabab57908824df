// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_check.h"
#include "ui/shell/recovery_gate.h"

#include <memory>
#include <optional>

namespace releasedesk::app {

//! Whether \p error means that the record of a workspace is damaged, and not only that it cannot be opened now.
[[nodiscard]] bool isDamagedRecord(const Error &error);

//! Looks at, repairs and replaces the record of one folder, on a thread of the pool. It may go while one of them is
//! under way: that goes on to its end, and nobody is told.
class RecordRecovery final : public ui::RecoveryGate
{
public:
    explicit RecordRecovery(QString folder);

    [[nodiscard]] QString folder() const override { return m_folder; }
    [[nodiscard]] QCoro::Task<ui::RecordFinding> look(Progress progress) override;
    [[nodiscard]] QCoro::Task<Result<ui::BackupFinding>> lookAtBackup(QString file) override;
    [[nodiscard]] QCoro::Task<Result<ui::RecoveryOutcome>> repair() override;
    [[nodiscard]] QCoro::Task<Result<ui::RecoveryOutcome>> restore(QString backup) override;

private:
    using Report = std::optional<store::DamageReport>;

    QString m_folder;
    std::shared_ptr<Report> m_report; //!< of the last look
};

} // namespace releasedesk::app
