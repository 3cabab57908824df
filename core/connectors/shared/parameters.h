// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <chrono>

//! Reads the parameters of a task. References are resolved into texts, so numbers and lists may come as texts too.
namespace releasedesk::connectors {

[[nodiscard]] QString textOf(const QJsonObject &parameters, const char *name);

//! A whole number, also written as text; \p otherwise if there is none.
[[nodiscard]] int numberOf(const QJsonObject &parameters, const char *name, int otherwise);

//! A list as it is, or the lines of a text that hold something.
[[nodiscard]] QStringList listOf(const QJsonObject &parameters, const char *name);

//! Names and texts; numbers and booleans as they are written.
[[nodiscard]] QMap<QString, QString> valuesOf(const QJsonObject &parameters, const char *name);

//! InvalidArgument that proves that nothing was done.
[[nodiscard]] tl::unexpected<Error> badParameter(QString message);

//! Marks why nothing was done: a new attempt is safe.
[[nodiscard]] tl::unexpected<Error> beforeAnything(Error error);

//! A time span in one or two units: “42 s”, “7 min”, “3 h 5 min”.
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

//! What an executor answers once it was asked to stop.
[[nodiscard]] tl::unexpected<Error> stopped(const QString &title);

} // namespace releasedesk::connectors
