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

    //! Where the vendor's document of that name lies; a path stays what it is.
    [[nodiscard]] static QString pathOf(const QString &contract);
    //! A sentence on what is not there to run it; empty when all is.
    [[nodiscard]] static QString whatIsMissing(const QString &contract);

    enum class Held { BothWays, Requests };

    [[nodiscard]] bool start(const QString &contract, const QString &upstream, Held held = Held::BothWays);
    //! What was asked so far, as "get /rest/api/2/myself".
    [[nodiscard]] QStringList requests();
    //! What the requests so far held against the contract.
    [[nodiscard]] QStringList requestViolations();

    [[nodiscard]] const QString &origin() const { return m_origin; }

private:
    void listen();

    QProcess m_process;
    QString m_origin;
    QString m_said;
};

} // namespace releasedesk::tests
