// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/effect_ledger.h"
#include "app/sandbox/fault_plan.h"
#include "app/sandbox/http_listener.h"
#include "app/sandbox/jenkins_stand_in.h"
#include "app/sandbox/jira_cloud_stand_in.h"
#include "app/sandbox/jira_data_center_stand_in.h"
#include "app/sandbox/messenger_sink.h"
#include "app/sandbox/service_stand_in.h"
#include "app/sandbox/smtp_sink.h"

#include <memory>

namespace releasedesk::sandbox {

//! All stand-ins behind one address on 127.0.0.1, with /sandbox to look behind the scenes and to make things go wrong.
class SandboxServer final : public QObject
{
    Q_OBJECT

public:
    struct Setup {
        quint16 port = 0;
        quint32 seed = 1;
        QString dataFolder; //!< recorded answers instead of the sample company; may be empty
        QByteArray faults; //!< rules in JSON; may be empty
    };

    //! Answers with the port once everything listens.
    [[nodiscard]] Result<quint16> start(const Setup &setup);

private:
    struct State; // everything that a reset makes anew

    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    [[nodiscard]] HttpResponse dispatch(const HttpRequest &request);
    [[nodiscard]] HttpResponse control(const HttpRequest &request);
    [[nodiscard]] HttpResponse showState() const;
    [[nodiscard]] HttpResponse answerFaults(const HttpRequest &request);
    [[nodiscard]] HttpResponse changeSettings(const HttpRequest &request);
    [[nodiscard]] Result<> reset();
    void record(const HttpRequest &request, const HttpResponse &response, bool isApplied);

    Setup m_setup;
    quint16 m_port = 0;
    JiraWorld m_initial;
    std::shared_ptr<State> m_state;
    EffectLedger m_effects;
    FaultPlan m_faults;
    SmtpSink m_mail;
    qsizetype m_requests = 0;
    HttpListener m_listener{[this](const HttpRequest &request) { return answer(request); }};
};

} // namespace releasedesk::sandbox
