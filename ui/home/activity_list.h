// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QWidget>

class QVBoxLayout;

namespace releasedesk::ui {

//! The newest important events of all releases, one line each.
class ActivityList final : public QWidget
{
    Q_OBJECT

public:
    ActivityList(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void refresh();

signals:
    void opened(const releasedesk::ReleaseId &release);

private:
    const session::Desk &m_desk;
    const Clock &m_clock;
    QVBoxLayout *m_layout;
};

} // namespace releasedesk::ui
