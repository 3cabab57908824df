// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

#include <optional>

namespace releasedesk::tests {

//! A certificate for 127.0.0.1 that nobody trusts, made by the openssl program; nothing without that program.
[[nodiscard]] std::optional<QSslConfiguration> selfMadeCertificate(const QTemporaryDir &folder);

} // namespace releasedesk::tests
