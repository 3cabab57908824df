// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/themed_widget.h"

#include <QEvent>

namespace releasedesk::ui {

ThemedWidget::ThemedWidget(QWidget *parent)
    : QWidget(parent)
{
    connect(&Theme::current(), &Theme::changed, this, [this] {
        themeChanged();
        updateGeometry();
        update();
    });
}

void ThemedWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        languageChanged();
        updateGeometry();
        update();
    }
}

} // namespace releasedesk::ui
