// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QWidget>

namespace releasedesk::ui {

class ModelingPanel;

//! The Flow tab: modeling panel, task content beside it, dock below.
class FlowPage final : public QWidget
{
    Q_OBJECT

public:
    FlowPage(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Selects \p task, unless it is empty.
    void showRelease(const ReleaseId &release, const TaskId &task);

    //! Modeling panel and task content.
    [[nodiscard]] QList<QWidget *> parts() const;

signals:
    void linkWanted(const QString &address);
    void refused(const releasedesk::Error &error);

private:
    ModelingPanel *m_modeling;
};

} // namespace releasedesk::ui
