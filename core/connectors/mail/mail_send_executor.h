// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

#include <QThreadPool>

namespace releasedesk::connectors {

//! `mail.send`: one plain-text mail to a list of addresses over SMTP.
class MailSendExecutor final : public engine::TaskExecutor
{
public:
    MailSendExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections);
    ~MailSendExecutor() override;

    [[nodiscard]] QString kind() const override { return QStringLiteral("mail.send"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;

private:
    effects::EffectJournal &m_journal;
    const domain::ConnectionDirectory &m_connections;
    QThreadPool m_threads; //!< the library blocks, so it has threads of its own
};

} // namespace releasedesk::connectors
