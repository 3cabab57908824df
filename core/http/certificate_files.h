// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QSslConfiguration>
#include <QStringList>

#include <memory>

namespace releasedesk::http {

//! Files with what a connection trusts and shows.
struct CertificateFiles {
    QStringList authorities; //!< trusted beside those of the system; PEM
    QString certificate = {}; //!< ours, with its chain; PEM; empty: none
    QString key = {}; //!< of the certificate; PEM; empty: it stands in the certificate's file
    Secret passphrase = {};
};

//! The settings of \p files; null if there are none. What was read is kept until a file changes. FailedPrecondition
//! names the file that cannot be read or is not PEM, a key that does not open or belongs to another certificate, and
//! what to do about it. Nothing is ever trusted that does not stand in a file or in the system's store.
[[nodiscard]] Result<std::shared_ptr<const QSslConfiguration>> tlsFrom(const CertificateFiles &files);

} // namespace releasedesk::http
