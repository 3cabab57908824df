// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/crumb_button.h"

#include "ui/theme/text_painting.h"

#include <QPainter>

namespace releasedesk::ui {

CrumbButton::CrumbButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize CrumbButton::sizeHint() const
{
    return {textWidth(text(), FontRole::Label), 24};
}

void CrumbButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintLine(painter, rect(), text(), FontRole::Label, underMouse() ? ColorToken::Text1 : ColorToken::Text3);
}

} // namespace releasedesk::ui
