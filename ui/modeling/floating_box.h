// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QPointer>

namespace releasedesk::ui {

//! A small box that floats over the canvas. Its shadow lets clicks through to what lies below.
class FloatingBox : public ThemedWidget
{
    Q_OBJECT

public:
    explicit FloatingBox(QWidget *parent);
    ~FloatingBox() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void placeShadow();

    QPointer<QWidget> m_shadow;
};

} // namespace releasedesk::ui
