// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace releasedesk {

//! Reads a YAML mapping as JSON: plain true, false, null, whole numbers and fractions with an exponent (1.5e+00) become
//! what they look like, everything else – 2.10 as well – and everything in quotes is text. Refuses doubled keys,
//! anchors and aliases, tags, several documents and more than maxYamlDepth levels. InvalidArgument names line and
//! column.
[[nodiscard]] Result<QJsonObject> readYaml(const QByteArray &text);

//! Writes JSON as YAML; names of things (format, id, name, kind) come first, other keys in alphabetical order. Reading
//! it back gives an equal object.
[[nodiscard]] QByteArray writeYaml(const QJsonObject &object);

constexpr int maxYamlDepth = 32;

} // namespace releasedesk
