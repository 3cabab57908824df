// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

namespace releasedesk::connectors {

//! A rich text field of Jira as Markdown: a document (Cloud, ADF) or wiki markup (Data Center). Words, headings, lists,
//! tables, code and links stay; pictures and macros become their names. What is text there is text here, whatever
//! Markdown or HTML it seems to contain. Ends with a mark where it would be longer than 64 KiB.
[[nodiscard]] QString descriptionMarkdown(const QJsonValue &field);

//! The two halves of it.
[[nodiscard]] QString markdownOfDocument(const QJsonObject &document);
[[nodiscard]] QString markdownOfWiki(const QString &markup);

} // namespace releasedesk::connectors
