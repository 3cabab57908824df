// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class ErrorBanner;

//! After the run is over: why a task failed, and what was done about it without anybody being asked. Hidden for a task
//! that did not fail, and while the person still has to decide, which is said elsewhere.
class FailureStory final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit FailureStory(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

protected:
    void languageChanged() override { rebuild(); }

private:
    void rebuild();

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    QVBoxLayout *m_layout;
    ErrorBanner *m_banner;
    QWidget *m_steps = nullptr;
};

} // namespace releasedesk::ui
