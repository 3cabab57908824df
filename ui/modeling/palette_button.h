// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace releasedesk::ui {

//! One kind in the palette. A click or Enter activates it, a drag carries it onto the canvas.
class PaletteButton final : public QAbstractButton
{
    Q_OBJECT

public:
    //! An empty \p kind cannot be dragged.
    PaletteButton(IconName icon, const QString &kind, QWidget *parent = nullptr);

    void setNames(const QString &name, const QString &explanation);
    [[nodiscard]] const QString &taskKind() const { return m_kind; }
    [[nodiscard]] QSize sizeHint() const override { return {28, 28}; }

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    IconName m_icon;
    QString m_kind;
    QPoint m_start;
};

} // namespace releasedesk::ui
