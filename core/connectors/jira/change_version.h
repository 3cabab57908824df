// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_writer.h"
#include "core/effects/effect.h"

#include <optional>

namespace releasedesk::connectors {

//! Brings a version into a wanted state. Reads it before and after, so that nothing is sent when somebody was faster.
//! Answers {"unchanged", "before": {"released", "releaseDate"}}; without `before` when it was found by looking it up.
class ChangeVersion final : public effects::Effect
{
public:
    //! What to send for a version that stands like this; nothing when it is as wanted; an error when it must not be
    //! changed.
    using Edit = std::function<Result<std::optional<QJsonObject>>(const QJsonObject &version)>;

    //! \p what is for people; \p wanted identifies the change in the record.
    ChangeVersion(JiraWriter writer, QString versionId, QString what, QByteArray wanted, Edit edit);

    [[nodiscard]] EffectId id() const override { return m_writer.operation(); }
    [[nodiscard]] QString what() const override { return m_what; }
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    JiraWriter m_writer;
    QString m_versionId;
    QString m_what;
    QByteArray m_wanted;
    Edit m_edit;
};

//! The first line of a version's description that says who locked it; empty if nobody did.
[[nodiscard]] QString lockHolder(const QString &description);

//! Adds the mark of \p holder. FailedPrecondition: the version is released, or somebody else's mark is there.
[[nodiscard]] ChangeVersion::Edit lockEdit(const QString &holder);

//! Takes the mark of \p holder away and leaves everything else.
[[nodiscard]] ChangeVersion::Edit unlockEdit(const QString &holder);

//! Marks as released on \p date. A version that is released already is left as it is.
[[nodiscard]] ChangeVersion::Edit releaseEdit(const QDate &date);

//! Marks as not released, with \p plannedDate; without a valid one the date stays as it is.
[[nodiscard]] ChangeVersion::Edit unreleaseEdit(const QDate &plannedDate);

} // namespace releasedesk::connectors
