// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace releasedesk::sandbox {

//! What a test wants to know of a mail: subject, from, to, message id and the text, all decoded, and the headers.
[[nodiscard]] QJsonObject readMail(const QByteArray &raw);

} // namespace releasedesk::sandbox
