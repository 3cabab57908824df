// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace releasedesk {

//! The one byte form of a value that is hashed or signed: UTF-8, NFC, keys sorted by code point, no white space,
//! integers only (a fraction is refused with InvalidArgument).
[[nodiscard]] Result<QByteArray> canonicalJson(const QJsonValue &value);

//! Lower-case hexadecimal SHA-256.
[[nodiscard]] QString sha256Hex(QByteArrayView bytes);

} // namespace releasedesk
