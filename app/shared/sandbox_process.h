// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/sample_workspace.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QProcess>

namespace releasedesk::app {

//! A sandbox started beside this program; it ends with it.
class SandboxProcess final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SandboxProcess() override;

    //! \p port 0 picks a free one. Unavailable if the program is missing or does not come up within ten seconds.
    [[nodiscard]] QCoro::Task<Result<SandboxAddress>> start(int port);

    //! What a sandbox says of itself; Unavailable if none answers there.
    [[nodiscard]] static QCoro::Task<Result<SandboxAddress>> ask(QNetworkAccessManager &network, QUrl url);

private:
    QProcess m_process;
    QNetworkAccessManager m_network;
};

} // namespace releasedesk::app
