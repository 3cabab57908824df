// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QWidget>

class QVBoxLayout;

namespace releasedesk::ui {

//! What the engine is doing at this moment: each running or stopped release with its current tasks.
class RunningNow final : public QWidget
{
    Q_OBJECT

public:
    RunningNow(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

signals:
    void opened(const releasedesk::ReleaseId &release);

private:
    [[nodiscard]] QWidget *makeRow(const domain::Release &release, const domain::Task &task, bool isLast);

    const session::Desk &m_desk;
    const Clock &m_clock;
    QVBoxLayout *m_layout;
    QWidget *m_card = nullptr;
    qsizetype m_count = 0;
};

} // namespace releasedesk::ui
