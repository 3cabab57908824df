// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>

namespace releasedesk::connectors {

struct MailMessage {
    QString messageId; //!< without angle brackets; the same for every repeat of the same mail
    QString from;
    QStringList to;
    QString subject;
    QString body; //!< plain text
    QDateTime date;
};

//! The mail as it travels (RFC 5322): UTF-8 subject as encoded words, body in base64. InvalidArgument for addresses
//! that are none, or anything that would start a header line of its own.
[[nodiscard]] Result<QByteArray> mailBytes(const MailMessage &message);

} // namespace releasedesk::connectors
