// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonDocument>
#include <QJsonObject>

namespace releasedesk {

//! Reads JSON that decides something. Other than QJsonDocument it refuses equal keys in one object, lone surrogates,
//! invalid UTF-8, anything behind the value, and more than maxJsonDepth levels. DataLoss names line and column.
[[nodiscard]] Result<QJsonValue> readStrictJson(QByteArrayView bytes);

//! The same for a text that must be an object.
[[nodiscard]] Result<QJsonObject> readStrictJsonObject(QByteArrayView bytes);

constexpr int maxJsonDepth = 64;

} // namespace releasedesk
