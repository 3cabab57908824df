// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QObject>

class QSystemTrayIcon;

namespace releasedesk::ui {

class ApprovalBell;

//! The sign in the tray of the desktop: how many approvals wait, a message where the desktop shows none itself, and
//! the way to it. Nothing happens on a desktop without a tray.
class TrayBell final : public QObject
{
    Q_OBJECT

public:
    //! \p bell must outlive it.
    explicit TrayBell(ApprovalBell &bell, QObject *parent = nullptr);

    //! A message beside the sign, for desktops that have nothing better.
    void tell(const QString &title, const QString &text, const ReleaseId &release, const TaskId &task);

    //! The icon with a number in its corner; nothing for 0, "9+" above nine.
    [[nodiscard]] static QIcon iconWith(int count);

signals:
    //! The message or the sign was pressed; both are empty when it is about no single approval.
    void opened(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);

private:
    void showCount(int count);

    QSystemTrayIcon *m_icon = nullptr;
    ReleaseId m_release; //!< of the last message
    TaskId m_task;
};

} // namespace releasedesk::ui
