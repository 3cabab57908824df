// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_site.h"

namespace releasedesk::connectors {

//! Makes one change in Jira, in its dialect: each call waits for its turn and sends one request. A value; it keeps
//! nothing alive but what the site does.
//!
//! In a read-only project of the site nothing is sent: FailedPrecondition with the reason "connection.readOnly". Which
//! project that is, Jira is asked, and where it does not say nothing is sent either.
//!
//! Errors are those of MutatingHttpClient; Cancelled with Error::nothingHappened when \p stop came before the turn.
//! A request that has left is not cancelled: that would only make its outcome unknown.
class JiraWriter
{
public:
    JiraWriter(JiraSite site, EffectId operation, std::stop_token stop);

    [[nodiscard]] const JiraSite &site() const { return m_site; }
    [[nodiscard]] const EffectId &operation() const { return m_operation; }

    [[nodiscard]] QCoro::Task<Result<>> changeVersion(QString id, QJsonObject changes) const;
    [[nodiscard]] QCoro::Task<Result<>> transitionIssue(QString issue, QString transitionId) const;
    //! Answers the id of the new version. \p projectId is the number of the project: Cloud takes no key.
    [[nodiscard]] QCoro::Task<Result<QString>> createVersion(QString projectId, QJsonObject version) const;

    //! The issues that are to be fixed in, or affected by, the version go to the other one, and so do the version
    //! fields with the numbers \p customFields; this version is gone.
    [[nodiscard]] QCoro::Task<Result<>> mergeVersion(QString id, QString intoId, QList<qint64> customFields) const;

    //! Behind another version of its project; first when that is empty.
    [[nodiscard]] QCoro::Task<Result<>> moveVersion(QString id, QString behindId) const;

    //! An empty id takes nothing away, or adds nothing.
    [[nodiscard]] QCoro::Task<Result<>> swapFixVersion(QString issue, QString removedId, QString addedId) const;

    //! Answers the id of the comment, which carries the operation id as a property.
    [[nodiscard]] QCoro::Task<Result<QString>> addComment(QString issue, QString text) const;

private:
    JiraSite m_site;
    EffectId m_operation;
    std::stop_token m_stop;
};

} // namespace releasedesk::connectors
