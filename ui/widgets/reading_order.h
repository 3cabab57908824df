// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QWidget;

namespace releasedesk::ui {

//! What Tab can reach in \p area at this moment, row by row from above, in a row from the left.
[[nodiscard]] QList<QWidget *> inReadingOrder(const QWidget &area);

//! Moves the focus one on in \p order, around its ends; from elsewhere to its begin or end. False if there is nothing.
bool stepFocus(const QList<QWidget *> &order, bool isForward);

} // namespace releasedesk::ui
