// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/connection.h"
#include "core/session/desk.h"

#include <QWidget>

namespace releasedesk::ui {

class ModelingPanel;
class ReleaseDock;
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

    //! What the fields for connections of a task offer.
    void setConnections(const QList<domain::Connection> &connections);

signals:
    void linkWanted(const QString &address);
    //! Title, owner and window of the release that is shown are to be changed.
    void detailsWanted(const releasedesk::ReleaseId &release);
    void refused(const releasedesk::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeInspector();
    void askBeforeWithdrawal(const QString &sentence);
    void arrangeDock();
    [[nodiscard]] bool hasRun() const;
    void select(const TaskId &task);
    //! What a person comes for: the failed, running or waiting task, else the next one.
    [[nodiscard]] TaskId firstOfInterest() const;

    session::Desk &m_desk;
    ReleaseId m_release;
    QMetaObject::Connection m_asking; //!< to the document of the release that is shown
    ModelingPanel *m_modeling;
    ReleaseDock *m_dock;
    TaskInspector *m_inspector;
    domain::ReleaseState m_stateOfDock = domain::ReleaseState::Draft; //!< for which the dock was folded or not
};

} // namespace releasedesk::ui
