// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/jira_writer.h"
#include "core/effects/effect.h"

namespace releasedesk::connectors {

//! Where issues are to go: a status by its name or, where no status has that name, a category such as "Done".
class TargetStatus
{
public:
    explicit TargetStatus(QString name);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isReached(const IssueStanding &standing) const;

    //! The way there in one step, or nothing.
    [[nodiscard]] std::optional<Transition> wayFrom(const IssueStanding &standing) const;

private:
    [[nodiscard]] bool isNamed(const QString &status) const;

    QString m_name;
    std::optional<domain::StatusCategory> m_category;
};

//! Moves one issue to another status. Answers {"from", "to"}, equal when it was there already.
class TransitionIssue final : public effects::Effect
{
public:
    //! \p knownBefore is the status to report when the move is only found afterwards.
    TransitionIssue(JiraWriter writer, QString issue, TargetStatus target, QString knownBefore);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    QString m_issue;
    TargetStatus m_target;
    QString m_knownBefore;
};

//! Writes one comment on one issue. Answers {"commentId"}.
class CommentIssue final : public effects::Effect
{
public:
    //! \p patience: how long a comment that may be on its way is looked for before it counts as not written.
    CommentIssue(JiraWriter writer, QString issue, QString text, std::chrono::milliseconds patience);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    QString m_issue;
    QString m_text;
    std::chrono::milliseconds m_patience;
    bool m_wasSent = false;
};

//! Puts one issue into another version. Answers {"moved"}: false when it is not in the first version, or when only
//! unfinished ones are to go and it is done.
class ReassignIssue final : public effects::Effect
{
public:
    struct Move {
        QString fromId;
        QString toId;
        QString toName;
        bool onlyUnfinished = true;
    };

    ReassignIssue(JiraWriter writer, QString issue, Move move);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    QString m_issue;
    Move m_move;
};

} // namespace releasedesk::connectors
