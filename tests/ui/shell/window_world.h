// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/sample_desk.h"
#include "ui/connections/connection_gate.h"
#include "ui/shell/main_window.h"

namespace releasedesk::tests {

//! No connections.
class EmptyGate final : public ui::ConnectionGate
{
public:
    QCoro::Task<Result<versions::ConnectionReport>> test(domain::Connection, domain::ConnectionSecrets, QString,
                                                         std::stop_token) override
    {
        co_return failure(ErrorCode::Unavailable, "nothing");
    }
    QCoro::Task<Result<versions::ServerFacts>> findServer(domain::Connection, domain::ConnectionSecrets,
                                                          std::stop_token) override
    {
        co_return failure(ErrorCode::Unavailable, "nothing");
    }
    QCoro::Task<Result<versions::ConnectionReport>> testStored(ConnectionId, QString) override
    {
        co_return failure(ErrorCode::Unavailable, "nothing");
    }
    QCoro::Task<Result<>> save(domain::Connection, domain::ConnectionSecrets) override { co_return Result<>(); }
    [[nodiscard]] QList<domain::Connection> connections() const override { return {}; }
    [[nodiscard]] bool hasSecret(const ConnectionId &) const override { return false; }
    [[nodiscard]] QString secretNote() const override { return {}; }
};

//! A main window over the sample desk. Nothing is read from outside: every version is missing.
struct WindowWorld {
    //! Only what is no picture has a bell, and remembers.
    explicit WindowWorld(bool isSample = true, bool isForPicture = true, ui::SigningGate *signing = nullptr,
                         ui::DesktopNotices *notices = nullptr)
        : versions(&context, [](const ConnectionId &) -> Result<std::shared_ptr<versions::IssueSource>> {
            return failure(ErrorCode::NotFound, "no such connection");
        })
    {
        workspace::Workspace workspace;
        workspace.name = "Hanbit Commerce";
        workspace.isSample = isSample;
        ui::WindowNeeds needs{
            sample.desk, sample.clock, versions,   gate,        [this] { return answer(isAnswering); },
            workspace,   "/tmp/w",     sampleUser, isForPicture};
        needs.signing = signing;
        needs.notices = notices;
        window = std::make_unique<ui::MainWindow>(std::move(needs));
        window->resize(1440, 900);
    }

    static QCoro::Task<Result<>> answer(bool isAnswering)
    {
        if (isAnswering)
            co_return Result<>();
        co_return failure(ErrorCode::Unavailable, "the engine is gone");
    }

    SampleDesk sample;
    QObject context;
    versions::VersionService versions;
    EmptyGate gate;
    bool isAnswering = true;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace releasedesk::tests
