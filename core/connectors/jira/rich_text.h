// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace releasedesk::connectors {

//! Plain text as a document of Jira Cloud (ADF version 1): an empty line starts a new paragraph, a line feed breaks
//! the line.
[[nodiscard]] QJsonObject documentOf(const QString &text);

//! Plain text as wiki markup of Jira Data Center that shows exactly this text: no links, macros or mentions.
[[nodiscard]] QString wikiMarkupOf(const QString &text);

//! The text of a field, be it plain or a document; empty for anything else.
[[nodiscard]] QString plainTextOf(const QJsonValue &field);

} // namespace releasedesk::connectors
