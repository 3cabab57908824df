// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace releasedesk::sandbox {

//! Refuses what Jira Cloud refuses as rich text: anything but a document of version 1 made of known nodes, with no
//! empty text in it. InvalidArgument says where.
[[nodiscard]] Result<> checkDocument(const QJsonValue &value);

//! A document whose paragraphs are the lines of a text; empty for an empty text.
[[nodiscard]] QJsonObject documentFromText(const QString &text);

//! The text of a document, one line for each block.
[[nodiscard]] QString textOfDocument(const QJsonObject &document);

} // namespace releasedesk::sandbox
