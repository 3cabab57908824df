// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/domain/jira_version.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace releasedesk::connectors {

//! The custom fields of a site that tell more of an issue; their ids differ between sites. Empty: there is none.
struct IssueFields {
    QString development;
    QString fixNote;

    //! The fields a search has to ask for.
    [[nodiscard]] QStringList names() const;
};

//! Finds them in the answer of GET field: the development field by its schema, the note by its name.
[[nodiscard]] IssueFields issueFieldsIn(const QJsonArray &fields);

//! An issue of a search. Null and absent fields read alike; nothing for an entry without a key.
[[nodiscard]] std::optional<domain::Issue> issueOf(const QJsonObject &json, const IssueFields &custom);

//! Takes one of the fields that every site has, but for links, out of what Jira sends for it. An absent value empties
//! it; a field with another name is left alone.
void readIssueField(domain::Issue &issue, QStringView field, const QJsonValue &value);

//! The issues that the fields of an issue name: sub-tasks, then links.
[[nodiscard]] QList<domain::IssueLink> linksOf(const QJsonObject &fields);

//! A time as Jira writes it, with or without a colon in its zone; in UTC, invalid for anything else.
[[nodiscard]] QDateTime timeInIssue(const QString &text);

//! A version. Null and absent dates read alike; nothing for an entry without an id or name.
[[nodiscard]] std::optional<domain::JiraVersion> versionOf(const QJsonObject &json, const QString &project);

//! What a status counts as, from its `statusCategory`.
[[nodiscard]] domain::StatusCategory categoryOf(const QJsonObject &status);

//! Text from Jira fit for the record: valid UTF-16, at most \p maxLength characters.
[[nodiscard]] QString recordable(const QString &text, qsizetype maxLength = 4000);

} // namespace releasedesk::connectors
