// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/reconciliation/late_change.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/session/desk.h"
#include "core/versions/jira_change.h"

#include <QObject>

#include <optional>

namespace releasedesk::ui {

//! Puts a row of a reconciliation right in Jira: first says what it would mean, also for the signatures, then does it
//! and reads the scope again.
class RowFixer final : public QObject
{
    Q_OBJECT

public:
    //! All but \p parent outlive it. \p changes may be null: then nothing can be put right here.
    RowFixer(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
             versions::JiraChanges *changes, const QString &mirrors, QObject *parent = nullptr);

    //! What can be done here about a row, in its order.
    [[nodiscard]] QList<reconciliation::Fix> fixesFor(const reconciliation::ReconciliationRow &row,
                                                      const ReleaseId &release) const;

    //! Finds out what it takes; asked() or failed() follows.
    void prepare(const ReleaseId &release, const reconciliation::ReconciliationRow &row, reconciliation::Fix fix,
                 const QList<domain::Issue> &others);
    //! Does what was asked about last; done() or failed() follows.
    void carryOut();
    void drop() { m_pending.reset(); }
    [[nodiscard]] bool hasPending() const { return m_pending.has_value(); }

signals:
    //! \p sentence is what would be done, \p consequence what it means for the signatures.
    void asked(const QString &sentence, const QString &consequence);
    void failed(const releasedesk::Error &error);
    void done(const QString &summary);

private:
    struct Pending {
        ReleaseId release;
        versions::IssueChange change;
        QString consequence;
    };

    void ask(const ReleaseId &release, const versions::IssueChange &change, const QList<domain::Issue> &others);
    void moveOn(const ReleaseId &release, const versions::IssueChange &change, const QList<domain::Issue> &others);
    void refresh(const ReleaseId &release, const QString &summary);
    void record(const ReleaseId &release, const domain::IssueSnapshot &snapshot, const QString &summary);

    session::Desk &m_desk;
    versions::VersionService &m_versions;
    const Clock &m_clock;
    versions::JiraChanges *m_changes;
    QString m_mirrors;
    std::optional<Pending> m_pending;
};

} // namespace releasedesk::ui
