// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>

namespace releasedesk::tests {

//! Prism between a client and a server: it refuses what breaks the vendor's contract, on either side.
class ContractProxy
{
public:
    ~ContractProxy();

    //! A sentence on what is not there to run it; empty when all is.
    [[nodiscard]] static QString whatIsMissing(const QString &contract);

    [[nodiscard]] bool start(const QString &contract, const QString &upstream);

    [[nodiscard]] const QString &origin() const { return m_origin; }

private:
    QProcess m_process;
    QString m_origin;
};

} // namespace releasedesk::tests
