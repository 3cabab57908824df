// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/popover_frame.h"

#include <QTimer>

namespace releasedesk::ui {

//! What is said for a moment: the result of something the person started.
struct ToastMessage {
    State state = State::Succeeded;
    QString text;
    QString action; //!< label of the one action, or empty
};

//! One message at the lower right. It stays while the pointer or the focus is on it.
class Toast final : public PopoverFrame
{
    Q_OBJECT

public:
    static constexpr int boxWidth = 320;

    explicit Toast(const ToastMessage &message, QWidget *parent = nullptr);

signals:
    void actionTriggered();
    //! It is over; the stack removes it.
    void expired();

protected:
    bool event(QEvent *event) override;

private:
    void pauseOrContinue();

    QTimer m_life;
};

} // namespace releasedesk::ui
