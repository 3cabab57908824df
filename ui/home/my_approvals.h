// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

#include <QWidget>

class QVBoxLayout;

namespace releasedesk::ui {

//! The first few approvals that wait for the person, as a card of rows.
class MyApprovals final : public QWidget
{
    Q_OBJECT

public:
    MyApprovals(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Shows the inbox as it is now; answers how many wait for this person's turn.
    qsizetype refresh();

signals:
    void opened(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);

private:
    [[nodiscard]] QWidget *makeRow(const projections::InboxItem &item, bool isLast);

    const session::Desk &m_desk;
    const Clock &m_clock;
    QVBoxLayout *m_layout;
    QWidget *m_rows = nullptr;
};

} // namespace releasedesk::ui
