// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/toast.h"

#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/shadow.h"
#include "ui/widgets/status_glyph.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <chrono>

namespace releasedesk::ui {

Toast::Toast(const ToastMessage &message, QWidget *parent)
    : PopoverFrame(parent)
{
    using namespace std::chrono_literals;

    auto *const line = new QHBoxLayout;
    line->setContentsMargins(5, 2, 5, 2);
    line->setSpacing(9);
    auto *const glyph = new StatusGlyph(message.state, 14);
    glyph->setSurface(ColorToken::Floating);
    line->addWidget(glyph, 0, Qt::AlignVCenter);
    auto *const text = new SafeLabel(message.text, FontRole::Body);
    text->setWordWrap(true);
    line->addWidget(text, 1);
    if (!message.action.isEmpty()) {
        auto *const action = new Button(message.action, Button::Kind::Link);
        line->addWidget(action);
        connect(action, &Button::clicked, this, [this] {
            emit actionTriggered();
            emit expired();
        });
    }
    content()->addLayout(line);
    setRadius(8);
    setFixedWidth(boxWidth + 2 * shadowMargin);
    setAccessibleName(message.text);

    m_life.setSingleShot(true);
    m_life.setInterval(6s);
    m_life.start();
    connect(&m_life, &QTimer::timeout, this, &Toast::expired);
    connect(qApp, &QApplication::focusChanged, this, &Toast::pauseOrContinue);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool Toast::event(QEvent *event)
{
    const bool handled = PopoverFrame::event(event);
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        pauseOrContinue();
    return handled;
}

void Toast::pauseOrContinue()
{
    const QWidget *const focus = QApplication::focusWidget();
    if (underMouse() || (focus && isAncestorOf(focus)))
        m_life.stop();
    else if (!m_life.isActive())
        m_life.start();
}

} // namespace releasedesk::ui
