// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/dialog.h"

#include "ui/widgets/popover_frame.h"
#include "ui/widgets/shadow.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

Dialog::Dialog(QWidget *over)
    : ThemedWidget(over)
    , m_frame(new PopoverFrame(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", false);
    m_frame->setPadding(20);
    over->installEventFilter(this);
    hide();
}

QVBoxLayout *Dialog::content() const
{
    return m_frame->content();
}

void Dialog::setBoxWidth(int width)
{
    m_width = width;
    fit();
}

void Dialog::setBoxTop(int top)
{
    m_top = top;
    fit();
}

void Dialog::setPadding(int padding)
{
    m_frame->setPadding(padding);
}

void Dialog::open()
{
    m_focusBefore = QApplication::focusWidget();
    raise();
    show();
    fit();
    setFocus(Qt::PopupFocusReason);
    if (QWidget *const first = firstFocus())
        first->setFocus(Qt::PopupFocusReason);
    else
        focusNextPrevChild(true);
}

void Dialog::close()
{
    if (m_isClosing)
        return;
    m_isClosing = true;
    hide();
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    emit closed();
    deleteLater();
}

void Dialog::fit()
{
    setGeometry(parentWidget()->rect());
    const int wide = std::min(m_width, width() - 32);
    m_frame->ensurePolished();
    content()->activate();
    const int frameWidth = wide + 2 * shadowMargin;
    const int needed = content()->hasHeightForWidth() ? content()->totalHeightForWidth(frameWidth)
                                                      : content()->totalSizeHint().height();
    const int top = m_top >= 0 ? m_top : -1;
    const int room = height() - std::max(top, 16) - 16;
    const int tall = std::min(needed - 2 * shadowMargin, room);
    const int y = top >= 0 ? top : std::max(16, (height() - tall) * 2 / 5);
    m_frame->setBoxGeometry(QRect((width() - wide) / 2, y, wide, tall));
}

QRect Dialog::boxRect() const
{
    return m_frame->boxRect().translated(m_frame->pos());
}

bool Dialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        fit();
    return ThemedWidget::eventFilter(watched, event);
}

bool Dialog::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        fit();
    return ThemedWidget::event(event);
}

void Dialog::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(ColorToken::Scrim, dialogScrimOpacity));
}

void Dialog::mousePressEvent(QMouseEvent *event)
{
    if (!boxRect().contains(event->pos()))
        close();
}

void Dialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    event->accept(); // keys that nobody in the box wants do not reach the window below
}

bool Dialog::focusNextPrevChild(bool isForward)
{
    const auto takes = [this](const QWidget *each) {
        return each != this && isAncestorOf(each) && each->isVisibleTo(this) && each->isEnabled()
            && (each->focusPolicy() & Qt::TabFocus);
    };
    QWidget *const current = QApplication::focusWidget();
    QWidget *const start = current && (current == this || isAncestorOf(current)) ? current : this;
    QWidget *each = isForward ? start->nextInFocusChain() : start->previousInFocusChain();
    while (each != start && !takes(each))
        each = isForward ? each->nextInFocusChain() : each->previousInFocusChain();
    if (each != start)
        each->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace releasedesk::ui
