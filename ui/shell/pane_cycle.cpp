// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/pane_cycle.h"

#include <QApplication>

namespace releasedesk::ui {
namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

QWidget *firstFocusable(QWidget *area)
{
    if (takesFocus(area))
        return area;
    for (QWidget *each = area->nextInFocusChain(); each != area; each = each->nextInFocusChain()) {
        if (area->isAncestorOf(each) && takesFocus(each))
            return each;
    }
    return nullptr;
}

} // namespace

void PaneCycle::setPanes(const QList<QWidget *> &panes)
{
    QList<Pane> next;
    for (QWidget *const area : panes) {
        QPointer<QWidget> last;
        for (const Pane &known : std::as_const(m_panes)) {
            if (known.area == area)
                last = known.last;
        }
        next.append({area, last});
    }
    m_panes = next;
}

QWidget *PaneCycle::go(int step)
{
    QWidget *const focus = QApplication::focusWidget();
    const auto count = static_cast<int>(m_panes.size());
    int current = -1;
    for (int i = 0; i < count; ++i) {
        const QWidget *const area = m_panes.at(i).area;
        if (area && focus && (area == focus || area->isAncestorOf(focus)))
            current = i;
    }
    if (current >= 0)
        m_panes[current].last = focus;
    else if (step < 0)
        current = 0;

    for (int i = 1; i <= count; ++i) {
        Pane &pane = m_panes[((current + step * i) % count + count) % count];
        if (!pane.area || !pane.area->isVisible())
            continue;
        QWidget *const target = pane.last && takesFocus(pane.last) ? pane.last.data() : firstFocusable(pane.area);
        if (!target)
            continue;
        target->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return pane.area;
    }
    return nullptr;
}

} // namespace releasedesk::ui
