// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/change_version.h"
#include "core/domain/jira_version.h"

namespace releasedesk::connectors {

//! Makes a version. Its name is unique in its project, which is how it is found again. Answers {"id", "unchanged"}.
class CreateVersion final : public effects::Effect
{
public:
    //! \p fields as Jira takes them, without the project.
    CreateVersion(JiraWriter writer, QString project, QString name, QJsonObject fields);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] static QCoro::Task<Result<std::optional<QString>>> find(JiraWriter writer, QString project,
                                                                          QString name);

    JiraWriter m_writer;
    QString m_project;
    QString m_name;
    QJsonObject m_fields;
};

//! Puts the issues of a version into another one and takes the version away, as Jira itself does it. A version that is
//! gone was merged. Answers {"unchanged"}.
class MergeVersion final : public effects::Effect
{
public:
    MergeVersion(JiraWriter writer, domain::JiraVersion from, domain::JiraVersion into);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    domain::JiraVersion m_from;
    domain::JiraVersion m_into;
    bool m_wasSent = false;
};

//! Puts a version behind another in the list of its project, or first. Answers {"unchanged"}.
class MoveVersion final : public effects::Effect
{
public:
    MoveVersion(JiraWriter writer, domain::JiraVersion version, std::optional<domain::JiraVersion> behind);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] static QCoro::Task<Result<bool>> stands(JiraWriter writer, domain::JiraVersion version,
                                                          std::optional<domain::JiraVersion> behind);

    JiraWriter m_writer;
    domain::JiraVersion m_version;
    std::optional<domain::JiraVersion> m_behind;
};

//! Takes one issue out of a version and puts it into another; either may be none. Answers {"moved"}: false when it
//! stood like that already. Aborted ("jira.changed") when somebody put it elsewhere meanwhile.
class PutInVersion final : public effects::Effect
{
public:
    struct Way {
        domain::JiraVersion from; //!< an empty id: out of none
        domain::JiraVersion to;
    };

    PutInVersion(JiraWriter writer, QString issue, Way way);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    QString m_issue;
    Way m_way;
};

//! Brings the named fields of a version to these values. With \p seen, Aborted ("jira.changed") names every field that
//! looks different by now, and nothing is sent. FailedPrecondition: a date is to be taken away where \p site cannot do
//! that.
[[nodiscard]] ChangeVersion::Edit fieldsEdit(const QJsonObject &fields, const std::optional<domain::JiraVersion> &seen);

} // namespace releasedesk::connectors
