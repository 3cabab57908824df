// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/toast.h"

#include <QList>
#include <QObject>

#include <functional>

namespace releasedesk::ui {

//! Up to three toasts at the lower right of \p area, newest at the bottom. Failures and approvals never live here only.
class ToastStack final : public QObject
{
    Q_OBJECT

public:
    //! \p area is the content above the status bar; the toasts are its children and follow its size.
    explicit ToastStack(QWidget *area);

    void show(const ToastMessage &message, std::function<void()> onAction = {});
    [[nodiscard]] int count() const { return static_cast<int>(m_toasts.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(Toast *toast);
    void place();

    QWidget *m_area;
    QList<Toast *> m_toasts;
};

} // namespace releasedesk::ui
