// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

#include <QPointer>

namespace releasedesk::ui {

class ConfirmDialog;
class ErrorBanner;
class PlanDocument;

//! Above the flow: that a change is being drawn, with what sends or drops it, or the oldest proposal that waits, with
//! what decides it. Hidden while there is neither.
class ProposalBar final : public ThemedWidget
{
    Q_OBJECT

public:
    ProposalBar(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);

protected:
    void languageChanged() override { take(); }

private:
    void take();
    void act(int action);
    void askToSend();
    void askToDrop();
    void askToAccept(const domain::ChangeProposal &proposal);
    void askToRefuse(const domain::ChangeProposal &proposal);
    void withdraw(const domain::ChangeProposal &proposal);
    void send(ConfirmDialog *dialog, domain::ReleaseCommand command);
    [[nodiscard]] std::optional<domain::ChangeProposal> waiting() const;
    [[nodiscard]] bool mayDecide() const;

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    QPointer<PlanDocument> m_document;
    QList<QMetaObject::Connection> m_links;
    ErrorBanner *m_banner;
};

} // namespace releasedesk::ui
