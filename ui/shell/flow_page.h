// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/connection.h"
#include "core/session/desk.h"

#include <QWidget>

namespace releasedesk::ui {

class ConnectionGate;
class EndpointWatch;
class ModelingPanel;
class ReleaseDock;
class ProposalBar;
class TaskInspector;

//! The Flow tab: modeling panel with the dock below it, task content beside both.
class FlowPage final : public QWidget
{
    Q_OBJECT

public:
    FlowPage(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Selects \p task, unless it is empty.
    void showRelease(const ReleaseId &release, const TaskId &task);

    //! Modeling panel and task content.
    [[nodiscard]] QList<QWidget *> parts() const;

    //! The keys of the flow work at once, unless somebody types or walks along the tabs.
    void takeKeyboard();
    //! Others watch: nothing but the flow.
    void setPresenting(bool isPresenting);

    //! What the fields for connections of a task offer.
    void setConnections(const QList<domain::Connection> &connections);
    //! Whom to ask whether the servers answer that a draft needs; \p gate outlives the page.
    void setGate(ConnectionGate &gate);

    //! Of the workspace, where attached files are kept.
    void setFolder(const QString &folder);

signals:
    void linkWanted(const QString &address);
    void releaseWanted(const releasedesk::ReleaseId &release);
    //! Title, owner and window of the release that is shown are to be changed.
    void detailsWanted(const releasedesk::ReleaseId &release);
    //! A server does not answer.
    void connectionsWanted();
    void refused(const releasedesk::Error &error);
    //! The person went on: what was refused before need not be told any longer.
    void settled();
    //! What somebody asked for is done.
    void told(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeInspector();
    void askBeforeWithdrawal(const QString &sentence);
    void arrangeDock();
    [[nodiscard]] bool hasRun() const;
    [[nodiscard]] bool isKeyboardTaken() const;
    void select(const TaskId &task);
    //! What a person comes for: the failed, running or waiting task, else the next one.
    [[nodiscard]] TaskId firstOfInterest() const;

    session::Desk &m_desk;
    const Clock &m_clock;
    EndpointWatch *m_endpoints = nullptr;
    ReleaseId m_release;
    QMetaObject::Connection m_asking; //!< to the document of the release that is shown
    ProposalBar *m_proposals;
    ModelingPanel *m_modeling;
    ReleaseDock *m_dock;
    TaskInspector *m_inspector;
    bool m_isPresenting = false;
    domain::ReleaseState m_stateOfDock = domain::ReleaseState::Draft; //!< for which the dock was folded or not
};

} // namespace releasedesk::ui
