// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/reading_order.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace releasedesk::ui {
namespace {

struct Stop {
    QWidget *widget;
    QRect place;
    int row = 0;
};

} // namespace

QList<QWidget *> inReadingOrder(const QWidget &area)
{
    QList<Stop> stops;
    for (QWidget *const each : area.findChildren<QWidget *>()) {
        const bool isReached = (each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisibleTo(&area)
            && each->isEnabled() && !each->focusProxy() && !each->size().isEmpty();
        if (isReached)
            stops.append({each, QRect(each->mapTo(&area, QPoint()), each->size())});
    }
    std::ranges::sort(stops, {},
                      [](const Stop &each) { return std::tuple(each.place.center().y(), each.place.left()); });
    // Beside each other is what overlaps the middle of the one before.
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const bool isBeside = stops.at(i).place.top() < stops.at(i - 1).place.center().y();
        stops[i].row = stops.at(i - 1).row + (isBeside ? 0 : 1);
    }
    std::ranges::sort(stops, {},
                      [](const Stop &each) { return std::tuple(each.row, each.place.left(), each.place.top()); });
    QList<QWidget *> order;
    for (const Stop &each : std::as_const(stops))
        order.append(each.widget);
    return order;
}

bool stepFocus(const QList<QWidget *> &order, bool isForward)
{
    if (order.isEmpty())
        return false;
    const qsizetype at = order.indexOf(QApplication::focusWidget());
    const qsizetype step = isForward ? 1 : -1;
    const qsizetype next = at < 0 ? (isForward ? 0 : order.size() - 1) : (at + step + order.size()) % order.size();
    order.at(next)->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace releasedesk::ui
