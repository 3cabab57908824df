// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/toast_stack.h"

#include "ui/widgets/shadow.h"

#include <QEvent>
#include <QWidget>

namespace releasedesk::ui {
namespace {

constexpr qsizetype maxCount = 3;
constexpr int distance = 16;
constexpr int gap = 8;

} // namespace

ToastStack::ToastStack(QWidget *area)
    : QObject(area)
    , m_area(area)
{
    area->installEventFilter(this);
}

void ToastStack::show(const ToastMessage &message, std::function<void()> onAction)
{
    while (m_toasts.size() >= maxCount)
        remove(m_toasts.constFirst());
    auto *const toast = new Toast(message, m_area);
    m_toasts.append(toast);
    connect(toast, &Toast::expired, this, [this, toast] { remove(toast); });
    if (onAction)
        connect(toast, &Toast::actionTriggered, this, [onAction = std::move(onAction)] { onAction(); });
    toast->show();
    place();
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastStack::remove(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    place();
}

void ToastStack::place()
{
    int bottom = m_area->height() - distance;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *const toast = *it;
        const int needed
            = toast->hasHeightForWidth() ? toast->heightForWidth(toast->width()) : toast->sizeHint().height();
        const int tall = needed - 2 * shadowMargin;
        toast->setBoxGeometry(
            QRect(m_area->width() - distance - Toast::boxWidth, bottom - tall, Toast::boxWidth, tall));
        toast->raise();
        bottom -= tall + gap;
    }
}

} // namespace releasedesk::ui
