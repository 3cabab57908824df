// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_decisions.h"

namespace releasedesk::domain {

//! Signatures, plan and window as they are at this moment; asked before a start, a resumption and a new run.
[[nodiscard]] Result<> checkStart(const Release &release, const QString &outsideWindowReason, const Circumstances &now);

[[nodiscard]] bool isOutsideWindow(const Release &release, const QDateTime &now);

//! The values of the variables that are asked at a start: those given, else those offered. Refuses a value that does
//! not fit, one that is missing, and one that nobody asked for (variable.invalid, variable.missing, variable.unknown).
[[nodiscard]] Result<QMap<QString, QString>> valuesAtStart(const Release &release, const QMap<QString, QString> &given);

} // namespace releasedesk::domain
